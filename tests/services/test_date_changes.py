"""Why a date changed: the history says the old date, the new one, and what moved it."""

import pytest

from app.domain.policy import load_policy
from app.services.cases.date_changes import date_changes
from app.services.office import Office
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
MORE = {"at": "2026-11-20T09:00", "duty": "GRP-2", "until": "2026-12-18", "reason": "รอผลตรวจสอบ"}


def said(office: Office) -> list[str]:
    """The sentences of the last save."""
    record = office.complaints.case(NUMBER)
    return [each.words for each in date_changes(record.timeline, load_policy()).get(record.timeline[-1].id, ())]


@pytest.mark.rule("DAY-5")
def test_another_level_says_which_date_went_and_which_came(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    office.complaints.change_fields(NUMBER, {"level": 3})
    because = "เพราะ ระดับข้อร้องเรียน: ๒ ข้อร้องเรียนเล็กน้อย → ๓ ข้อร้องเรียนเรื่องใหญ่"
    assert sorted(said(office)) == [
        f"“ตอบสนองภายใน 15 วันทำการ”: 8 ธ.ค. 2569 → ไม่ต้องทำแล้ว {because}",
        f"“ตอบสนองภายใน 30 วันทำการ”: เพิ่มใหม่ 30 ธ.ค. 2569 {because}",
    ]


@pytest.mark.rule("DAY-5")
def test_another_date_of_receipt_says_old_and_new(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    office.complaints.change_fields(NUMBER, {"received_at": "2026-11-16T09:12:00+07:00"})
    assert said(office) == [
        "“ตอบสนองภายใน 15 วันทำการ”: 8 ธ.ค. 2569 → 4 ธ.ค. 2569 เพราะ "
        "วันที่รับ: 17 พ.ย. 2569 09.12 น. → 16 พ.ย. 2569 09.12 น."
    ]


@pytest.mark.rule("DAY-6")
def test_more_time_says_the_date_of_the_rule_who_gave_it_and_why(office: Office) -> None:
    office.complaints.record(a_complaint(resolution_group="GRP-2"))
    office.proceedings.begin(NUMBER, "extension", {**MORE, "by_whom": "ผู้อำนวยการ"})
    assert said(office) == [
        "“แก้ไขปัญหาภายใน 10 วันทำการ”: 30 พ.ย. 2569 → ครบกำหนดเดิม 30 พ.ย. 2569 ขยายถึง 18 ธ.ค. 2569 "
        "เพราะ ขยายเวลา (เหตุผล: รอผลตรวจสอบ · ผู้อนุมัติ: ผู้อำนวยการ)"
    ]


@pytest.mark.rule("DAY-6")
def test_more_time_that_is_taken_back_says_why(office: Office) -> None:
    office.complaints.record(a_complaint(resolution_group="GRP-2"))
    uid = office.proceedings.begin(NUMBER, "extension", {**MORE, "by_whom": "ผู้อำนวยการ"})
    office.proceedings.void(NUMBER, uid, because="อนุมัติผิดเรื่อง")
    assert said(office) == [
        "“แก้ไขปัญหาภายใน 10 วันทำการ”: ครบกำหนดเดิม 30 พ.ย. 2569 ขยายถึง 18 ธ.ค. 2569 → 30 พ.ย. 2569 "
        "เพราะ ถอนรายการ: ขยายเวลา (อนุมัติผิดเรื่อง)"
    ]


@pytest.mark.rule("RPT-7")
def test_the_incident_report_says_that_it_moved_what_follows_it(office: Office) -> None:
    office.complaints.record(an_incident(category="F"))
    written = {"at": "2026-11-17T03:05", "event": "ให้ยาผิดขนาด", "by_whom": "หัวหน้าเวร"}
    office.proceedings.begin(NUMBER, "incident_report", written)
    assert all("เพราะ ใบอุบัติการณ์" in words for words in said(office))


def test_the_dates_with_which_a_case_begins_are_no_changes(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    assert said(office) == []


def test_a_note_moves_no_date(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    office.proceedings.begin(NUMBER, "note", {"at": "2026-11-18T09:00", "words": "โทรมาสอบถาม"})
    assert said(office) == []


@pytest.mark.rule("DAY-5")
def test_another_day_to_look_again_is_named_as_what_moved_the_date(office: Office) -> None:
    office.complaints.record(
        an_incident(category="C", category_provisional=True, category_up_to="D", category_review_on="2026-11-23")
    )
    office.complaints.change_fields(NUMBER, {"category_review_on": "2026-11-25"})
    assert any("23 พ.ย. 2569 → 25 พ.ย. 2569" in words for words in said(office))
