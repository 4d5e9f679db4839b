"""Fills a month of the roster from the month before; where something stands it is asked first."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.on_duty import Cell
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.roster.grid_model import GridModel


class MonthCopy(Banner):
    """Asks, and changes the cells as it is answered."""

    def __init__(self, cells: GridModel, parent: QWidget) -> None:
        super().__init__("copy_asked", _("Change all of them"), _("Fill only the empty ones"), parent)
        self._cells = cells
        self._copied: dict[Cell, str] = {}
        self.accepted.connect(self._copy_all)
        self.declined.connect(self._copy_empty)

    def copy(self, texts: Mapping[Cell, str]) -> None:
        """Change the cells to these texts, at once when all of them are empty."""
        self._copied = {cell: text for cell, text in texts.items() if text != self._cells.text(cell)}
        filled = sum(bool(self._cells.text(cell)) for cell in self._copied)
        if filled:
            words = _(
                "Copying last month would change {count} cells, {filled} of which are filled already. "
                "“Undo” takes it back in one step."
            )
            self.say(words.format(count=len(self._copied), filled=filled))
        else:
            self._copy_all()

    def _copy_all(self) -> None:
        self.say("")
        self._cells.change(self._copied, _("Copying last month"))

    def _copy_empty(self) -> None:
        self.say("")
        empty = {cell: text for cell, text in self._copied.items() if not self._cells.text(cell)}
        self._cells.change(empty, _("Copying last month"))
