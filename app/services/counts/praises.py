"""Compliments counted, per unit and per person praised (ADM-3)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, select

from app.domain.thai_names import bare_name
from app.domain.vocabulary import Kind
from app.models.projection_tables import complaint, proceeding
from app.services.counts.conditions import is_counted, received_from
from app.services.database import Database

PRAISE, PASSED_ON = "praise", "passed_on"
Told = Mapping[str, object]


@dataclass(frozen=True)
class Praises:
    """The compliments of a time by the uids of their cases: all, those passed on, and for whom; most praised first."""

    cases: tuple[str, ...]
    passed: frozenset[str]
    units: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]

    @property
    def count(self) -> int:
        """How many compliments there were."""
        return len(self.cases)

    @property
    def passed_on(self) -> int:
        """How many of them were passed on."""
        return len(self.passed)

    @property
    def by_unit(self) -> Mapping[str, int]:
        """How many each unit was given."""
        return {name: len(uids) for name, uids in self.units.items()}

    @property
    def by_person(self) -> Mapping[str, int]:
        """How many each person was given."""
        return {name: len(uids) for name, uids in self.people.items()}


def praises(database: Database, first: date, last: date, *seen: ColumnElement[bool]) -> Praises:
    """The compliments received from `first` to `last`, both included.

    Voided numbers, what was joined into another case, and those for which one of `seen` does not hold are left out. Who
    is named in the form and where it was passed on counts once a compliment, in whatever spelling of the title.
    """
    with database.reading() as connection:
        cases = _compliments(connection, received_from(first, last), *seen)
        passed = _passed_on(connection)
    uids = tuple(each.case_uid for each in cases)
    units: dict[str, list[str]] = {}
    people: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}  # of several spellings the one that was written first
    for each in cases:
        told = passed.get(each.case_uid, ())
        for name in sorted(_units(each.units, told)):
            units.setdefault(name, []).append(each.case_uid)
        for key, name in _people(each.praised_person, told).items():
            people.setdefault(spelled.setdefault(key, name), []).append(each.case_uid)
    return Praises(uids, frozenset(passed.keys() & set(uids)), _most_first(units), _most_first(people))


def _compliments(connection: Connection, *wanted: ColumnElement[bool]) -> Sequence[Row[str, str | None, str | None]]:
    query = (
        select(complaint.c.case_uid, complaint.c.units, complaint.c.praised_person)
        .where(complaint.c.kind == Kind.COMPLIMENT.value, is_counted(), *wanted)
        .order_by(complaint.c.id)
    )
    return connection.execute(query).all()


def _passed_on(connection: Connection) -> dict[str, list[Told]]:
    told = select(proceeding.c.case_uid, proceeding.c["values"]).where(
        proceeding.c.kind == PRAISE, proceeding.c.void.is_(False)
    )
    found: dict[str, list[Told]] = {}
    for case_uid, values in connection.execute(told):
        found.setdefault(case_uid, []).append(json.loads(values).get(PASSED_ON, {}))
    return found


def _units(written: str | None, told: Iterable[Told]) -> set[str]:
    return {str(each["unit"]) for each in told if each.get("unit")} | set(json.loads(written) if written else ())


def _people(written: str | None, told: Iterable[Told]) -> dict[str, str]:
    """The people praised by one compliment, each once; the spelling that was written first."""
    result: dict[str, str] = {}
    for name in (written, *(each.get("person") for each in told)):
        if name:
            result.setdefault(bare_name(str(name)), str(name))
    return result


def _most_first(named: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(uids) for name, uids in sorted(named.items(), key=_by_count)}


def _by_count(named: tuple[str, list[str]]) -> int:
    return -len(named[1])
