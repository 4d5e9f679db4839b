"""What the last sending or receiving brought, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.exchange.lines import Line, Lines
from app.ui.kit import Card, label
from app.ui.shown_text import shown


class ResultCard(Card):
    """Hidden until something was sent or received.

    Signals:
        case_wanted: number of the case whose link was chosen.
    """

    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("exchange_result")
        self._title, self._lines = label("", "card_title"), Lines("result", self)
        self._title.setObjectName("exchange_result_title")
        self._lines.case_wanted.connect(self.case_wanted)
        self.body.addWidget(self._title)
        self.body.addWidget(self._lines)
        self.hide()

    def show_result(self, title: str, lines: Sequence[Line]) -> None:
        """Show what came of it."""
        self._title.setText(shown(title))
        self._lines.show_lines(lines)
        self.show()
