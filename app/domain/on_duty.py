"""Who fills a role at a moment, and what is written in a cell of the roster: a name, and a number to call."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.entered_values import is_telephone
from app.domain.errors import Problem
from app.domain.thai_text import arabic_digits, one_line

LONGEST_NAME = 200
NAME, PHONE, UNTIL = "name", "phone", "until"
_CELL = re.compile(
    r"(?P<name>.*?)[\s,(]*(?P<phone>(?:โทร\.?|ต่อ|ext\.?|#|[+0-9])[0-9\s\-.,/+]*(?:(?:ต่อ|ext\.?|#)\s*\d+\s*)?)?\)?",
    re.IGNORECASE,
)
_BETWEEN_NUMBERS = re.compile(r"\s*[,/]\s*")
_BEFORE_NUMBER = re.compile(r"^(?:โทร\.?|ต่อ|ext\.?|#)\s*", re.IGNORECASE)
_EXTENSION = re.compile(r"\d{2,6}")


@dataclass(frozen=True)
class Holder:
    """A person on duty; the number may be missing, and so may the name where a place is called, not a person."""

    name: str
    phone: str = ""

    @property
    def text(self) -> str:
        """As it stands in a cell."""
        return f"{self.name} {self.phone}".strip()

    def as_json(self) -> dict[str, object]:
        """Plain data, for the log."""
        return {NAME: self.name, PHONE: self.phone}

    @staticmethod
    def from_json(data: Mapping[str, object]) -> "Holder":
        """The holder that `as_json` wrote."""
        return Holder(str(data.get(NAME) or ""), str(data.get(PHONE) or ""))


@dataclass(frozen=True, order=True)
class Cell:
    """One place of the roster: a day, the shift by the time at which it begins, the role, and its unit if any."""

    on: date
    shift: str
    role: str
    unit: str = ""

    @property
    def name(self) -> str:
        """What a refusal calls it."""
        return "/".join(filter(None, (self.on.isoformat(), self.shift, self.role, self.unit)))

    @property
    def place(self) -> str:
        """Its name within its day."""
        return "/".join(filter(None, (self.shift, self.role, self.unit)))

    @staticmethod
    def at(on: date, place: str) -> "Cell":
        """The cell of that name within that day."""
        shift, role, *unit = place.split("/", 2)
        return Cell(on, shift, role, "".join(unit))


@dataclass(frozen=True)
class Holding:
    """A person who holds a standing role, from one day until another; both belong to it, None: until further notice."""

    role: str
    unit: str
    holder: Holder
    from_on: date
    until_on: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on that day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


def holder_in(text: str, cell: str) -> tuple[Holder | None, list[Problem]]:
    """The person whom the text of a cell names, None for an empty one, and what is wrong with it."""
    written = one_line(arabic_digits(text)).strip()
    if not written:
        return None, []
    found = _CELL.fullmatch(written)
    name, phone = (found["name"], found["phone"] or "") if found else (written, "")
    numbers = [_BEFORE_NUMBER.sub("", each).strip() for each in _BETWEEN_NUMBERS.split(phone) if each.strip()]
    problems = [Problem(cell, "not_a_number_to_call", {"value": each}) for each in numbers if not _can_be_called(each)]
    if len(name) > LONGEST_NAME:
        problems.append(Problem(cell, "text_too_long", {"length": len(name), "limit": LONGEST_NAME}))
    return Holder(name.strip(" ,("), ", ".join(numbers)), problems


def _can_be_called(number: str) -> bool:
    """An extension inside the house, or a number outside."""
    return _EXTENSION.fullmatch(number) is not None or is_telephone(number)
