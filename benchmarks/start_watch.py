"""Watches the window of `benchmarks.start_child` from outside: its first paint, and the first real rows; then types."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


class Watch(QObject):
    """Prints the seconds at the first paint and when a field takes a key, and ends the process."""

    def __init__(self, window: QWidget, since_start: Callable[[], float]) -> None:
        super().__init__()
        self._window, self._since_start = window, since_start
        self._table: QTableView | None = None
        self._painted = self._tried = False
        window.installEventFilter(self)

    def watch_table(self, table: "QTableView") -> None:
        """The table stands; its rows come later."""
        self._table = table
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        if watched is self._window and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._note_paint)
        elif watched is not self._window and not self._tried:
            self._look_for_rows()
        return False

    def _look_for_rows(self) -> None:
        if self._table is not None and self._table.model().index(0, 0).data():
            self._tried = True
            QTimer.singleShot(0, self, self._type)

    def _note_paint(self) -> None:
        print(self._since_start(), flush=True)

    def _type(self) -> None:
        field = self._window.findChild(QLineEdit, "reported_by")
        field.setFocus()
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(field, key)
        if field.text() == "a":
            print(self._since_start(), flush=True)
        os._exit(0)
