"""A bar above the fields that says one thing and offers what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.kit import label, secondary_button
from app.ui.shown_text import shown

GAP = 8


class Banner(QFrame):
    """Hidden until it has something to say.

    Signals:
        accepted: the first button was clicked.
        declined: the second button was clicked.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self, name: str, accept: str, decline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "banner")
        self._words = label("", "body")
        self._words.setWordWrap(True)
        self._words.setObjectName(f"{name}_words")
        row = QHBoxLayout(self)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        for text, spoken, signal in ((accept, "accept", self.accepted), (decline, "decline", self.declined)):
            if text:
                button = secondary_button(text, None)
                button.setObjectName(f"{name}_{spoken}")
                button.clicked.connect(signal)
                row.addWidget(button)
        self.hide()

    def say(self, text: str) -> None:
        """Show the bar with these words; without words it goes away."""
        self._words.setText(shown(text))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
