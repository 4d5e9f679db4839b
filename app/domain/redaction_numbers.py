"""Finds numbers and addresses that lead to a person: telephone, citizen's number, HN, e-mail, house number, links."""

import re
from collections.abc import Callable, Iterator

from app.domain.entered_values import is_telephone
from app.domain.redaction import Mark, Why
from app.domain.thai_text import arabic_digits

_BETWEEN = r"[ \-.\u2010-\u2015]{0,3}"
# A stroke sets two numbers apart: 08 0000 0000/08 0000 0001.
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<!\d)", r"(?!\d)"
_APART = r"[ \-.()\u2010-\u2015]{0,3}"
# No more digits than a number has: what follows behind a space ("2 ครั้ง") is no part of it.
_PHONE = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:\+ ?66{_APART}(?:0{_APART})?[1-9](?:{_APART}\d){{7,8}}|\(?0(?:{_APART}\d){{8,9}})"
    rf"(?:\s*(?:ต่อ|ext\.?|#)\s*\d{{1,6}})?{_NO_DIGIT_AFTER}",
    re.IGNORECASE,
)
_CITIZEN = re.compile(rf"{_NO_DIGIT_BEFORE}\d(?:{_BETWEEN}\d){{12}}{_NO_DIGIT_AFTER}")
_HOSPITAL_NUMBER = re.compile(
    r"(?:\b(?:H\.? ?N|A\.? ?N|V\.? ?N)\.?|เอชเอ็น|เลขประจำตัวผู้ป่วย|เลขที่ผู้ป่วย)"
    r"\s*(?:no\.?|number|เลขที่|หมายเลข|ที่)?\s*[:=#]?\s*\d[\d/\-]*",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s]+"
    r"|(?<![a-z])(?:line|ไลน์)\s*(?:(?:id|ไอดี)\s*[:=]?|[:=])\s*@?[\w.\-]{3,}"
    r"|ไลน์\s*@?[a-z0-9._\-]{3,}",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:บ้านเลขที่|ที่อยู่เลขที่|อยู่เลขที่)\s*\d+(?:/\d+)?(?:\s*(?:หมู่ที่|หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ต\.|ตำบล|แขวง|อ\.|อำเภอ|เขต|จ\.|จังหวัด)\s*[^\s,;]+)*"
)
DIGITS_OF_A_CITIZEN = 13


def numbers_in(text: str) -> Iterator[Mark]:
    """Everything of that kind, whatever the digits are written with; nothing twice that is part of a longer one."""
    # One Thai digit becomes one Arabic digit, so that places stay what they are.
    read, last = arabic_digits(text), Mark(0, 0, Why.FIELD)
    for mark in sorted(_found_in(read), key=_first_and_longest):
        if mark.end > last.end:
            last = mark
            yield mark


def _found_in(read: str) -> Iterator[Mark]:
    for pattern, why in _FOUND:
        for found in pattern.finditer(read):
            reason = why(found[0])
            if reason is not None:
                yield Mark(found.start(), found.end(), reason)


def _first_and_longest(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def is_citizens_number(digits: str) -> bool:
    """Whether the last of the 13 digits is the one that follows from the others."""
    if len(digits) != DIGITS_OF_A_CITIZEN:
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighed % 11) % 10 == int(digits[-1])


def _of_thirteen(found: str) -> Why:
    """With a wrong check digit it is still thirteen digits of somebody who mistyped one."""
    return Why.CITIZEN if is_citizens_number("".join(filter(str.isdigit, found))) else Why.THIRTEEN


def _of_telephone(found: str) -> Why | None:
    return Why.PHONE if is_telephone(found.replace("(0)", "").strip()) else None


def _always(why: Why) -> Callable[[str], Why]:
    def answer(_found: str) -> Why:
        return why

    return answer


_FOUND: tuple[tuple[re.Pattern[str], Callable[[str], Why | None]], ...] = (
    (_CITIZEN, _of_thirteen),
    (_PHONE, _of_telephone),
    (_HOSPITAL_NUMBER, _always(Why.HOSPITAL_NUMBER)),
    (_EMAIL, _always(Why.EMAIL)),
    (_LINK, _always(Why.LINK)),
    (_HOUSE, _always(Why.ADDRESS)),
)
