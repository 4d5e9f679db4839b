"""Who fills a role at a moment, and what is written in a cell of the roster: a name, and a number to call."""

import re
from collections.abc import Collection, Mapping, Sequence
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
_DATE = re.compile(
    r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{1,2}/\d{1,2}"
    r"|\d{1,2}\s*(?:[ก-๙]{1,3}\.[ก-๙]\.|[ก-๙]+(?:คม|ยน)|กุมภาพันธ์)\s*(?:\d{2,4})?"
)
_DAY_HEADINGS = frozenset(("วันที่", "วัน", "date", "day"))
_HEADINGS = _DAY_HEADINGS.union(
    ("เวร", "ชื่อ", "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อ สกุล", "โทร", "โทรศัพท์", "เบอร์โทร", "ตำแหน่ง", "แพทย์เวร"),
    ("shift", "name", "phone", "telephone", "tel", "role"),
)
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
    name, phone = (found["name"].strip(" ,("), found["phone"] or "") if found else (written, "")
    if is_no_person(written):
        return None, [Problem(cell, "not_a_person", {"value": written})]
    numbers = [
        _BEFORE_NUMBER.sub("", each).strip() or each.strip() for each in _BETWEEN_NUMBERS.split(phone) if each.strip()
    ]
    problems = [Problem(cell, "not_a_number_to_call", {"value": each}) for each in numbers if not _can_be_called(each)]
    if len(name) > LONGEST_NAME:
        problems.append(Problem(cell, "text_too_long", {"length": len(name), "limit": LONGEST_NAME}))
    return Holder(name, ", ".join(numbers)), problems


def is_no_person(written: str) -> bool:
    """Whether a cell holds a date, a heading, or neither letters nor a number to call."""
    text = one_line(arabic_digits(written)).strip()
    if is_date(text) or text.casefold().rstrip(".:") in _HEADINGS:
        return True
    return not any(each.isalpha() or each.isdecimal() for each in text)


def is_date(written: str) -> bool:
    """Whether a cell looks like a day of the calendar, also one that there is not."""
    return _DATE.fullmatch(arabic_digits(written).strip()) is not None


def without_headings(rows: Sequence[Sequence[str]], labels: Collection[str] = ()) -> list[list[str]]:
    """Rows of a spreadsheet without its row of headings and its column of dates; `labels`: of the columns here."""
    headings = _HEADINGS | {_heading(each) for each in labels}
    kept, has_days = [list(row) for row in rows], False
    while kept and _are_headings(kept[0], headings):
        has_days = has_days or _heading(kept[0][0]) in _DAY_HEADINGS
        kept.pop(0)
    is_first_of_days = any(is_date(row[0]) for row in kept if row) and all(_is_day_or_empty(row) for row in kept)
    if kept and len(kept[0]) > 1 and (has_days or is_first_of_days):
        kept = [row[1:] for row in kept]
    return kept


def _are_headings(row: Sequence[str], headings: Collection[str]) -> bool:
    said = [_heading(each) for each in row if each.strip()]
    return bool(said) and (said[0] in _DAY_HEADINGS or all(each in headings for each in said))


def _heading(text: str) -> str:
    return text.strip().casefold().rstrip(".:")


def _is_day_or_empty(row: Sequence[str]) -> bool:
    return not row or not row[0].strip() or is_date(row[0])


def _can_be_called(number: str) -> bool:
    """An extension inside the house, or a number outside."""
    return _EXTENSION.fullmatch(number) is not None or is_telephone(number)
