"""A bar above the fields that says one thing and offers what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

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
        self._answers = (("accept", accept, self.accepted), ("decline", decline, self.declined))
        self._words: QLabel | None = None
        self.hide()

    def say(self, text: str) -> None:
        """Show the bar with these words; without words it goes away."""
        if text:
            self.lay_out()  # now: the first paint has no bar and does not wait for any
        if self._words is not None:
            self._words.setText(shown(text))
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def lay_out(self) -> None:
        """Make words and buttons, if they are not there."""
        if self._words is not None:
            return
        self._words = label("", "body")
        self._words.setWordWrap(True)
        self._words.setObjectName(f"{self.objectName()}_words")
        row = QHBoxLayout(self)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        for spoken, text, signal in self._answers:
            if text:
                button = secondary_button(text, None)
                button.setObjectName(f"{self.objectName()}_{spoken}")
                button.clicked.connect(signal)
                row.addWidget(button)
