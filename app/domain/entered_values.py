"""One entered value made canonical: what was typed, pasted or read from a file, or why it is refused."""

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from app.domain.buddhist_dates import BANGKOK, UnreadableDate, canonical_moment, read_day, read_moment
from app.domain.errors import Problem
from app.domain.fields import FieldKind, PolicyTables, choices_of, codes_of
from app.domain.short_text import short
from app.domain.thai_text import UnusableText, arabic_digits, normalised, one_line, search_key
from app.domain.vocabulary import TreeAnswer, TreeQuestion

# What one field may hold: a page is about 3,000 characters.
LONGEST_TEXT = {FieldKind.TEXT: 1_000, FieldKind.LONG_TEXT: 20_000, FieldKind.NAMES: 200}
LONGEST_LIST = 100
LARGEST_SUM_BAHT = 10**12
LARGEST_COUNT_OF_CASES = 9_999  # what has more digits was meant for another field: a telephone number, a day

_EXTENSION = r"(?:\s*(?:ต่อ|ext\.?|#)\s*\d{1,6})?"
_PHONE = re.compile(r"(?:0\d{8,9}|\+660?[1-9]\d{7,8})" + _EXTENSION, re.IGNORECASE)
_PHONE_SEPARATORS = re.compile(r"[\s().\-\u2010-\u2015]+")
_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_MONEY = re.compile(r"฿?\s*(-?[\d,]+(?:\.\d+)?)\s*(?:บาท|baht|฿)?\.?", re.IGNORECASE)
_LIST_BREAKS = re.compile(r"[;\n]")
_NO_MATTER = re.compile(r"[\s\-\u2010-\u2015]+")
_FLAGS = {
    **dict.fromkeys(("true", "yes", "y", "1", "ใช่", "มี"), True),
    **dict.fromkeys(("false", "no", "n", "0", "ไม่ใช่", "ไม่มี"), False),
}


class Declared(Protocol):
    """What a value is entered for: a field of the form, or of a stage of a proceeding."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> FieldKind: ...
    @property
    def choices(self) -> type[StrEnum] | str | None: ...


class Refused(ValueError):
    """Why a value cannot be kept; `code` names the message, `data` fills it."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code, self.data = code, data


def canonical(declared: Declared, value: object, *, now: datetime, policy: PolicyTables) -> object | None:
    """The value as it is kept, or None when nothing was given.

    Raises:
        Refused: the value is of the wrong type, out of range or unreadable.
    """
    if value is None or value == "" or (value in ([], ()) and declared.kind in _OF_SEVERAL):
        return None
    try:
        if declared.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
            return _chosen(declared, value, policy)
        if declared.kind is FieldKind.MOMENT:
            return _moment(value, now)
        if declared.kind is FieldKind.DAY:
            return _day(value, now)
        return _READERS[declared.kind](declared, value)
    except UnusableText as refusal:
        raise Refused(refusal.code) from None
    except UnreadableDate as refusal:
        raise Refused(refusal.code, text=shown(refusal.text)) from None


def problem(declared: Declared, refusal: Refused) -> Problem:
    """What to say beside the field."""
    return Problem(declared.name, refusal.code, refusal.data)


def shown(value: object) -> str:
    """A refused value, short and printable, to be named in a message."""
    return short(value if isinstance(value, str) else _as_in_a_file(value))


