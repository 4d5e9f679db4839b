"""Compliments counted, per unit and per person praised (ADM-3)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app.domain.thai_names import bare_name
from app.domain.vocabulary import Kind, State
from app.models.projection_tables import complaint, proceeding
from app.services.database import Database

PRAISE, PASSED_ON = "praise", "passed_on"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Praises:
    """The compliments of a time: how many, for whom, and how many were passed on."""

    count: int
    passed_on: int
    by_unit: Mapping[str, int]
    by_person: Mapping[str, int]


def praises(database: Database, first: date, last: date) -> Praises:
    """The compliments received from `first` to `last`, both included; voided numbers are left out.

    Who is named in the form and where it was passed on counts once a compliment, in whatever spelling of the title.
    """
    query = (
        select(complaint.c.case_uid, complaint.c.units, complaint.c.praised_person)
        .where(complaint.c.kind == Kind.COMPLIMENT.value, complaint.c.state != State.VOIDED.value)
        .where(complaint.c.received_at >= first.isoformat(), complaint.c.received_at < (last + ONE_DAY).isoformat())
        .order_by(complaint.c.id)
    )
    told = select(proceeding.c.case_uid, proceeding.c["values"]).where(
        proceeding.c.kind == PRAISE, proceeding.c.void.is_(False)
    )
    with database.reading() as connection:
        cases = connection.execute(query).all()
        passed: dict[str, list[Mapping[str, object]]] = {}
        for case_uid, values in connection.execute(told):
            passed.setdefault(case_uid, []).append(json.loads(values).get(PASSED_ON, {}))
    units = Counter(name for each in cases for name in _units(each.units, passed.get(each.case_uid, ())))
    named = [_people(each.praised_person, passed.get(each.case_uid, ())) for each in cases]
    # Of several spellings the one that was written first.
    spelled = {key: name for each in reversed(named) for key, name in each.items()}
    people = Counter(key for each in named for key in each)
    return Praises(
        count=len(cases),
        passed_on=sum(each.case_uid in passed for each in cases),
        by_unit=dict(units.most_common()),
        by_person={spelled[key]: count for key, count in people.most_common()},
    )


def _units(written: str | None, passed: Iterable[Mapping[str, object]]) -> set[str]:
    told = {str(each["unit"]) for each in passed if each.get("unit")}
    return told | set(json.loads(written) if written else ())


def _people(written: str | None, passed: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """The people praised by one compliment, each once; the spelling that was written first."""
    names = [written, *(each.get("person") for each in passed)]
    result: dict[str, str] = {}
    for name in names:
        if name:
            result.setdefault(bare_name(str(name)), str(name))
    return result
