"""Cases that may already be here: the same person or patient, the same words, or the same unit and day."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.thai_names import spellings
from app.domain.thai_text import arabic_digits, thai_digits
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.register.reading import rows_where

WINDOW, ONE_DAY = timedelta(days=60), timedelta(days=1)
MOST_SHOWN = 5
NAMES = ("complainant_name", "patient_name")

SEPARATORS = " -().\u2010\u2011\u2012\u2013"
_NUMBER = re.compile(r"(?:\+660?|0)([1-9]\d{7,8})(?!\d)")


class Likeness(StrEnum):
    """In what two cases are alike, from what says most to what says least."""

    PATIENT = "patient"
    TELEPHONE = "telephone"
    LINK = "link"
    NAME = "name"
    UNIT_AND_DAY = "unit_and_day"


@dataclass(frozen=True)
class PossibleDuplicate:
    """A case that may be the same matter: its row, who complained as far as that is here, and in what it is alike."""

    row: CaseRow
    who: str
    alike: tuple[Likeness, ...]

    @property
    def number(self) -> str:
        """What the case is called."""
        return self.row.number


def possible_duplicates(connection: Connection, values: Mapping[str, object]) -> tuple[PossibleDuplicate, ...]:
    """Up to five cases received within 60 days of this one that are alike in something; the most alike first."""
    tests = dict(_likenesses(values))
    if not tests:
        return ()
    alike: dict[str, list[Likeness]] = {}
    who: dict[str, str] = {}
    near = _near(values.get("received_at"))
    for likeness, test in tests.items():
        query = select(complaint.c.case_uid, complaint.c.complainant_name).where(test, *near)
        for uid, name in connection.execute(query.order_by(*_NEWEST).limit(MOST_SHOWN)):
            alike.setdefault(uid, []).append(likeness)
            who[uid] = name or ""
    rows = rows_where(connection, complaint.c.case_uid.in_(alike), len(alike))
    found = [PossibleDuplicate(row, who[row.uid], tuple(alike[row.uid])) for row in rows]
    return tuple(sorted(found, key=_most_alike)[:MOST_SHOWN])


def _most_alike(found: PossibleDuplicate) -> tuple[int, int]:
    return _RANK[found.alike[0]], -len(found.alike)


def _likenesses(values: Mapping[str, object]) -> Iterator[tuple[Likeness, ColumnElement[bool]]]:
    for likeness, name in ((Likeness.PATIENT, "patient_hn"), (Likeness.LINK, "evidence_url")):
        if written := _text(values, name):
            yield likeness, complaint.c[name] == written
    if phone := _text(values, "complainant_phone"):
        yield Likeness.TELEPHONE, or_(*_same_phone(phone))
    names = {each for name in NAMES for each in spellings(_text(values, name))}
    if names:
        yield Likeness.NAME, or_(*(_plain(complaint.c[name]).in_(sorted(names)) for name in NAMES))
    yield from _same_unit_and_day(values)


def _text(values: Mapping[str, object], name: str) -> str:
    written = values.get(name)
    return written if isinstance(written, str) else ""


def _plain(kept: ColumnElement[str]) -> ColumnElement[str]:
    """As `plain_name` spells it, but for what is kept."""
    return func.lower(func.replace(func.replace(kept, " ", ""), ".", ""))


def _same_unit_and_day(values: Mapping[str, object]) -> Iterator[tuple[Likeness, ColumnElement[bool]]]:
    """The event happened on one day in one unit; the day of receipt alone would name every case of a busy day."""
    units, day = values.get("units"), _moment(values.get("occurred_at"))
    if day is None or not isinstance(units, list | tuple) or not units:
        return
    first = day.replace(hour=0, minute=0, second=0, microsecond=0)
    of_unit = (func.instr(complaint.c.units, json.dumps(str(unit), ensure_ascii=False)) > 0 for unit in units)
    happened = complaint.c.occurred_at
    on_day = and_(happened >= first.isoformat(), happened < (first + ONE_DAY).isoformat())
    yield Likeness.UNIT_AND_DAY, and_(on_day, or_(false(), *of_unit))


def _same_phone(written: str) -> list[ColumnElement[bool]]:
    """The same digits, however they are set apart, with 0 or +66 before them, with or without an extension."""
    found = _NUMBER.match("".join(sign for sign in arabic_digits(written) if sign not in SEPARATORS))
    if found is None:
        return [complaint.c.complainant_phone == written]
    kept: ColumnElement[str] = complaint.c.complainant_phone
    for sign in SEPARATORS:
        kept = func.replace(kept, sign, "")
    for digit in "0123456789":
        kept = func.replace(kept, thai_digits(digit), digit)
    numbers = [f"{before}{found[1]}" for before in ("0", "+66", "+660")]
    return [kept.in_(numbers), *(kept.op("GLOB")(f"{each}[^0-9]*") for each in numbers)]


def _near(received_at: object) -> list[ColumnElement[bool]]:
    moment = _moment(received_at)
    if moment is None:
        return []
    return [
        complaint.c.received_at >= (moment - WINDOW).isoformat(),
        complaint.c.received_at <= (moment + WINDOW).isoformat(),
    ]


def _moment(written: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(written)).astimezone(BANGKOK)
    except ValueError:
        return None


_NEWEST = (complaint.c.received_at.desc(), complaint.c.id.desc())
_RANK = {likeness: place for place, likeness in enumerate(Likeness)}
