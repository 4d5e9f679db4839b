"""Sentences about copies that are hidden as long as they say nothing, and the buttons under them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.kit import BUTTON_GAP
from app.ui.shown_text import shown


class Sentence(QLabel):
    """One thing that is said; hidden without words, red when something is wrong."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"copies_{name}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.say("")

    def say(self, words: str, *, is_problem: bool = False) -> None:
        """Show these words."""
        self.setProperty("role", "problem" if is_problem else "body")
        self.style().polish(self)
        self.setText(shown(words))
        self.setVisible(bool(words))

    def refuse(self, error: BaseException) -> None:
        """Say why something was not done; what is no refusal rises."""
        if not isinstance(error, ComplaintError):
            raise error
        self.say(words_for(error), is_problem=True)

    def tell_given_up(self) -> None:
        """Say that somebody broke off what was being done."""
        self.say(_("It was broken off; nothing was left half made."))


def in_a_row(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons beside each other, from the left."""
    row = QHBoxLayout()
    row.setSpacing(BUTTON_GAP)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
