"""Correcting or taking back what was written about a step: the clocks that it stopped follow."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint
from app.services.node import SetUp
from app.services.office import Office
from app.services.rows import DutyRow
from tests.cases import a_complaint

NUMBER = "2569/00001"
TOLD_AT = "2026-11-19T10:00"
MORE = {"at": "2026-11-20T09:00", "duty": "GRP-2", "until": "2026-12-18", "reason": "รอผล", "by_whom": "ผู้อำนวยการ"}
ANSWER = {"at": "2026-11-18T10:00", "means": "telephone", "result": "reached", "purpose": "answer", "words": "อธิบายแล้ว"}


@pytest.fixture
def answered(office: Office) -> str:
    """The uid of the answer in a complaint of level 2."""
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    return office.proceedings.begin(NUMBER, "contact", ANSWER)


def duty(office: Office, name: str) -> DutyRow:
    return next(each for each in office.complaints.case(NUMBER).duties if each.id == name)


@pytest.mark.rule("DAY-7")
def test_an_answer_that_reached_nobody_after_all_lets_the_clock_run_again(office: Office, answered: str) -> None:
    office.proceedings.go_on(NUMBER, answered, "made", {**ANSWER, "result": "no_answer"})
    lvl = duty(office, "LVL-2")
    assert (lvl.is_ended, lvl.due_on) == (False, date(2026, 12, 8))


@pytest.mark.rule("DAY-7")
def test_the_true_time_of_an_answer_is_the_one_by_which_its_clock_is_judged(office: Office, answered: str) -> None:
    office.proceedings.go_on(NUMBER, answered, "made", {**ANSWER, "at": "2026-11-19T15:00"})
    assert duty(office, "LVL-2").done_at == datetime.fromisoformat("2026-11-19T15:00:00+07:00")


def test_a_later_step_leaves_the_end_that_an_earlier_one_brought(office: Office, answered: str) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-25"}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    office.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-20T09:00", "words": "ตอบ"})
    office.proceedings.go_on(NUMBER, uid, "asked", {**asked, "question": "ขอข้อเท็จจริงเพิ่ม"})
    assert duty(office, f"INT-17@{uid}").is_ended


def test_a_correction_of_words_alone_writes_no_end_again(office: Office, answered: str) -> None:
    office.proceedings.go_on(NUMBER, answered, "made", {**ANSWER, "words": "อธิบายแล้ว ผู้ร้องเข้าใจ"})
    last = office.complaints.case(NUMBER).timeline[-1]
    assert [unit for _entity, unit, _value in last.changes] == ["made"]


@pytest.mark.rule("DAY-7")
def test_in_a_closed_case_a_clock_without_its_answer_ends_when_the_complainant_was_told(
    office: Office, answered: str
) -> None:
    office.complaints.change_fields(NUMBER, {"outcome": "as_wished", "told_at": TOLD_AT, "told_means": "telephone"})
    office.proceedings.void(NUMBER, answered, because="บันทึกผิดเรื่อง")
    assert duty(office, "LVL-2").done_at == datetime.fromisoformat(f"{TOLD_AT}:00+07:00")


def test_a_reply_is_not_taken_back_in_a_closed_case_where_its_request_would_wait_on(
    office: Office, answered: str
) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-25"}
    uid = office.proceedings.begin(NUMBER, "request", asked)
    office.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-19T09:00", "words": "ตอบ"})
    office.complaints.change_fields(NUMBER, {"outcome": "as_wished", "told_at": TOLD_AT, "told_means": "telephone"})
    with pytest.raises(InvalidComplaint) as refused:
        office.proceedings.void(NUMBER, uid, because="บันทึกผิดเรื่อง")
    assert [each.code for each in refused.value.problems] == ["case_is_closed"]


@pytest.mark.rule("OUT-2")
def test_a_merge_taken_back_lets_every_clock_run_again(office: Office) -> None:
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    office.complaints.record(a_complaint(details="เรื่องเดียวกัน"))
    merge = {"at": "2026-11-20T09:00", "number": "2569/00002", "reason": "เรื่องเดียวกัน"}
    uid = office.proceedings.begin(NUMBER, "merge", merge)
    office.proceedings.void(NUMBER, uid, because="รวมผิดเรื่อง")
    office.duties.done(NUMBER, ["LVL-2"], at=office.desk.now(), by="เจ้าหน้าที่")
    assert [duty(office, name).is_ended for name in ("LVL-2", "GRP-2")] == [True, False]
    last = [
        unit
        for save in office.complaints.case(NUMBER).timeline[-2:-1]
        for _entity, unit, value in save.changes
        if value
    ]
    assert last == ["voided"]


@pytest.mark.rule("DAY-7")
def test_the_result_told_is_a_contact_with_substance(office: Office) -> None:
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    office.proceedings.begin(NUMBER, "contact", {**ANSWER, "purpose": "result"})
    assert [duty(office, name).is_ended for name in ("LVL-2", "GRP-2")] == [True, False]


@pytest.mark.rule("DAY-6")
def test_the_reason_of_more_time_can_be_corrected_and_its_day_brought_forward(office: Office, answered: str) -> None:
    uid = office.proceedings.begin(NUMBER, "extension", MORE)
    office.proceedings.go_on(NUMBER, uid, "granted", {**MORE, "reason": "รอผลตรวจสอบ", "until": "2026-12-11"})
    assert duty(office, "GRP-2").extended_on == date(2026, 12, 11)
    with pytest.raises(InvalidComplaint):
        office.proceedings.go_on(NUMBER, uid, "granted", {**MORE, "until": "2026-11-30"})


@pytest.mark.rule("SSO-5")
def test_two_progress_reports_of_the_first_week_are_not_those_of_two_months(tmp_path: Path) -> None:
    now = datetime.fromisoformat("2026-08-20T10:00:00+07:00")
    office = bootstrap.open_office(tmp_path, clock=lambda: now, set_up=SetUp(role="centre", profile="sso"))
    office.complaints.record(a_complaint(received_at="2026-06-01T10:00:00+07:00", topics=["behaviour"]))
    for at in ("2026-06-04T10:00", "2026-06-05T10:00", "2026-06-23T16:00"):  # the 15th working day is the last of those
        office.proceedings.begin(NUMBER, "contact", {**ANSWER, "at": at, "purpose": "progress"})
    assert not duty(office, "SSO-5#2").is_ended
    office.proceedings.begin(NUMBER, "contact", {**ANSWER, "at": "2026-06-24T09:00", "purpose": "progress"})
    second = duty(office, "SSO-5#2")
    assert (second.is_ended, second.due_on) == (True, date(2026, 7, 14))


def test_a_level_is_refused_in_words_where_the_rules_know_no_levels(tmp_path: Path, now: datetime) -> None:
    office = bootstrap.open_office(tmp_path, clock=lambda: now, set_up=SetUp(role="centre", profile="sso"))
    with pytest.raises(InvalidComplaint) as refused:
        office.complaints.record(a_complaint(topics=["behaviour"], level=2))
    assert [(each.field, each.code) for each in refused.value.problems] == [("level", "not_a_choice")]
