"""The roster: who is on duty in which role and shift, who holds a role, and whom to tell of a duty (RPT-2)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import groupby

from app.domain.duties import is_in_office_hours
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.on_duty import Cell, Holder, holder_in
from app.domain.posts import Post
from app.domain.shifts import Shift, shift_at, shifts_of
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.role_holders import RoleHolders
from app.services.hospital.roster_reading import DAY, ON_DUTY, RosterReading, entries_in
from app.services.hospital.roster_rows import OnDuty, WhoIsThere
from app.services.hospital.unsaved_cells import UnsavedCells
from app.services.hospital.who_decides import require_hospital_right
from app.services.rows import DutyRow
from app.translation import language

WEEK = timedelta(days=7)
ROSTER_CHANGED = "roster_changed"


class Roster:
    """What is entered and asked about people on duty; the centre enters it, a ward that was paired reads."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)
        self.holders, self.unsaved = RoleHolders(desk, self._reference), UnsavedCells(desk)
        self._reading = RosterReading(desk, self._reference, self.holders)

    def may_change(self) -> bool:
        """Whether the roster is this PC's to change."""
        try:
            require_hospital_right(self._desk)
        except NotAllowed:
            return False
        return True

    def posts(self, unit: str = "") -> tuple[Post, ...]:
        """The roles that are filled by the shift: of the hospital, or with a unit those that it fills itself."""
        return tuple(each for each in self._desk.policy.posts if each.kept == "shift" and each.per_unit == bool(unit))

    def shifts(self, first: date, last: date) -> tuple[Shift, ...]:
        """Every shift that begins on one of these days."""
        days = (first + timedelta(days=each) for each in range((last - first).days + 1))
        return tuple(shift for day in days for shift in shifts_of(day, self._desk.policy))

    def shift_name(self, shift: Shift) -> str:
        """What the hospital calls a shift; its hours where it has no name."""
        known = self._desk.policy.shifts.get(shift.code)
        return known.label(language()) if known else shift.hours

    def shift(self, moment: datetime) -> Shift:
        """The shift in which that moment lies."""
        return shift_at(moment, self._desk.policy)

    def label(self, role: str) -> str:
        """What the hospital calls a role."""
        known = self._desk.policy.roles.get(role)
        return known.label(language()) if known else role

    def entered(self, first: date, last: date, unit: str = "") -> dict[Cell, Holder]:
        """Who was entered for the shifts of these days."""
        cells = self.who_is_there().cells
        return {cell: each for cell, each in cells.items() if first <= cell.on <= last and cell.unit == unit}

    def problems_in(self, texts: Mapping[Cell, str]) -> tuple[Problem, ...]:
        """What would be refused of the texts of these cells, all at once; `field` is the cell's name."""
        return tuple(problem for cell, text in texts.items() for problem in holder_in(text, cell.name)[1])

    def write(self, texts: Mapping[Cell, str]) -> bool:
        """Enter these cells, an empty text takes away what stands; the others stay. Whether anything was written.

        Raises:
            InvalidComplaint: a number that nobody can call. NotAllowed: this ward was paired with a centre.
        """
        problems = self.problems_in(texts)
        if problems:
            raise InvalidComplaint(problems)
        ordered = sorted(texts)
        standing = self._reference.entities(DAY)
        values = {
            (f"{DAY}{on.isoformat()}", ON_DUTY): _written(standing.get(on.isoformat(), {}), list(cells), texts)
            for on, cells in groupby(ordered, _day_of)
        }
        return self._reference.write(ROSTER_CHANGED, values)

    def copied(self, first: date, last: date, unit: str = "") -> dict[Cell, str]:
        """What the month before would give for these days: each from the day of the same weekday, whole weeks before.

        Days that the month before does not reach take the last week of it again.
        """
        before = (first - timedelta(days=1)).replace(day=1)
        there = self.entered(before, first - timedelta(days=1), unit)
        found: dict[Cell, str] = {}
        for shift in self.shifts(first, last):
            source = _same_weekday(shift.on, first, before)
            for cell, holder in there.items():
                if (cell.on, cell.shift) == (source, shift.code):
                    found[Cell(shift.on, cell.shift, cell.role, cell.unit)] = holder.text
        return found

    def on_duty(self, role: str, moment: datetime, unit: str = "") -> OnDuty:
        """Who fills that role at that moment."""
        return self.who_is_there().on_duty(role, moment, unit)

    def who_to_tell(self, duty: DutyRow, moment: datetime, unit: str = "") -> tuple[OnDuty, ...]:
        """Whom a duty names, in its order, with name and number at that moment; `unit`: of the case."""
        return self.who_is_there().to_whom(duty.to_whom, moment, unit)

    def chain(self, moment: datetime, unit: str = "") -> tuple[OnDuty, ...]:
        """The whole chain of telling for that moment, in or out of office hours, in its order (RPT-2)."""
        policy = self._desk.policy
        hours = "in_hours" if is_in_office_hours(moment, policy, self._desk.calendar) else "out_of_hours"
        roles = (*policy.chain(hours, "first"), *policy.chain(hours, "last"))
        return self.who_is_there().to_whom(roles, moment, unit)

    def who_is_there(self) -> WhoIsThere:
        """Everybody who was entered."""
        return self._reading.who_is_there()


def _written(units: Mapping[str, object], cells: list[Cell], texts: Mapping[Cell, str]) -> dict[str, object] | None:
    """The day as it is after these cells were entered; None when nobody is left."""
    entries = entries_in(units)
    for cell in cells:
        holder, _problems = holder_in(texts[cell], cell.name)
        if holder is None:
            entries.pop(cell.place, None)
        else:
            entries[cell.place] = holder.as_json()
    return entries or None


def _same_weekday(on: date, first: date, before: date) -> date:
    """The day that many whole weeks earlier which lies in the month before, as near to its place as can be."""
    source = on - 4 * WEEK
    while source >= first:
        source -= WEEK
    return source if source >= before else source + WEEK


def _day_of(cell: Cell) -> date:
    return cell.on
