"""Where lines of Thai may end."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.paper.word_breaker import WORD_FOLDER, WordBreaker, load_words, shipped_words
from app.ui.shown_text import plain
from tests.paper.conftest import NARRATIVES

TEXTS = [value for case in NARRATIVES for value in case.values() if isinstance(value, str)]
BEGINS_WRONGLY = re.compile(r"[ะ-ฺๅ-๎)\]}”’»,.:;!?%]")
ENDS_WRONGLY = re.compile(r"[เแโใไัฺ(\[{“‘«]$")
D = "[0-9๐-๙]"
MONTH = "(?:มกราคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|[มกพตสธ]ี?ิ?[ก-ฮ]?\\.[ยคพ]\\.)"
KEPT_WHOLE = [
    rf"{D}{{1,2}} {MONTH}(?: {D}{{2,4}})?",
    rf"พ\.ศ\. {D}+",
    rf"{D}[0-9๐-๙.,]*(?<=[0-9๐-๙]) (?:วัน(?!ที่)|ชั่วโมง|นาที|บาท|ครั้ง|ราย|ปี|คน|น\.|มก\.|มล\.|กม\.|ชม\.)",
    rf"0[0-9] {D}{{4}} {D}{{4}}|๐[๐-๙] {D}{{4}} {D}{{4}}",
    r"[ก-ฮ]\.(?:[ก-ฮ]\.)+",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_pieces_of_a_narrative_are_the_narrative(breaker: WordBreaker, text: str) -> None:
    assert "".join(breaker.segments(text)) == text


def test_no_piece_of_the_narratives_begins_with_a_mark_or_a_closer(breaker: WordBreaker) -> None:
    pieces = [piece for text in TEXTS for line in text.split("\n") for piece in breaker.segments(line)]
    assert [piece for piece in pieces if BEGINS_WRONGLY.match(piece) or ENDS_WRONGLY.search(piece)] == []


@pytest.mark.parametrize("kept", KEPT_WHOLE)
def test_dates_numbers_and_abbreviations_of_the_narratives_stay_whole(breaker: WordBreaker, kept: str) -> None:
    cut = []
    for text in TEXTS:
        borders = _borders(breaker.segments(text))
        spans = [found.span() for found in re.finditer(kept, text)]
        cut += [text[start:end] for start, end in spans if borders & set(range(start + 1, end))]
    assert cut == []


@pytest.mark.parametrize("field", ["complainant_name", "patient_name"])
def test_given_and_family_names_of_the_narratives_stay_whole(breaker: WordBreaker, field: str) -> None:
    titled = re.compile(r"(นางสาว|นาย|นาง|ด\.ช\.) ?[ก-๎]+ [ก-๎]+$")
    names = [case[field] for case in NARRATIVES if titled.fullmatch(case.get(field, ""))]
    pieces = {name: breaker.segments(name) for name in names}
    assert len(names) > 5
    assert {name: found for name, found in pieces.items() if len(found) > 3} == {}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ต่าง ๆ นานา", ["ต่าง ๆ ", "นานา"]),
        ("เจ้าหน้าที่ศูนย์ฯ แจ้ง", ["เจ้าหน้าที่", "ศูนย์ฯ ", "แจ้ง"]),
        ("ยา น้ำ ฯลฯ", ["ยา ", "น้ำ ฯลฯ"]),
        ("เมื่อ ๒๑ พ.ย. ๖๙", ["เมื่อ ", "๒๑ พ.ย. ๖๙"]),
        ("21 พฤศจิกายน พ.ศ. 2569", ["21 พฤศจิกายน พ.ศ. 2569"]),
        ("รอ ๓ ชั่วโมง", ["รอ ", "๓ ชั่วโมง"]),
        ("โทร. 08 0000 0000 ต่อ 134", ["โทร. 08 0000 0000 ต่อ 134"]),
        ("+66 8 0000 0000", ["+66 8 0000 0000"]),
        ("ส่งต่อรพ.สต.บ้านใหม่", ["ส่งต่อ", "รพ.สต.บ้าน", "ใหม่"]),
        ("กล่าวว่า “ไม่ว่าง” แล้ว", ["กล่าวว่า ", "“ไม่", "ว่าง” ", "แล้ว"]),
        ("(ก) ผู้ป่วย", ["(ก) ", "ผู้ป่วย"]),
        ("ผู้ป่วยนอก/ผู้ป่วยใน", ["ผู้ป่วยนอก/", "ผู้ป่วยใน"]),
        ("someone@example.org", ["someone@example.org"]),
        ("เลิศพิพัฒนวรกิจไพศาลฌาน", ["เลิศพิพัฒนวรกิจไพศาลฌาน"]),
        ("", []),
    ],
)
def test_pieces(breaker: WordBreaker, text: str, pieces: list[str]) -> None:
    assert breaker.segments(text) == pieces


def test_a_label_gets_invisible_breaks_that_can_be_taken_out_again(breaker: WordBreaker) -> None:
    marked = breaker.with_breaks("ผู้ร้องเรียนแจ้งว่ารอ ๓ ชั่วโมง")
    assert marked == "ผู้ร้องเรียน\u200bแจ้ง\u200bว่า\u200bรอ ๓ \u2060ชั่วโมง"
    assert plain(marked) == "ผู้ร้องเรียนแจ้งว่ารอ ๓ ชั่วโมง"


@given(st.text(alphabet="กขคงเแะาิ่้์ๆฯ๑2 .()/\n\"'ำ", max_size=60))
def test_whatever_is_typed_comes_out_again(text: str) -> None:
    breaker = shipped_words()
    assert "".join(breaker.segments(text)) == text
    assert plain(breaker.with_breaks(text)) == text


def test_the_words_load_fast_and_bring_neither_qt_nor_reportlab() -> None:
    program = (
        "import sys, time; from app.services.paper.word_breaker import shipped_words; begun = time.process_time();"
        "shipped_words(); taken = time.process_time() - begun;"
        "heavy = {'PySide6', 'reportlab', 'sqlalchemy'} & set(sys.modules); print(taken < 0.25, heavy or 'light')"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "light"]


def test_a_book_is_broken_in_no_time() -> None:
    breaker = load_words(WORD_FOLDER)
    book = "\n".join(TEXTS) * 4
    begun = time.process_time()
    breaker.segments(book)
    assert len(book) / (time.process_time() - begun) > 50_000


@pytest.mark.parametrize(
    "unit", ["ก", "๑", "1.", "1-", "(", ".", "ก.", "a@", "นายก ก ", "่", "เ", '"', "1 ", "ๆ", "ดร."]
)
def test_nothing_typed_without_end_keeps_the_breaker_busy(unit: str) -> None:
    breaker = load_words(WORD_FOLDER)
    begun = time.process_time()
    assert "".join(breaker.segments(unit * 20_000)) == unit * 20_000
    assert time.process_time() - begun < 5


def _borders(pieces: list[str]) -> set[int]:
    places, place = set(), 0
    for piece in pieces:
        place += len(piece)
        places.add(place)
    return places
