"""A stopped clock does not run on: what ended keeps the date by which it was judged, whatever changes afterwards."""

from datetime import date, datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.date_changes import date_changes
from app.services.office import Office
from app.services.rows import DutyRow
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
CLOSED = {"outcome": "as_wished", "told_at": "2026-11-20T09:00:00+07:00"}
NURSE = "พยาบาล ตัวอย่าง"


def duties(office: Office) -> dict[str, DutyRow]:
    return {each.id: each for each in office.complaints.case(NUMBER).duties}


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}+07:00")


@pytest.fixture
def concluded(office: Office) -> Office:
    """An incident of category D whose RCA was concluded."""
    office.complaints.record(an_incident(category="D"))
    uid = office.proceedings.begin(
        NUMBER, "rca", {"at": "2026-11-18T09:00", "team": ["ทีมนำตัวอย่าง"], "owner": "หัวหน้าหอ ตัวอย่าง"}
    )
    office.proceedings.go_on(
        NUMBER, uid, "concluded", {"at": "2026-11-19T15:00", "root_cause": "ฉลากยาคล้ายกัน", "by_whom": "ทีมนำ"}
    )
    return office


@pytest.mark.rule("RPT-8", "DAY-5")
def test_a_category_changed_after_the_rca_leaves_it_done_and_brings_the_new_duties(concluded: Office) -> None:
    before = duties(concluded)["RPT-8"]
    concluded.complaints.change_fields(NUMBER, {"category": "G"})
    after = duties(concluded)
    assert (after["RPT-8"], after["RPT-8"].due_on) == (before, date(2026, 11, 23))
    assert after["RPT-2:director"].due_at == at("2026-11-18T03:00")
    assert after["RPT-7"].due_on == date(2026, 11, 19)


@pytest.mark.rule("RPT-8")
def test_an_rca_that_no_category_asks_for_any_more_stays_as_done(concluded: Office) -> None:
    concluded.complaints.change_fields(NUMBER, {"category": "A"})
    after = duties(concluded)
    assert after["RPT-8"].done_at == at("2026-11-19T15:00")
    assert "RPT-5" in after


@pytest.mark.rule("RPT-8")
def test_an_rca_taken_back_runs_again_by_the_category_of_now(concluded: Office) -> None:
    concluded.complaints.change_fields(NUMBER, {"category": "G"})
    (row,) = concluded.complaints.case(NUMBER).proceedings
    concluded.proceedings.void(NUMBER, row.uid, because="บันทึกผิดเรื่อง")
    rca = duties(concluded)["RPT-8"]
    assert (rca.is_ended, rca.due_at) == (False, at("2026-11-18T03:00"))


@pytest.mark.rule("DAY-5", "DAY-7")
def test_an_answer_given_in_time_stays_in_time_when_the_day_of_receipt_is_corrected(office: Office) -> None:
    office.complaints.record(a_complaint(level=1, resolution_group="GRP-1"))
    office.duties.done(NUMBER, ["LVL-1"], at=at("2026-11-20T09:00"), by=NURSE)
    office.complaints.change_fields(NUMBER, {"received_at": "2026-11-16T09:00"})
    assert duties(office)["LVL-1"].due_on == date(2026, 11, 23)
    assert duties(office)["GRP-1"].due_on == date(2026, 11, 24)


@pytest.mark.rule("DAY-5", "DAY-7")
def test_a_closed_case_keeps_its_dates_and_opened_again_is_counted_again(office: Office) -> None:
    office.complaints.record(a_complaint(level=1))
    office.complaints.change_fields(NUMBER, CLOSED)
    office.complaints.change_fields(NUMBER, {"level": 2})
    assert {each.id: each.due_on for each in duties(office).values()} == {"LVL-1": date(2026, 11, 23)}
    reopened = {"at": "2026-11-21T09:00", "reason": "ผู้ร้องขอให้ทบทวน"}
    office.proceedings.begin(NUMBER, "reopening", reopened)
    assert {each.id: each.due_on for each in duties(office).values()} == {"LVL-2": date(2026, 12, 8)}
    timeline = office.complaints.case(NUMBER).timeline
    assert date_changes(timeline, office.desk.policy)[timeline[-1].id]


@pytest.mark.rule("DAY-7")
def test_what_was_marked_as_not_needed_stays_so_under_another_level(office: Office) -> None:
    office.complaints.record(a_complaint(level=1))
    office.duties.not_needed(NUMBER, "LVL-1", because="ผู้ร้องไม่ประสงค์ให้ตอบ")
    office.complaints.change_fields(NUMBER, {"level": 2})
    after = duties(office)
    assert (after["LVL-1"].not_needed, after["LVL-2"].is_ended) == ("ผู้ร้องไม่ประสงค์ให้ตอบ", False)


def test_a_case_that_was_no_mistake_after_all_is_closed_only_when_its_duties_ended(office: Office) -> None:
    office.complaints.record(an_incident(category="A"))
    office.complaints.change_fields(NUMBER, {"outcome": "entered_by_mistake", "outcome_words": "บันทึกซ้ำ"})
    with pytest.raises(InvalidComplaint):
        office.complaints.change_fields(NUMBER, CLOSED)
    assert office.complaints.case(NUMBER).state == "voided"
