"""Letters to people outside: the agency that takes a case over, the one that referred it, the complainant."""

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.letters import Letters
from app.services.office import Office
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

NUMBER = "2569/00001"
CONTACT = {"means": "telephone", "result": "no_answer", "purpose": "question"}
WRITTEN = {
    "at": "2026-11-20T15:00",
    "means": "registered_letter",
    "result": "message_left",
    "purpose": "result",
    "words": "ห้องยาจัดระบบคิวใหม่แล้ว",
}
SENT = {"at": "2026-11-18T10:00", "agency": "สำนักงานสาธารณสุขอำเภอตัวอย่าง", "due_on": "2026-11-27"}
REPLIED = {"at": "2026-11-19T10:00", "number": "ตย 0000/001", "words": "ปรับปรุงระบบคิวรับยาแล้ว"}


@pytest.fixture
def letters(office: Office) -> Letters:
    office.staff.describe_hospital(
        hospital="โรงพยาบาลตัวอย่าง",
        centre="ศูนย์รับเรื่องร้องเรียน",
        phone="0 2000 0000",
        email="complaint@example.org",
        place="อาคารอำนวยการ ชั้น 1",
    )
    return Letters(office.desk, office.complaints)


def a_case(office: Office, **values: object) -> None:
    named = {
        "complainant_name": "นางสมหญิง ตัวอย่าง",
        "complainant_phone": "0800000000",
        "details": "รอรับยานานเกินสามชั่วโมง",
        "received_at": "2026-11-16T09:00:00+07:00",
    }
    office.complaints.record(a_complaint(**{**named, **values}))


@pytest.mark.rule("INT-11")
def test_a_case_goes_to_another_agency_with_a_slip_for_its_receipt(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    a_case(office, disclosure="consent")
    uid = office.proceedings.begin(NUMBER, "handover", SENT)
    letter, slip = map(squeezed, pages_of(letters.letter("handover_letter", NUMBER, uid)))
    for words in (
        "เรียนหัวหน้าหน่วยงานสำนักงานสาธารณสุขอำเภอตัวอย่าง",
        "๑๘พฤศจิกายน๒๕๖๙",
        "สิ่งที่ส่งมาด้วยใบตอบรับจำนวน๑แผ่น",
        "รอรับยานานเกินสามชั่วโมง",
        "นางสมหญิงตัวอย่าง(๐๘๐๐๐๐๐๐๐๐)",
        "ส่งคืนภายในวันที่๒๗พฤศจิกายน๒๕๖๙",
        "ขอแสดงความนับถือ",
        "ผู้อำนวยการโรงพยาบาลตัวอย่าง",
        "โทร.๐๒๐๐๐๐๐๐๐",
    ):
        assert words in letter
    for words in ("ใบตอบรับ", "เลขทะเบียนรับ", "ลงวันที่๑๘พฤศจิกายน๒๕๖๙", "ศูนย์รับเรื่องร้องเรียน"):
        assert words in slip


@pytest.mark.rule("INT-11", "INT-6")
@pytest.mark.parametrize("disclosure", ["no_consent", None])
def test_who_did_not_consent_is_not_named_to_another_agency(
    letters: Letters, office: Office, pages_of: Read, disclosure: str | None
) -> None:
    a_case(office, disclosure=disclosure)
    uid = office.proceedings.begin(NUMBER, "handover", SENT)
    text = squeezed("".join(pages_of(letters.letter("handover_letter", NUMBER, uid))))
    assert "สมหญิง" not in text
    assert "๐๘๐๐๐๐๐๐๐๐" not in text
    assert "มิได้ยินยอมให้เปิดเผยชื่อ" in text


@pytest.mark.rule("INT-18")
def test_a_letter_about_a_restricted_case_is_secret_on_every_page(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    a_case(office, topics=["corruption"])
    uid = office.proceedings.begin(NUMBER, "handover", SENT)
    pages = pages_of(letters.letter("handover_letter", NUMBER, uid))
    assert [page.split().count("ลับ") for page in pages] == [2, 2]


@pytest.mark.rule("INT-19")
def test_the_agency_that_referred_a_matter_gets_a_reply_to_its_letter(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    a_case(office, referring_agency="ศูนย์ดำรงธรรมตัวอย่าง", referring_number="ตย 0000.1/000", referring_on="2026-11-10")
    uid = office.proceedings.begin(NUMBER, "agency_reply", REPLIED)
    (page,) = pages_of(letters.letter("reply_letter", NUMBER, uid))
    text = squeezed(page)
    for words in (
        "ที่ตย๐๐๐๐/๐๐๑",
        "อ้างถึงหนังสือศูนย์ดำรงธรรมตัวอย่างที่ตย๐๐๐๐.๑/๐๐๐ลงวันที่๑๐พฤศจิกายน๒๕๖๙",
        "ปรับปรุงระบบคิวรับยาแล้ว",
        "อยู่ระหว่างดำเนินการ",
        "จึงเรียนมาเพื่อโปรดทราบ",
    ):
        assert words in text
    assert "สมหญิง" not in text


@pytest.mark.rule("INT-19")
@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"referring_number": "ตย 1"}, "อ้างถึงหนังสือศูนย์ดำรงธรรมตัวอย่างที่ตย๑"),
        ({"referring_on": "2026-11-10"}, "อ้างถึงหนังสือศูนย์ดำรงธรรมตัวอย่างลงวันที่๑๐พฤศจิกายน๒๕๖๙"),
    ],
)
def test_the_reply_refers_to_what_is_known_of_the_letter(
    letters: Letters, office: Office, pages_of: Read, known: dict[str, str], words: str
) -> None:
    a_case(office, referring_agency="ศูนย์ดำรงธรรมตัวอย่าง", **known)
    uid = office.proceedings.begin(NUMBER, "agency_reply", REPLIED)
    (page,) = pages_of(letters.letter("reply_letter", NUMBER, uid))
    assert words in squeezed(page)


