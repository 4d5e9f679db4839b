"""Redacted copies: suggestions in every text, looked through by a person, nothing under them, noted in the case."""

import base64
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from app.domain.errors import InvalidComplaint
from app.domain.redaction import Mark, with_mark
from app.services.office import Office
from app.services.redaction.copies import RedactedCopies
from app.services.redaction.rows import Draft, DraftPart
from app.services.words.messages import words_for
from tests.cases import a_complaint
from tests.paper.conftest import Read, read_by_poppler, squeezed

NUMBER = "2569/00001"
FOR = {"for_whom": "คณะกรรมการจัดการข้อร้องเรียน", "purpose": "พิจารณาข้อเท็จจริง"}
SECRET = ("สมศรี", "ใจงาม", "0800000000", "๐๘๐๐๐๐๐๐๐๐", "0012345", "๐๐๑๒๓๔๕", "ทุ่งตัวอย่าง", "99/1", "มานพ", "ขยันยิ่ง")
CASE: dict[str, object] = {
    "complainant_name": "นางสมศรี ใจงาม",
    "complainant_phone": "0800000000",
    "complainant_email": "somsri@example.org",
    "complainant_address": "99/1 หมู่ 5 ต.ทุ่งตัวอย่าง",
    "disclosure": "consent",
    "patient_name": "เด็กชายต้นกล้า ใจงาม",
    "patient_hn": "0012345",
    "accused_person": "นายมานพ ขยันยิ่ง",
    "place": "หน้าห้องยา บ้านคุณสมศรี",
    "details": "คุณสมศรีแจ้งว่านายมานพพูดไม่สุภาพ โทร ๐๘๐-๐๐๐-๐๐๐๐ HN ๐๐๑๒๓๔๕\nบ้านอยู่ต.ทุ่งตัวอย่าง บัตร 1-0000-00000-00-9",
    "wish": "ให้ มานพ ขยันยิ่ง ขอโทษ ส่งจดหมายไปที่ somsri@example.org",
    "level": 2,
    "level_reason": "สมศรีเดือดร้อน แก้ได้ในหน่วยงานเดียว",
}


@pytest.fixture
def copies(office: Office) -> RedactedCopies:
    office.complaints.record(a_complaint(**CASE))
    request = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "นางใจงามมาพบใคร", "not_listed": True}
    uid = office.proceedings.begin(NUMBER, "request", request)
    reply = {"at": "2026-11-19T09:00", "by_whom": "ขวัญใจ รู้ดี", "words": "ขวัญใจเห็นว่าเป็นนายมานพ"}
    office.proceedings.go_on(NUMBER, uid, "replied", reply)
    return RedactedCopies(office.desk, office.complaints, office.proceedings)


def part(draft: Draft, key: str) -> DraftPart:
    return next(each for each in draft.parts if each.key == key or each.key.endswith(key))


def hidden(draft: Draft, key: str) -> list[str]:
    found = part(draft, key)
    return [found.text[mark.start : mark.end] for mark in found.suggested]


def as_suggested(draft: Draft) -> dict[str, tuple[Mark, ...]]:
    return {each.key: each.suggested for each in draft.parts}


def test_every_text_of_the_case_has_its_suggestions(copies: RedactedCopies) -> None:
    draft = copies.begin(NUMBER)
    assert hidden(draft, "details") == [
        "คุณสมศรี",
        "นายมานพ",
        "๐๘๐-๐๐๐-๐๐๐๐",
        "HN ๐๐๑๒๓๔๕",
        "ต.ทุ่งตัวอย่าง",
        "1-0000-00000-00-9",
    ]
    assert hidden(draft, "wish") == ["มานพ ขยันยิ่ง", "somsri@example.org"]
    assert hidden(draft, "level_reason") == ["สมศรี"] and hidden(draft, "/asked") == ["นางใจงาม"]
    assert hidden(draft, "/replied") == ["ขวัญใจ รู้ดี", "ขวัญใจ", "นายมานพ"]
    assert "คุณสมศรี" in hidden(draft, "facts")


def test_a_name_that_is_a_part_of_the_word_for_a_post_is_left_in_it(copies: RedactedCopies, office: Office) -> None:
    details = "ผู้อำนวยการโรงพยาบาลแจ้งคุณอำนวยแล้ว"
    number = office.complaints.record(
        a_complaint(complainant_name="อำนวย ดีเสมอ", details=details, disclosure="consent")
    )
    assert hidden(copies.begin(number), "details") == ["คุณอำนวย"]


def test_every_value_by_which_somebody_is_known_is_withheld_whole(copies: RedactedCopies) -> None:
    draft = copies.begin(NUMBER)
    names = [str(CASE[name]) for name in ("complainant_name", "complainant_email", "patient_name", "accused_person")]
    assert set(names) <= set(hidden(draft, "people"))


