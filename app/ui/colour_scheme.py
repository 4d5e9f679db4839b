"""The colours of the application: as somebody chose them, else as the system has them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.ui.theme import DARK, LIGHT, Theme
from app.ui.window_memory import SYSTEM, WindowMemory


class ColourScheme(QObject):
    """Light or dark; what was chosen is remembered.

    Signals:
        changed: everything has other colours now.
    """

    changed = Signal()

    def __init__(self, qt: QApplication, memory: WindowMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._qt, self._memory = qt, memory
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)

    def prepare(self) -> None:
        """Give fonts and palette, before the first window is built."""
        self._theme().prepare(self._qt)

    def dress(self) -> None:
        """Give the style sheet, after the first window was built: Qt would style every widget again as it is placed."""
        self._qt.setStyleSheet(self._theme().style_sheet())

    def choose(self, scheme: str) -> None:
        """Change the colours and remember them."""
        self._memory.keep_scheme(scheme)
        self._recolour()

    def _theme(self) -> Theme:
        kept = self._memory.scheme()
        if kept != SYSTEM:
            return Theme(kept)
        return Theme(DARK if self._qt.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT)

    def _follow_system(self) -> None:
        if self._memory.scheme() == SYSTEM:
            self._recolour()

    def _recolour(self) -> None:
        self._theme().apply(self._qt)
        self.changed.emit()
