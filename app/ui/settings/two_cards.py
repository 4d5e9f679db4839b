"""A section of the settings with a list and its buttons on the left, and the form on the right."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.kit import BUTTON_GAP, GAP


def row_of_buttons(named: Iterable[tuple[QPushButton, str]]) -> QHBoxLayout:
    """The buttons side by side from the left, each under its name."""
    row = QHBoxLayout()
    row.setSpacing(BUTTON_GAP)
    for button, name in named:
        button.setObjectName(name)
        row.addWidget(button)
    row.addStretch(1)
    return row


def lay_side_by_side(section: QWidget, card: QWidget, form: QWidget, shares: tuple[int, int]) -> None:
    """The card with the list as high as the section, the form at its top; `shares` of the width."""
    row = QHBoxLayout(section)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(card, shares[0])
    row.addWidget(form, shares[1], Qt.AlignmentFlag.AlignTop)
