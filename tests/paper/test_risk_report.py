"""The risk report of a case on paper: the event, how it was resolved, and who was told of it."""

from datetime import date, datetime

import pytest

from app.domain.proceedings.papers import Paper, papers_of
from app.services.cases.letters import Letters
from app.services.office import Office
from app.services.paper.kept_together import CLOSERS
from tests.cases import HEAD_TRIED, a_complaint
from tests.paper.conftest import Read, squeezed

NUMBER = "2569/00001"
REPORT = {
    "at": "2026-11-19T10:00",
    "event": "ผู้ป่วยรอรับยานานสามชั่วโมงโดยไม่มีผู้ชี้แจง",
    "correction": "จัดช่องรับยาด่วน",
    "by_whom": "หัวหน้าห้องยา",
}
SESSION = {
    "at": "2026-11-18T10:00",
    "people": ["หัวหน้าห้องยา"],
    "result": "agreed",
    "agreement": "ห้องยาขอโทษและจัดระบบคิวใหม่",
}
GIVEN = {"at": "2026-11-19T13:00", "whom": "นายสมมุติ ความเสี่ยง", "means": "memo"}
TOLD = {"at": "2026-11-19T16:00", "whom": "ผู้อำนวยการ ทดสอบ", "means": "in_person", "by_whom": "ทีมความเสี่ยง"}


@pytest.fixture
def letters(office: Office) -> Letters:
    office.staff.describe_hospital(hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับเรื่องร้องเรียน", phone="0 2000 0000", email="")
    named = {"complainant_name": "นางสมหญิง ตัวอย่าง", "patient_name": "เด็กชายสมมุติ ตัวอย่าง", "patient_hn": "0000123"}
    office.complaints.record(a_complaint(level=3, **named))
    office.proceedings.begin(NUMBER, "head_first", HEAD_TRIED)
    office.proceedings.begin(NUMBER, "session", SESSION)
    return Letters(office.desk, office.complaints)


def duties(office: Office) -> dict[str, tuple[date | None, datetime | None]]:
    """What the report asks for: by rule, until when and when it was done."""
    return {each.rule: (each.due_on, each.done_at) for each in office.complaints.case(NUMBER).duties if "@" in each.id}


@pytest.mark.rule("REP-4")
def test_the_risk_report_says_event_resolution_and_who_was_told_when(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    uid = office.proceedings.begin(NUMBER, "incident_report", REPORT)
    office.proceedings.go_on(NUMBER, uid, "to_risk_team", GIVEN)
    office.proceedings.go_on(NUMBER, uid, "executives_told", TOLD)
    (page,) = pages_of(letters.letter("risk_report", NUMBER, uid))
    text = squeezed(page)
    for words in (
        "รายงานความเสี่ยง",
        "๒๕๖๙/๐๐๐๐๑",
        "ผู้ป่วยรอรับยานานสามชั่วโมงโดยไม่มีผู้ชี้แจง",
        "จัดช่องรับยาด่วน",
        "๑๘พ.ย.๒๕๖๙๑๐.๐๐น.ประชุมไกล่เกลี่ยตกลงกันได้·ห้องยาขอโทษและจัดระบบคิวใหม่",
        "๑๙พ.ย.๒๕๖๙๑๓.๐๐น.ทีมความเสี่ยงนายสมมุติความเสี่ยงบันทึกข้อความ",
        "๑๙พ.ย.๒๕๖๙๑๖.๐๐น.ผู้บริหารผู้อำนวยการทดสอบ",
        "(หัวหน้าห้องยา)",
        "ผู้บริหารรับทราบ",
    ):
        assert words in text
    assert "สมหญิง" not in text and "เด็กชาย" not in text


@pytest.mark.rule("INT-6")
def test_who_asked_not_to_be_named_is_not_though_the_identity_stands_open(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    office.complaints.change_fields(NUMBER, {"disclosure": "no_consent"})
    event = "นางสมหญิง ตัวอย่าง รอรับยานานสามชั่วโมง"
    uid = office.proceedings.begin(NUMBER, "incident_report", {**REPORT, "event": event})
    office.identities.open(NUMBER, "พิมพ์รายงาน")
    assert office.complaints.case(NUMBER).fields["complainant_name"] == "นางสมหญิง ตัวอย่าง"
    text = squeezed("".join(pages_of(letters.letter("risk_report", NUMBER, uid))))
    assert "รอรับยานานสามชั่วโมง" in text
    assert "สมหญิง" not in text and "0000123" not in text and "๐๐๐๐๑๒๓" not in text


@pytest.mark.rule("REP-4")
def test_the_risk_team_gets_the_report_in_a_day_and_then_tells_the_executives(letters: Letters, office: Office) -> None:
    uid = office.proceedings.begin(NUMBER, "incident_report", REPORT)
    assert duties(office) == {"REP-4": (date(2026, 11, 20), None), "MED-4": (date(2026, 11, 20), None)}
    office.proceedings.go_on(NUMBER, uid, "to_risk_team", GIVEN)
    office.proceedings.go_on(NUMBER, uid, "executives_told", TOLD)
    assert {rule: done_at.isoformat() for rule, (_due, done_at) in duties(office).items() if done_at} == {
        "REP-4": "2026-11-19T13:00:00+07:00",
        "MED-4": "2026-11-19T16:00:00+07:00",
    }


def test_what_did_not_happen_yet_is_left_to_the_pen_and_a_long_event_goes_on_overleaf(
    letters: Letters, office: Office, pages_of: Read
) -> None:
    event = " ".join(f"ข้อที่ {place} ลำดับเหตุการณ์โดยละเอียดตามที่ผู้ป่วยเล่า" for place in range(101, 220))
    uid = office.proceedings.begin(NUMBER, "incident_report", {**REPORT, "event": event})
    pages = pages_of(letters.letter("risk_report", NUMBER, uid))
    text = squeezed("".join(pages))
    assert len(pages) == 2
    assert "ทีมความเสี่ยงผู้บริหาร" in text and all(f"{place}ลำดับ" in text for place in range(101, 220))
    assert not any(line[:1] in CLOSERS for page in pages for line in page.splitlines() if line)


def test_the_report_is_printed_from_its_line_until_it_is_taken_back(letters: Letters, office: Office) -> None:
    uid = office.proceedings.begin(NUMBER, "incident_report", REPORT)
    (row,) = [each for each in office.complaints.case(NUMBER).proceedings if each.uid == uid]
    assert papers_of(row) == (Paper.RISK_REPORT,)
    office.proceedings.void(NUMBER, uid, because="บันทึกผิดเรื่อง")
    (row,) = [each for each in office.complaints.case(NUMBER).proceedings if each.uid == uid]
    assert papers_of(row) == ()
