"""What can be refused of an event while the data are locked; the rest is looked at when it comes into them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from app.domain.entered_values import Refused, canonical
from app.domain.errors import InvalidComplaint, Problem
from app.domain.fields import PolicyTables, field
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.proceedings.kinds import KINDS
from app.domain.stops import TELLING
from app.services.cases.quick_log import KNOWN_AT, REQUIRED
from app.services.cases.telling import Told

_READ = ("details", KNOWN_AT, "patient_hn", "reported_by")
# Texts and moments choose from no table of the policy, which is not known before somebody opens the data.
_NO_TABLES = cast(PolicyTables, None)


def problems_of_event(answers: Mapping[str, object], now: datetime) -> tuple[Problem, ...]:
    """What is missing, and the times and texts that cannot be kept, each beside its answer."""
    missing = [Problem(name, "required") for name in REQUIRED if not answers.get(name)]
    return (*missing, *(problem for name in _READ for problem in _problems_of(name, answers.get(name), now)))


def known_at_in(answers: Mapping[str, object], now: datetime) -> datetime:
    """When the event became known, by answers in which nothing is wrong."""
    return datetime.fromisoformat(str(canonical(field(KNOWN_AT), answers[KNOWN_AT], now=now, policy=_NO_TABLES)))


def problems_of_telling(told: Sequence[Told], by: str, known_at: datetime, now: datetime) -> tuple[Problem, ...]:
    """What is wrong with who was told `by` somebody; the field of each bears the place of the person: `at_1`."""
    if not told:
        return (Problem("told", "nobody_ticked"),)
    around, stage, problems = Circumstances(now, known_at, _NO_TABLES), KINDS[TELLING].first, list[Problem]()
    stage = replace(stage, fields=tuple(each for each in stage.fields if not isinstance(each.choices, str)))
    known = {each.name for each in stage.fields}
    for place, each in enumerate(told):
        try:
            checked(stage, {name: value for name, value in each.values(by).items() if name in known}, around)
        except InvalidComplaint as refusal:
            problems += [Problem(f"{one.field}_{place}", one.code, one.data) for one in refusal.problems]
    return tuple(problems)


def _problems_of(name: str, value: object, now: datetime) -> Iterator[Problem]:
    try:
        kept = canonical(field(name), value, now=now, policy=_NO_TABLES)
    except Refused as refusal:
        yield Problem(name, refusal.code, refusal.data)
        return
    if name == KNOWN_AT and isinstance(kept, str) and datetime.fromisoformat(kept) > now:
        yield Problem(name, "in_the_future")
