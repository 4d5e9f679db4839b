"""Which tables a policy file may hold, what identifies an entry, and which type each value has."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from app.domain.indicators.entries import IndicatorCount, IndicatorRound, IndicatorRule, IndicatorScore
from app.domain.open_stages import OpenStage
from app.domain.policy_entries import (
    AnnouncedDay,
    ChainStep,
    Channel,
    ChannelCheck,
    Choice,
    ConfirmedYear,
    Correction,
    Counting,
    Coverage,
    DutyRule,
    Ending,
    Entry,
    Level,
    Mediator,
    ReportRule,
    Risk,
    Sentinel,
    Setting,
    SuggestionRule,
    WeekendDay,
)
from app.domain.posts import Post, SeenNow

PROFILE_TABLES: Mapping[str, type[Entry]] = {
    "kind": Choice,
    "channel": Channel,
    "channel_check": ChannelCheck,
    "topic": Choice,
    "priority_ground": Choice,
    "level": Level,
    "group": Choice,
    "severity": Choice,
    "category": Risk,
    "nonclinical_level": Risk,
    "sentinel": Sentinel,
    "outcome": Ending,
    "role": Choice,
    "chain": ChainStep,
    "mediator": Mediator,
    "duty": DutyRule,
    "report": ReportRule,
    "counting": Counting,
    "setting": Setting,
    "suggestion": SuggestionRule,
    "post": Post,
    "shift": Choice,
    "seen_now": SeenNow,
    "first_words": Choice,
    "open_stage": OpenStage,
    "indicator": IndicatorRule,
    "indicator_count": IndicatorCount,
    "indicator_score": IndicatorScore,
    "indicator_round": IndicatorRound,
}
CALENDAR_TABLES: Mapping[str, type[Entry]] = {
    "coverage": Coverage,
    "weekend": WeekendDay,
    "correction": Correction,
    "year": ConfirmedYear,
    "announced": AnnouncedDay,
}
_IDENTIFIED_BY: Mapping[type[Entry], tuple[str, ...]] = {
    ChainStep: ("hours", "order"),
    Mediator: ("code",),
    ReportRule: ("rule", "step"),
    Counting: ("type",),
    Setting: ("name",),
    Post: ("role",),
    OpenStage: ("stage",),
    IndicatorRule: ("measure",),
    IndicatorCount: ("measure",),
    IndicatorScore: ("measure",),
    IndicatorRound: (),
    Correction: ("on",),
    ConfirmedYear: ("year",),
    AnnouncedDay: ("name_en",),
    Coverage: (),
    WeekendDay: ("weekday",),
}


@dataclass(frozen=True)
class Key:
    """One key that an entry may or must have."""

    name: str
    type: object
    required: bool


def keys_of(entry: type[Entry]) -> tuple[Key, ...]:
    """The keys of a table, in the order of its class."""
    hints = get_type_hints(entry)
    return tuple(
        Key(each.name, hints[each.name], each.default is MISSING and each.default_factory is MISSING)
        for each in fields(entry)
    )


def identities_of(entry: Entry) -> tuple[tuple[object, ...], ...]:
    """What no other entry in force on the same day may bear; a duty has one for each thing it applies to."""
    if isinstance(entry, DutyRule):
        return tuple((entry.rule, entry.step, each) for each in entry.applies_to)
    if isinstance(entry, ChannelCheck):
        return tuple((each,) for each in entry.channels)
    if isinstance(entry, Choice):
        return ((entry.code,),)
    if isinstance(entry, SuggestionRule):
        return ()
    return (tuple(getattr(entry, name) for name in _IDENTIFIED_BY[type(entry)]),)


def overlap(one: Entry, other: Entry) -> bool:
    """Whether some day has both entries in force."""
    begins = max(one.in_force_from or date.min, other.in_force_from or date.min)
    ends = min(one.in_force_until or date.max, other.in_force_until or date.max)
    return begins <= ends


def fits(value: object, wanted: object) -> bool:
    """Whether a TOML value is of the type that a key wants; true is not a number, a moment not a day."""
    if get_origin(wanted) in (Union, UnionType):
        return any(fits(value, each) for each in get_args(wanted))
    if get_origin(wanted) is Literal:
        return isinstance(value, str) and value in get_args(wanted)
    if get_origin(wanted) is tuple:
        return isinstance(value, list) and all(fits(each, get_args(wanted)[0]) for each in value)
    return _PLAIN.get(wanted, _is_table)(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_nothing(value: object) -> bool:
    return value is None


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


_PLAIN: Mapping[object, Callable[[object], bool]] = {
    str: _is_text,
    bool: _is_flag,
    int: _is_number,
    date: _is_day,
    type(None): _is_nothing,
}
