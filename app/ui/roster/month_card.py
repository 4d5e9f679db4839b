"""A month of the roster in a table: what is typed into it is saved, or kept until the next start."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import WEEKDAYS
from app.domain.errors import ComplaintError, DataFolderProblem, InvalidComplaint, Problem
from app.domain.on_duty import Cell
from app.domain.shifts import Shift
from app.services.words.messages import words_for, words_for_problem
from app.translation import _, language
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import Card
from app.ui.roster.grid import RosterGrid
from app.ui.roster.grid_model import GridModel
from app.ui.roster.month_copy import MonthCopy
from app.ui.roster.month_standing import MonthStanding
from app.ui.roster.sheet import Sheet
from app.ui.roster.typed_cells import TypedCells

if TYPE_CHECKING:
    from app.services.hospital.roster import Roster

BUSY = "locked"  # somebody else writes just now


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
        self.cells = TypedCells(self._problems_in, self)
        self._model = GridModel(self.cells, self)
        self._asked = MonthCopy(self._model, self)
        self.grid = RosterGrid(self._model, self.cells.undo_stack, self)
        self._none, self._standing = EmptyNotice("roster_empty", "small", self), MonthStanding(self)
        self._none.hide()
        self.body.addWidget(self._asked)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self._standing)
        self.cells.edited.connect(self._show_standing)
        self.cells.edited.connect(self.edited)
        self.cells.undo_stack.indexChanged.connect(self._tell)
        self.grid.outside.connect(self._say_outside)

    def use(self, roster: "Roster") -> None:
        """The services are ready; what was typed last time and not saved is there again."""
        self._roster = roster
        self.cells.take_typed(roster.unsaved.kept())

    def show_month(self, first: date, unit: str, now: datetime) -> None:
        """Show the month that begins on that day, of the hospital or of a unit's own roles."""
        if self._roster is None:
            return
        if (first, unit) != (self._first, self._unit):
            self._asked.say("")  # it was asked about another month
        self._first, self._unit = first, unit
        self._show_whether_empty()
        standing = {cell: holder.text for cell, holder in self._roster.entered(first, last_of(first), unit).items()}
        may_change = self._roster.may_change()
        row, column = self.grid.currentIndex().row(), self.grid.currentIndex().column()
        self._model.show_sheet(_sheet(self._roster, first, unit, now), standing, may_change=may_change)
        self.grid.setCurrentIndex(self._model.index(max(row, 0), max(column, 0)))
        self.grid.fit_columns()
        self._show_standing()

    def chosen_shift(self) -> Shift | None:
        """The shift in whose row the keyboard is; None in an empty table."""
        return self._model.sheet.shift(self.grid.currentIndex().row())

    def has_roles(self) -> bool:
        """Whether any role is filled by the shift here; where none is, words stand in place of the table."""
        return self._roster is not None and bool(self._roster.posts(self._unit))

    def undo(self) -> None:
        """Take the last step back."""
        self.cells.undo_stack.undo()

    def copy_last_month(self) -> None:
        """Fill this month from the month before, the same weekdays; where something stands it is asked first."""
        if self._roster is not None:
            self._asked.copy(self._roster.copied(self._first, last_of(self._first), self._unit))

    def save(self) -> None:
        """Save everything that was typed, or say what is wrong and save nothing."""
        if self._roster is None:
            return
        try:
            self._roster.write(self.cells.typed())
        except InvalidComplaint:
            self._show_standing()
            for cell, _words in self.cells.problems()[:1]:
                self.grid.show_cell(cell)
        except ComplaintError as refusal:
            self._standing.refuse(words_for(refusal))
        else:
            self.cells.take_typed({})
            self.keep_unsaved()
            self.saved.emit()

    def keep_unsaved(self) -> None:
        """Keep what is not saved on this PC; where somebody else writes just now, at the next turn."""
        if self._roster is None or self.cells.typed() == self._roster.unsaved.kept():
            return
        try:
            self._roster.unsaved.keep(self.cells.typed())
        except DataFolderProblem as problem:
            if problem.code != BUSY:
                raise

    def _show_whether_empty(self) -> None:
        self.grid.setVisible(self.has_roles())
        self._standing.show_table(is_there=self.has_roles())
        self._none.setVisible(not self.has_roles())
        more = _("Who holds a role from one day to another is entered beside this.")
        self._none.show_notice("people_team", _("No role is filled by the shift here"), more)

    def _tell(self) -> None:
        self.edited.emit()

    def _problems_in(self, texts: Mapping[Cell, str]) -> Sequence[Problem]:
        return self._roster.problems_in(texts) if self._roster else ()

    def _show_standing(self) -> None:
        if self._roster is not None:
            self._standing.show_standing(self._roster, self.cells.problems(), len(self.cells.typed()))

    def _say_outside(self, count: int) -> None:
        self._standing.refuse(words_for_problem(Problem("roster", "outside_the_roster", {"count": count})))


def last_of(first: date) -> date:
    """The last day of the month that begins on that day."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _sheet(roster: "Roster", first: date, unit: str, now: datetime) -> Sheet:
    return Sheet(
        tuple((shift, _heading(roster, shift)) for shift in roster.shifts(first, last_of(first))),
        tuple((post.role, roster.label(post.role)) for post in roster.posts(unit)),
        unit,
        roster.shift(now),
    )


def _heading(roster: "Roster", shift: Shift) -> str:
    weekday = WEEKDAYS[language()][shift.on.weekday()]
    return _("{weekday} {day} · {shift}").format(weekday=weekday, day=shift.on.day, shift=roster.shift_name(shift))
