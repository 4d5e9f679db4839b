"""What moves dates besides level, receipt and more time: group, category, the calendar; and what must not move them."""

from datetime import date

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.officers_days import DayAction
from app.services.cases.date_changes import date_changes
from app.services.hospital.calendar import HospitalCalendar
from app.services.office import Office
from app.services.words.messages import words_for_problem
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
NURSE = "พยาบาล ตัวอย่าง"
DAY_OFF = {"on": "2026-11-27", "name": "วันหยุดพิเศษ", "reason": "มติคณะรัฐมนตรี", "document": "นร 0505/ว 999"}


@pytest.fixture
def complained(office: Office) -> Office:
    """Of level 2, received on Tuesday 17 November: 15 working days end on 8 December, 7 December being a day off."""
    office.complaints.record(a_complaint(level=2))
    return office


def said(office: Office) -> list[str]:
    """What the history says of the last save."""
    timeline = office.complaints.case(NUMBER).timeline
    return [each.words for each in date_changes(timeline, office.desk.policy)[timeline[-1].id]]


@pytest.mark.rule("DAY-5")
def test_another_group_is_told_with_both_dates_who_and_when(complained: Office) -> None:
    complained.complaints.change_fields(NUMBER, {"resolution_group": "GRP-1"})
    complained.complaints.change_fields(NUMBER, {"resolution_group": "GRP-2"})
    new, gone = said(complained)
    assert new.startswith("“แก้ไขปัญหาภายใน 10 วันทำการ”: เพิ่มใหม่ 30 พ.ย. 2569 เพราะ กลุ่มระยะเวลาแก้ไขปัญหา: ")
    assert gone.startswith("“แก้ไขปัญหาภายใน 7 วันทำการ”: 25 พ.ย. 2569 → ไม่ต้องทำแล้ว เพราะ ")
    save = complained.complaints.case(NUMBER).timeline[-1]
    assert (save.actor, save.saved_at) == (complained.staff.person.name, complained.desk.now())


@pytest.mark.rule("DAY-5", "RPT-8")
def test_another_category_is_told_with_both_dates_of_the_duty_that_stays(office: Office) -> None:
    office.complaints.record(an_incident(category="G"))
    office.complaints.change_fields(NUMBER, {"category": "D"})
    moved = [each.partition(" เพราะ ")[0] for each in said(office)]
    rca = "“ทำ RCA ร่วมกับ Risk owner และหน่วยงาน ส่งทีมนำภายใน 6 วันหลังรายงานอุบัติการณ์”"
    assert f"{rca}: 18 พ.ย. 2569 03.00 น. → 23 พ.ย. 2569" in moved
    assert "“รายงานผู้อำนวยการโรงพยาบาลภายใน 24 ชั่วโมง ตามลำดับ”: 18 พ.ย. 2569 03.00 น. → ไม่ต้องทำแล้ว" in moved


@pytest.mark.rule("DAY-5", "DAY-2")
def test_a_day_off_that_was_added_is_told_with_both_dates_and_its_document(complained: Office) -> None:
    page = HospitalCalendar(complained.desk)
    values = {**DAY_OFF, "document_on": "2026-11-20", "scope": "country"}
    page.confirm(page.checked(DayAction.ADD, values), lambda _done, _of: None)
    assert said(complained) == [
        "“ตอบสนองภายใน 15 วันทำการ”: 8 ธ.ค. 2569 → 9 ธ.ค. 2569 "
        "เพราะ ปฏิทิน: 27 พ.ย. 2569 เป็นวันหยุด (มติคณะรัฐมนตรี, นร 0505/ว 999)"
    ]


@pytest.mark.rule("DAY-5")
def test_a_day_of_receipt_past_a_done_duty_is_refused_and_nothing_is_lost(complained: Office) -> None:
    done_at = complained.desk.now().replace(day=18, hour=10, minute=0)
    complained.duties.done(NUMBER, ["LVL-2"], at=done_at, by=NURSE)
    before = complained.complaints.case(NUMBER)
    with pytest.raises(InvalidComplaint) as refused:
        complained.complaints.change_fields(NUMBER, {"received_at": "2026-11-19T09:12", "place": "ตึกหน้า"})
    (problem,) = refused.value.problems
    assert (problem.field, words_for_problem(problem)) == (
        "received_at",
        "“ตอบสนองภายใน ๑๕ วันทำการ” ทำแล้วเมื่อ 18 พ.ย. 2569 10.00 น. ซึ่งก่อนเวลานี้ กรุณาแก้เวลาที่ทำจริงก่อน หรือตรวจสอบเวลานี้อีกครั้ง",
    )
    assert complained.complaints.case(NUMBER) == before


@pytest.mark.rule("DAY-5")
def test_once_the_time_of_the_duty_is_corrected_the_day_of_receipt_can_be(complained: Office) -> None:
    at = complained.desk.now().replace(day=18, hour=10, minute=0)
    for done_at in (at, at.replace(day=20)):
        complained.duties.done(NUMBER, ["LVL-2"], at=done_at, by=NURSE)
    complained.complaints.change_fields(NUMBER, {"received_at": "2026-11-19T09:12"})
    (duty,) = complained.complaints.case(NUMBER).duties
    assert duty.done_at == at.replace(day=20)
    assert duty.due_on == date(2026, 12, 8)
