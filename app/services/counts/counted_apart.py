"""Corruption and misconduct reported apart from every other matter (INT-18, PHR-3)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from app.domain.vocabulary import State, Track
from app.models.projection_tables import complaint
from app.services.database import Database

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Apart:
    """How many cases of a time stand on the restricted track, how many of those are sealed, and all others."""

    restricted: int
    sealed: int
    others: int


def counted_apart(database: Database, first: date, last: date) -> Apart:
    """The cases received from `first` to `last`, both included; voided numbers are left out."""
    is_restricted = complaint.c.restricted == Track.RESTRICTED.value
    query = (
        select(
            func.count().filter(is_restricted),
            func.count().filter(complaint.c.sealed.is_(True)),
            func.count(),
        )
        .where(complaint.c.state != State.VOIDED.value)
        .where(complaint.c.received_at >= first.isoformat(), complaint.c.received_at < (last + ONE_DAY).isoformat())
    )
    with database.reading() as connection:
        restricted, sealed, every = connection.execute(query).one()
    return Apart(restricted, sealed, every - restricted)
