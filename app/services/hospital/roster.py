"""The roster: who is on duty in which role and shift, who holds a role, and whom to tell of a duty (RPT-2)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy import func, select

from app.domain.duties import is_in_office_hours
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.on_duty import Cell, Holder, holder_in
from app.domain.posts import Post
from app.domain.shifts import Shift, shift_at, shifts_of
from app.models.log_tables import save
from app.services.cases.drafts import PATIENCE_MS
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.role_holders import RoleHolders
from app.services.hospital.roster_rows import OnDuty, WhoIsThere
from app.services.log.authority import REFERENCE
from app.services.rows import DutyRow
from app.translation import language

DAY, ON_DUTY = "roster:", "on_duty"
UNSAVED = "roster_unsaved"
WEEK = timedelta(days=7)
ROSTER_CHANGED = "roster_changed"


class Roster:
    """What is entered and asked about people on duty; the centre enters it, a ward that was paired reads."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)
        self.holders = RoleHolders(desk, self._reference)
        self._read_at: int | None = None
        self._there: WhoIsThere | None = None

    def may_change(self) -> bool:
        """Whether the roster is this PC's to change."""
        try:
            self._desk.require_reference_right()
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

    def keep_unsaved(self, texts: Mapping[Cell, str]) -> None:
        """Keep on this PC what was typed into cells and not saved, instead of what was kept before."""
        kept = [[cell.on.isoformat(), cell.place, text] for cell, text in texts.items()]
        with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
            write_setting(connection, UNSAVED, kept)

    def unsaved(self) -> dict[Cell, str]:
        """What was typed into cells on this PC and not saved."""
        with self._desk.database.reading() as connection:
            kept = read_setting(connection, UNSAVED)
        rows = kept if isinstance(kept, list) else []
        return {Cell.at(date.fromisoformat(on), place): text for on, place, text in rows}

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
        """Everybody who was entered; read again only after somebody wrote reference data."""
        latest = self._latest_save()
        if self._there is None or self._read_at != latest:
            cells = dict(self._cells())
            self._there = WhoIsThere(self._desk.policy, cells, self.holders.all())
            self._read_at = latest
        return self._there

    def _latest_save(self) -> int | None:
        query = select(func.max(save.c.id)).where(save.c.case_uid == REFERENCE)
        with self._desk.database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def _cells(self) -> Iterator[tuple[Cell, Holder]]:
        for on, units in self._reference.entities(DAY).items():
            for place, value in _entries(units).items():
                if isinstance(value, dict):
                    yield Cell.at(date.fromisoformat(on), place), Holder.from_json(value)


def _entries(units: Mapping[str, object]) -> dict[str, object]:
    kept = units.get(ON_DUTY)
    return dict(kept) if isinstance(kept, dict) else {}


def _written(units: Mapping[str, object], cells: list[Cell], texts: Mapping[Cell, str]) -> dict[str, object] | None:
    """The day as it is after these cells were entered; None when nobody is left."""
    entries = _entries(units)
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
