"""Whose name must not be told (INT-6), which fields say who that is, and how their words are kept out of every text."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.domain.fields import FIELDS, FieldClass, FieldKind, Section
from app.domain.thai_names import ADDRESSED, SHORTEST_NAME, TITLES, bare_name, plain_name
from app.domain.thai_text import arabic_digits, thai_digits
from app.domain.vocabulary import Disclosure
from app.translation import N_

DISCLOSURE = "disclosure"
PROTECTING = frozenset({Disclosure.NO_CONSENT.value, Disclosure.ANONYMOUS.value})
_OF_WHOM = (Section.COMPLAINANT, Section.PATIENT)
# The patient, too: whoever knows her knows who complained for her.
PROTECTED_FIELDS = tuple(
    each.name for each in FIELDS if each.field_class is FieldClass.IDENTITY and each.section in _OF_WHOM
)
# Texts in which somebody may have written the name down.
_TEXTS = tuple(
    each.name
    for each in FIELDS
    if each.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)
    and each.name not in PROTECTED_FIELDS
    and each.section is not Section.CLASSIFICATION
    and not each.answer_only
    and each.name != "source_id"
)
MASK = N_("Withheld")
KEPT_MASK = "ปกปิด"  # in what is kept, which has no language of its own
MASKS = frozenset({"Withheld", KEPT_MASK})  # in either language of the screen

_NAMES = ("complainant_name", "patient_name")
_NUMBERS = ("complainant_phone", "patient_hn")
_WHOLE = ("complainant_email", "complainant_address")
_SHORTEST_NUMBER = 5  # digits; what is shorter stands in every other text
_BETWEEN_DIGITS = r"[\s().\-]*"
_WHERE_A_NAME_BEGINS = f"(?:(?<![ก-๛])|{'|'.join(f'(?<={word})' for word in ADDRESSED)})"
_DIGITS = re.compile(r"\d")

Any_ = TypeVar("Any_")


def is_protected(values: Mapping[str, object], disputed: Collection[str] = ()) -> bool:
    """Whether the complainant's name is not to be told; where two answers stand (`disputed` fields), it is not."""
    return values.get(DISCLOSURE) in PROTECTING or DISCLOSURE in disputed


@dataclass(frozen=True)
class Veil:
    """Puts a mask in the place of every word by which somebody could be known."""

    words: re.Pattern[str] | None
    mask: str

    def over(self, value: Any_) -> Any_:
        """The text, or whatever holds texts, without those words."""
        if self.words is None:
            return value
        return self._over(value)  # type: ignore[return-value]

    def _over(self, value: object) -> object:
        if isinstance(value, str):
            return self.words.sub(self.mask, value) if self.words else value
        if isinstance(value, Mapping):
            return {key: self._over(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._over(each) for each in value]
        if isinstance(value, tuple):
            return tuple(self._over(each) for each in value)
        return value


def veil_for(identities: Iterable[Mapping[str, object]], mask: str) -> Veil:
    """A veil over the words of these people, each by the values of the protected fields."""
    words = {each for values in identities for each in _words_of(values)}
    whole_first = sorted(words, key=_rank)
    return Veil(re.compile("|".join(whole_first), re.IGNORECASE) if words else None, mask)


def masked(values: Mapping[str, object], veil: Veil) -> dict[str, object]:
    """The values as they may be shown before somebody opened the identity."""
    shown = dict(values)
    for name in PROTECTED_FIELDS:
        if shown.get(name):
            shown[name] = veil.mask
    for name in _TEXTS:
        if shown.get(name):
            shown[name] = veil.over(shown[name])
    return shown


def without_masks(values: Mapping[str, object]) -> dict[str, object]:
    """The values without the fields behind a mask: what stands there needs no check."""
    return {name: value for name, value in values.items() if name not in PROTECTED_FIELDS or value not in MASKS}


def _rank(pattern: str) -> tuple[bool, int]:
    """Whole names before first names, and of those the longest first: what is tried first is what is hidden."""
    return pattern.startswith(_WHERE_A_NAME_BEGINS), -len(pattern)


def _words_of(values: Mapping[str, object]) -> Iterator[str]:
    """Patterns of the words by which these values name somebody."""
    for name in _NAMES:
        yield from _patterns_of_name(str(values.get(name) or ""))
    for name in _NUMBERS:
        yield from _patterns_of_number(str(values.get(name) or ""))
    for name in _WHOLE:
        words = str(values.get(name) or "").split()
        if words:
            yield r"\s+".join(re.escape(word) for word in words)


def _patterns_of_name(written: str) -> Iterator[str]:
    """The whole name wherever it stands, and the first name where it cannot be a part of another word.

    Thai sets no space between words, and many names are words: สมบูรณ์ is complete, and a family bears the name of
    its town. So a family name alone stays, and a first name goes where a text or a word begins with it, or an address.
    """
    words = [word for word in written.split() if plain_name(word) not in TITLES]
    if not words:
        return
    first = bare_name(words[0])
    first = first if first in words[0].lower() else words[0]
    for whole in {" ".join(words), " ".join((first, *words[1:]))}:
        if len(whole) >= SHORTEST_NAME:
            yield r"\s*".join(re.escape(word) for word in whole.split())
    if first != words[0].lower():
        yield re.escape(words[0])
    if len(first) >= SHORTEST_NAME and not first.isascii():
        yield f"{_WHERE_A_NAME_BEGINS}{re.escape(first)}"
    yield from (rf"\b{re.escape(word)}\b" for word in words if word.isascii() and len(word) >= SHORTEST_NAME)


def _patterns_of_number(written: str) -> Iterator[str]:
    """The digits in either writing, however they are set apart."""
    digits = _DIGITS.findall(arabic_digits(written))
    if len(digits) >= _SHORTEST_NUMBER:
        yield _BETWEEN_DIGITS.join(f"[{each}{thai_digits(each)}]" for each in digits)
