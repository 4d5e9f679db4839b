"""The choices of a field: members of the vocabulary, or rows of the hospital's policy."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Protocol

from app.domain import vocabulary
from app.domain.labels import LABELS
from app.translation import said_in


class PolicyChoice(Protocol):
    """A choice that the hospital's policy defines."""

    @property
    def label_th(self) -> str: ...

    @property
    def label_en(self) -> str: ...

    def is_in_force(self, on: date) -> bool: ...


class PolicyTables(Protocol):
    """The tables of the policy that fields choose from, each by code, and the day on which its rules begin."""

    @property
    def first_day(self) -> date: ...

    @property
    def channels(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def topics(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def levels(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def groups(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def categories(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def nonclinical_levels(self) -> Mapping[str, PolicyChoice]: ...

    @property
    def sentinels(self) -> Mapping[str, PolicyChoice]: ...


class Chosen(Protocol):
    """What has choices: a field of the form, or of a stage of a proceeding."""

    @property
    def choices(self) -> type[StrEnum] | str | None: ...


def codes_of(declared: Chosen, policy: PolicyTables) -> tuple[str, ...]:
    """The code of each choice, in order; empty for a field without choices."""
    if declared.choices is None:
        return ()
    enum = _enum_of(declared)
    return _codes_in(enum) if enum else tuple(getattr(policy, str(declared.choices)))


@cache
def _codes_in(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(map(str, enum))


def choices_of(declared: Chosen, policy: PolicyTables) -> tuple[tuple[str, str, str], ...]:
    """Code, Thai label and English label of each choice, in order; empty for a field without choices."""
    if declared.choices is None:
        return ()
    if enum := _enum_of(declared):
        return tuple(
            (str(member), said_in("th", _label_of(member)), said_in("en", _label_of(member))) for member in enum
        )
    table: Mapping[str, PolicyChoice] = getattr(policy, str(declared.choices))
    return tuple((str(code), choice.label_th, choice.label_en) for code, choice in table.items())


def not_in_force(declared: Chosen, chosen: object, policy: PolicyTables, on: date) -> Iterator[PolicyChoice]:
    """Those of the chosen that the rules of that day do not have; a fixed choice holds at all times."""
    if declared.choices is None or _enum_of(declared) is not None:
        return
    table: Mapping[str, PolicyChoice] = getattr(policy, str(declared.choices))
    for code in chosen if isinstance(chosen, list | tuple) else (chosen,):
        choice = table.get(str(code))
        if choice is not None and not choice.is_in_force(on):
            yield choice


def labelled_choices(declared: Chosen, policy: PolicyTables, language: str) -> list[tuple[str, str]]:
    """Code and label of each choice in "th" or "en", in order."""
    enum = _enum_of(declared)
    if enum is not None:  # reading the other language's catalogue as well would be felt at the start
        return [(str(member), said_in(language, _label_of(member))) for member in enum]
    return [(code, english if language == "en" else thai) for code, thai, english in choices_of(declared, policy)]


def _enum_of(declared: Chosen) -> type[StrEnum] | None:
    if isinstance(declared.choices, type):
        return declared.choices
    return getattr(vocabulary, declared.choices or "", None)


def _label_of(member: StrEnum) -> str:
    """The label that the member carries, or that the vocabulary has for it."""
    carried = getattr(member, "label", None)
    return carried if isinstance(carried, str) else LABELS[member]
