"""Marks over a text: what of it is withheld in a copy that leaves the house."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Why(StrEnum):
    """Why something is suggested to be withheld; BY_HAND when a person marked it."""

    FIELD = "field"
    NAME = "name"
    PHONE = "phone"
    CITIZEN = "citizen"
    THIRTEEN = "thirteen"
    HOSPITAL_NUMBER = "hospital_number"
    EMAIL = "email"
    ADDRESS = "address"
    LINK = "link"
    BY_HAND = "by_hand"


class Mark(NamedTuple):
    """From `start` up to `end`, in letters of the text."""

    start: int
    end: int
    why: str


def joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order, those that touch or lie over each other as one; why the longest of them is there counts."""
    result: list[tuple[Mark, Mark]] = []  # what is withheld, and the longest mark in it
    for mark in sorted(marks):
        if mark.end <= mark.start:
            continue
        if result and mark.start <= result[-1][0].end:
            whole, longest = result[-1]
            longest = max(longest, mark, key=_length)
            result[-1] = Mark(whole.start, max(whole.end, mark.end), longest.why), longest
        else:
            result.append((mark, mark))
    return tuple(whole for whole, _longest in result)


def with_mark(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks and one by hand."""
    return joined((*marks, Mark(start, end, Why.BY_HAND)))


def without_marks_in(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks without those that lie, wholly or in part, between the two places; of one place, the mark over it."""
    last = max(end, start + 1)
    return tuple(each for each in marks if each.end <= start or each.start >= last)


def redacted(text: str, marks: Iterable[Mark], instead: str) -> str:
    """The text with `instead` in place of each mark, so that not even its length is told."""
    pieces, place = [], 0
    for mark in joined(marks):
        pieces += [text[place : mark.start], instead]
        place = mark.end
    return "".join((*pieces, text[place:]))


def _length(mark: Mark) -> int:
    return mark.end - mark.start