@pytest.mark.rule("INT-19")
def test_the_reply_about_an_ended_case_says_when_the_complainant_was_told(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    a_case(office, referring_agency="ศูนย์ดำรงธรรมตัวอย่าง")
    uid = office.proceedings.begin(NUMBER, "agency_reply", REPLIED)
    told = {"told_at": "2026-11-20T09:00:00+07:00", "told_means": "telephone"}
    office.complaints.change_fields(NUMBER, {"outcome": "as_wished", "outcome_words": "จัดคิวใหม่", **told})
    (page,) = pages_of(letters.letter("reply_letter", NUMBER, uid))
    assert "แจ้งผลให้ผู้ร้องทราบแล้วเมื่อวันที่๒๐พฤศจิกายน๒๕๖๙" in squeezed(page)


@pytest.mark.rule("OUT-2")
def test_the_registered_letter_says_on_which_days_nobody_was_reached(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    a_case(office)
    for day in (17, 18, 19):
        office.proceedings.begin(NUMBER, "contact", {**CONTACT, "at": f"2026-11-{day}T09:00"})
    uid = office.proceedings.begin(NUMBER, "contact", WRITTEN)
    (page,) = pages_of(letters.letter("complainant_letter", NUMBER, uid))
    text = squeezed(page)
    for words in ("เรียนนางสมหญิงตัวอย่าง", "แจ้งผลการดำเนินการ", "ห้องยาจัดระบบคิวใหม่แล้ว", "complaint@example.org"):
        assert words in text
    assert all(f"{day}พฤศจิกายน๒๕๖๙" in text for day in ("๑๗", "๑๘", "๑๙"))


def test_a_telephone_call_is_no_letter(letters: Letters, office: Office) -> None:
    a_case(office)
    uid = office.proceedings.begin(NUMBER, "contact", {**CONTACT, "at": "2026-11-17T09:00"})
    with pytest.raises(InvalidComplaint):
        letters.letter("complainant_letter", NUMBER, uid)


def test_a_long_letter_goes_on_overleaf_and_is_signed_with_its_closing_words(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    a_case(office, details="ผู้ร้องรอรับยานานและไม่มีผู้ชี้แจงเหตุผลของความล่าช้า " * 60)
    uid = office.proceedings.begin(NUMBER, "handover", SENT)
    *_before, last, _slip = map(squeezed, pages_of(letters.letter("handover_letter", NUMBER, uid)))
    assert "ขอแสดงความนับถือ" in last
    assert "ผู้อำนวยการโรงพยาบาลตัวอย่าง" in last
