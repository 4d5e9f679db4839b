"""Breaks Thai paragraphs into lines that fit best as a whole, at the borders that the word breaker allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.services.paper.fonts import PaperFont
from app.services.paper.thai_line import Stretch, stretch_of
from app.services.paper.word_breaker import WordBreaker, cut_between_cells


@dataclass(frozen=True)
class Line:
    """One line: its text without the space at its end, where it begins and how wide it is by nature."""

    text: str
    indent: float
    width: float
    closes: bool  # the last of its paragraph; never justified

    def stretch(self, font: PaperFont, size: float, room: float) -> Stretch:
        """What the line adds between words and cells to be `room` wide."""
        spaces = self.text.count(" ")
        return stretch_of(font.measured(self.text), spaces, room - self.width, size)


@dataclass(frozen=True)
class Setting:
    """How a text is set: font, size and the width of the column."""

    font: PaperFont
    size: float
    width: float
    breaker: WordBreaker

    def lines(self, text: str, *, indent: float = 0.0, first_indent: float | None = None) -> tuple[Line, ...]:
        """The lines of every paragraph; each begins `indent` in, the very first `first_indent`."""
        lines: list[Line] = []
        first = indent if first_indent is None else first_indent
        for paragraph in text.split("\n"):
            if paragraph.strip():
                lines += self._lines_of(paragraph.strip(), first if not lines else indent)
        return tuple(lines)

    def least_lines(self, text: str) -> float:
        """Fewer lines than this cannot hold the text; quickly told."""
        return self.font.width(text.replace("\n", " "), self.size) / self.width

    def _lines_of(self, paragraph: str, indent: float) -> Iterator[Line]:
        pieces = list(self._pieces(paragraph))
        if pieces[0].width > self.width - indent:
            yield Line("", indent, 0.0, closes=False)
            indent = 0.0
        for first, end in _best_lines(pieces, self.width - indent, self.width):
            text = "".join(piece.text for piece in pieces[first:end]).rstrip()
            yield Line(
                text,
                indent if first == 0 else 0.0,
                self.font.width(text, self.size),
                closes=end == len(pieces),
            )

    def _pieces(self, paragraph: str) -> Iterator["_Piece"]:
        for segment in self.breaker.segments(paragraph):
            parts = self.breaker.parts_of(segment)
            for part in parts[:-1]:
                yield from self._fitting(part, _INSIDE_COMPOUND)
            yield from self._fitting(parts[-1], _BETWEEN_WORDS)

    def _fitting(self, text: str, penalty: float) -> Iterator["_Piece"]:
        """The piece; one that no line can hold, such as an endless name, in parts of whole cells."""
        piece = self._measured(text, penalty)
        if piece.width <= self.width:
            yield piece
            return
        parts = text.replace(" ", " \n").split("\n") if " " in text.rstrip() else cut_between_cells(text)
        for part in parts[:-1]:
            yield self._measured(part, _INSIDE_NAME)
        yield self._measured(parts[-1], penalty)

    def _measured(self, text: str, penalty: float) -> "_Piece":
        full = self.font.width(text, self.size)
        bare = text.rstrip()
        return _Piece(text, full if len(bare) == len(text) else self.font.width(bare, self.size), full, penalty)


class _Piece(NamedTuple):
    text: str
    width: float  # at the end of a line, where its spaces vanish
    advance: float  # inside a line
    penalty: float  # of a line's end behind it


_BETWEEN_WORDS, _INSIDE_COMPOUND, _INSIDE_NAME = 0.05, 1.5, 40.0
_LOOSENESS = 10.0
_UNREACHED = float("inf")


def _best_lines(pieces: Sequence[_Piece], first_width: float, width: float) -> list[tuple[int, int]]:
    """First and end piece of each line, so that the squares of what the lines lack are least in all."""
    count = len(pieces)
    cost = [0.0] + [_UNREACHED] * count
    came_from = [0] * (count + 1)
    for first in range(count):
        room = width if first else first_width
        taken, so_far = 0.0, cost[first]
        for end in range(first + 1, count + 1):
            piece = pieces[end - 1]
            if taken + piece.width > room + 0.01 and end > first + 1:
                break
            if end < count:
                lacking = (room - taken - piece.width) / room * _LOOSENESS
                price = so_far + lacking * lacking + piece.penalty
            else:
                price = so_far
            if price < cost[end]:
                cost[end], came_from[end] = price, first
            taken += piece.advance
    lines, end = [], count
    while end > 0:
        lines.append((came_from[end], end))
        end = came_from[end]
    return lines[::-1]
