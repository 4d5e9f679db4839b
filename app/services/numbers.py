"""Case numbers: the PC's own, and the official one that only the centre gives."""

import re
from datetime import date

from sqlalchemy import Connection, or_, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.buddhist_dates import BUDDHIST
from app.domain.counting import fiscal_year_end
from app.domain.errors import UnknownCase
from app.domain.thai_text import UnusableText, search_key
from app.models.log_tables import counter
from app.models.projection_tables import complaint
from app.services.node import Node

FISCAL = "fiscal"


def new_numbers(connection: Connection, node: Node, received_on: date) -> tuple[str, str | None]:
    """The next local number and, at the centre, the next official one; never given twice, never reused."""
    year = _year_of(node, received_on)
    local = f"{node.code}{node.letter}-{year}-{_next(connection, f'local:{node.letter}:{year}'):04}"
    if not node.is_centre:
        return local, None
    return local, f"{year}/{_next(connection, f'official:{year}'):05}"


def case_uid_of(connection: Connection, number: str) -> str:
    """The case that bears this official or local number; Thai digits are understood.

    Raises:
        UnknownCase: none does.
    """
    try:
        wanted = re.sub(r"\s", "", search_key(number))
    except UnusableText:
        raise UnknownCase(number) from None
    columns = (complaint.c.official_number, complaint.c.local_number)
    query = select(complaint.c.case_uid).where(
        or_(*(column == text for column in columns for text in {wanted, wanted.upper(), _capital_code(wanted)}))
    )
    found = connection.execute(query.limit(1)).scalar_one_or_none()
    if found is None:
        raise UnknownCase(number)
    return str(found)


def _capital_code(wanted: str) -> str:
    # A search key is lower case; in a local number the code is capital and the letter of the origin is small.
    code, dash, rest = wanted.partition("-")
    return f"{code[:-1].upper()}{code[-1:]}{dash}{rest}"


def _year_of(node: Node, day: date) -> int:
    """The year of a number (REP-3): the calendar year, or the fiscal year where the hospital chose it."""
    named_by = fiscal_year_end(day) if node.number_year == FISCAL else day
    return named_by.year + BUDDHIST


def _next(connection: Connection, name: str) -> int:
    return int(connection.execute(_COUNT_ON, {"name": name, "value": 1}).scalar_one())


_COUNT_ON = (
    insert(counter)
    .on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
    .returning(counter.c.value)
)
