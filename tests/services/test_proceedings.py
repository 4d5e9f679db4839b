"""What is done about a case beside the form: stages with true times, duties that they stop, and taking back."""

from datetime import date, datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.office import Office
from app.services.rows import DutyRow, ProceedingRow
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"
ANSWER = {
    "at": "2026-11-18T10:00",
    "means": "telephone",
    "result": "reached",
    "purpose": "answer",
    "words": "อธิบายเหตุที่รอนานและขั้นตอนที่แก้ไข ผู้ร้องเข้าใจ",
}


@pytest.fixture
def at_work(office: Office) -> Office:
    """A centre with one complaint of level 2."""
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    return office


def duty(office: Office, name: str) -> DutyRow:
    return next(each for each in office.complaints.case(NUMBER).duties if each.id == name)


def proceedings(office: Office) -> tuple[ProceedingRow, ...]:
    return office.complaints.case(NUMBER).proceedings


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.rule("DAY-7")
def test_an_answer_with_substance_stops_the_response_clock_but_not_the_resolution(at_work: Office) -> None:
    at_work.proceedings.begin(NUMBER, "contact", ANSWER)
    assert duty(at_work, "LVL-2").done_at == datetime.fromisoformat("2026-11-18T10:00:00+07:00")
    assert not duty(at_work, "GRP-2").is_ended


def test_a_call_that_nobody_answered_stops_nothing(at_work: Office) -> None:
    at_work.proceedings.begin(NUMBER, "contact", {**ANSWER, "result": "no_answer"})
    assert not duty(at_work, "LVL-2").is_ended


def test_a_contact_that_is_taken_back_lets_the_clock_run_again(at_work: Office) -> None:
    uid = at_work.proceedings.begin(NUMBER, "contact", ANSWER)
    at_work.proceedings.void(NUMBER, uid, because="บันทึกผิดเรื่อง")
    assert not duty(at_work, "LVL-2").is_ended
    (row,) = proceedings(at_work)
    assert row.is_void
    assert row.value("voided", "reason") == "บันทึกผิดเรื่อง"


def test_what_somebody_ticked_before_stays_as_ticked(at_work: Office) -> None:
    ticked_at = datetime.fromisoformat("2026-11-17T15:00:00+07:00")
    at_work.duties.done(NUMBER, ["LVL-2"], at=ticked_at, by="นายสมมุติ ตัวอย่าง")
    at_work.proceedings.begin(NUMBER, "contact", ANSWER)
    assert duty(at_work, "LVL-2").done_at == ticked_at


def test_a_request_has_a_reply_and_says_who_wrote_it_down(at_work: Office) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริงเรื่องเวลารอ"}
    uid = at_work.proceedings.begin(NUMBER, "request", asked)
    at_work.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-20T15:00", "words": "ระบบคิวขัดข้อง"})
    (row,) = proceedings(at_work)
    assert list(row.stages) == ["asked", "replied"]
    assert row.at == datetime.fromisoformat("2026-11-18T09:00:00+07:00")
    assert row.by == at_work.staff.person.name


