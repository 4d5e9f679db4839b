"""One policy made of several: from a day on another profile holds, and what came before still holds for old cases."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from app.domain.policy import Policy
from app.domain.policy_entries import Choice, Entry, Setting

ONE_DAY = timedelta(days=1)

E = TypeVar("E", bound=Entry)
C = TypeVar("C", bound=Choice)


def succeeded(older: Policy, newer: Policy, since: date) -> Policy:
    """The rules of `older` until the day before `since`, those of `newer` from then on.

    Choices of both are known, so that a case keeps its own; mediators, suggestions and what a case waits for before its
    end are the newer's.
    """
    return replace(
        newer,
        kinds=_choices(older.kinds, newer.kinds, since),
        channels=_choices(older.channels, newer.channels, since),
        topics=_choices(older.topics, newer.topics, since),
        priority_grounds=_choices(older.priority_grounds, newer.priority_grounds, since),
        levels=_choices(older.levels, newer.levels, since),
        groups=_choices(older.groups, newer.groups, since),
        severities=_choices(older.severities, newer.severities, since),
        categories=_choices(older.categories, newer.categories, since),
        nonclinical_levels=_choices(older.nonclinical_levels, newer.nonclinical_levels, since),
        sentinels=_choices(older.sentinels, newer.sentinels, since),
        roles=_choices(older.roles, newer.roles, since),
        chains=newer.chains or older.chains,
        duties=_dated(older.duties, newer.duties, since),
        reports=_dated(older.reports, newer.reports, since),
        channel_checks=_dated(older.channel_checks, newer.channel_checks, since),
        countings=_dated(older.countings, newer.countings, since),
        settings=_dated(older.settings, newer.settings, since),
        indicators=_dated(older.indicators, newer.indicators, since),
    )


def settled(policy: Policy, name: str, value: str, since: date) -> Policy:
    """The rules with another value of a setting from `since` on; where a document locks it, it stays."""
    parts = (part for each in policy.settings for part in _parts(each, name, value, since))
    return replace(policy, settings=tuple(parts))


def _parts(entry: Setting, name: str, value: str, since: date) -> Iterable[Setting]:
    if entry.name != name or entry.locked or not _holds_after(entry, since):
        return (entry,)
    after = replace(entry, value=value, in_force_from=_later(entry, since))
    return (_ended(entry, since), after) if entry.in_force_from < since else (after,)


def _choices(older: Mapping[str, C], newer: Mapping[str, C], since: date) -> dict[str, C]:
    """The newer ones in their order, then those that can be chosen no more; a code of both holds all the time."""
    begun = {
        code: replace(each, in_force_from=older[code].in_force_from if code in older else _later(each, since))
        for code, each in newer.items()
    }
    ended = {code: _ended(each, since) for code, each in older.items() if code not in newer}
    return {**begun, **ended}


def _dated(older: Iterable[E], newer: Iterable[E], since: date) -> tuple[E, ...]:
    before = [_ended(each, since) for each in older if (each.in_force_from or date.min) < since]
    after = [replace(each, in_force_from=_later(each, since)) for each in newer if _holds_after(each, since)]
    return (*after, *before)


def _later(entry: Entry, since: date) -> date:
    return max(entry.in_force_from or since, since)


def _holds_after(entry: Entry, since: date) -> bool:
    return entry.in_force_until is None or entry.in_force_until >= since


def _ended(entry: E, since: date) -> E:
    return replace(entry, in_force_until=min(entry.in_force_until or since - ONE_DAY, since - ONE_DAY))
