"""Complaints about network hospitals, counted per hospital with what came of them (MED-7)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from app.domain.vocabulary import Kind, State, Track
from app.models.projection_tables import complaint
from app.services.counts.conditions import is_counted, received_from
from app.services.database import Database

COUNTED = (Kind.COMPLAINT.value, Kind.TIP_OFF.value)
OPEN = ""  # stands for an outcome where there is none yet


@dataclass(frozen=True)
class About:
    """One complaint about a hospital; the outcome of an open one is empty."""

    uid: str
    number: str
    outcome: str
    is_restricted: bool


@dataclass(frozen=True)
class HospitalCount:
    """One hospital and the complaints that named it, oldest first."""

    hospital: str
    complaints: tuple[About, ...]

    @property
    def count(self) -> int:
        """How many complaints there were."""
        return len(self.complaints)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Which they are."""
        return tuple(each.number for each in self.complaints)

    @property
    def by_outcome(self) -> Mapping[str, int]:
        """How many ended how; the key of open ones is empty."""
        return dict(Counter(each.outcome for each in self.complaints))


def complaints_by_hospital(
    database: Database, first: date, last: date, *seen: ColumnElement[bool]
) -> tuple[HospitalCount, ...]:
    """The complaints received from `first` to `last`, both included; most complaints first.

    One that concerns two hospitals counts for each. Voided numbers, and what was joined into another case, are left
    out, and those for which one of `seen` does not hold.
    """
    named = func.json_each(complaint.c.network_hospitals).table_valued("value", joins_implicitly=True)
    columns = ("case_uid", "number", "outcome", "state", "restricted")
    query = (
        select(named.c.value, *(complaint.c[name] for name in columns))
        .select_from(complaint, named)
        .where(complaint.c.kind.in_(COUNTED), is_counted(), received_from(first, last), *seen)
        .order_by(complaint.c.received_at, complaint.c.id)
    )
    found: dict[str, dict[str, About]] = {}
    with database.reading() as connection:
        for row in connection.execute(query):
            outcome = str(row.outcome or OPEN) if row.state == State.CLOSED.value else OPEN
            about = About(row.case_uid, row.number, outcome, row.restricted == Track.RESTRICTED.value)
            found.setdefault(row.value, {})[about.uid] = about
    counted = [HospitalCount(name, tuple(each.values())) for name, each in found.items()]
    return tuple(sorted(counted, key=_most_first))


def _most_first(each: HospitalCount) -> tuple[int, str]:
    return -each.count, each.hospital
