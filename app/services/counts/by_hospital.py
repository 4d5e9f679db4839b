"""Complaints about network hospitals, counted per hospital with what came of them (MED-7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select

from app.domain.vocabulary import Kind, State
from app.models.projection_tables import complaint
from app.services.database import Database

COUNTED = (Kind.COMPLAINT.value, Kind.TIP_OFF.value)
OPEN = ""  # stands for an outcome where there is none yet
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class HospitalCount:
    """One hospital: which complaints named it, and how many ended how; the key of open ones is empty."""

    hospital: str
    numbers: tuple[str, ...]
    by_outcome: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many complaints there were."""
        return len(self.numbers)


def complaints_by_hospital(database: Database, first: date, last: date) -> tuple[HospitalCount, ...]:
    """The complaints received from `first` to `last`, both included; most complaints first.

    One that concerns two hospitals counts for each. Voided numbers are left out.
    """
    named = func.json_each(complaint.c.network_hospitals).table_valued("value", joins_implicitly=True)
    query = (
        select(named.c.value, complaint.c.number, complaint.c.outcome, complaint.c.state)
        .select_from(complaint, named)
        .where(complaint.c.kind.in_(COUNTED), complaint.c.state != State.VOIDED.value)
        .where(complaint.c.received_at >= first.isoformat(), complaint.c.received_at < (last + ONE_DAY).isoformat())
        .order_by(complaint.c.received_at, complaint.c.id)
    )
    numbers: dict[str, list[str]] = {}
    outcomes: dict[str, dict[str, int]] = {}
    with database.reading() as connection:
        for hospital, number, outcome, state in connection.execute(query):
            ended = str(outcome or OPEN) if state == State.CLOSED.value else OPEN
            numbers.setdefault(hospital, []).append(number)
            counts = outcomes.setdefault(hospital, {})
            counts[ended] = counts.get(ended, 0) + 1
    found = [HospitalCount(name, tuple(each), outcomes[name]) for name, each in numbers.items()]
    return tuple(sorted(found, key=_most_first))


def _most_first(each: HospitalCount) -> tuple[int, str]:
    return -each.count, each.hospital
