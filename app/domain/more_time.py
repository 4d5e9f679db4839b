"""More time for a duty (DAY-6): granted with a reason by a person; the date that the rule gives stays beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.domain.case_facts import CaseFacts
from app.domain.duty import Duty

EXTENSION, GRANTED = "extension", "granted"


def with_more_time(duties: Iterable[Duty], facts: CaseFacts) -> Iterator[Duty]:
    """The duties, each with the latest day that was granted for it."""
    granted = _granted(facts)
    for duty in duties:
        yield replace(duty, extended_on=granted[duty.id]) if duty.id in granted else duty


def _granted(facts: CaseFacts) -> dict[str, date]:
    result: dict[str, date] = {}
    for each in facts.proceedings:
        if each.kind == EXTENSION:
            duty, until = str(each.value(GRANTED, "duty")), each.day(GRANTED, "until")
            if until is not None:
                result[duty] = max(until, result.get(duty, until))
    return result
