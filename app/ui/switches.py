"""The switches at the foot of the sidebar: the other language, and the other colours."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.translation import _, language
from app.ui.icons import icon
from app.ui.theme import DARK, LIGHT, scheme

NATIVE_NAMES = {"th": "ไทย", "en": "English"}
GAP, ICON = 8, QSize(16, 16)


class Switches(QWidget):
    """Offers what is not in use.

    Signals:
        language_wanted: the other language.
        scheme_wanted: light or dark.
    """

    language_wanted = Signal(str)
    scheme_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._other_language = "en" if language() == "th" else "th"
        tongue = self._switch("language_switch", "local_language", NATIVE_NAMES[self._other_language])
        tongue.clicked.connect(self._want_language)
        self._scheme = self._switch("scheme_switch", "contrast", "")
        self._scheme.clicked.connect(self._want_scheme)
        self.show_scheme()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(tongue, 1)
        row.addWidget(self._scheme, 1)

    def show_scheme(self) -> None:
        """Offer the scheme that is not on the screen."""
        other = LIGHT if scheme() == DARK else DARK
        self._scheme.setText({LIGHT: _("Light"), DARK: _("Dark")}[other])
        self._scheme.setAccessibleName({LIGHT: _("Light colours"), DARK: _("Dark colours")}[other])

    def _switch(self, name: str, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("kind", "switch")
        button.setIcon(icon(icon_name, "sidebar_text"))
        button.setIconSize(ICON)
        button.setAutoDefault(False)
        return button

    def _want_language(self) -> None:
        self.language_wanted.emit(self._other_language)

    def _want_scheme(self) -> None:
        self.scheme_wanted.emit(LIGHT if scheme() == DARK else DARK)
