"""Says above the day's work that nobody has named the hospital yet, and leads to where it is named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.kit import GAP, PAGE_MARGIN
from app.ui.pages import SETTINGS


class Nameless(QWidget):
    """Takes no room once the hospital has a name.

    Signals:
        page_wanted: key of the page where it is named, and no part of it.
    """

    page_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._banner = Banner("nameless", _("To the settings"), "", self)
        self._banner.accepted.connect(self._want_settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, 0)
        column.addWidget(self._banner)
        self.hide()

    def stand(self, *, wanted: bool) -> None:
        """Show it, or take it away."""
        words = _("Nobody has said yet which hospital this is. Every paper needs its name.")
        self._banner.say(words if wanted else "")
        self.setVisible(wanted)

    def _want_settings(self) -> None:
        self.page_wanted.emit(SETTINGS, "")
