"""Opens the quick log, made when it is wanted first, and shows its papers."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.quick_log.window import QuickLogWindow

MakeWindow = Callable[["Office", QWidget], "QuickLogWindow"]
ShowSheet = Callable[["Office", str, datetime, QWidget], object]


class QuickLogDoor(QObject):
    """One quick log a window.

    Signals:
        logged: number of the case that was recorded or of which somebody was told.
        page_wanted: key of the page that somebody goes to.
    """

    logged = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, make: MakeWindow, show_sheet: ShowSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._make, self._show_sheet = make, show_sheet
        self._window: QuickLogWindow | None = None
        self._office: Office | None = None

    def open(self, office: "Office") -> None:
        """Show the quick log of these services."""
        self._made(office).begin()

    def tell(self, office: "Office", number: str) -> None:
        """Show whom to tell of a case."""
        self._made(office).tell(number)

    def _made(self, office: "Office") -> "QuickLogWindow":
        if self._window is None or self._office is not office:
            self._office = office
            self._window = self._make(office, cast(QWidget, self.parent()))
            self._window.logged.connect(self.logged)
            self._window.sheet_wanted.connect(self._show)
            self._window.page_wanted.connect(self.page_wanted)
            self._window.destroyed.connect(self._forget)
        return self._window

    def _forget(self) -> None:
        self._window = None

    def _show(self, unit: str) -> None:
        if self._office is not None and self._window is not None:
            self._show_sheet(self._office, unit, self._office.desk.now(), self._window)
