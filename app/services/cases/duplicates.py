"""Cases that may already be here: the same person or patient, the same words, or the same unit and day."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.protection import MASKS
from app.domain.thai_names import same_person, spellings
from app.domain.thai_text import arabic_digits, thai_digits
from app.domain.vocabulary import Disclosure
from app.models.projection_tables import complaint
from app.services.cases.case_row import CaseRow
from app.services.register.reading import rows_where
from app.services.sight import Sight

WINDOW, ONE_DAY = timedelta(days=60), timedelta(days=1)
MOST_SHOWN = 5
NAMES = ("complainant_name", "patient_name")

SEPARATORS = " -().\u2010\u2011\u2012\u2013"
HN, SEPARATORS_OF_HN = "HN", f"{SEPARATORS}/:"
_NUMBER = re.compile(r"(?:\+660?|0)([1-9]\d{7,8})(?!\d)")


class Likeness(StrEnum):
    """In what two cases are alike, from what says most to what says least."""

    PATIENT = "patient"
    TELEPHONE = "telephone"
    LINK = "link"
    NAME = "name"
    UNIT_AND_DAY = "unit_and_day"


class KeptBack(StrEnum):
    """Why somebody who is typing another case is not told everything of this one; who opens it is."""

    SEALED = "sealed"
    RESTRICTED = "restricted"
    COMPLAINANT = "complainant"
    REPORTER = "reporter"
    NOT_FOR_YOU = "not_for_you"


@dataclass(frozen=True)
class PossibleDuplicate:
    """A case that may be the same matter: its row, who complained or reported, and in what it is alike.

    Where something is `kept_back`, `who` is empty; of a sealed or restricted case, the subject and the units too. Of
    one that whoever types may not open, not even the number is told.
    """

    row: CaseRow
    who: str
    alike: tuple[Likeness, ...]
    kept_back: KeptBack | None = None

    @property
    def number(self) -> str:
        """What the case is called."""
        return self.row.number


class _Person(NamedTuple):
    """Who stands behind a case, and whether the name may be said."""

    case_uid: str
    complainant_name: str | None
    disclosure: str | None
    reported_by: str | None
    reporter_withheld: bool | None


def possible_duplicates(
    connection: Connection, values: Mapping[str, object], sight: Sight, *, may_know: bool = True
) -> tuple[PossibleDuplicate, ...]:
    """Up to five cases received within 60 days of this one that are alike in something; the most alike first.

    `may_know`: whether whoever types may learn that a protected case is of the person whom they name.
    """
    tests = dict(_likenesses(values))
    if not may_know:
        tests |= {each: and_(test, _IS_DISCLOSED) for each, test in tests.items() if each in _BY_IDENTITY}
    if not tests:
        return ()
    alike: dict[str, list[Likeness]] = {}
    people: dict[str, _Person] = {}
    near = _near(values.get("received_at"))
    for likeness, test in tests.items():
        query = select(*_PEOPLE).where(test, *near)
        for row in connection.execute(query.order_by(*_NEWEST).limit(MOST_SHOWN)):
            person = _Person(*row)
            alike.setdefault(person.case_uid, []).append(likeness)
            people[person.case_uid] = person
    cases = rows_where(connection, complaint.c.case_uid.in_(alike), len(alike))
    typed = [_text(values, name) for name in NAMES]
    seen = _seen_among(connection, alike, sight)
    found = [
        _as_far_as_shown(each, people[each.uid], tuple(alike[each.uid]), typed) if each.uid in seen else _unnamed(each)
        for each in cases
    ]
    return tuple(sorted(found, key=_most_alike)[:MOST_SHOWN])


def _as_far_as_shown(
    row: CaseRow, person: _Person, alike: tuple[Likeness, ...], typed: Sequence[str]
) -> PossibleDuplicate:
    """Need to know (INT-18), the answer on disclosure (INT-6), and the reporter who is kept from the unit head."""
    if row.sealed or row.restricted:
        apart = KeptBack.SEALED if row.sealed else KeptBack.RESTRICTED
        return PossibleDuplicate(replace(row, subject="", units=()), "", alike, apart)
    if name := person.complainant_name:
        # Whoever types the name knows it already.
        is_known = person.disclosure in _DISCLOSED or any(same_person(name, each) for each in typed)
        return PossibleDuplicate(row, name if is_known else "", alike, None if is_known else KeptBack.COMPLAINANT)
    if person.reported_by and person.reporter_withheld:
        return PossibleDuplicate(row, "", alike, KeptBack.REPORTER)
    return PossibleDuplicate(row, person.reported_by or "", alike)


def _seen_among(connection: Connection, uids: Iterable[str], sight: Sight) -> frozenset[str]:
    query = select(complaint.c.case_uid).where(complaint.c.case_uid.in_(uids))
    return frozenset(connection.execute(sight.only(query)).scalars())


def _unnamed(row: CaseRow) -> PossibleDuplicate:
    """Only that there is one, so that nobody records it twice without asking the centre."""
    bare = replace(row, uid="", number="", local_number="", subject="", units=(), continues_in="")
    return PossibleDuplicate(bare, "", (), KeptBack.NOT_FOR_YOU)


def _most_alike(found: PossibleDuplicate) -> tuple[int, int]:
    return _RANK[found.alike[0]] if found.alike else len(_RANK), -len(found.alike)


def _likenesses(values: Mapping[str, object]) -> Iterator[tuple[Likeness, ColumnElement[bool]]]:
    if patient := _bare_hn(_text(values, "patient_hn")):
        yield Likeness.PATIENT, _bare_hn_of(complaint.c.patient_hn) == patient
    if address := _text(values, "evidence_url"):
        yield Likeness.LINK, complaint.c.evidence_url == address
    if phone := _text(values, "complainant_phone"):
        yield Likeness.TELEPHONE, or_(*_same_phone(phone))
    names = {each for name in NAMES for each in spellings(_text(values, name))}
    if names:
        yield Likeness.NAME, or_(*(_plain(complaint.c[name]).in_(sorted(names)) for name in NAMES))
    yield from _same_unit_and_day(values)


def _text(values: Mapping[str, object], name: str) -> str:
    written = values.get(name)
    return written if isinstance(written, str) and written not in MASKS else ""


def _bare_hn(written: str) -> str:
    """The number alone: Thai or Arabic digits, with HN before it, noughts or separators or none."""
    bare = "".join(sign for sign in arabic_digits(written).upper() if sign not in SEPARATORS_OF_HN)
    return bare.removeprefix(HN).lstrip("0")


def _bare_hn_of(kept: ColumnElement[str]) -> ColumnElement[str]:
    """As `_bare_hn` spells it, but for what is kept; the letters stand nowhere but before the number."""
    plain = func.replace(func.upper(_in_plain_digits(kept, SEPARATORS_OF_HN)), HN, "")
    return func.ltrim(plain, "0")


def _in_plain_digits(kept: ColumnElement[str], separators: str) -> ColumnElement[str]:
    for sign in separators:
        kept = func.replace(kept, sign, "")
    for digit in "0123456789":
        kept = func.replace(kept, thai_digits(digit), digit)
    return kept


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
    kept = _in_plain_digits(complaint.c.complainant_phone, SEPARATORS)
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
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return moment.astimezone(BANGKOK) if moment.tzinfo else moment.replace(tzinfo=BANGKOK)


_PEOPLE = [complaint.c[name] for name in _Person._fields]
_DISCLOSED = (None, Disclosure.CONSENT.value)
_IS_DISCLOSED = func.coalesce(complaint.c.disclosure, Disclosure.CONSENT.value) == Disclosure.CONSENT.value
_BY_IDENTITY = (Likeness.PATIENT, Likeness.TELEPHONE, Likeness.NAME)
_NEWEST = (complaint.c.received_at.desc(), complaint.c.id.desc())
_RANK = {likeness: place for place, likeness in enumerate(Likeness)}
