"""What one shift hands to the next: what happened in a unit, who was told, and which duties are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, true

from app.domain.shifts import Shift, shift_after, shift_at
from app.domain.stops import TELLING
from app.domain.vocabulary import State
from app.models.projection_tables import complaint
from app.services.cases.complaints import Complaints
from app.services.cases.telling import TOLD_STAGE
from app.services.desk import Desk
from app.services.hospital.roster import Roster
from app.services.hospital.roster_rows import OnDuty
from app.services.register.reading import rows_where
from app.services.rows import CaseRecord, DutyRow

MOST_LISTED = 200


@dataclass(frozen=True)
class SomebodyTold:
    """Who was told of a case in this shift; `means` is a code of `Means`."""

    number: str
    role: str
    name: str
    at: datetime
    means: str
    words: str


@dataclass(frozen=True)
class LeftOpen:
    """A duty that the next shift takes over, and whom it names with the numbers of that shift."""

    number: str
    duty: DutyRow
    people: tuple[OnDuty, ...]


@dataclass(frozen=True)
class HandoverSheet:
    """One shift of one unit; an empty unit is the whole hospital. `events` became known in it, earliest first."""

    unit: str
    shift: Shift
    next_shift: Shift
    there: tuple[OnDuty, ...]
    there_next: tuple[OnDuty, ...]
    events: tuple[CaseRecord, ...]
    told: tuple[SomebodyTold, ...]
    left_open: tuple[LeftOpen, ...]


class Handover:
    """Reads what a hand-over needs; writes nothing."""

    def __init__(self, desk: Desk, complaints: Complaints, roster: Roster) -> None:
        self._desk, self._complaints, self._roster = desk, complaints, roster

    def sheet(self, moment: datetime, unit: str = "") -> HandoverSheet:
        """The sheet of the shift in which that moment lies."""
        policy = self._desk.policy
        shift = shift_at(moment, policy)
        following = shift_after(shift, policy)
        known_at = func.coalesce(complaint.c.known_at, complaint.c.received_at)
        begins, ends = shift.begins_at.isoformat(), shift.ends_at.isoformat()
        events = self._cases(and_(known_at >= begins, known_at < ends), unit)
        due = and_(complaint.c.state == State.OPEN.value, complaint.c.due_by <= following.ends_at.isoformat())
        owing = {each.uid: each for each in (*events, *self._cases(due, unit))}
        return HandoverSheet(
            unit=unit,
            shift=shift,
            next_shift=following,
            there=self._there(shift.begins_at, unit),
            there_next=self._there(following.begins_at, unit),
            events=tuple(sorted(events, key=_known_at)),
            told=tuple(sorted(_told_in(tuple(owing.values()), shift), key=_told_at)),
            left_open=tuple(self._left_open(tuple(owing.values()), following, unit)),
        )

    def _cases(self, condition: ColumnElement[bool], unit: str) -> list[CaseRecord]:
        of_unit = complaint.c.units.contains(f'"{unit}"', autoescape=True) if unit else true()
        seen = self._desk.sight.seen()
        with self._desk.database.reading() as connection:
            rows = rows_where(
                connection, and_(condition, complaint.c.state != State.VOIDED.value, of_unit, *seen), MOST_LISTED
            )
        return [self._complaints.case(row.number) for row in rows]

    def _there(self, moment: datetime, unit: str) -> tuple[OnDuty, ...]:
        posts = [*(self._roster.posts(unit) if unit else ()), *self._roster.posts()]
        return tuple(self._roster.on_duty(each.role, moment, unit) for each in posts)

    def _left_open(self, records: Sequence[CaseRecord], following: Shift, unit: str) -> list[LeftOpen]:
        """The open duties that end before the next shift does, the most urgent first."""
        found = []
        for record in records:
            units = record.fields.get("units")
            own = unit or (str(units[0]) if isinstance(units, list) and units else "")
            for duty in record.duties:
                if _is_owed(duty, following):
                    people = self._roster.who_to_tell(duty, following.begins_at, own)
                    found.append(LeftOpen(record.number, duty, people))
        return sorted(found, key=_due_by)


def _is_owed(duty: DutyRow, following: Shift) -> bool:
    return not (duty.is_ended or duty.collected) and duty.due_by is not None and duty.due_by <= following.ends_at


def _told_in(records: Sequence[CaseRecord], shift: Shift) -> list[SomebodyTold]:
    return [
        SomebodyTold(
            record.number,
            str(row.value(TOLD_STAGE, "role") or ""),
            str(row.value(TOLD_STAGE, "name") or ""),
            row.at,
            str(row.value(TOLD_STAGE, "means") or ""),
            str(row.value(TOLD_STAGE, "words") or ""),
        )
        for record in records
        for row in record.proceedings
        if row.kind == TELLING and not row.is_void and shift.begins_at <= row.at < shift.ends_at
    ]


def _known_at(record: CaseRecord) -> str:
    return str(record.fields.get("known_at") or record.fields.get("received_at"))


def _told_at(told: SomebodyTold) -> datetime:
    return told.at


def _due_by(left: LeftOpen) -> datetime:
    assert left.duty.due_by is not None
    return left.duty.due_by
