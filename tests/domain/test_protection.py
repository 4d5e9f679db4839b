"""The words by which a complainant could be known are kept out of every text, and other words are left alone."""

import pytest

from app.domain.fields import field
from app.domain.protection import KEPT_MASK, PROTECTED_FIELDS, is_protected, masked, veil_for
from app.domain.vocabulary import Disclosure

NAME = "นางสาวสมบูรณ์ ตัวอย่าง"
VEIL = veil_for([{"complainant_name": NAME, "complainant_phone": "08 0000 0000", "patient_hn": "6900412"}], KEPT_MASK)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("นางสาวสมบูรณ์ ตัวอย่าง แจ้งว่ารอนาน", "ปกปิด แจ้งว่ารอนาน"),
        ("โทรหาสมบูรณ์ตัวอย่างแล้ว", "โทรหาปกปิดแล้ว"),
        ("คุณสมบูรณ์รอนาน", "คุณปกปิดรอนาน"),
        ("ป้าสมบูรณ์ (โทร. ๐๘-๐๐๐๐-๐๐๐๐)", "ป้าปกปิด (โทร. ปกปิด)"),
        ("HN 69-00412 ของสมบูรณ์", "HN ปกปิด ของสมบูรณ์"),
        ("เอกสารไม่สมบูรณ์ ของโรงพยาบาลตัวอย่าง", "เอกสารไม่สมบูรณ์ ของโรงพยาบาลตัวอย่าง"),
        ("โทร 0 2000 0000", "โทร 0 2000 0000"),
    ],
)
def test_a_text_names_nobody_and_keeps_its_other_words(text: str, shown: str) -> None:
    assert VEIL.over(text) == shown


def test_an_english_name_goes_by_its_words() -> None:
    veil = veil_for([{"complainant_name": "Mr. John Sampleman"}], KEPT_MASK)
    assert veil.over("Told Sampleman; john came; johnson too") == "Told ปกปิด; ปกปิด came; johnson too"


def test_whatever_holds_texts_is_veiled_and_keeps_its_shape() -> None:
    assert VEIL.over({"words": ["คุณสมบูรณ์", 3], "at": None}) == {"words": ["คุณปกปิด", 3], "at": None}


def test_without_anybody_to_name_nothing_changes() -> None:
    values = {"details": "ไม่มีชื่อ", "disclosure": "anonymous"}
    assert masked(values, veil_for([values], KEPT_MASK)) == values


@pytest.mark.parametrize("answer", [None, *Disclosure])
def test_a_name_is_protected_by_either_answer_that_is_no_consent(answer: str | None) -> None:
    assert is_protected({"disclosure": answer}) is (answer not in (None, Disclosure.CONSENT))
    assert is_protected({"disclosure": answer}, ["disclosure"])


def test_the_accused_is_another_person_and_stays() -> None:
    assert "accused_person" not in PROTECTED_FIELDS
    assert {field(name).section.value for name in PROTECTED_FIELDS} == {"complainant", "patient"}
