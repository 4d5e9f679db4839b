"""What is reported apart from every other matter (INT-18, PHR-3), and what is not counted at all (OUT-2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from app.domain.vocabulary import Outcome, State, Track
from app.models.projection_tables import complaint
from app.services.counts.conditions import is_counted, received_from
from app.services.counts.figures import MOST_OPENED, Figure
from app.services.database import Database


class Apart(StrEnum):
    """The ways to stand in the count; a sealed matter stands under the track that it is on, too."""

    RESTRICTED = "restricted"
    ORDINARY = "ordinary"
    SEALED = "sealed"
    MERGED = "merged"
    VOIDED = "voided"


@dataclass(frozen=True)
class ApartCount:
    """The cases that stand there: all of them, and those still open."""

    why: Apart
    every: Figure
    open: Figure


def counted_apart(database: Database, first: date, last: date, *seen: ColumnElement[bool]) -> tuple[ApartCount, ...]:
    """The cases received from `first` to `last`, both included, in the order of `Apart`; none is no gap in the list.

    Only those for which each of `seen` holds.
    """
    with database.reading() as connection:
        received = and_(received_from(first, last), *seen)
        return tuple(_counted(connection, why, received) for why in Apart)


def _counted(connection: Connection, why: Apart, received: ColumnElement[bool]) -> ApartCount:
    every = and_(received, _stands(why))
    is_open = and_(every, complaint.c.state == State.OPEN.value)
    return ApartCount(why, _figure(connection, every), _figure(connection, is_open))


def _stands(why: Apart) -> ColumnElement[bool]:
    is_restricted = complaint.c.restricted == Track.RESTRICTED.value
    if why is Apart.RESTRICTED:
        return and_(is_counted(), is_restricted)
    if why is Apart.ORDINARY:
        return and_(is_counted(), or_(complaint.c.restricted.is_(None), ~is_restricted))
    if why is Apart.SEALED:
        return and_(is_counted(), complaint.c.sealed.is_(True))
    is_voided = complaint.c.state == State.VOIDED.value
    if why is Apart.MERGED:
        return and_(complaint.c.outcome == Outcome.MERGED.value, ~is_voided)
    return is_voided


def _figure(connection: Connection, condition: ColumnElement[bool]) -> Figure:
    count = connection.execute(select(func.count()).select_from(complaint).where(condition)).scalar_one()
    newest = select(complaint.c.case_uid).where(condition).order_by(complaint.c.received_at.desc()).limit(MOST_OPENED)
    return Figure(int(count), tuple(connection.execute(newest).scalars()))
