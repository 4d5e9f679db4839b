"""Who read what of people, the newest first; and what stands against the chain in which that is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from app.models.log_tables import read_entry
from app.models.projection_tables import complaint
from app.services.audit.rows import Entry, Found, Page, Seriousness, Wanted
from app.services.desk import Desk
from app.services.integrity import Finding, public_keys
from app.services.kept_outside.reads_seen import Newest
from app.services.node import origins_of_this_pc, person_of
from app.services.numbers import case_uid_of
from app.services.reads.walk import broken
from app.services.words.read_words import read_in_words, reason_in_words, way_in_words

KIND = "read"
REPLACED, GAP, NEWEST = "read_replaced", "read_gap", "read_newest"
_ONE_DAY = timedelta(days=1)


def page_of_reads(
    connection: Connection, wanted: Wanted, names: Mapping[str, str], before: int | None, size: int
) -> Page:
    """At most `size` looks that are wanted, from the place `before` on.

    Raises:
        UnknownCase, AmbiguousNumber: as for the case's number.
    """
    conditions = list(_conditions(connection, wanted))
    if before is not None:
        conditions.append(read_entry.c.number < before)
    query = _ENTRIES.where(*conditions).order_by(read_entry.c.number.desc()).limit(size + 1)
    rows = connection.execute(query).all()
    entries = tuple(_entry(row, names) for row in rows[:size])
    return Page(entries, entries[-1].place if len(rows) > size else None)


def count_of_reads(connection: Connection) -> int:
    """How many looks are kept."""
    return connection.execute(select(func.count()).select_from(read_entry)).scalar_one()


def said_of_reads(connection: Connection, desk: Desk, look: Callable[[], None]) -> Iterator[Finding]:
    """What is not as it was written, in the chain itself and against what is remembered outside the data folder.

    `look` is called again and again; what it raises ends the walk.
    """
    kept = desk.outside.safekeeping
    yield from broken(connection, public_keys(connection), look)
    if kept is not None:
        yield from _against(connection, kept.reads_seen())


def found_in_reads(connection: Connection, finding: Finding, names: Mapping[str, str]) -> Found:
    """The finding with what a person knows an entry by."""
    seriousness = Seriousness.LOOK if finding.code == GAP else Seriousness.STOP
    row = connection.execute(_ENTRIES.where(read_entry.c.number == int(finding.where))).first()
    if row is None:
        return Found(finding.code, seriousness)  # not one of them is left
    data = {"number": row.case_number or "", "saved_at": row.read_at, "by": person_of(row.actor, names)}
    return Found(finding.code, seriousness, {**data, "place": row.number})


def _against(connection: Connection, seen: Newest) -> Iterator[Finding]:
    """What was seen here once and is not: under the present origin it was taken away, under another a copy was put back
    that did not have it."""
    present = origins_of_this_pc(connection)[-1:]
    for origin, (number, hash_) in seen.items():
        row = connection.execute(select(read_entry).where(read_entry.c.number == number)).first()
        if row is not None and row.hash == hash_:
            continue
        if origin not in present:
            yield Finding(GAP, str(_last_of(connection, origin)))
        elif row is not None:
            yield Finding(REPLACED, str(number))
        else:
            yield Finding(NEWEST, str(_last_of(connection, origin)))


def _last_of(connection: Connection, origin: str) -> int:
    """The newest entry that is here of those written under an origin, or before it; 0 when there is none."""
    own = select(func.max(read_entry.c.number)).where(read_entry.c.origin == origin)
    return connection.execute(own).scalar() or 0


def moment_of(written_at: str) -> datetime | None:
    """When it was written, as its author's clock said; None for what is no time any more."""
    try:
        return datetime.fromisoformat(written_at)
    except ValueError:
        return None


def _entry(row: Row[*tuple[Any, ...]], names: Mapping[str, str]) -> Entry:
    from_reason = (reason_in_words(row.why),) if row.why else ()
    return Entry(
        place=row.number,
        id=row.hash,
        at=moment_of(row.read_at),
        by=person_of(row.actor, names),
        number=row.case_number or "",
        kind=KIND,
        title=read_in_words(row.what),
        changes=(way_in_words(row.how), *from_reason),
    )


def _conditions(connection: Connection, wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    if wanted.first_on is not None:
        yield read_entry.c.read_at >= wanted.first_on.isoformat()
    if wanted.last_on is not None and wanted.last_on < wanted.last_on.max:
        yield read_entry.c.read_at < (wanted.last_on + _ONE_DAY).isoformat()
    if wanted.people:
        yield or_(*(read_entry.c.actor.endswith(f"/{uid}", autoescape=True) for uid in wanted.people))
    if wanted.number:
        yield read_entry.c.case_uid == case_uid_of(connection, wanted.number)


_ENTRIES = select(read_entry, complaint.c.number.label("case_number")).outerjoin(
    complaint, complaint.c.case_uid == read_entry.c.case_uid
)
