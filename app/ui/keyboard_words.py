"""Which letters the keyboard writes, said under a line whose text is hidden: passwords are mostly mistyped by that."""

import re

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.translation import _
from app.ui.shown_text import shown

_THAI = re.compile("[\u0e00-\u0e7f]")
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class KeyboardWords(QLabel):
    """Says that the keyboard writes Thai, or capitals, while one of its lines is typed into; hidden otherwise.

    Nothing is refused for it: a password may be Thai.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "hint")
        self.setWordWrap(True)
        self._lines: list[QLineEdit] = []
        self._is_capital = False
        QGuiApplication.inputMethod().localeChanged.connect(self.look)
        self.hide()

    def watch(self, line: QLineEdit) -> None:
        """Say it of this line, too."""
        self._lines.append(line)
        line.installEventFilter(self)
        line.textChanged.connect(self.look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if len(letter) == 1 and letter.isascii() and letter.isalpha():
                # Nothing tells a program of Caps Lock everywhere; a capital without Shift does.
                self._is_capital = letter.isupper() != bool(event.modifiers() & _SHIFT)
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Say what holds now."""
        texts = "".join(line.text() for line in self._lines)
        is_thai = QGuiApplication.inputMethod().locale().language() == QLocale.Language.Thai
        words = ""
        if is_thai or _THAI.search(texts):
            words = _("The keyboard types Thai letters.")
        elif texts and self._is_capital:
            words = _("Caps Lock seems to be on.")
        self.setText(shown(words))
        self.setVisible(bool(words))
