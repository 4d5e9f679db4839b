"""The lists of the window of redacted copies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout

from app.ui.kit import BUTTON_GAP, label
from app.ui.shown_text import plain

LEAST_WIDTH = 200  # two words of Thai beside each other


def picked_list(name: str, spoken: str) -> QListWidget:
    """A list of which one line is chosen, each of two lines of words."""
    made = QListWidget()
    made.setObjectName(name)
    made.setAccessibleName(plain(spoken))
    made.setProperty("kind", "picked")
    made.setWordWrap(True)
    made.setMinimumWidth(LEAST_WIDTH)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def column_of(title: str, listed: QListWidget) -> QVBoxLayout:
    """The list under its title."""
    column = QVBoxLayout()
    column.setSpacing(BUTTON_GAP)
    column.addWidget(label(title, "strong"))
    column.addWidget(listed, 1)
    return column
