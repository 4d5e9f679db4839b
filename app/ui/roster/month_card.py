"""A month of the roster in a table, what of it is not saved yet, and what is refused."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import WEEKDAYS
from app.domain.errors import ComplaintError, DataFolderProblem, InvalidComplaint, Problem
from app.domain.on_duty import Cell
from app.domain.shifts import Shift
from app.services.words.messages import words_for, words_for_problem
from app.translation import _, language, ngettext
from app.ui.empty_notice import EmptyNotice
from app.ui.form.banner import Banner
from app.ui.kit import Card, label
from app.ui.roster.grid import RosterGrid
from app.ui.roster.grid_model import GridModel, Sheet
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.hospital.roster import Roster

MOST_SHOWN = 4  # refusals under the table; each stands at its cell too
BUSY = "locked"  # somebody else writes just now
PARTED = "  ·  "


class MonthCard(Card):
    """Works on the cells; what is typed and not saved stays through months, and until the next start.

    Signals:
        edited: something is typed otherwise.
        saved: the roster is another one.
    """

    edited = Signal()
    saved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._roster: Roster | None = None
        self._first, self._unit = date.min, ""
        self._cells = GridModel(self._problems_in, self)
        self.grid = RosterGrid(self._cells, self)
        self._refused, self._standing = label("", "problem"), label("", "caption")
        self._refused.setObjectName("roster_refused")
        self._refused.setWordWrap(True)
        self._refused.hide()
        self._standing.setObjectName("roster_standing")
        self._none = EmptyNotice("roster_empty", "small", self)
        self._none.hide()
        self._copied: dict[Cell, str] = {}
        self._asked = Banner("copy_asked", _("Change all of them"), _("Fill only the empty ones"), self)
        self._asked.accepted.connect(self._copy_all)
        self._asked.declined.connect(self._copy_empty)
        self.body.addWidget(self._asked)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self._refused)
        self.body.addWidget(self._standing)
        self._cells.edited.connect(self._show_standing)
        self._cells.edited.connect(self.edited)
        self._cells.undo_stack.indexChanged.connect(self._tell)
        self.grid.outside.connect(self._say_outside)

    def use(self, roster: "Roster") -> None:
        """The services are ready; what was typed last time and not saved is there again."""
        self._roster = roster
        self._cells.take_typed(roster.unsaved())

    def show_month(self, first: date, unit: str, now: datetime) -> None:
        """Show the month that begins on that day, of the hospital or of a unit's own roles."""
        if self._roster is None:
            return
        if (first, unit) != (self._first, self._unit):
            self._asked.say("")  # it was asked about another month
        self._first, self._unit = first, unit
        self._show_whether_empty()
        roster, last = self._roster, last_of(first)
        standing = {cell: holder.text for cell, holder in roster.entered(first, last, unit).items()}
        sheet = Sheet(
            tuple((shift, _heading(roster, shift)) for shift in roster.shifts(first, last)),
            tuple((post.role, roster.label(post.role)) for post in roster.posts(unit)),
            unit,
            roster.shift(now),
        )
        row, column = self.grid.currentIndex().row(), self.grid.currentIndex().column()
        self._cells.show_sheet(sheet, standing, may_change=roster.may_change())
        self.grid.setCurrentIndex(self._cells.index(max(row, 0), max(column, 0)))
        self.grid.fit_columns()
        self._show_standing()

    def lead_to(self, shift: Shift) -> None:
        """Lead to a shift, unless somebody works elsewhere in its month already."""
        cell = self._cells.cell(0, 0)
        if cell is not None and self.grid.currentIndex().row() <= 0:
            self.grid.show_cell(Cell(shift.on, shift.code, cell.role, cell.unit))

    def chosen_shift(self) -> Shift | None:
        """The shift in whose row the keyboard is; None in an empty table."""
        return self._cells.shift(self.grid.currentIndex().row())

    def has_roles(self) -> bool:
        """Whether any role is filled by the shift here; where none is, words stand in place of the table."""
        return self._roster is not None and bool(self._roster.posts(self._unit))

    def take_keyboard(self) -> None:
        """The keyboard goes into the table."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_unsaved(self) -> bool:
        """Whether something is typed and not saved."""
        return bool(self._cells.typed())

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._cells.undo_stack.canUndo()

    def undo_words(self) -> str:
        """What the last step was; empty without one."""
        return self._cells.undo_stack.undoText()

    def undo(self) -> None:
        """Take the last step back."""
        self._cells.undo_stack.undo()

    def copy_last_month(self) -> None:
        """Fill this month from the month before, the same weekdays; where something stands it is asked first."""
        if self._roster is not None:
            copied = self._roster.copied(self._first, last_of(self._first), self._unit)
            self._copied = {cell: text for cell, text in copied.items() if text != self._cells.text(cell)}
            if any(self._cells.text(cell) for cell in self._copied):
                self._ask_before_copying(len(self._copied))
            else:
                self._copy_all()

    def _ask_before_copying(self, count: int) -> None:
        filled = sum(bool(self._cells.text(cell)) for cell in self._copied)
        words = _(
            "Copying last month would change {count} cells, {filled} of which are filled already. "
            "“Undo” takes it back in one step."
        )
        self._asked.say(words.format(count=count, filled=filled))

    def _copy_all(self) -> None:
        self._asked.say("")
        self._cells.change(self._copied, _("Copying last month"))

    def _copy_empty(self) -> None:
        self._asked.say("")
        empty = {cell: text for cell, text in self._copied.items() if not self._cells.text(cell)}
        self._cells.change(empty, _("Copying last month"))

    def save(self) -> None:
        """Save everything that was typed, or say what is wrong and save nothing."""
        if self._roster is None:
            return
        try:
            self._roster.write(self._cells.typed())
        except InvalidComplaint:
            self._show_standing()
            for cell, _words in self._cells.problems()[:1]:
                self.grid.show_cell(cell)
        except ComplaintError as refusal:
            self._say(words_for(refusal))
        else:
            self._cells.take_typed({})
            self.keep_unsaved()
            self.saved.emit()

    def keep_unsaved(self) -> None:
        """Keep what is not saved on this PC; where somebody else writes just now, at the next turn."""
        if self._roster is None or self._cells.typed() == self._roster.unsaved():
            return
        try:
            self._roster.keep_unsaved(self._cells.typed())
        except DataFolderProblem as problem:
            if problem.code != BUSY:
                raise

    def _show_whether_empty(self) -> None:
        for part in (self.grid, self._standing):
            part.setVisible(self.has_roles())
        self._none.setVisible(not self.has_roles())
        more = _("Who holds a role from one day to another is entered beside this.")
        self._none.show_notice("people_team", _("No role is filled by the shift here"), more)

    def _tell(self) -> None:
        self.edited.emit()

    def _problems_in(self, texts: Mapping[Cell, str]) -> Sequence[Problem]:
        return self._roster.problems_in(texts) if self._roster else ()

    def _show_standing(self) -> None:
        """How much is typed and not saved, and what of it is refused."""
        if self._roster is None:
            return
        wrong = [_refusal(self._roster, cell, words) for cell, words in self._cells.problems()]
        lines = wrong[:MOST_SHOWN]
        if len(wrong) > MOST_SHOWN:
            more = len(wrong) - MOST_SHOWN
            lines.append(ngettext("… and {count} more", "… and {count} more", more).format(count=more))
        self._say("\n".join(lines))
        self._standing.setText(shown(self._standing_in_words(self._roster, len(self._cells.typed()))))

    def _standing_in_words(self, roster: "Roster", count: int) -> str:
        if not roster.may_change():
            return _("The centre enters the roster; here it is read.")
        unsaved = ngettext("{count} cell is not saved", "{count} cells are not saved", count).format(count=count)
        keys = _("Enter edits, Ctrl+V pastes from Excel, Ctrl+Z undoes, Ctrl+S saves")
        return PARTED.join((unsaved if count else _("Everything is saved"), keys))

    def _say_outside(self, count: int) -> None:
        self._say(words_for_problem(Problem("roster", "outside_the_roster", {"count": count})))

    def _say(self, words: str) -> None:
        self._refused.setText(shown(words))
        self._refused.setVisible(bool(words))


def last_of(first: date) -> date:
    """The last day of the month that begins on that day."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _heading(roster: "Roster", shift: Shift) -> str:
    weekday = WEEKDAYS[language()][shift.on.weekday()]
    return _("{weekday} {day} · {shift}").format(weekday=weekday, day=shift.on.day, shift=roster.shift_name(shift))


def _refusal(roster: "Roster", cell: Cell, words: str) -> str:
    day, role = f"{cell.on.day}/{cell.on.month}", roster.label(cell.role)
    return _("{day} {shift}, {role}: {words}").format(day=day, shift=cell.shift, role=role, words=words)
