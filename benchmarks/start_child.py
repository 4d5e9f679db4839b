"""One start of a window for `benchmarks.start`: prints the seconds since its parent began it, and ends."""

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.main_window import MainWindow

STARTED_AT = float(os.environ["STARTED_AT"])


def since_start() -> float:
    return time.monotonic() - STARTED_AT


def empty() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self, self.end)

        def end(self) -> None:
            print(since_start(), flush=True)
            application.quit()

    application = QApplication([])
    window = Window()
    window.show()
    application.exec()


def application(folder: Path) -> None:
    """The start as `main.py` makes it; the window is watched from outside once it is built."""
    from app import bootstrap
    from app.bootstrap import window as start

    make_frame = start.make_frame
    watches: list[object] = []

    def make_watched_frame(clock: Callable[[], datetime]) -> "MainWindow":
        window = make_frame(clock)
        watches.append(_watch(window))
        return window

    start.make_frame = make_watched_frame
    bootstrap.main(["--data-dir", str(folder)])


def _watch(window: "QWidget") -> object:
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

    table = window.findChild(QTableView, "case_list")

    class Watch(QObject):
        """Sees the first paint of the window and of real rows, then types."""

        painted = tried = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if watched is window and not self.painted:
                    self.painted = True
                    QTimer.singleShot(0, self, self._note_paint)
                elif watched is not window and not self.tried and table.model().index(0, 0).data():
                    self.tried = True
                    QTimer.singleShot(0, self, self._type)
            return False

        def _note_paint(self) -> None:
            print(since_start(), flush=True)

        def _type(self) -> None:
            field = window.findChild(QLineEdit, "reported_by")
            field.setFocus()
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
            QApplication.sendEvent(field, key)
            if field.text() == "a":
                print(since_start(), flush=True)
            os._exit(0)

    watch = Watch()
    window.installEventFilter(watch)
    table.viewport().installEventFilter(watch)
    return watch


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        application(Path(sys.argv[2]))
