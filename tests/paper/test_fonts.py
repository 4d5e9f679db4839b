"""The fonts that ship are what their tables say."""

import json
import re

import pytest
from fontTools.ttLib import TTFont

from app.services.paper.fonts import FONT_FOLDER, fonts
from app.services.paper.thai_line import CellTable

STYLES = ["Regular", "Bold", "Italic", "BoldItalic"]
MARKS_ABOVE = ["", "ิ", "ี", "ึ", "ื", "ั", "็"]
TONES = ["", "่", "้", "๊", "๋", "์"]


@pytest.mark.parametrize("style", STYLES)
def test_every_code_of_the_table_is_a_glyph_and_every_private_glyph_has_its_text(style: str) -> None:
    font, table = _font_and_table(style)
    shown = {ord(code) for cell in table["cells"].values() for code in cell}
    private = {code for code in font.getBestCmap() if 0xE000 <= code <= 0xF8FF}
    assert shown <= set(font.getBestCmap())
    assert private == {int(code, 16) for code in table["text"]}


@pytest.mark.parametrize("style", STYLES)
def test_every_legal_cell_reads_back_as_itself(style: str) -> None:
    _, table = _font_and_table(style)
    texts = {chr(int(code, 16)): text for code, text in table["text"].items()}
    cells = CellTable(table["cells"], {int(code, 16): text for code, text in table["text"].items()})
    for cell in _legal_cells():
        assert "".join(texts.get(code, code) for code in cells.shown(cell)) == cell


@pytest.mark.parametrize("style", STYLES)
def test_marks_take_no_room(style: str) -> None:
    font, table = _font_and_table(style)
    names = font.getBestCmap()
    marks = [int(code, 16) for code, text in table["text"].items() if re.fullmatch("[ัิ-ฺ็-๎]+", text)]
    assert {font["hmtx"][names[code]][0] for code in marks} == {0}


def test_boxes_and_ticks_are_in_every_style() -> None:
    for style in STYLES:
        font, _ = _font_and_table(style)
        assert set(map(ord, "☐☑☒✓●○\u200b\u2060")) <= set(font.getBestCmap())


def test_a_high_tone_is_lowered_where_nothing_stands_under_it() -> None:
    table = fonts().regular.table
    assert table.shown("ก่") != table.shown("กิ่").replace(table.shown("กิ")[1:], "")
    assert table.shown("ปี่") != "ป" + table.shown("กี่")[1:]


def test_the_licences_travel_with_the_fonts() -> None:
    for name in ("Sarabun-OFL.txt", "IBMPlexSansThaiLooped-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in (FONT_FOLDER / name).read_text("utf-8").upper()


def _font_and_table(style: str) -> tuple[TTFont, dict[str, dict[str, str]]]:
    path = FONT_FOLDER / f"Sarabun-{style}.ttf"
    return TTFont(path), json.loads(path.with_suffix(".cells.json").read_text("utf-8"))


def _legal_cells() -> list[str]:
    consonants = [chr(code) for code in range(0x0E01, 0x0E2F)]
    cells = [consonant + mark + tone for consonant in consonants for mark in MARKS_ABOVE for tone in TONES]
    cells += [consonant + low + tone for consonant in consonants for low in "ฺุู" for tone in TONES]
    return cells + [f"{consonant}{tone}ำ" for consonant in consonants for tone in TONES[:5]]
