"""Letters to units without the program: the fact-finding form and the memo that reminds."""

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.letters import Letters
from app.services.office import Office
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

NUMBER = "2569/00001"


@pytest.fixture
def asked(office: Office) -> tuple[Letters, str]:
    """A request to the pharmacy, due on the 19th, of the 17th of November."""
    office.staff.describe_hospital(
        hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับเรื่องร้องเรียน", phone="0 2000 0000", email="complaint@example.org"
    )
    office.complaints.record(a_complaint(complainant_name="นางสมหญิง ตัวอย่าง", disclosure="no_consent"))
    request = {
        "at": "2026-11-17T10:00",
        "unit": "ห้องจ่ายยาผู้ป่วยนอก",
        "question": "ขอข้อเท็จจริงเรื่องเวลารอรับยา",
        "due_on": "2026-11-19",
    }
    uid = office.proceedings.begin(NUMBER, "request", request)
    return Letters(office.desk, office.complaints), uid


@pytest.mark.rule("INT-17")
def test_the_form_asks_the_unit_and_does_not_name_the_complainant(
    asked: tuple[Letters, str],
    pages_of: Read,
) -> None:
    letters, uid = asked
    (page,) = pages_of(letters.letter("fact_finding", NUMBER, uid))
    text = squeezed(page)
    for words in ("แบบขอข้อเท็จจริง", "ห้องจ่ายยาผู้ป่วยนอก", "ขอข้อเท็จจริงเรื่องเวลารอรับยา", "๑๙พฤศจิกายน๒๕๖๙", "๒๕๖๙/๐๐๐๐๑"):
        assert words in text
    assert "สมหญิง" not in text


@pytest.mark.rule("INT-17")
def test_the_memo_says_since_when_it_waits(asked: tuple[Letters, str], pages_of: Read) -> None:
    letters, uid = asked
    (page,) = pages_of(letters.letter("reminder", NUMBER, uid))
    text = squeezed(page)
    for words in ("บันทึกข้อความ", "หัวหน้าห้องจ่ายยาผู้ป่วยนอก", "ภายในวันที่๑๙พฤศจิกายน๒๕๖๙", "เป็นเวลา๔วัน", "โรงพยาบาลตัวอย่าง"):
        assert words in text


def test_what_was_taken_back_gets_no_letter(asked: tuple[Letters, str], office: Office) -> None:
    letters, uid = asked
    office.proceedings.void(NUMBER, uid, because="ขอผิดหน่วยงาน")
    with pytest.raises(InvalidComplaint):
        letters.letter("reminder", NUMBER, uid)


def test_the_same_request_gives_the_same_bytes(asked: tuple[Letters, str]) -> None:
    letters, uid = asked
    assert letters.reminder(NUMBER, uid) == letters.reminder(NUMBER, uid)


@pytest.mark.rule("INT-13")
def test_the_memo_to_the_executive_says_the_matter_and_asks_for_an_order(
    asked: tuple[Letters, str], office: Office, pages_of: Read
) -> None:
    memo = {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการโรงพยาบาลตัวอย่าง", "memo": "เห็นควรให้ปรับปรุงระบบคิว"}
    uid = office.proceedings.begin(NUMBER, "order", memo)
    (page,) = pages_of(asked[0].letter("memo", NUMBER, uid))
    text = squeezed(page)
    for words in ("๑๘พฤศจิกายน๒๕๖๙", "ผู้อำนวยการโรงพยาบาลตัวอย่าง", "เห็นควรให้ปรับปรุงระบบคิว", "พิจารณาสั่งการ"):
        assert words in text
