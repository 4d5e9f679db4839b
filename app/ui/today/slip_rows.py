"""The rows of a comment-box day: what is written in each, its number once it is recorded, and what is wrong in it."""

import secrets
from collections.abc import Mapping, Sequence

from app.domain.errors import Problem
from app.services.cases.comment_box import Recorded, Slip

NAMES = ("kind", "topics", "units", "details", "person")
FIRST_ROWS = 30
Kept = Sequence[Mapping[str, object]]


class SlipRows:
    """Thirty rows at first; a recorded one stays to be read, with its number."""

    def __init__(self) -> None:
        self._slips = [_blank() for _row in range(FIRST_ROWS)]
        self._numbers: dict[str, str] = {}
        self._problems: dict[str, Mapping[str, Problem]] = {}

    def __len__(self) -> int:
        return len(self._slips)

    def slip(self, place: int) -> Slip:
        """What stands in a row."""
        return self._slips[place]

    def number(self, place: int) -> str:
        """The number that a row was given; empty as long as it is not recorded."""
        return self._numbers.get(self._slips[place].uid, "")

    def problems(self, place: int) -> Mapping[str, Problem]:
        """What is marked in a row, by column."""
        return self._problems.get(self._slips[place].uid, {})

    def to_record(self) -> tuple[Slip, ...]:
        """The rows in which something stands and that have no number yet."""
        return tuple(row for row in self._slips if is_begun(row) and row.uid not in self._numbers)

    def recorded(self) -> Sequence[str]:
        """The numbers given, in the order of the rows."""
        return [self._numbers[row.uid] for row in self._slips if row.uid in self._numbers]

    def as_kept(self) -> list[dict[str, object]]:
        """The rows in which something stands, as a draft keeps them."""
        return [
            {"uid": row.uid, "number": self._numbers.get(row.uid, ""), "cells": dict(row.cells)}
            for row in self._slips
            if is_begun(row)
        ]

    def take_kept(self, kept: Kept) -> None:
        """Go on with the rows of a draft; with none of them, with empty ones."""
        slips = [Slip(str(each["uid"]), _texts(each.get("cells"))) for each in kept]
        self._numbers = {str(each["uid"]): str(each["number"]) for each in kept if each.get("number")}
        self._problems = {}
        self._slips = slips + [_blank() for _row in range(max(FIRST_ROWS - len(slips), 1))]

    def take_results(self, results: Sequence[Recorded]) -> dict[int, tuple[Problem, ...]]:
        """Take the numbers over; answers what was said of each of those rows, by its place."""
        self._numbers |= {each.uid: each.number for each in results if each.number}
        said = {each.uid: tuple(each.problems) for each in results}
        return {place: said[row.uid] for place, row in enumerate(self._slips) if row.uid in said}

    def write(self, place: int, name: str, text: str) -> None:
        """Write into a cell."""
        row = self._slips[place]
        self._slips[place] = Slip(row.uid, {**row.cells, name: text})

    def mark(self, place: int, problems: Sequence[Problem]) -> None:
        """Remember what is wrong in a row; nothing unmarks it."""
        uid = self._slips[place].uid
        self._problems.pop(uid, None)
        if problems:
            self._problems[uid] = {each.field: each for each in problems}

    def grow(self, count: int) -> None:
        """Add empty rows at the end."""
        self._slips += [_blank() for _row in range(count)]


def is_begun(row: Slip) -> bool:
    """Whether more stands there than the kind, which comes from the row before."""
    return any(text.strip() for name, text in row.cells.items() if name != "kind")


def _blank() -> Slip:
    return Slip(secrets.token_hex(8), dict.fromkeys(NAMES, ""))


def _texts(cells: object) -> dict[str, str]:
    given = cells if isinstance(cells, Mapping) else {}
    return {name: str(given.get(name) or "") for name in NAMES}
