"""More time for a duty (DAY-6): granted with a reason by a person, or gained while the clock waited.

The date that the rule gives stays beside it, and reports count by that one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.buddhist_dates import BANGKOK
from app.domain.case_facts import CaseFacts
from app.domain.duty import Duty
from app.domain.policy import Policy
from app.domain.proceedings.standing import Proceeding
from app.domain.stops import rule_of
from app.domain.waiting import BY_WORKING_DAYS
from app.domain.working_days import Calendar

EXTENSION, GRANTED = "extension", "granted"
PAUSE, PAUSED, RESUMED = "pause", "paused", "resumed"
PAUSING, ON = "pausing", "on"

Wait = tuple[date, date]  # from a day until the day on which the clock runs again


def with_more_time(duties: Iterable[Duty], facts: CaseFacts, policy: Policy, calendar: Calendar) -> Iterator[Duty]:
    """The duties, each with the latest day that was granted for it and the one until which its clock runs."""
    granted, waits = _granted(facts), waits_of(facts, policy)
    for duty in duties:
        extended_on, paused_to = granted.get(duty.id), paused_until(duty, waits, policy, calendar)
        more = extended_on or paused_to
        yield replace(duty, extended_on=extended_on, paused_to=paused_to) if more else duty


def waits_of(facts: CaseFacts, policy: Policy) -> tuple[Wait, ...]:
    """When the case waited, in order of time, none over another; nothing where the rules of that day let none wait.

    A clock that nobody lets run again runs from the day that was named when it was stopped.
    """
    pauses = [each for each in facts.proceedings if each.kind == PAUSE]
    merged: list[Wait] = []
    for first, last in sorted(wait for each in pauses for wait in _wait(each, policy)):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def paused_until(duty: Duty, waits: Iterable[Wait], policy: Policy, calendar: Calendar) -> date | None:
    """The day on which a clock that waited is due; None where it did not wait, or is not one that may."""
    rule = rule_of(duty, policy) if waits else None
    if rule is None or not rule.pausable or duty.due_on is None:
        return None
    due_on, started_on = duty.due_on, duty.starts_at.astimezone(BANGKOK).date()
    for first, last in waits:
        if first <= due_on:  # a clock that has run out waits no more
            due_on = _later(due_on, (max(first, started_on), last), duty, calendar)
    return due_on if due_on != duty.due_on else None


def is_pausing_on(policy: Policy, day: date) -> bool:
    """Whether the rules of that day let a clock wait."""
    return any(each.value == ON for each in policy.settings if each.name == PAUSING and each.is_in_force(day))


def _wait(pause: Proceeding, policy: Policy) -> Iterator[Wait]:
    """The day on which it is stopped waits, the day on which it runs again counts."""
    paused_at, resumed_at = pause.at(PAUSED), pause.at(RESUMED)
    if paused_at is None:
        return
    first = _day(paused_at)
    ends = [each for each in (pause.day(PAUSED, "until"), _day(resumed_at) if resumed_at else None) if each]
    if ends and min(ends) > first and is_pausing_on(policy, first):
        yield first, min(ends)


def _later(due_on: date, wait: Wait, duty: Duty, calendar: Calendar) -> date:
    first, last = wait
    if last <= first:
        return due_on
    if duty.reading.get("type") not in BY_WORKING_DAYS:
        return due_on + (last - first)
    waited = len(calendar.working_days(first, last - timedelta(days=1)))
    return calendar.working_day(calendar.working_day_before(due_on), waited + 1) if waited else due_on


def _day(moment: datetime) -> date:
    return moment.astimezone(BANGKOK).date()


def _granted(facts: CaseFacts) -> dict[str, date]:
    result: dict[str, date] = {}
    for each in facts.proceedings:
        if each.kind == EXTENSION:
            duty, until = str(each.value(GRANTED, "duty")), each.day(GRANTED, "until")
            if until is not None:
                result[duty] = max(until, result.get(duty, until))
    return result
