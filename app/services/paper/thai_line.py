"""Maps Thai text cell by cell to the codes of placed glyphs, measures it and writes it as a line of a page."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# A cell is a consonant with what stands over and under it; sara am joins its consonant.
_CELL = re.compile("[ก-ฮ][ัิ-ฺ็-๎]+ำ?|[ก-ฮ]ำ|[ฤฦ]ๅ")
_MARKS = frozenset(map(chr, (0x0E31, *range(0x0E33, 0x0E3B), *range(0x0E47, 0x0E4F))))


class Measure(NamedTuple):
    """Of a piece of text: its width in thousandths of the font size, and how many cells it has."""

    width: float
    cells: int


class CellTable:
    """What HarfBuzz found when the font was built: codes for cells, and the text of each code."""

    def __init__(self, cells: Mapping[str, str], texts: Mapping[int, str]) -> None:
        self._cells, self.texts = cells, texts
        self._not_first = frozenset(
            ord(mark) for mark in _MARKS
        ) | frozenset(code for code, text in texts.items() if text[0] in _MARKS)  # fmt: skip

    @staticmethod
    def read(path: Path) -> "CellTable":
        """The table that stands beside a font."""
        data = json.loads(path.read_text("utf-8"))
        return CellTable(data["cells"], {int(code, 16): text for code, text in data["text"].items()})

    def shown(self, text: str) -> str:
        """The text as codes of placed glyphs."""
        return _CELL.sub(self._shown_cell, text)

    def begins_cell(self, code: int) -> bool:
        """Whether the glyph of that code stands beside the one before, not over, under or close behind it."""
        return code not in self._not_first

    def _shown_cell(self, found: re.Match[str]) -> str:
        cell = found.group()
        return self._cells.get(cell, cell)


class Stretch(NamedTuple):
    """What a justified line adds, in points: to each space, and to the gap after each cell."""

    space: float = 0.0
    track: float = 0.0


PLAIN = Stretch()


def stretch_of(measure: Measure, spaces: int, slack: float, size: float) -> Stretch:
    """How a line fills `slack` points: the spaces take most of it, the gaps between cells a little."""
    gaps = measure.cells - 1
    if slack <= 0 or gaps < 1:
        return PLAIN
    track = min(slack / (_SPACE_SHARE * spaces + gaps), (_TRACK_LIMIT if spaces else _TRACK_ALONE) * size)
    if not spaces:
        return Stretch(0.0, track)
    return Stretch(min((slack - track * gaps) / spaces, _SPACE_LIMIT * size), track)


_SPACE_SHARE = 6  # a space stretches as much as six gaps
_TRACK_LIMIT, _TRACK_ALONE, _SPACE_LIMIT = 0.05, 0.09, 1.6  # of the size


def number(value: float) -> str:
    """As short as PDF allows."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


_ESCAPES = tuple(
    f"\\{chr(byte)}" if byte in b"()\\" else chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}" for byte in range(256)
)


def as_literal(codes: bytes) -> str:
    """The bytes as a PDF string."""
    return "(" + "".join([_ESCAPES[byte] for byte in codes]) + ")"
