"""The form for publication on the website: free of names, or it is not printed."""

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.letters import Letters
from app.services.cases.publications import still_named
from app.services.office import Office
from app.services.words.messages import words_for
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

NUMBER = "2569/00001"
ASKED = {
    "at": "2026-11-20T09:00",
    "unit": "กลุ่มงานเภสัชกรรม",
    "topic": "การปรับปรุงระบบคิวรับยา",
    "summary": "โรงพยาบาลปรับปรุงระบบคิวรับยาแล้ว เวลารอคอยลดลง",
    "link": "https://www.example.org/news",
    "by_whom": "นายรับผิดชอบ ทดสอบ",
    "post": "เภสัชกรชำนาญการ",
}
NAMED = "น.ส.สมหญิง แจ้งว่ารอนาน โทร ๐๘-๐๐๐๐-๐๐๐๑ (HN 0000123)"


@pytest.fixture
def letters(office: Office) -> Letters:
    office.staff.describe_hospital(hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับเรื่องร้องเรียน", phone="0 2000 0000", email="")
    person = {"complainant_name": "นางสาวสมหญิง ตัวอย่าง", "complainant_phone": "08 0000 0001", "patient_hn": "0000123"}
    office.complaints.record(a_complaint(**person))
    return Letters(office.desk, office.complaints)


@pytest.mark.rule("REP-5")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("น.ส. สมหญิง ตัวอย่าง มารับยา", ("น.ส. สมหญิง ตัวอย่าง",)),
        ("คุณสมหญิงขอบคุณ และ คุณสมหญิงชื่นชม", ("คุณสมหญิง",)),
        ("โทร ๐๘-๐๐๐๐-๐๐๐๑", ("๐๘-๐๐๐๐-๐๐๐๑",)),
        ("โทร 0 2999 9999 ของคนอื่น", ("0 2999 9999",)),
        ("HN0000123", ("HN0000123",)),
        ("ผู้ป่วยหมายเลข ๐๐๐๐๑๒๓", ("๐๐๐๐๑๒๓",)),
        ("ส่งมาที่ a.b@example.org", ("a.b@example.org",)),
        ("เมื่อ ๒๐/๑๑/๒๕๖๙ เวลา 10.30-11.45 น. รอ 180 นาที ดูที่ https://www.example.org", ()),
    ],
)
def test_a_name_or_a_number_is_found_in_any_spelling(
    letters: Letters, office: Office, text: str, found: tuple[str, ...]
) -> None:
    assert still_named(office.desk, NUMBER, {"summary": text}) == found


@pytest.mark.rule("REP-5")
def test_the_form_bears_what_is_published_and_who_answers_for_it(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    uid = office.proceedings.begin(NUMBER, "publication", ASKED)
    office.proceedings.go_on(
        NUMBER, uid, "approved", {"at": "2026-11-20T11:00", "by_whom": "ผู้อำนวยการ ทดสอบ", "post": "ผู้อำนวยการ"}
    )
    (page,) = pages_of(letters.letter("publication", NUMBER, uid))
    text = squeezed(page)
    for words in (
        "แบบฟอร์มการขอเผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน",
        "หน่วยงานกลุ่มงานเภสัชกรรม",
        "วันที่ขอ๒๐พฤศจิกายน๒๕๖๙",
        "หัวข้อการปรับปรุงระบบคิวรับยา",
        "โรงพยาบาลปรับปรุงระบบคิวรับยาแล้วเวลารอคอยลดลง",
        "ลิงก์ภายนอกhttps://www.example.org/news",
        "ชื่อตัวบรรจงนายรับผิดชอบทดสอบ",
        "ตำแหน่งเภสัชกรชำนาญการ",
        "ชื่อตัวบรรจงผู้อำนวยการทดสอบ",
        "ผู้นำข้อมูลขึ้นเผยแพร่",
    ):
        assert words in text
    assert "สมหญิง" not in text and "เอกสารลับ" not in text


@pytest.mark.rule("REP-5")
def test_a_text_that_names_somebody_is_kept_but_neither_printed_nor_approved(letters: Letters, office: Office) -> None:
    uid = office.proceedings.begin(NUMBER, "publication", {**ASKED, "summary": NAMED})
    with pytest.raises(InvalidComplaint) as refusal:
        letters.letter("publication", NUMBER, uid)
    assert words_for(refusal.value) == (
        "ข้อความที่จะเผยแพร่มี น.ส.สมหญิง, ๐๘-๐๐๐๐-๐๐๐๑, HN 0000123 แก้คำขอเผยแพร่โดยเอาออก "
        "หรือระบุแต่ละรายการใน “ชื่อและหมายเลขที่คงไว้” พร้อมเหตุผล "
        "ส่วนผู้ที่ขอไม่ให้เปิดเผยชื่อคงไว้ไม่ได้"
    )
    with pytest.raises(InvalidComplaint):
        office.proceedings.go_on(NUMBER, uid, "approved", {"at": "2026-11-20T11:00", "by_whom": "ผู้อำนวยการ"})


@pytest.mark.rule("REP-5")
def test_what_stays_is_answered_one_by_one_with_the_reason(letters: Letters, office: Office) -> None:
    stays = {"stays": ["สมหญิง", "08 0000 0001"], "because": "ชื่ออาคารและหมายเลขกลาง"}
    uid = office.proceedings.begin(NUMBER, "publication", {**ASKED, "summary": NAMED, **stays})
    with pytest.raises(InvalidComplaint) as refusal:
        letters.letter("publication", NUMBER, uid)
    assert refusal.value.problems[0].data["names"] == "HN 0000123"
    answered = {**stays, "stays": [*stays["stays"], "hn 0000123"]}
    office.proceedings.go_on(NUMBER, uid, "requested", {**ASKED, "summary": NAMED, **answered})
    assert letters.letter("publication", NUMBER, uid).startswith(b"%PDF-")
    with pytest.raises(InvalidComplaint) as refusal:
        office.proceedings.begin(NUMBER, "publication", {**ASKED, "stays": ["สมหญิง"]})
    assert (refusal.value.problems[0].field, refusal.value.problems[0].code) == ("because", "required")


@pytest.mark.rule("INT-6")
def test_for_whoever_asked_not_to_be_named_nobody_can_answer(letters: Letters, office: Office) -> None:
    office.complaints.change_fields(NUMBER, {"disclosure": "no_consent"})
    answered = {"stays": ["น.ส.สมหญิง", "08 0000 0001", "hn 0000123", "0 2999 9999"], "because": "ชื่ออาคารและหมายเลขกลาง"}
    said = {**ASKED, "summary": f"{NAMED} ติดต่อ 0 2999 9999", **answered}
    assert still_named(office.desk, NUMBER, said) == ("สมหญิง", "๐๘-๐๐๐๐-๐๐๐๑", "0000123")
    uid = office.proceedings.begin(NUMBER, "publication", said)
    with pytest.raises(InvalidComplaint) as refusal:
        office.proceedings.go_on(NUMBER, uid, "approved", {"at": "2026-11-20T11:00", "by_whom": "ผู้อำนวยการ"})
    assert refusal.value.problems[0].data["names"] == "ปกปิด"
    with pytest.raises(InvalidComplaint):
        letters.letter("publication", NUMBER, uid)