def test_a_text_that_nobody_looked_through_is_in_no_copy(copies: RedactedCopies, office: Office) -> None:
    draft = copies.begin(NUMBER)
    marks = as_suggested(draft)
    del marks["wish"]
    with pytest.raises(InvalidComplaint) as refused:
        copies.make(draft, marks, **FOR)
    assert [each.code for each in refused.value.problems] == ["not_looked_through"] and words_for(refused.value)
    assert not [each for each in office.complaints.case(NUMBER).proceedings if each.kind == "redacted_copy"]


def test_a_case_that_was_changed_meanwhile_is_looked_through_again(copies: RedactedCopies, office: Office) -> None:
    draft = copies.begin(NUMBER)
    office.complaints.change_fields(NUMBER, {"wish": "อย่างอื่น"})
    with pytest.raises(InvalidComplaint) as refused:
        copies.make(draft, as_suggested(draft), **FOR)
    assert [each.code for each in refused.value.problems] == ["changed_since_reviewed"]


def test_nothing_that_was_withheld_is_in_the_file(
    copies: RedactedCopies, opened: Callable[[bytes], QPdfDocument], pages_of: Read, tmp_path: Path
) -> None:
    draft = copies.begin(NUMBER)
    pdf = copies.make(draft, as_suggested(draft), **FOR)
    text, document = squeezed("".join(pages_of(pdf))), opened(pdf)
    about = [str(document.metaData(each)) for each in QPdfDocument.MetaDataField]
    said = text + "".join(about) + copies.title() + (read_by_poppler(pdf, tmp_path) or "")
    assert [each for each in SECRET if each in said or each in squeezed(said)] == []
    assert "[ปกปิด]" in text and "พูดไม่สุภาพ" in text
    whole = pdf + b"".join(_streams(pdf))
    spellings = [spelled for each in SECRET for spelled in (each.encode(), each.encode("utf-16-be"))]
    assert [each for each in spellings if each in whole] == []


def _streams(pdf: bytes) -> list[bytes]:
    """What stands packed in the file, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\s*endstream", pdf, re.DOTALL)
    plain = [base64.a85decode(each, adobe=True) if each.endswith(b"~>") else each for each in packed]
    unpacked = [zlib.decompress(each) for each in plain if each[:1] == b"x"]
    assert unpacked
    return unpacked


def test_what_a_person_marked_is_withheld_and_what_they_let_stand_is_there(
    copies: RedactedCopies, pages_of: Read
) -> None:
    draft = copies.begin(NUMBER)
    marks, details = as_suggested(draft), part(draft, "details")
    start = details.text.index("พูดไม่สุภาพ")
    marks["details"] = with_mark(details.suggested, start, start + len("พูดไม่สุภาพ"))
    marks["wish"] = ()
    text = squeezed("".join(pages_of(copies.make(draft, marks, **FOR))))
    assert "พูดไม่สุภาพ" not in text and "somsri@example.org" in text


def test_the_case_says_that_a_copy_was_made_by_whom_for_whom_and_when(copies: RedactedCopies, office: Office) -> None:
    draft = copies.begin(NUMBER)
    copies.make(draft, as_suggested(draft), **FOR)
    (made,) = [each for each in office.complaints.case(NUMBER).proceedings if each.kind == "redacted_copy"]
    assert (made.value("made", "for_whom"), made.value("made", "purpose")) == (FOR["for_whom"], FOR["purpose"])
    assert made.by == office.desk.person.name and made.at == office.desk.now()
    assert "redacted_copy" not in {each.key.partition(":")[0] for each in copies.begin(NUMBER).parts}


@pytest.mark.parametrize("missing", ["for_whom", "purpose"])
def test_no_copy_is_made_for_nobody_or_for_nothing(missing: str, copies: RedactedCopies) -> None:
    draft = copies.begin(NUMBER)
    with pytest.raises(InvalidComplaint) as refused:
        copies.make(draft, as_suggested(draft), **{**FOR, missing: " "})
    assert [(each.field, each.code) for each in refused.value.problems] == [(missing, "required")]


def test_the_same_copy_twice_has_the_same_bytes(copies: RedactedCopies) -> None:
    first = copies.begin(NUMBER)
    one = copies.make(first, as_suggested(first), **FOR)
    second = copies.begin(NUMBER)
    assert copies.make(second, as_suggested(second), **FOR) == one


def test_a_protected_identity_is_in_no_copy_whatever_a_person_lets_stand(office: Office, pages_of: Read) -> None:
    number = office.complaints.record(a_complaint(**{**CASE, "disclosure": "no_consent"}))
    copies = RedactedCopies(office.desk, office.complaints, office.proceedings)
    draft = copies.begin(number)
    text = squeezed("".join(pages_of(copies.make(draft, {each.key: () for each in draft.parts}, **FOR))))
    assert [each for each in SECRET[:6] if each in text] == [] and "ปกปิด" in text


def test_a_name_that_was_written_down_before_and_corrected_is_found_too(office: Office, copies: RedactedCopies) -> None:
    office.complaints.change_fields(NUMBER, {"complainant_name": "นางรัตนา พูนผล", "complainant_phone": None})
    assert {"คุณสมศรี", "๐๘๐-๐๐๐-๐๐๐๐"} <= set(hidden(copies.begin(NUMBER), "details"))
