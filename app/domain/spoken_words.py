"""How the words of a suggestion are found in what officers write: gaps, negations, minutes and sums of money."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.domain.policy_entries import SuggestionRule
from app.domain.thai_text import arabic_digits

GAP = "…"  # "เครื่องปั่นไฟ…ไม่ติด": some letters may stand between
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_MINUTES = re.compile(_NUMBER + "(นาที|ชั่วโมง|ชม)")
_IN_MINUTES = {"นาที": 1, "ชั่วโมง": 60, "ชม": 60}
_BAHT = re.compile(_NUMBER + "(หมื่น|แสน|ล้าน)?บาท")
_TIMES = {"": 1, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}


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
    sums = (_amount(number) * _TIMES[times] for number, times in _BAHT.findall(compared(text)))
    greatest = max(sums, default=None)
    return int(greatest) if greatest is not None and greatest.is_integer() else greatest


@lru_cache(maxsize=512)  # the words of a policy, compared at every key that is typed
def compared(text: str) -> str:
    """Without spaces, with Arabic digits and no difference of case: officers write ม. ๔๑ and ม.41."""
    return "".join(arabic_digits(text).casefold().split())


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
    lasted = _MINUTES.search(said, found.end())
    if lasted is None or lasted.start() - found.end() > letters_between:
        return False
    return _amount(lasted[1]) * _IN_MINUTES[lasted[2]] > rule.minutes_above


def _amount(number: str) -> float:
    return float(number.replace(",", ""))


def text_of(values: Mapping[str, object], names: tuple[str, ...]) -> str:
    """What those fields say, one after another."""
    return " ".join(str(values.get(name) or "") for name in names)
