"""The yearly list of each unit: collected duties, such as near misses and guidelines, that hold no case open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from app.domain.errors import InvalidComplaint, Problem
from app.domain.fiscal_years import days_of_fiscal_year
from app.domain.occasions import OF
from app.models.projection_tables import complaint, duty
from app.services.cases.case_state import state_from
from app.services.cases.duty_changes import counted_again
from app.services.cases.duty_ends import end_changes
from app.services.desk import Desk
from app.services.log.heads_after import heads_with
from app.services.log.store import heads_of
from app.services.risk.incidents import duty_row
from app.services.risk.risk_conditions import counts, texts_in
from app.services.rows import DutyRow
from app.services.sight import Sight


@dataclass(frozen=True)
class CollectedEntry:
    """One duty on the list of a unit, which is the one responsible, else the first one concerned."""

    case_uid: str
    number: str
    subject: str
    unit: str
    category: str | None
    nonclinical_level: int | None
    duty: DutyRow

    @property
    def key(self) -> tuple[str, str]:
        """What names the entry among all."""
        return self.case_uid, self.duty.id


class Collected:
    """Reads the lists, and hands entries over to whom they are for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def units(self, year: int) -> tuple[str, ...]:
        """The units with a list in the fiscal year that ends in `year`."""
        return tuple(sorted({each.unit for each in self.entries(year)}))

    def entries(self, year: int, unit: str = "") -> tuple[CollectedEntry, ...]:
        """The list of a unit, oldest case first; without a unit, of all. Measures have a list of their own."""
        with self._desk.database.reading() as connection:
            found = _entries(connection, year, self._desk.sight)
        return tuple(each for each in found if not unit or each.unit == unit)

    def hand_over(
        self, entries: Sequence[CollectedEntry], *, at: datetime, by: str, to: str = "", words: str = ""
    ) -> int:
        """Tick entries, one or the whole list, as handed over at `at` by `by`; how many were open until then.

        Raises:
            InvalidComplaint: nobody named, a time in the future, or before one of the events was known.
        """
        waiting = [each for each in entries if not each.duty.is_ended]
        problems = [] if by.strip() else [Problem("by_whom", "required")]
        if at > self._desk.now():
            problems.append(Problem("at", "in_the_future"))
        elif any(at < each.duty.starts_at.replace(second=0) for each in waiting):
            problems.append(Problem("at", "done_before_known"))
        if problems:
            raise InvalidComplaint(problems)
        said = {"at": at.isoformat(), "by": by.strip(), "means": to.strip(), "words": words.strip(), "not_needed": ""}
        with self._desk.database.transaction() as connection:
            for case_uid in dict.fromkeys(each.case_uid for each in waiting):
                ids = [each.duty.id for each in waiting if each.case_uid == case_uid]
                self._end(connection, case_uid, ids, {**said, "ticked_by": self._desk.person.uid})
        return len(waiting)

    def _end(self, connection: Connection, case_uid: str, ids: Collection[str], end: dict[str, object]) -> None:
        heads = heads_of(connection, case_uid)
        standing = state_from(case_uid, heads).duties
        changes = [change for each in ids if each in standing for change in end_changes(each, end, heads)]
        after = heads_with(heads, changes, self._desk.now().isoformat())
        self._desk.save(connection, case_uid, "duty_done", changes + counted_again(self._desk, case_uid, after, heads))


def _entries(connection: Connection, year: int, sight: Sight) -> list[CollectedEntry]:
    first, last = (each.isoformat() for each in days_of_fiscal_year(year))
    columns = ("case_uid", "number", "subject", "units", "responsible_unit", "category", "nonclinical_level")
    query = (
        select(*(complaint.c[name] for name in columns), duty.c.due, duty.c.done)
        .join(duty, duty.c.case_uid == complaint.c.case_uid)
        .where(duty.c.collected, duty.c.id.not_like(f"%{OF}%"), duty.c.due_by.between(first, f"{last}T99"), counts())
        .order_by(complaint.c.id, duty.c.place)
    )
    query = sight.only(query)
    return [
        CollectedEntry(
            case_uid=row.case_uid,
            number=row.number,
            subject=row.subject,
            unit=row.responsible_unit or next(iter(texts_in(row.units)), ""),
            category=row.category,
            nonclinical_level=row.nonclinical_level,
            duty=duty_row(row.due, row.done),
        )
        for row in connection.execute(query)
    ]
