"""Finds what is known of people wherever it stands in a text: names in any spelling, numbers, addresses."""

import re
from collections.abc import Iterable, Iterator

from app.domain.redaction import Mark, Why
from app.domain.thai_names import ADDRESSED, TITLES, UNHEEDED
from app.domain.thai_text import arabic_digits

SHORTEST_PART = 4  # letters of a name that is found alone; a shorter one needs a title before or space around it
SHORTEST_OF_ALL, SHORTEST_VALUE = 2, 3
MOST_BEFORE = 40  # letters before a name in which its titles are looked for
_SURE_LETTERS = 3  # a shorter title counts only with its full stop: นพรัตน์ is a name
_LONGEST_ROW = 3  # titles one behind the other
_GAP = rf"[{re.escape(UNHEEDED)}\u2060-]*"
_THAI = "\u0e01-\u0e4e"
_NOT_AFTER = "[\u0e30\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]"  # a vowel or a tone goes on with the word before
_BETWEEN_PEOPLE = re.compile(r"[,;/\n]|\s(?:และ|กับ)\s*|\band\b")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_ABBREVIATED = re.compile(r"^(?:[ก-ฮ]{1,4}\. ?|[A-Za-z]{1,4}\. )+")
_BY_LENGTH = sorted(TITLES, key=len, reverse=True)
_PLACES = re.compile(r"(?:บ้านเลขที่|เลขที่|หมู่บ้าน|หมู่ที่|หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.)\s*")
# The same place, written out or short.
_PLACE_WORDS = (
    *(("หมู่ที่", "หมู่", "ม."), ("ซอย", "ซ."), ("ถนน", "ถ.")),
    *(("ตำบล", "แขวง", "ต."), ("อำเภอ", "เขต", "อ."), ("จังหวัด", "จ.")),
)
_HOUSE_NUMBER = re.compile(r"\d+/\d+")


def names_in(text: str, people: Iterable[str], *, only_sure: bool = False) -> Iterator[Mark]:
    """Every person of `people` in the text, name and family name together or one alone, with the titles before it.

    `only_sure`: one name alone counts only with a title or apart from other letters, as for those who work with every
    case and whose names may be words.
    """
    for written in dict.fromkeys(people):
        for person in _BETWEEN_PEOPLE.split(_ASIDE.sub(" ", written)):
            yield from _of_person(text, person.strip(), only_sure=only_sure)


def values_in(text: str, values: Iterable[str], why: str) -> Iterator[Mark]:
    """Each value as it is written, with other digits, spaces or strokes between its letters."""
    read = arabic_digits(text)
    for value in dict.fromkeys(values):
        letters = "".join(sign for sign in arabic_digits(value) if sign not in f"{UNHEEDED}\u2060-\n")
        if len(letters) >= SHORTEST_VALUE:
            for found in re.finditer(_spread(letters), read, re.IGNORECASE):
                if _stands_alone(read, found.start(), found.end(), letters):
                    yield Mark(found.start(), found.end(), why)


def address_in(text: str, addresses: Iterable[str]) -> Iterator[Mark]:
    """Each address, its house number, and each of its places: หมู่, ซอย, ตำบล with their names."""
    for address in addresses:
        yield from values_in(text, [address, *_places_of(address)], Why.ADDRESS)


def _places_of(address: str) -> Iterator[str]:
    read = arabic_digits(address)
    yield from _HOUSE_NUMBER.findall(read)
    starts = [found.start() for found in _PLACES.finditer(read)]
    for start, end in zip(starts, [*starts[1:], len(read)], strict=True):
        yield from _ways_to_write(read[start:end].split("\n")[0].strip(" ,"))


def _ways_to_write(place: str) -> Iterator[str]:
    yield place
    for words in _PLACE_WORDS:
        used = next((word for word in words if place.startswith(word)), None)
        if used is not None:
            yield from (f"{word}{place.removeprefix(used).strip()}" for word in words if word != used)


def _of_person(text: str, written: str, *, only_sure: bool) -> Iterator[Mark]:
    words = _ABBREVIATED.sub("", written).split()
    if not words:
        return
    givens = [word for word in _without_titles(words[0]) if len(word) >= SHORTEST_OF_ALL]
    rest = [word for word in words[1:] if len(word) >= SHORTEST_OF_ALL]
    wholes = ["".join((given, *rest)) for given in givens] if rest else []
    for whole in wholes:
        for found in re.finditer(_spread(whole), text, re.IGNORECASE):
            yield _with_titles(text, found.start(), found.end())
    for part in (*givens, *rest):
        yield from _of_part(text, part, only_sure=only_sure)


def _of_part(text: str, part: str, *, only_sure: bool) -> Iterator[Mark]:
    """One name alone; a short one only where a title or what is no letter says that it is a name."""
    for found in re.finditer(rf"{re.escape(part)}(?!{_NOT_AFTER})", text, re.IGNORECASE):
        mark = _with_titles(text, found.start(), found.end())
        is_latin = part.isascii()
        alone = _is_border(text, found.start(), is_latin) and _is_border(text, found.end(), is_latin)
        is_long = len(part) >= SHORTEST_PART and not is_latin and not only_sure
        if alone or is_long or mark.start < found.start() or _is_addressed(text, found.start()):
            yield mark


def _without_titles(word: str) -> list[str]:
    """The first word of a name as it is, and without each title that it may begin with."""
    found, rest = {word: None}, [word]
    for _place in range(_LONGEST_ROW):
        rest = [
            each.removeprefix(title)
            for each in rest
            for title in TITLES
            if len(title) >= _SURE_LETTERS and each.startswith(title) and len(each) > len(title) + 1
        ]
        found |= dict.fromkeys(rest)
    # A name that lost its title is looked for without it; the title is found before it then.
    return [each for each in found if each not in TITLES]


def _with_titles(text: str, start: int, end: int) -> Mark:
    for _place in range(_LONGEST_ROW):
        before = _title_before(text, start)
        if before is None:
            break
        start = before
    return Mark(start, end, Why.NAME)


def _title_before(text: str, start: int) -> int | None:
    """Where the title begins that ends at `start`, spaces and full stops left out; None without one."""
    places = [at for at in range(max(0, start - MOST_BEFORE), start) if text[at] not in UNHEEDED]
    plain = "".join(text[at] for at in places).casefold()
    for title in _BY_LENGTH:
        if plain.endswith(title):
            begins = places[len(places) - len(title)]
            if len(title) >= _SURE_LETTERS or "." in text[begins:start]:
                return begins
    return None


def _spread(letters: str) -> str:
    return _GAP.join(map(re.escape, letters))


def _stands_alone(text: str, start: int, end: int, letters: str) -> bool:
    """A number is no part of a longer one, a Latin word none of a longer word."""
    if not letters.isascii():
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isdigit() and letters[0].isdigit()) and not (after.isdigit() and letters[-1].isdigit())


def _is_addressed(text: str, start: int) -> bool:
    """Whether a word stands before it that a name follows: ป้าสี."""
    return text[max(0, start - MOST_BEFORE) : start].rstrip(UNHEEDED).endswith(ADDRESSED)


def _is_border(text: str, place: int, is_latin: bool) -> bool:
    """Whether no letter of the same writing stands on both sides of the place."""
    if place in (0, len(text)):
        return True
    sides = text[place - 1], text[place]
    if is_latin:
        return not all(side.isascii() and side.isalnum() for side in sides)
    return not all(re.match(f"[{_THAI}]", side) for side in sides)
