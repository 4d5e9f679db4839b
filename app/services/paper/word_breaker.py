"""Finds where a line of Thai may end: a dictionary segmenter over the legal borders between letters."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from app.services.paper.kept_together import CLOSERS, OPENERS, places_without_break
from app.services.paper.names import FULL_NAME, ends_a_name_within, joined_names

WORD_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "words"
BREAK = "\u200b"  # a line may end here, although nothing shows
NO_BREAK = "\u2060"  # and here it may not, although a space stands before it

_LETTERS = "ก-ฮะ-ฺเ-ๅ็-๎"
_TOKEN = re.compile(rf"[{_LETTERS}]+(?:\.[{_LETTERS}]+)*\.?|\n|[ \t\u00a0]+|{BREAK}|[^{_LETTERS}\s{BREAK}]+|\s")
_NEVER_FIRST = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎.")
_NEVER_LAST = frozenset("เแโใไั")
_SILENCED = re.compile("[ก-ฮ][ิุ]?์")  # a letter with thanthakhat belongs to the syllable before
_ABBREVIATION = re.compile(r"(?:[เแโ]?[ก-ฮ][ิีัุู]?[ก-ฮ]{0,3}\.){1,8}")
_AFTER_JOINT = re.compile(r"(?<=[^\W\d_]{3}[-/])(?=[^\W\d_]{3})|(?<=[/?&=])(?=[\w%]{4})")
_LONGEST_WHOLE = 14  # a longer dictionary compound may be cut between its known parts
_SHORTEST_PART = 5
_CELLS_AT_ONCE = 4

_WORD_COST, _ABBREVIATION_COST = 100, 120
_RARE_WORD_COST = 130  # two bare consonants: the list has many that are hardly words
_TWO_CONSONANTS = """
กก กฎ กด กบ ขน ขม ขอ คด คน คม คอ งด งอ จด จน จบ จม จอ ชน ชม ซน ซอ ดง ดม ดล ตก ตน ตม ตอ ถก ถม ทด ทน ธง นก นม นอ บก บด
บท บน บอ ปก ปด ปน ปม ผง ผม ผล ฝน พบ พล พอ มด มอ ยก ยศ ยอ รก รด รถ รบ รส รอ ลด ลบ ลม ลง วง วน ศพ สด สน สม หก หด หน หมู
หอ อก อด อบ อม
"""
_SHORT_WORDS = frozenset(_TWO_CONSONANTS.split())
_UNKNOWN_COST, _UNKNOWN_LETTER_COST = 150, 1000


class Word(NamedTuple):
    """A piece of a run of Thai letters, `known` when the dictionary has it."""

    text: str
    known: bool


class WordBreaker:
    """Knows a dictionary; the same text always breaks in the same places."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._longest: dict[str, int] = {}
        longest = self._longest
        for word in self._words:
            beginning = word[:2]
            if len(word) > longest.get(beginning, 0):
                longest[beginning] = len(word)
        self._words_of_run = lru_cache(maxsize=8192)(self._segmented_run)
        self._cached_segments = lru_cache(maxsize=2048)(self._segmented)

    def segments(self, text: str) -> list[str]:
        """The text in pieces that lines keep whole; spaces and line ends close the piece before them."""
        return list(self._cached_segments(text))

    def with_breaks(self, text: str) -> str:
        """The text for a Qt label: U+200B where a line may end, U+2060 behind a space where it may not."""
        return "".join(_marked(self.segments(text)))

    def parts_of(self, piece: str) -> list[str]:
        """Second choice: the known parts of a long dictionary compound, else the piece alone."""
        word = piece.rstrip()
        if len(word) < _LONGEST_WHOLE or word not in self._words:
            return [piece]
        parts = self._cheapest(word, without=word)
        if any(not part.known or len(part.text) < _SHORTEST_PART for part in parts):
            return [piece]
        texts = [part.text for part in parts]
        return [*texts[:-1], texts[-1] + piece[len(word) :]]

    def _segmented(self, text: str) -> tuple[str, ...]:
        kept = places_without_break(text) | self._places_in_names(text)
        pieces, start = [], 0
        for border in self._borders(text):
            if border > start and (border not in kept or text[border - 1] == "\n"):
                pieces.append(text[start:border])
                start = border
        if start < len(text):
            pieces.append(text[start:])
        return tuple(pieces)

    def _places_in_names(self, text: str) -> set[int]:
        """Inside the names behind titles, also where the dictionary knows their parts."""
        places: set[int] = set()
        for found in FULL_NAME.finditer(text):
            nothing_else = found.span() == (0, len(text))
            for part in ("title", "given", "family"):
                if part == "title" or nothing_else or not ends_a_name_within(self._cheapest(found[part])):
                    places.update(range(found.start(part) + 1, found.end(part)))
        return places

    def _borders(self, text: str) -> Iterable[int]:
        """Every position where a token or a word begins, but not where only space begins."""
        for token in _TOKEN.finditer(text):
            found, start = token.group(), token.start()
            if not found.isspace() and found != BREAK:
                yield start
                yield from (start + place for place in self._inside(found))
            elif found == "\n":
                yield token.end()

    def _inside(self, token: str) -> Iterable[int]:
        if not "ก" <= token[0] <= "๎" or token[0] in "ฯๆ":
            return [joint.start() for joint in _AFTER_JOINT.finditer(token)]
        places, place = [], 0
        for word in self._words_of_run(token)[:-1]:
            place += len(word)
            if not word.endswith("."):  # what follows an abbreviation directly belongs to it
                places.append(place)
        return places

    def _segmented_run(self, run: str) -> tuple[str, ...]:
        return joined_names(self._cheapest(run))

    def _cheapest(self, run: str, without: str = "") -> list[Word]:
        """The run with as few unknown letters, then as few words, as can be."""
        legal = _legal_borders(run)
        cost: list[float] = [0.0] + [float("inf")] * len(run)
        came_from: list[tuple[int, bool]] = [(0, True)] * (len(run) + 1)
        for start in range(len(run)):
            if cost[start] == float("inf"):
                continue
            for end, price, known in self._steps(run, start, legal, without):
                if cost[start] + price <= cost[end]:
                    cost[end], came_from[end] = cost[start] + price, (start, known)
        return _way_back(run, came_from)

    def _steps(self, run: str, start: int, legal: list[bool], without: str) -> Iterable[tuple[int, int, bool]]:
        """Every word that may follow at `start`: its end, its cost, and whether it is known."""
        reach = min(len(run), start + self._longest.get(run[start : start + 2], 0))
        for end in range(start + 2, reach + 1):
            if legal[end] and (word := run[start:end]) in self._words and word != without:
                yield end, _WORD_COST if _is_common(word) else _RARE_WORD_COST, True
        if "." in run and (abbreviation := _ABBREVIATION.match(run, start)):
            yield abbreviation.end(), _ABBREVIATION_COST, True
        end = legal.index(True, start + 1)
        yield end, _UNKNOWN_COST + _UNKNOWN_LETTER_COST * (end - start), False