def test_every_wrong_value_is_refused_at_once_and_nothing_is_written(at_work: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.begin(NUMBER, "contact", {"at": "2026-11-30T10:00", "means": "pigeon"})
    assert codes(refused) == [("means", "not_a_choice"), ("result", "required"), ("at", "in_the_future")]
    assert proceedings(at_work) == ()


def test_a_time_before_the_matter_was_known_is_refused(at_work: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.begin(NUMBER, "contact", {**ANSWER, "at": "2026-11-16T10:00"})
    assert codes(refused) == [("at", "done_before_known")]


@pytest.mark.rule("INT-17")
def test_a_reply_before_the_question_is_refused(at_work: Office) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริง"}
    uid = at_work.proceedings.begin(NUMBER, "request", asked)
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-17T15:00", "words": "ตอบ"})
    assert codes(refused) == [("at", "stage_before_it_began")]


@pytest.mark.rule("DAY-6")
def test_more_time_keeps_the_date_of_the_rule_beside_the_new_one(at_work: Office) -> None:
    more = {"at": "2026-11-20T09:00", "duty": "GRP-2", "until": "2026-12-18", "reason": "รอผลตรวจสอบ"}
    at_work.proceedings.begin(NUMBER, "extension", {**more, "by_whom": "ผู้อำนวยการ"})
    extended = duty(at_work, "GRP-2")
    assert (extended.due_on, extended.extended_on) == (date(2026, 11, 30), date(2026, 12, 18))


@pytest.mark.rule("DAY-6")
def test_more_time_for_less_than_stands_or_for_no_duty_is_refused(at_work: Office) -> None:
    more = {"at": "2026-11-20T09:00", "until": "2026-11-30", "reason": "รอผล", "by_whom": "ผู้อำนวยการ"}
    with pytest.raises(InvalidComplaint) as shorter:
        at_work.proceedings.begin(NUMBER, "extension", {**more, "duty": "GRP-2"})
    with pytest.raises(InvalidComplaint) as unknown:
        at_work.proceedings.begin(NUMBER, "extension", {**more, "duty": "RPT-8"})
    assert (codes(shorter), codes(unknown)) == ([("until", "not_longer")], [("duty", "no_such_open_duty")])


def test_a_case_is_not_linked_with_itself_or_with_nothing(at_work: Office) -> None:
    link = {"at": "2026-11-18T09:00", "link": "same_matter"}
    for number, code in ((NUMBER, "the_case_itself"), ("2569/00009", "no_such_case")):
        with pytest.raises(InvalidComplaint) as refused:
            at_work.proceedings.begin(NUMBER, "link", {**link, "number": number})
        assert codes(refused) == [("number", code)]


def test_the_incident_report_written_as_such_starts_the_clocks_after_it(office: Office) -> None:
    office.complaints.record(an_incident(category="F"))
    written = {"at": "2026-11-17T03:30", "event": "ให้ยาผิดขนาด", "by_whom": "หัวหน้าเวร"}
    office.proceedings.begin(NUMBER, "incident_report", written)
    assert duty(office, "RPT-4").done_at == datetime.fromisoformat("2026-11-17T03:30:00+07:00")
    with pytest.raises(InvalidComplaint) as refused:
        office.proceedings.begin(NUMBER, "incident_report", written)
    assert codes(refused) == [("at", "only_one")]


def test_a_closed_case_takes_no_more_time_but_a_note(at_work: Office) -> None:
    told = {"outcome": "as_wished", "outcome_words": "แก้ไขแล้ว", "told_at": "2026-11-20T10:00"}
    at_work.complaints.change_fields(NUMBER, told)
    more = {"at": "2026-11-20T11:00", "duty": "GRP-2", "until": "2026-12-18", "reason": "ก", "by_whom": "ข"}
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.begin(NUMBER, "extension", more)
    assert codes(refused) == [("at", "case_is_closed")]
    at_work.proceedings.begin(NUMBER, "note", {"at": "2026-11-20T11:00", "words": "ผู้ร้องโทรขอบคุณ"})
    assert [row.kind for row in proceedings(at_work)] == ["note"]


@pytest.mark.rule("DAY-7")
def test_an_answer_that_stands_also_stops_the_clock_of_another_level(at_work: Office) -> None:
    at_work.proceedings.begin(NUMBER, "contact", ANSWER)
    at_work.complaints.change_fields(NUMBER, {"level": 3, "level_reason": "ผู้ร้องลงในเฟซบุ๊ก"})
    assert duty(at_work, "LVL-3").done_at == datetime.fromisoformat("2026-11-18T10:00:00+07:00")


@pytest.mark.rule("RPT-2")
def test_who_must_be_told_of_a_worse_category_was_not_told_of_the_milder_one(office: Office) -> None:
    office.complaints.record(an_incident(category="B"))
    told_at = datetime.fromisoformat("2026-11-17T03:20:00+07:00")
    office.duties.done(NUMBER, ["RPT-2"], at=told_at, by="พยาบาลเวร")
    assert duty(office, "RPT-2").to_whom == ("shift_head",)
    office.complaints.change_fields(NUMBER, {"category": "F", "category_reason": "ต้องนอนโรงพยาบาล"})
    worse = duty(office, "RPT-2")
    assert (worse.is_ended, set(worse.to_whom) > {"shift_head"}) == (False, True)
    assert any(save.kind == "duty_done" for save in office.complaints.case(NUMBER).timeline)


def test_an_order_is_carried_out_only_after_it_was_given(at_work: Office) -> None:
    memo = {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "ขอความเห็นชอบให้จัดจ้างผู้ช่วยจ่ายยา"}
    uid = at_work.proceedings.begin(NUMBER, "order", memo)
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.go_on(NUMBER, uid, "carried_out", {"at": "2026-11-19T09:00"})
    assert codes(refused) == [("at", "stage_out_of_turn")]


def test_a_question_cannot_be_moved_behind_its_reply(at_work: Office) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริง"}
    uid = at_work.proceedings.begin(NUMBER, "request", asked)
    at_work.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-19T15:00", "words": "ระบบคิวขัดข้อง"})
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.go_on(NUMBER, uid, "asked", {**asked, "at": "2026-11-20T09:00"})
    assert codes(refused) == [("at", "stage_after_the_next")]


def test_an_order_is_not_carried_out_before_the_day_on_which_it_was_given(at_work: Office) -> None:
    memo = {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "ขอความเห็นชอบ"}
    uid = at_work.proceedings.begin(NUMBER, "order", memo)
    order = {"at": "2026-11-19T09:00", "by_whom": "ผู้อำนวยการ", "order": "ดำเนินการ"}
    at_work.proceedings.go_on(NUMBER, uid, "ordered", order)
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.go_on(NUMBER, uid, "carried_out", {"at": "2026-11-18T15:00"})
    assert codes(refused) == [("at", "stage_before_it_began")]


def test_a_reminder_from_after_the_reply_is_refused_and_one_from_before_it_is_only_written_late(
    at_work: Office,
) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริง"}
    uid = at_work.proceedings.begin(NUMBER, "request", asked)
    at_work.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-19T15:00", "words": "ระบบคิวขัดข้อง"})
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.go_on(NUMBER, uid, "reminded", {"at": "2026-11-20T09:00"})
    assert codes(refused) == [("at", "stage_closed_off")]
    at_work.proceedings.go_on(NUMBER, uid, "reminded", {"at": "2026-11-19T09:00"})
    assert list(proceedings(at_work)[0].stages) == ["asked", "reminded", "replied"]


def test_a_question_cannot_be_moved_behind_its_reminder(at_work: Office) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริง"}
    uid = at_work.proceedings.begin(NUMBER, "request", asked)
    at_work.proceedings.go_on(NUMBER, uid, "reminded", {"at": "2026-11-19T09:00"})
    with pytest.raises(InvalidComplaint) as refused:
        at_work.proceedings.go_on(NUMBER, uid, "asked", {**asked, "at": "2026-11-20T09:00"})
    assert codes(refused) == [("at", "stage_after_the_next")]


@pytest.mark.rule("LVL-4")
def test_the_days_and_sums_of_relief_and_of_a_lawsuit_are_kept_with_what_came_of_them(at_work: Office) -> None:
    filed, asked = (
        {"at": "2026-11-18T09:00", "asked_baht": "50,000 บาท"},
        {"at": "2026-11-18T10:00", "court": "ศาลตัวอย่าง"},
    )
    claim = at_work.proceedings.begin(NUMBER, "claim", filed)
    at_work.proceedings.begin(NUMBER, "lawsuit", asked)
    at_work.proceedings.go_on(
        NUMBER, claim, "decided", {"at": "2026-11-20T09:00", "result": "granted", "granted_baht": "30000"}
    )
    relief, lawsuit = proceedings(at_work)
    assert (relief.value("filed", "asked_baht"), relief.value("decided", "granted_baht")) == (50_000, 30_000)
    assert relief.value("decided", "at") == "2026-11-20T09:00:00+07:00"
    assert (lawsuit.value("filed", "court"), list(lawsuit.stages)) == ("ศาลตัวอย่าง", ["filed"])
