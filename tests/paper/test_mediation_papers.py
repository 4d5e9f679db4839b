"""The mediation record and the mediators' call list as they are printed."""

from datetime import datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.mediation_papers import MediationPapers
from app.services.office import Office
from tests.cases import HEAD_TRIED, a_complaint
from tests.paper.conftest import Read, squeezed

NUMBER = "2569/00001"
AT = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
HELD = {
    "at": "2026-11-20T10:00",
    "place": "ห้องประชุมเล็ก",
    "people": ["นางสาวสมมุติ ตัวอย่าง", "พว. สมมุติ ไกล่เกลี่ย"],
    "ground_rules": True,
    "positions": "ผู้ร้องขอคำอธิบายและคำขอโทษ",
    "offers": "จัดระบบคิวใหม่",
    "result": "agreed",
    "agreement": "ห้องยาขอโทษและจัดระบบคิวใหม่",
}
PROMISED = {"at": "2026-11-20T11:00", "what": "ติดป้ายคิวรับยา", "by_whom": "หัวหน้าห้องยา", "due_on": "2026-11-25"}


@pytest.fixture
def papers(office: Office) -> MediationPapers:
    office.staff.describe_hospital(hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับเรื่องร้องเรียน", phone="0 2000 0000", email="")
    office.complaints.record(a_complaint(level=3, complainant_name="นางสาวสมมุติ ตัวอย่าง"))
    office.mediation.describe("M2", name="พว. สมมุติ ไกล่เกลี่ย", phone="08 0000 0000")
    office.mediation.set_leave("M3", True, reason="ลาพักผ่อน")
    office.proceedings.begin(NUMBER, "head_first", HEAD_TRIED)
    office.mediation.log_call(NUMBER, "M1", "no_answer", at=AT, words="ไม่มีผู้รับสาย")
    office.mediation.log_call(NUMBER, "M2", "accepted", at=AT)
    return MediationPapers(office.desk, office.complaints, office.mediation)


@pytest.mark.rule("MED-3")
def test_the_record_says_what_was_agreed_and_has_places_for_both_sides_and_the_mediator(
    papers: MediationPapers, office: Office, pages_of: Read
) -> None:
    uid = office.proceedings.begin(NUMBER, "session", HELD)
    office.proceedings.begin(NUMBER, "promise", PROMISED)
    (page,) = pages_of(papers.record(NUMBER, uid))
    text = squeezed(page)
    for words in (
        "บันทึกการไกล่เกลี่ย",
        "๒๕๖๙/๐๐๐๐๑",
        "ห้องประชุมเล็ก",
        "ห้องยาขอโทษและจัดระบบคิวใหม่",
        "☑ตกลงกันได้",
        "☐ตกลงกันไม่ได้",
        "ติดป้ายคิวรับยา",
        "๒๕พฤศจิกายน๒๕๖๙",
        "ผู้ร้องเรียน",
        "ผู้แทนโรงพยาบาล",
        "(พว.สมมุติไกล่เกลี่ย)",
    ):
        assert words in text


def test_a_long_record_goes_on_overleaf_and_loses_nothing(
    papers: MediationPapers, office: Office, pages_of: Read
) -> None:
    told = " ".join(f"ข้อที่ {place} ผู้ร้องเล่าเหตุการณ์โดยละเอียด" for place in range(1, 150))
    uid = office.proceedings.begin(NUMBER, "session", {**HELD, "positions": told})
    pages = pages_of(papers.record(NUMBER, uid))
    assert len(pages) == 2
    assert "ข้อที่149" in squeezed("".join(pages))


def test_a_session_that_was_taken_back_is_not_printed(papers: MediationPapers, office: Office) -> None:
    uid = office.proceedings.begin(NUMBER, "session", HELD)
    office.proceedings.void(NUMBER, uid, because="บันทึกผิดเรื่อง")
    with pytest.raises(InvalidComplaint):
        papers.record(NUMBER, uid)


@pytest.mark.rule("MED-3")
def test_the_call_list_has_numbers_reasons_and_what_came_of_the_calls(papers: MediationPapers, pages_of: Read) -> None:
    (page,) = pages_of(papers.call_list(NUMBER))
    text = squeezed(page)
    for words in ("บัญชีรายชื่อทีมไกล่เกลี่ย", "๑๑๕", "๐๘๐๐๐๐๐๐๐๐", "ลาพักผ่อน", "ไม่มีผู้รับสาย", "พว.สมมุติไกล่เกลี่ย", "ผู้อำนวยการ"):
        assert words in text
