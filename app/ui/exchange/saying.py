"""Sentences beside a field, where no rule of the field schema stands behind them."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from app.ui.kit import label
from app.ui.problem_labels import SUFFIX
from app.ui.shown_text import shown

INDICATOR = 28  # a tick or a round mark, and the room before its words


def say_beside(root: QWidget, name: str, words: str) -> None:
    """Write the words under the field of that name; nothing when all is well."""
    for place in root.findChildren(QLabel, f"{name}{SUFFIX}"):
        place.setText(shown(words))
        place.setVisible(bool(words))


def wrapped(words: str, role: str) -> QLabel:
    """A text of several lines."""
    made = label(words, role)
    made.setWordWrap(True)
    return made


def explained(choice: QAbstractButton, *captions: QLabel) -> QVBoxLayout:
    """A choice, and close under its words what it means."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(choice)
    for caption in captions:
        caption.setIndent(INDICATOR)
        column.addWidget(caption)
    return column
