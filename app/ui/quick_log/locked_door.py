"""Opens the quick log on the lock screen: first the PIN, then the same questions as in the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from app.ui.quick_log.pin_dialog import PinDialog

if TYPE_CHECKING:
    from app.services.locked_log.box import LockedLog
    from app.services.locked_log.hand import AuthorsHand
    from app.ui.quick_log.window import QuickLogWindow

MakeWindow = Callable[["AuthorsHand", QWidget], "QuickLogWindow"]
OF_THE_WINDOW_ONLY = "quick_log_sheet"


class LockedDoor(QObject):
    """One lock screen; its quick log goes with it.

    Signals:
        broke: what has no words for people.
    """

    broke = Signal(object)

    def __init__(self, log: "LockedLog", make: MakeWindow, screen: QDialog) -> None:
        super().__init__(screen)
        self._log, self._make, self._screen = log, make, screen
        self._windows: dict[str, QuickLogWindow] = {}
        screen.finished.connect(self._save_ticks)

    def is_offered(self) -> bool:
        """Whether anybody has a PIN."""
        return bool(self._log.authors())

    def open(self) -> None:
        """Ask for the PIN; the questions follow."""
        dialog = PinDialog(self._log.authors(), self._log.opened, self._screen)
        dialog.opened.connect(self._begin)
        dialog.broke.connect(self.broke)
        dialog.open()

    def put_away(self) -> None:
        """Nobody touches anything any more: keep what is typed, and show it to nobody."""
        for window in self._windows.values():
            if window.isVisible():
                window.reject()
                window.hide()

    def _save_ticks(self) -> None:
        """The lock screen goes, and with it the windows: who was ticked as told was told, at the times beside them."""
        for window in self._windows.values():
            if window.is_ticked():
                window.save()

    def _begin(self, hand: "AuthorsHand") -> None:
        # Ticks that are not saved wait in the window of their author, whose PIN opens it again.
        window = self._windows.get(hand.author.uid)
        if window is None:
            window = self._windows[hand.author.uid] = self._make(hand, self._screen)
            window.setModal(True)
            for button in window.findChildren(QPushButton, OF_THE_WINDOW_ONLY):
                button.hide()
        window.begin()