def _as_in_a_file(value: object) -> str:
    """What is no text, as people write it in a JSON file: null and true, where Python has words of its own."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):
        return str(value)


def matching_key(text: str) -> str:
    """What makes two headings or labels the same: spaces, dashes and case do not."""
    return _NO_MATTER.sub("", search_key(text))


def _text(declared: Declared, value: object) -> str | None:
    text = _string(declared, value)
    kept = normalised(text) if declared.kind is FieldKind.LONG_TEXT else one_line(text)
    limit = LONGEST_TEXT[declared.kind]
    if len(kept) > limit:
        raise Refused("text_too_long", length=len(kept), limit=limit)
    return kept if kept.strip() else None


def _string(declared: Declared, value: object) -> str:
    if declared.name == "source_id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # other systems number their cases
    if not isinstance(value, str):
        raise Refused("not_text", value=shown(value))
    return value


def _phone(declared: Declared, value: object) -> str | None:
    kept = one_line(_string(declared, value))
    if not kept:
        return None
    if not is_telephone(kept):
        raise Refused("not_a_phone", value=shown(kept))
    return kept


def is_telephone(text: str) -> bool:
    """Whether this is a number outside the house, with its extension if it has one."""
    return _PHONE.fullmatch(_PHONE_SEPARATORS.sub("", arabic_digits(text))) is not None


def _email(declared: Declared, value: object) -> str | None:
    kept = one_line(_string(declared, value))
    if not kept:
        return None
    if not _EMAIL.fullmatch(kept) or ".." in kept:
        raise Refused("not_an_email", value=shown(kept))
    return kept


def _money(declared: Declared, value: object) -> int | float:
    amount = _amount(value)
    if not math.isfinite(amount):
        raise Refused("not_money", value=shown(value))
    if amount < 0:
        raise Refused("money_negative", value=shown(value))
    if amount > LARGEST_SUM_BAHT:
        raise Refused("money_too_large", value=shown(value))
    return int(amount) if amount == int(amount) else amount


def _amount(value: object) -> int | float:
    if isinstance(value, str):
        found = _MONEY.fullmatch(arabic_digits(one_line(value)))
        if found is None or not any(sign.isdigit() for sign in found[1]):
            raise Refused("not_money", value=shown(value))
        return float(found[1].replace(",", ""))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused("not_money", value=shown(value))
    return value


def _flag(declared: Declared, value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    written = one_line(value).casefold() if isinstance(value, str) else None
    if written == "":
        return None
    if written not in _FLAGS:
        raise Refused("not_a_flag", value=shown(value))
    return _FLAGS[written]


def _names(declared: Declared, value: object) -> list[str] | None:
    names = [_text(declared, element) for element in _elements(value)]
    return list(dict.fromkeys(name for name in names if name)) or None


def _elements(value: object) -> list[object]:
    """The elements of a list, which a CSV file writes in one cell with semicolons."""
    if isinstance(value, str):
        return list(_LIST_BREAKS.split(value))
    if not isinstance(value, list | tuple):
        raise Refused("not_a_list", value=shown(value))
    if len(value) > LONGEST_LIST:
        raise Refused("list_too_long", length=len(value), limit=LONGEST_LIST)
    return list(value)


def _answers(declared: Declared, value: object) -> dict[str, object] | None:
    if not isinstance(value, Mapping):
        raise Refused("not_answers", value=shown(value))
    for question in value:
        if question not in tuple(TreeQuestion):
            raise Refused("unknown_question", value=shown(question))
    answers: dict[str, object] = {
        str(question): _answer(given) for question, given in value.items() if given is not None
    }
    return answers or None


def _answer(given: object) -> bool | str:
    if isinstance(given, bool) or given == TreeAnswer.UNKNOWN.value:
        return given if isinstance(given, bool) else TreeAnswer.UNKNOWN.value
    if given in (TreeAnswer.YES.value, TreeAnswer.NO.value):
        return given == TreeAnswer.YES.value
    raise Refused("not_an_answer", value=shown(given))


def _moment(value: object, now: datetime) -> str | None:
    if isinstance(value, datetime):
        return canonical_moment(value)
    if isinstance(value, date):
        return canonical_moment(datetime(value.year, value.month, value.day, tzinfo=BANGKOK))
    if not isinstance(value, str):
        raise Refused("not_a_date", value=shown(value))
    return canonical_moment(read_moment(value, now)) if one_line(value) else None


def _day(value: object, now: datetime) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(BANGKOK).date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise Refused("not_a_date", value=shown(value))
    return read_day(value, now.astimezone(BANGKOK).date()).isoformat() if one_line(value) else None


def _chosen(declared: Declared, value: object, policy: PolicyTables) -> object | None:
    if declared.kind is FieldKind.CHOICE:
        return _code(declared, value, policy)
    codes = [_code(declared, element, policy) for element in _elements(value)]
    return list(dict.fromkeys(code for code in codes if code is not None)) or None


def _code(declared: Declared, value: object, policy: PolicyTables) -> str | int | None:
    """The code that the value is, or whose label it is; a level's code is a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # spreadsheets have no whole numbers
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Refused("not_a_choice", value=shown(value))
    written = str(value)
    codes = codes_of(declared, policy)
    code = written if written in codes else _code_of_label(matching_key(written), declared, policy)
    if code is not None:
        return int(code) if code.isdecimal() else code
    if not matching_key(written):
        return None
    if codes and all(each.isdecimal() for each in codes):
        raise Refused("out_of_range", value=shown(value), lowest=codes[0], highest=codes[-1])
    raise Refused("not_a_choice", value=shown(value))


def _code_of_label(wanted: str, declared: Declared, policy: PolicyTables) -> str | None:
    for code, *labels in choices_of(declared, policy):
        if wanted.removeprefix("ระดับ") == matching_key(code) or wanted in map(matching_key, labels):
            return code
    return None


_OF_SEVERAL = (FieldKind.CHOICES, FieldKind.NAMES)
_READERS: Mapping[FieldKind, Callable[[Declared, object], object | None]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.PHONE: _phone,
    FieldKind.EMAIL: _email,
    FieldKind.MONEY: _money,
    FieldKind.FLAG: _flag,
    FieldKind.NAMES: _names,
    FieldKind.ANSWERS: _answers,
}
