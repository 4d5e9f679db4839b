"""Cards beside and under each other, in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.rows import cleared

CARD, GAP = 290, 12
FEWEST = 2  # columns, where they fit: a single card as wide as the page would look like something else


class CardGrid(QWidget):
    """All columns are of one width, the cards of a row of one height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards instead of the old ones."""
        cleared(self._grid)
        self._cards = list(cards)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One column: the others come and go with the room."""
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()

    def _fitting(self) -> int:
        fitting = max((self.width() + GAP) // (CARD + GAP), 1)
        return min(fitting, max(len(self._cards), FEWEST))

    def _arrange(self) -> None:
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = self._fitting()
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, self._columns))
