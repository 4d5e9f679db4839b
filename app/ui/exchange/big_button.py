"""A large button with a title and the sentence under it that says what a click will do."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.exchange.lines import OTHER_COLOURS
from app.ui.icons import icon
from app.ui.kit import label
from app.ui.rows import RowButton, passed_through, restyled
from app.ui.shown_text import shown

PICTURE = 40
INKS = {"big": "primary", "big_primary": "on_primary"}


class BigButton(RowButton):
    """Sends or receives; `kind` is big or big_primary."""

    def __init__(self, name: str, picture: str, title: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setAccessibleName(title)
        self._kind, self._picture_name, self._picture = kind, picture, QLabel()
        self._title, self._words = label(title, "title"), label("", "body")
        self._words.setObjectName(f"{name}_words")
        self._words.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._words)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(16)
        row.addWidget(self._picture)
        row.addLayout(texts, 1)
        passed_through(self)

    def offer(self, words: str, *, is_possible: bool) -> None:
        """Say what a click will do, or why there is none."""
        self._words.setText(shown(words))
        self.setAccessibleDescription(words)
        self.setEnabled(is_possible)
        self._draw()
        for part in (self._title, self._words):
            restyled(part, "on", self._kind if is_possible else "nothing")  # the sheet does not look up to a button
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in OTHER_COLOURS:
            self._draw()

    def _draw(self) -> None:
        ink = INKS[self._kind] if self.isEnabled() else "hint"
        self._picture.setPixmap(icon(self._picture_name, ink).pixmap(PICTURE, PICTURE))
