"""What is suggested to be withheld: names in any spelling, numbers in any digits; and the marks over a text."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.redaction import Mark, Why, joined, redacted, with_mark, without_marks_in
from app.domain.redaction_numbers import is_citizens_number, numbers_in
from app.domain.redaction_values import address_in, names_in, values_in

HIDDEN = "[ปกปิด]"


def hidden(text: str, marks: Iterable[Mark]) -> str:
    return redacted(text, marks, HIDDEN)


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("นางสมศรี ใจงาม", "พบนางสมศรี ใจงาม ที่ตึก", "พบ[ปกปิด] ที่ตึก"),
        ("นางสมศรี ใจงาม", "พบ น.ส. สมศรี  ใจงามที่ตึก", "พบ [ปกปิด]ที่ตึก"),
        ("สมศรี ใจงาม", "คุณสมศรีแจ้งว่า", "[ปกปิด]แจ้งว่า"),
        ("น.ส.สมศรี ใจงาม", "สมศรีใจงาม มาเอง", "[ปกปิด] มาเอง"),
        ("สมศรี ใจงาม", "ส ม ศ รี  ใ จ ง า ม", "[ปกปิด]"),
        ("สมศรี ใจงาม", "ครอบครัวใจงามทั้งหมด", "ครอบครัว[ปกปิด]ทั้งหมด"),
        ("นายดำ แดง", "คุณดำบอกว่าเสื้อสีดำหาย", "[ปกปิด]บอกว่าเสื้อสีดำหาย"),
        ("นพ.สมชาย รักษา และพญ.สมหญิง รักษา", "นพ.สมชายกับพญ. สมหญิง", "[ปกปิด]กับ[ปกปิด]"),
        ("Mr. John Smith", "met john smith and Johnson", "met [ปกปิด] and Johnson"),
        ("พ.ต.อ.หญิง สมศรี ใจงาม", "พ.ต.อ.หญิง สมศรี ใจงาม", "[ปกปิด]"),
        ("นางสี ดี", "ป้าสีบอกว่าเสื้อสีดำหาย", "ป้า[ปกปิด]บอกว่าเสื้อสีดำหาย"),
        ("นภา ดี", "ท้องฟ้าไม่ดีและนภาพร", "ท้องฟ้าไม่ดีและนภาพร"),
        ("สมศรี ใจงาม (หัวหน้าห้องยา)", "หัวหน้าห้องยาคือสมศรี", "หัวหน้าห้องยาคือ[ปกปิด]"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(written: str, text: str, expected: str) -> None:
    assert hidden(text, names_in(text, [written])) == expected


@pytest.mark.parametrize(
    "number",
    [
        "0800000000",
        "๐๘๐-๐๐๐-๐๐๐๐",
        "08 0000 0000",
        "+66 80 000 0000",
        "+66 (0) 80 000 0000",
        "080 – 000 — 0000",
        "(080) 000-0000",
        "02-000-0000 ต่อ 123",
        "020000000",
    ],
)
def test_a_telephone_number_is_found_in_any_digits(number: str) -> None:
    text = f"โทรกลับที่ {number} ตอนเย็น"
    assert hidden(text, numbers_in(text)) == "โทรกลับที่ [ปกปิด] ตอนเย็น"
    assert {mark.why for mark in numbers_in(text)} == {Why.PHONE}


def test_a_citizens_number_is_known_by_its_check_digit_and_found_without_it_all_the_same() -> None:
    right, wrong = "1-0000-00000-00-9", "๑๐๐๐๐๐๐๐๐๐๐๐๑"
    text = f"บัตร {right} หรือ {wrong}"
    found = {mark.why for mark in numbers_in(text)}
    assert found == {Why.CITIZEN, Why.THIRTEEN}
    assert hidden(text, numbers_in(text)) == "บัตร [ปกปิด] หรือ [ปกปิด]"
    assert is_citizens_number("1000000000009") and not is_citizens_number("1000000000001")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ผู้ป่วย HN 12345/66 มา", "ผู้ป่วย [ปกปิด] มา"),
        ("hn.๐๐๑๒๓๔๕", "[ปกปิด]"),
        ("เขียนถึง a.b@example.org ด้วย", "เขียนถึง [ปกปิด] ด้วย"),
        ("ดู https://example.org/p/1 เอง", "ดู [ปกปิด] เอง"),
        ("โทร 08-0000-0000/08-0000-0001 ได้", "โทร [ปกปิด]/[ปกปิด] ได้"),
        ("โทร 0800000000 2 ครั้ง", "โทร [ปกปิด] 2 ครั้ง"),
        ("โทร +66 80 000 0000 2 ครั้ง", "โทร [ปกปิด] 2 ครั้ง"),
        ("บัตร 1000000000009/1", "บัตร [ปกปิด]/1"),
        ("ไลน์ example99 หรือ Line: example99", "[ปกปิด] หรือ [ปกปิด]"),
        ("บ้านเลขที่ ๑๒/๓ หมู่ 4 ต.ตัวอย่าง อยู่ไกล", "[ปกปิด] อยู่ไกล"),
        ("เรื่องที่ 2569/00412 วันที่ 21/11/2569 จำนวน 100,000 บาท", "เรื่องที่ 2569/00412 วันที่ 21/11/2569 จำนวน 100,000 บาท"),
        ("เวลา 10.35 น. ระดับ 3 รอ 120 นาที", "เวลา 10.35 น. ระดับ 3 รอ 120 นาที"),
    ],
)
def test_other_numbers_are_found_and_dates_and_sums_are_not(text: str, expected: str) -> None:
    assert hidden(text, numbers_in(text)) == expected


def test_a_value_of_a_field_is_found_with_other_digits_spaces_and_strokes() -> None:
    text = "HN ของผู้ป่วยคือ ๐๐-๑๒ ๓๔๕ ไม่ใช่ 0012345678"
    assert hidden(text, values_in(text, ["0012345"], Why.FIELD)) == "HN ของผู้ป่วยคือ [ปกปิด] ไม่ใช่ 0012345678"


def test_of_an_address_each_place_is_found_alone() -> None:
    address = "99/1 หมู่ 5 ต.ทุ่งตัวอย่าง อ.เมืองสมมุติ"
    text = "ไปที่ ๙๙/๑ แล้วถามคนต.ทุ่งตัวอย่าง ว่ารู้จักไหม"
    assert hidden(text, address_in(text, [address])) == "ไปที่ [ปกปิด] แล้วถามคน[ปกปิด] ว่ารู้จักไหม"
    assert hidden("คนตำบลทุ่งตัวอย่างเล่าว่า", address_in("คนตำบลทุ่งตัวอย่างเล่าว่า", [address])) == "คน[ปกปิด]เล่าว่า"


MARKS = st.lists(st.builds(Mark, st.integers(0, 30), st.integers(0, 30), st.just(Why.NAME)))


@settings(max_examples=50)
@given(st.text("กขค01 ", min_size=30, max_size=30), MARKS)
def test_nothing_that_is_marked_is_left_and_everything_else_is(text: str, marks: list[Mark]) -> None:
    covered = {place for mark in marks for place in range(mark.start, mark.end)}
    left = redacted(text, marks, "\0").replace("\0", "")
    assert left == "".join(letter for place, letter in enumerate(text) if place not in covered)


@settings(max_examples=50)
@given(MARKS)
def test_marks_that_are_joined_lie_apart_and_in_order(marks: list[Mark]) -> None:
    whole = joined(marks)
    assert all(one.end < other.start for one, other in pairwise(whole))
    assert joined(whole) == whole


def test_a_mark_is_put_and_taken_away_by_hand() -> None:
    marks = with_mark((Mark(0, 3, Why.NAME),), 10, 12)
    assert marks == (Mark(0, 3, Why.NAME), Mark(10, 12, Why.BY_HAND))
    assert without_marks_in(marks, 11, 11) == (Mark(0, 3, Why.NAME),)
    assert without_marks_in(marks, 2, 11) == ()
    assert without_marks_in(marks, 3, 10) == marks
