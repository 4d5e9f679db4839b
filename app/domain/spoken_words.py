"""How the words of a suggestion are found in what officers write: gaps, negations, minutes and sums of money."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.domain.policy_entries import SuggestionRule
from app.domain.thai_text import arabic_digits

GAP = "…"  # "เครื่องปั่นไฟ…ไม่ติด": some letters may stand between
# Bounded, all of them: a page of digits would be read anew from each of its digits on.
_NUMBER = r"\d[\d,]{0,30}(?:\.\d{1,10})?"
_AND = "(?:และ|กับ|อีก)?"
_LASTED = re.compile(rf"(?:({_NUMBER})(?:ชั่วโมง|ชม\.?)(ครึ่ง)?)(?:{_AND}({_NUMBER})นาที)?|({_NUMBER})นาที")
_OF_AN_HOUR, _HALF = 60, 30
_TIMES = {"": 1, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_UNITS = "|".join(filter(None, _TIMES))
_BEGINS = r"(?<!\d)(?<!\d[,.])"
_BAHT = re.compile(rf"{_BEGINS}((?:{_NUMBER}(?:{_UNITS})){{0,6}}(?:{_NUMBER})?)บาท")  # "1 แสน 5 หมื่นบาท" is one sum
_PART = re.compile(rf"({_NUMBER})({_UNITS}|)")
# A space between two digits parts two numbers: "ม. 41 500 บาท" does not speak of 41,500 baht. But "12 000 บาท" is one
# sum, and so is what nothing before it numbers: a bed, a room, a section of a law.
_IN_THREES = re.compile(rf"{_BEGINS}\d{{1,3}}(?:(?:,|,? )\d{{3}}){{1,4}}(?=(?:\.\d{{1,10}})?บาท)")
_NUMBERED = ("ม.", "มาตรา", "เตียง", "ห้อง", "ข้อ", "ชั้น", "ตึก", "อาคาร", "เลขที่", "hn", "an")
_SPACES = re.compile(r"\s+")


def word_found(rule: SuggestionRule, text: str, letters_between: int) -> str | None:
    """The first word of the rule that the text says and does not deny, as the policy spells it.

    `letters_between`: how many may stand where a word has a gap, and before the minutes that the rule asks for.
    """
    said = compared(text)
    if any(compared(other) in said for other in rule.without):
        return None
    for word in rule.words:
        if any(_is_meant(rule, said, found, letters_between) for found in _found(word, said, letters_between)):
            return word
    return None


def greatest_sum(text: str) -> float | None:
    """The greatest sum in baht that the text speaks of."""
    sums = (_PART.findall(said) for said in _BAHT.findall(_joined(compared(text))) if said)
    amounts = (float(sum(_amount(number) * _TIMES[times] for number, times in parts)) for parts in sums)
    greatest = max(amounts, default=None)
    return int(greatest) if greatest is not None and greatest.is_integer() else greatest


def _joined(said: str) -> str:
    return _IN_THREES.sub(_one_number, said)


def _one_number(found: re.Match[str]) -> str:
    first, *groups = re.split("[, ]+", found[0])
    is_numbered = found.string.endswith(_NUMBERED, 0, found.start())
    parted = is_numbered and not any(group.startswith("0") for group in groups)  # nobody pays 000 baht
    return found[0] if parted else "".join([first, *groups])


@lru_cache(maxsize=512)  # the words of a policy, compared at every key that is typed
def compared(text: str) -> str:
    """Without spaces but those between two numbers, with Arabic digits, in small letters: ม. ๔๑ and ม.41 are one."""
    return _SPACES.sub(_one_or_none, arabic_digits(text).casefold().strip())


def _one_or_none(spaces: re.Match[str]) -> str:
    before, after = spaces.string[spaces.start() - 1], spaces.string[spaces.end() : spaces.end() + 1]
    return " " if after.isdigit() and (before.isdigit() or before == ",") else ""


def _found(word: str, said: str, letters_between: int) -> Iterator[re.Match[str]]:
    first = compared(word.partition(GAP)[0])
    return _pattern(word, letters_between).finditer(said) if first in said else iter(())


@lru_cache(maxsize=512)
def _pattern(word: str, letters_between: int) -> re.Pattern[str]:
    between = f".{{0,{letters_between}}}?"
    return re.compile(between.join(re.escape(compared(part)) for part in word.split(GAP)))


def _is_meant(rule: SuggestionRule, said: str, found: re.Match[str], letters_between: int) -> bool:
    """Not denied right before it, and lasting as long as the rule asks for."""
    if said[: found.start()].endswith(tuple(compared(each) for each in rule.not_after)):
        return False
    if rule.minutes_above is None:
        return True
    lasted = _LASTED.search(said, found.end())
    if lasted is None or lasted.start() - found.end() > letters_between:
        return False
    return _minutes(lasted) > rule.minutes_above


def _minutes(lasted: re.Match[str]) -> float:
    hours, half, more, alone = lasted.groups()
    if alone:
        return _amount(alone)
    return _amount(hours) * _OF_AN_HOUR + (_HALF if half else 0) + (_amount(more) if more else 0)


def _amount(number: str) -> float:
    return float(number.replace(",", ""))


def text_of(values: Mapping[str, object], names: tuple[str, ...]) -> str:
    """What those fields say, one after another."""
    return " ".join(str(values.get(name) or "") for name in names)
