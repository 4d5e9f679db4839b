"""The register: pages of cases, counts, and search in Thai text."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    BindParameter,
    ColumnClause,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    bindparam,
    column,
    false,
    func,
    or_,
    select,
    text,
    true,
    union,
)

from app.domain.buddhist_dates import BANGKOK
from app.domain.thai_text import UnusableText, search_key
from app.domain.vocabulary import State, Track
from app.models.projection_tables import SEARCH_TABLE, complaint
from app.services.cases.case_row import CaseRow
from app.services.database import Database
from app.services.register.filter import MOST_COUNTED, Chip, RegisterFilter

if TYPE_CHECKING:
    from app.services.sight import Sight

SHORTEST_TRIGRAM = 3


class Register:
    """Reads of many cases, those that `sight` lets see; without it all of them. Each call has its own connection."""

    def __init__(self, database: Database, sight: "Sight | None" = None) -> None:
        self._database, self._sight = database, sight

    def count(self, wanted: RegisterFilter) -> int:
        """How many cases the filter finds; counting stops at 10,001, which means "more than 10,000"."""
        inner = select(complaint.c.id).where(*_conditions(wanted), *self._seen()).limit(MOST_COUNTED).subquery()
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(inner)).scalar_one())

    def page(self, wanted: RegisterFilter, first_row: int, size: int) -> tuple[CaseRow, ...]:
        """`size` rows from `first_row` on: urgent ones on top, then the newest received first."""
        ids = (
            select(complaint.c.id)
            .where(*_conditions(wanted), *self._seen())
            .order_by(*_ORDER)
            .limit(size)
            .offset(first_row)
            .subquery()
        )
        query = select(*_COLUMNS).join(ids, ids.c.id == complaint.c.id).order_by(*_ORDER)
        with self._database.reading() as connection:
            return tuple(case_row(row) for row in connection.execute(query))

    def chip_counts(self, as_of: datetime) -> Mapping[str, int]:
        """How many cases stand behind each chip above the list."""
        return {chip: self.count(RegisterFilter(chip=chip, as_of=as_of)) for chip in Chip}

    def people_in_charge(self) -> tuple[str, ...]:
        """The names of everybody who is in charge of an open case, or the deputy for one."""
        # Written so that the indexes of names are used, and not the one of states, under which most cases stand.
        is_open = func.coalesce(complaint.c.state, "") == State.OPEN.value
        seen = self._seen()
        each = (select(column).where(is_open, column.is_not(None), *seen) for column in _PEOPLE)
        named = union(*each).order_by("in_charge")
        with self._database.reading() as connection:
            return tuple(str(name) for name in connection.execute(named).scalars())

    def everything(self) -> tuple[CaseRow, ...]:
        """Every case, oldest first, for `list` without a filter."""
        query = select(*_COLUMNS).where(*self._seen()).order_by(complaint.c.id)
        with self._database.reading() as connection:
            return tuple(case_row(row) for row in connection.execute(query))

    def found(self, *words: str) -> tuple[CaseRow, ...]:
        """Every case that has each of these in number, name, HN or text, oldest first; every one without any."""
        conditions = [_found_by(each) for each in words if each.strip()]
        query = select(*_COLUMNS).where(*conditions, *self._seen()).order_by(complaint.c.id)
        with self._database.reading() as connection:
            return tuple(case_row(row) for row in connection.execute(query))

    def _seen(self) -> tuple[ColumnElement[bool], ...]:
        return self._sight.seen() if self._sight is not None else ()


def case_row(row: Row[tuple[object, ...]]) -> CaseRow:
    """A row of the register from a row of the table; without a time of receipt it stands where it was entered."""
    return CaseRow(
        uid=row.case_uid,
        number=row.number,
        local_number=row.local_number,
        kind=row.kind or "",
        state=row.state,
        subject=row.subject,
        channel=row.channel or "",
        units=tuple(json.loads(row.units)) if row.units else (),
        level=row.level,
        category=row.category,
        urgent=bool(row.urgent),
        received_at=datetime.fromisoformat(row.received_at or row.entered_at).astimezone(BANGKOK),
        due_on=date.fromisoformat(row.due_on) if row.due_on else None,
        due_at=datetime.fromisoformat(row.due_at).astimezone(BANGKOK) if row.due_at else None,
        conflicts=row.conflicts,
        restricted=row.restricted == Track.RESTRICTED.value,
        sealed=bool(row.sealed),
        continues_in=row.continues_in or "",
        in_charge=row.in_charge or "",
        deputy=row.deputy or "",
        due_counting=row.due_counting or "",
    )


def rows_where(connection: Connection, condition: ColumnElement[bool], limit: int) -> tuple[CaseRow, ...]:
    """The newest cases for which `condition` holds."""
    query: Select[tuple[object, ...]] = select(*_COLUMNS).where(condition).order_by(*_ORDER).limit(limit)
    return tuple(case_row(row) for row in connection.execute(query))


def _conditions(wanted: RegisterFilter) -> Sequence[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.chip in (Chip.TO_DO, Chip.OVERDUE):
        conditions.append(complaint.c.state == State.OPEN.value)
    if wanted.chip == Chip.OVERDUE and wanted.as_of is not None:
        conditions.append(complaint.c.due_by < wanted.as_of.isoformat())
    if wanted.in_charge:
        conditions.append(_is_of(wanted.in_charge))
    if wanted.kinds:
        conditions.append(complaint.c.kind.in_(sorted(wanted.kinds)))
    if wanted.search.strip():
        conditions.append(_found_by(wanted.search))
    return conditions


def _is_of(person: str) -> ColumnElement[bool]:
    """In charge, or deputy."""
    return or_(complaint.c.in_charge == person, complaint.c.deputy == person)


def _found_by(typed: str) -> ColumnElement[bool]:
    try:
        words = search_key(typed).strip()
    except UnusableText:  # nothing that is kept holds half a character
        return false()
    return _holds(words) if words else true()


def _holds(words: str) -> ColumnElement[bool]:
    """Substring search: without positions each trigram is looked up by itself, then the text is verified."""
    if len(words) < SHORTEST_TRIGRAM:
        return complaint.c.id.in_(_VERIFIED.bindparams(_bound("words", words)).columns(_ROWID))
    trigrams = sorted({words[place : place + SHORTEST_TRIGRAM] for place in range(len(words) - 2)})
    match = " AND ".join('"' + trigram.replace('"', '""') + '"' for trigram in trigrams)
    return complaint.c.id.in_(_MATCHED.bindparams(_bound("words", words), _bound("match", match)).columns(_ROWID))


def _bound(name: str, value: str) -> BindParameter[str]:
    """A value of its own in each part of a statement that looks for several."""
    return bindparam(name, value, unique=True)


_ROWID: ColumnClause[int] = column("rowid", Integer)
_VERIFIED = text(f"select rowid from {SEARCH_TABLE} where instr(text, :words) > 0")
_MATCHED = text(f"select rowid from {SEARCH_TABLE} where {SEARCH_TABLE} match :match and instr(text, :words) > 0")
_PEOPLE = (complaint.c.in_charge, complaint.c.deputy)
_ORDER = (complaint.c.urgent.desc(), complaint.c.received_at.desc(), complaint.c.id.desc())
_COLUMNS = tuple(
    complaint.c[name]
    for name in (
        "id",
        "case_uid",
        "number",
        "local_number",
        "kind",
        "state",
        "subject",
        "channel",
        "units",
        "level",
        "category",
        "urgent",
        "received_at",
        "entered_at",
        "due_on",
        "due_at",
        "due_counting",
        "conflicts",
        "restricted",
        "sealed",
        "continues_in",
        "in_charge",
        "deputy",
    )
)