@cache
def shipped_words() -> WordBreaker:
    """The breaker with the words that ship, read once."""
    return load_words(WORD_FOLDER)


def load_words(folder: Path) -> WordBreaker:
    """The breaker with every word of the lists in `folder` (`*_th.txt`, one word a line)."""
    words: set[str] = set()
    for path in sorted(folder.glob("*_th.txt")):
        words.update(path.read_text("utf-8").split("\n"))
    return WordBreaker(word for word in words if len(word) > 1 and word[0] != "#")


def cut_between_cells(text: str) -> list[str]:
    """Last choice: parts of a few cells each, for what is wider than a line; none begins with a mark or a closer."""
    parts, start = [], 0
    for place in range(1, len(text)):
        before, letter = text[place - 1], text[place]
        legal = letter not in _NEVER_FIRST and letter not in CLOSERS and letter != " "
        if place - start >= _CELLS_AT_ONCE and legal and before not in _NEVER_LAST and before not in OPENERS:
            parts.append(text[start:place])
            start = place
    return [*parts, text[start:]]


def _is_common(word: str) -> bool:
    return len(word) > 2 or word[1] > "ฮ" or word in _SHORT_WORDS


def _legal_borders(run: str) -> list[bool]:
    """For each position of the run and its end: whether a word may begin there."""
    legal = [
        letter not in _NEVER_FIRST and before not in _NEVER_LAST for before, letter in zip(" " + run, run, strict=False)
    ]
    for silenced in _SILENCED.finditer(run):
        legal[silenced.start()] = silenced.start() == 0
    legal[0] = True
    return [*legal, True]


def _way_back(run: str, came_from: list[tuple[int, bool]]) -> list[Word]:
    words, end = [], len(run)
    while end > 0:
        start, known = came_from[end]
        words.append(Word(run[start:end], known))
        end = start
    words.reverse()
    return words


def _marked(pieces: list[str]) -> Iterable[str]:
    for piece in pieces:
        shown = re.sub(r"(?<=[ \u00a0])(?=\S)", NO_BREAK, piece)
        yield shown if piece[-1:].isspace() or piece is pieces[-1] else shown + BREAK
