"""Under a month of the roster: what of it is refused, and how much is not saved yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.on_duty import Cell
from app.translation import _, ngettext
from app.ui.kit import GAP, label
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.hospital.roster import Roster

MOST_SHOWN = 4  # refusals under the table; each stands at its cell too
PARTED = "  ·  "


class MonthStanding(QWidget):
    """Two lines of words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._refused, self._standing = label("", "problem"), label("", "caption")
        self._refused.setObjectName("roster_refused")
        self._refused.setWordWrap(True)
        self._refused.hide()
        self._standing.setObjectName("roster_standing")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._refused)
        column.addWidget(self._standing)

    def refuse(self, words: str) -> None:
        """Say what is refused; empty words take it away."""
        self._refused.setText(shown(words))
        self._refused.setVisible(bool(words))

    def show_standing(self, roster: "Roster", problems: Sequence[tuple[Cell, str]], unsaved: int) -> None:
        """Say which cells are refused and how many are not saved."""
        lines = [_refusal(roster, cell, words) for cell, words in problems[:MOST_SHOWN]]
        if len(problems) > MOST_SHOWN:
            more = len(problems) - MOST_SHOWN
            lines.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
        self.refuse("\n".join(lines))
        self._standing.setText(shown(_in_words(unsaved, may_change=roster.may_change())))

    def show_table(self, *, is_there: bool) -> None:
        """Say how it stands only where there is a table."""
        self._standing.setVisible(is_there)


def _in_words(unsaved: int, *, may_change: bool) -> str:
    if not may_change:
        return _("The centre enters the roster; here it is read.")
    words = ngettext("{count} cell is not saved", "{count} cells are not saved", unsaved).format(count=unsaved)
    keys = _("Enter edits, Ctrl+V pastes from Excel, Ctrl+Z undoes, Ctrl+S saves")
    return PARTED.join((words if unsaved else _("Everything is saved"), keys))


def _refusal(roster: "Roster", cell: Cell, words: str) -> str:
    day, role = f"{cell.on.day}/{cell.on.month}", roster.label(cell.role)
    return _("{day} {shift}, {role}: {words}").format(day=day, shift=cell.shift, role=role, words=words)
