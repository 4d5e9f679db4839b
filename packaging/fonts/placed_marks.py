"""Lets HarfBuzz place the marks of every legal Thai cell once, and keeps the result in the font."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FIRST_PRIVATE_CODE = 0xE000
USE_MY_OFFSETS = 0x0002 | 0x0004  # the components' offsets are x, y in whole units

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
UPPER_VOWELS = ["", "ิ", "ี", "ึ", "ื", "ั", "็"]
LOWER_VOWELS = ["ฺ", "ุ", "ู"]
TONES = ["", "่", "้", "๊", "๋"]
UPPER_SIGNS = [*TONES, "์"]
SINGLE_SIGNS = ["ํ", "๎", "ฺ"]
SARA_AM, NIKHAHIT = "ำ", "uni0E4D"


@dataclass(frozen=True)
class Placed:
    """A glyph where HarfBuzz put it."""

    name: str
    x: int
    y: int
    advance: int


@dataclass
class Placement:
    """The private glyphs made so far, and what they stand for."""

    font: TTFont
    made: dict[tuple[tuple[Placed, ...], str], str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def code_for(self, parts: tuple[Placed, ...], text: str) -> str:
        """The character that shows these parts: the font's own if it does, else a private one."""
        if self._is_plain(parts, text):
            return text
        if (parts, text) not in self.made:
            code = chr(FIRST_PRIVATE_CODE + len(self.made))
            self.made[parts, text] = code
            self.texts[f"{ord(code):04X}"] = text
            self._add_glyph(ord(code), parts)
        return self.made[parts, text]

    def _is_plain(self, parts: tuple[Placed, ...], text: str) -> bool:
        if len(parts) > 1 or len(text) > 1:
            return False
        part, own = parts[0], self.font.getBestCmap().get(ord(text))
        return part == Placed(own or "", 0, 0, self.font["hmtx"][part.name][0])

    def _add_glyph(self, code: int, parts: tuple[Placed, ...]) -> None:
        glyph = Glyph()
        glyph.numberOfContours = -1
        glyph.components = [_component(part) for part in parts]
        name = f"thcell{code:04X}"
        self.font["glyf"][name] = glyph
        glyph.recalcBounds(self.font["glyf"])
        self.font["hmtx"][name] = (parts[-1].advance, getattr(glyph, "xMin", 0))
        for table in self.font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def place_marks(path: Path) -> None:
    """Add the placements to the font at `path`, and write its `.cells.json` beside it."""
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes())))
    font = TTFont(path, recalcTimestamp=False, lazy=False)
    names = list(font.getGlyphOrder())
    placement = Placement(font)
    cells = {}
    for cell in legal_cells():
        shown = _shown(cell, _shaped(shaper, names, cell), placement)
        if shown != cell:
            cells[cell] = shown
    _settle(font)
    font.save(path)
    table = {"cells": cells, "text": placement.texts}
    path.with_suffix(".cells.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), "utf-8")


def legal_cells() -> Iterator[str]:
    """Every consonant with every vowel, tone and sign that may stand over or under it."""
    for consonant in CONSONANTS:
        for vowel in UPPER_VOWELS:
            yield from (consonant + vowel + sign for sign in UPPER_SIGNS if vowel + sign)
        for vowel in LOWER_VOWELS:
            yield from (consonant + vowel + sign for sign in UPPER_SIGNS)
        yield from (consonant + tone + SARA_AM for tone in TONES)
        yield from (consonant + sign for sign in SINGLE_SIGNS)
    yield from ("ฤๅ", "ฦๅ")


def _shaped(shaper: uharfbuzz.Font, names: list[str], cell: str) -> list[Placed]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(cell)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, {})
    return [
        Placed(names[info.codepoint], position.x_offset, position.y_offset, position.x_advance)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _shown(cell: str, glyphs: list[Placed], placement: Placement) -> str:
    if len(glyphs) == 1:  # a ligature
        return placement.code_for((glyphs[0],), cell)
    if cell.endswith(SARA_AM):
        return _shown_sara_am(cell, glyphs, placement)
    return "".join(placement.code_for((glyph,), letter) for glyph, letter in zip(glyphs, cell, strict=True))


def _shown_sara_am(cell: str, glyphs: list[Placed], placement: Placement) -> str:
    """HarfBuzz takes sara am apart; its two glyphs become one again, so that the text reads back whole."""
    (ring,) = [glyph for glyph in glyphs if NIKHAHIT in glyph.name]
    tail = glyphs[-1]
    before = [glyph for glyph in glyphs[:-1] if glyph is not ring]
    letters = cell[: len(before)]  # a tone that is one glyph with the ring is read with sara am
    shown = [placement.code_for((glyph,), letter) for glyph, letter in zip(before, letters, strict=True)]
    return "".join(shown) + placement.code_for((ring, tail), cell[len(before) :])


def _component(part: Placed) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName, component.x, component.y = part.name, part.x, part.y
    component.flags = USE_MY_OFFSETS
    return component


def _settle(font: TTFont) -> None:
    greatest = font["maxp"]
    greatest.numGlyphs = len(font.getGlyphOrder())
    greatest.maxComponentElements = max(2, greatest.maxComponentElements)
    greatest.maxComponentDepth = max(2, greatest.maxComponentDepth)
