"""Case numbers: the PC's own, and the official one that only the centre gives."""

import re
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal_column, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.dml import ReturningInsert

from app.domain.buddhist_dates import BUDDHIST
from app.domain.counting import fiscal_year_end
from app.domain.errors import AmbiguousNumber, UnknownCase
from app.domain.thai_text import UnusableText, search_key
from app.models.log_tables import counter
from app.models.projection_tables import alias, complaint
from app.services.node import Node
from app.services.statements import fetched, spelled

FISCAL = "fiscal"
OFFICIAL_COUNTER = "official:"
OFFICIAL = re.compile(r"(\d{4})/0*(\d{1,7})")


def new_numbers(connection: Connection, node: Node, received_on: date) -> tuple[str, str | None]:
    """The next local number and, at the centre, the next official one; never given twice, never reused."""
    year = _year_of(node, received_on)
    names = {"own": f"local:{node.letter}:{year}", "centre": f"{OFFICIAL_COUNTER}{year}"}
    counting = _COUNT_BOTH_ON if node.gives_official_numbers else _COUNT_OWN_ON
    counted = {str(name): int(value) for name, value in fetched(connection, spelled(counting), names)}
    local = f"{node.code}{node.letter}-{year}-{counted[names['own']]:04}"
    return local, f"{year}/{counted[names['centre']]:05}" if node.gives_official_numbers else None


def next_official_number(connection: Connection, node: Node, received_on: date) -> str:
    """The next official number alone, for a case that was recorded elsewhere or while the centre waited."""
    year = _year_of(node, received_on)
    ((_name, counted),) = fetched(connection, spelled(_COUNT_OWN_ON), {"own": f"{OFFICIAL_COUNTER}{year}"})
    return f"{year}/{int(counted):05}"


def raise_official_counter(connection: Connection, number: str) -> bool:
    """Never give this official number again, nor one before it in its year; False when it is no such number."""
    found = OFFICIAL.fullmatch(search_key(number).strip())
    if found is None:
        return False
    row = {"name": f"{OFFICIAL_COUNTER}{found[1]}", "value": int(found[2])}
    connection.execute(_RAISE, row)
    return True


def highest_official_numbers(connection: Connection) -> dict[str, int]:
    """The last official number that was given here, by its year."""
    counted = connection.execute(select(counter).where(counter.c.name.startswith(OFFICIAL_COUNTER)))
    return {row.name.removeprefix(OFFICIAL_COUNTER): row.value for row in counted}


def case_uid_of(connection: Connection, number: str) -> str:
    """The case that bears this official or local number, or this uid; Thai digits are understood.

    Raises:
        UnknownCase: none does. AmbiguousNumber: several do.
    """
    try:
        wanted = re.sub(r"\s", "", search_key(number))
    except UnusableText:
        raise UnknownCase(number) from None
    spellings = {wanted, wanted.upper(), _capital_code(wanted)}
    for column, owner in _NUMBER_COLUMNS:
        found = set(connection.execute(select(owner).where(column.in_(spellings))).scalars())
        if len(found) > 1:
            raise AmbiguousNumber(number, _other_numbers(connection, found))
        if found:
            return str(found.pop())
    raise UnknownCase(number)


def _other_numbers(connection: Connection, case_uids: Collection[str]) -> list[str]:
    return sorted(sole_number(connection, uid) for uid in case_uids)


def sole_number(connection: Connection, case_uid: str) -> str:
    """The number that only this case bears; its uid when a set-back made every number of it be given twice."""
    local = select(complaint.c.local_number).where(complaint.c.case_uid == case_uid).scalar_subquery()
    same = select(complaint.c.local_number).where(complaint.c.local_number == local)
    found = connection.execute(same).scalars().all()
    return str(found[0]) if len(found) == 1 else case_uid


def is_borne_twice(connection: Connection, number: str) -> bool:
    """Whether another case bears this official or local number too."""
    bearing = select(complaint.c.case_uid).where(
        or_(complaint.c.official_number == number, complaint.c.local_number == number)
    )
    return len(connection.execute(bearing.limit(2)).all()) > 1


def _capital_code(wanted: str) -> str:
    # A search key is lower case; in a local number the code is capital and the letter of the origin is small.
    code, dash, rest = wanted.partition("-")
    return f"{code[:-1].upper()}{code[-1:]}{dash}{rest}"


def _year_of(node: Node, day: date) -> int:
    """The year of a number (REP-3): the calendar year, or the fiscal year where the hospital chose it."""
    named_by = fiscal_year_end(day) if node.number_year == FISCAL else day
    return named_by.year + BUDDHIST


def _count_on(*names: str) -> ReturningInsert[tuple[str, int]]:
    """The statement that counts on by one, from 1, each counter whose name is given in the parameter of that name."""
    one: ColumnElement[int] = literal_column("1")
    counters = insert(counter).values([{"name": bindparam(name), "value": one} for name in names])
    counted_on = counters.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + one})
    return counted_on.returning(counter.c.name, counter.c.value)


_COUNT_OWN_ON = _count_on("own")
_COUNT_BOTH_ON = _count_on("own", "centre")
# A number that a case bore before comes last: another case may bear it now.
_NUMBER_COLUMNS = (
    (complaint.c.official_number, complaint.c.case_uid),
    (complaint.c.local_number, complaint.c.case_uid),
    (alias.c.number, alias.c.case_uid),
    (complaint.c.case_uid, complaint.c.case_uid),
)
_KEPT = insert(counter)
_RAISE = _KEPT.on_conflict_do_update(
    index_elements=["name"], set_={"value": func.max(counter.c.value, _KEPT.excluded.value)}
)
