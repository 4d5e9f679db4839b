"""Lines of Thai on paper: how paragraphs are broken, and where the lines stand in the PDF."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtPdf import QPdfDocument

from app.services.paper import look
from app.services.paper.fonts import fonts
from app.services.paper.kept_together import places_without_break
from app.services.paper.paragraph import Line, Setting
from app.services.paper.word_breaker import WordBreaker
from tests.paper.conftest import NARRATIVES, Draw, squeezed

D = "[0-9๐-๙]"
MONTH = r"(?:[ก-๎]+(?:คม|ยน|พันธ์)|[ก-ฮ]ิ?ี?\.[ก-ฮ]\.|เม\.ย\.)"
UNIT = "(?:วัน(?!ที่)|ชั่วโมง|นาที|บาท|ครั้ง|ราย|ปี|คน|น\\.|มก\\.|มล\\.|กม\\.|ชม\\.|เตียง|ขวด|เม็ด)"
BEGINS_WRONGLY = re.compile(r"[ัิ-ฺ็-๎ะาำๅๆฯ)\]}”’»,.:;!?%]")
# A line that ends with the first and a next one that begins with the second would cut what belongs together.
CUT = [
    (re.compile(rf"{D}$"), re.compile(rf"{MONTH} ?{D}")),
    (re.compile(rf"{D} ?{MONTH}$"), re.compile(D)),
    (re.compile(rf"{D}$"), re.compile(UNIT)),
    (re.compile(r"[พค]\.ศ\.$"), re.compile(D)),
    (re.compile(rf"{D}[-/:.,]?$"), re.compile(rf"[-/:.,]{D}")),
    (re.compile(r"[(\[“‘«เแโใไ]$"), re.compile("")),
]
IDS = [case["source_id"] for case in NARRATIVES]
LONG = next(case for case in NARRATIVES if case["source_id"] == "N36")["details"]


@pytest.mark.parametrize("width", [130.0, 230.0, 380.0, look.WIDTH])
@pytest.mark.parametrize("case", NARRATIVES, ids=IDS)
def test_no_line_of_a_narrative_begins_or_ends_wrongly(
    breaker: WordBreaker, case: dict[str, object], width: float
) -> None:
    for paragraph in str(case["details"]).split("\n"):
        lines = [line.text for line in _setting(breaker, width).lines(paragraph)]
        assert [line for line in lines if BEGINS_WRONGLY.match(line)] == []
        assert [pair for pair in pairwise(lines) if _is_cut(*pair)] == []
        assert squeezed("".join(lines)) == squeezed(paragraph)


@pytest.mark.parametrize("width", [90.0, 230.0, look.WIDTH])
def test_no_line_is_wider_than_its_room(breaker: WordBreaker, width: float) -> None:
    lines = _setting(breaker, width).lines(LONG, indent=24)
    assert all(line.width <= width - line.indent + 0.01 for line in lines)


@pytest.mark.parametrize("name", ["ญาณภัสสร์ฌาน", "ฆฤตญฑัฒน์", "อัฑฒกฤษฏิ์", "เกียรติภูมิฌ์ณัฏฐ์", "เลิศพิพัฒนวรกิจไพศาลฌาน"])
def test_an_unknown_name_that_fits_a_line_is_never_cut(breaker: WordBreaker, name: str) -> None:
    for before in range(30):
        lines = _setting(breaker, 150.0).lines("ก " * before + f"แจ้งโดย {name} แล้ว")
        assert any(name in line.text for line in lines)


def test_a_name_longer_than_a_line_is_cut_between_cells(breaker: WordBreaker) -> None:
    name = "ฌัฏฐ์กิตติ์ฎาณัฑฒ์" * 6
    lines = _setting(breaker, 100.0).lines(name)
    assert len(lines) > 3
    assert [line.text for line in lines if BEGINS_WRONGLY.match(line.text)] == []
    assert all(line.width <= 100 for line in lines)


def test_lines_are_filled_evenly_rather_than_greedily(breaker: WordBreaker) -> None:
    lines = _setting(breaker, 300.0).lines(LONG)
    inner = [line.width for line in lines if not line.closes]
    assert min(inner) > 0.7 * 300


def test_justified_lines_spread_spaces_more_than_cells(breaker: WordBreaker) -> None:
    line = next(line for line in _setting(breaker, 300.0).lines(LONG) if " " in line.text and line.width < 298)
    stretch = line.stretch(fonts().regular, 10.0, 300.0)
    assert 0 < stretch.track <= 0.5 < stretch.space * 5


def test_justified_lines_end_at_the_margin(breaker: WordBreaker) -> None:
    font = fonts().regular
    for line in _setting(breaker, 420.0).lines(LONG):
        stretch = line.stretch(font, 10.0, 420.0)
        added = stretch.space * line.text.count(" ") + stretch.track * (font.measured(line.text).cells - 1)
        assert line.closes or line.width + added == pytest.approx(420, abs=0.1)


def test_lines_of_the_printed_form_stand_one_below_the_other_at_the_margin(
    draw: Draw, opened: Callable[[bytes], QPdfDocument]
) -> None:
    document = opened(draw({"details": LONG}))
    for page, lines in enumerate(_lines_on_paper(document)):
        places = [document.getSelectionAtIndex(page, start, 1).boundingRectangle() for start, _ in lines]
        inner = [place for place, (_, text) in zip(places, lines, strict=True) if _of(LONG, text)]
        assert len(inner) > 2
        assert {round(place.left() - look.LEFT) for place in inner} <= set(range(1, 32))
        assert all(above.top() < below.bottom() for above, below in pairwise(inner))


@pytest.mark.parametrize("case", NARRATIVES, ids=IDS)
def test_no_line_of_the_printed_form_begins_or_cuts_wrongly(
    draw: Draw, opened: Callable[[bytes], QPdfDocument], case: dict[str, object]
) -> None:
    for lines in _lines_on_paper(opened(draw(case))):
        texts = [text for _, text in lines]
        assert [text for text in texts if BEGINS_WRONGLY.match(text)] == []
        assert [pair for pair in pairwise(texts) if _is_cut(*pair) and "\n".join(pair) not in str(case)] == []


@pytest.mark.parametrize("words", ["ข้อที่ 110", "วันที่ ๒๐", "รายที่ 3", "ครั้งที่ 12", "ข้อ 5"])
def test_a_number_stands_on_the_line_of_the_word_that_names_it(words: str) -> None:
    assert words.index(" ") + 1 in places_without_break(words)


def test_a_line_knows_where_its_paragraph_ends(breaker: WordBreaker) -> None:
    first, second = _setting(breaker, 400.0).lines("หนึ่ง\n\nสอง", indent=20.0, first_indent=60.0)
    assert first == Line("หนึ่ง", 60.0, first.width, closes=True)
    assert replace(second, width=0) == Line("สอง", 20.0, 0, closes=True)


def _setting(breaker: WordBreaker, width: float) -> Setting:
    return Setting(fonts().regular, 10.0, width, breaker)


def _is_cut(above: str, below: str) -> bool:
    return any(end.search(above.rstrip()) and begin.match(below) for end, begin in CUT)


def _of(details: str, line: str) -> bool:
    return len(line) > 60 and squeezed(line) in squeezed(details)


def _lines_on_paper(document: QPdfDocument) -> list[list[tuple[int, str]]]:
    """For each page its lines, each with the index of its first character."""
    pages = []
    for page in range(document.pageCount()):
        text = document.getAllText(page).text()
        starts = [0, *(found.end() for found in re.finditer("\r\n", text))]
        pages.append([(start, text[start:].split("\r\n", 1)[0]) for start in starts])
    return pages
