"""How `--help` is written: its lines end between words, also in Thai, which has no spaces between them."""

import argparse
import unicodedata
from collections.abc import Iterable, Iterator

from app.services.paper.word_breaker import shipped_words

WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


class HelpLines(argparse.RawDescriptionHelpFormatter):
    """Lines as wide as the terminal."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return lines_of(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        room = width - len(indent)
        return "\n".join(indent + line for each in text.splitlines() for line in _kept_or_parted(each, room))


def lines_of(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells of a terminal; a word that is wider has a line of its own."""
    if cells(text) <= width:
        return [text]
    return [line.rstrip() for line in _filled(shipped_words().segments(text), width)]


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: vowels and tone marks stand over or under a letter."""
    return sum(unicodedata.category(letter) not in WITHOUT_WIDTH for letter in text)


def _kept_or_parted(line: str, width: int) -> list[str]:
    """An example, which begins with a space, is copied and stays whole."""
    return [line] if line.startswith(" ") or not line else lines_of(line, width)


def _filled(pieces: Iterable[str], width: int) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and cells((line + piece).rstrip()) > width:
            yield line
            line = ""
        line += piece
    yield line
