"""Several people told at once, each at the true time; the quick log records, tells and keeps the reporter's name."""

from datetime import datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.quick_log import QuickLog
from app.services.cases.telling import Told
from app.services.office import Office
from app.services.rows import DutyRow
from app.services.words.messages import words_for
from tests.cases import an_incident

WARD = "หอผู้ป่วยหญิง"


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-17T{time}:00+07:00")


def told(role: str, time: str, **more: str) -> Told:
    return Told(role, "พว. ตัวอย่าง", at(time), **more)


def answers(office: Office, **changes: object) -> dict[str, object]:
    """The six answers of a quick log at ten past three."""
    given: dict[str, object] = {
        "details": "ให้ยาผิดขนาด ผู้ป่วยเวียนศีรษะ",
        "units": WARD,
        "known_at": "2026-11-17T03:10:00+07:00",
        "patient_hn": "6900412",
        "seen_now": "treated",
        "reported_by": "พยาบาล ตัวอย่าง",
        "author": office.staff.person.uid,
        **changes,
    }
    return {name: value for name, value in given.items() if value is not None}


@pytest.fixture
def quick_log(office: Office) -> QuickLog:
    return QuickLog(office.desk, office.roster)


@pytest.fixture
def number(office: Office) -> str:
    """Category E, known at three in the morning."""
    return office.complaints.record(an_incident(category="E", category_reason="ทดสอบ"))


@pytest.mark.rule("RPT-2")
def test_people_told_at_once_are_kept_each_with_the_true_time_means_and_words(office: Office, number: str) -> None:
    office.duties.told(
        number,
        [
            told("shift_head", "03:02", means="telephone", words="จะมาดู"),
            told("duty_doctor", "03:09", means="in_person"),
        ],
    )
    rows = [each for each in office.complaints.case(number).proceedings if each.kind == "telling"]
    assert {(each.value("told", "role"), each.at.isoformat()) for each in rows} == {
        ("shift_head", "2026-11-17T03:02:00+07:00"),
        ("duty_doctor", "2026-11-17T03:09:00+07:00"),
    }
    assert len([each for each in office.complaints.case(number).timeline if each.kind == "people_told"]) == 1


@pytest.mark.rule("RPT-2")
def test_a_duty_ends_with_the_last_of_those_whom_it_names(office: Office, number: str) -> None:
    office.duties.told(number, [told("shift_head", "03:02"), told("duty_doctor", "03:09")])
    assert office.complaints.case(number).duties[1].done_at is None  # the duty supervisor was not told yet
    office.duties.told(number, [told("duty_supervisor", "03:20")])
    duty = next(each for each in office.complaints.case(number).duties if each.id == "RPT-2")
    assert str(duty.done_at) == "2026-11-17 03:20:00+07:00"
    assert duty.words == "พว. ตัวอย่าง เวลา 03:02; พว. ตัวอย่าง เวลา 03:09; พว. ตัวอย่าง เวลา 03:20"


@pytest.mark.rule("RPT-2")
def test_told_before_it_was_known_or_in_the_future_is_refused_at_its_line(office: Office, number: str) -> None:
    later = Told("duty_doctor", "พญ. ตัวอย่าง", datetime.fromisoformat("2026-11-21T10:36:00+07:00"))
    with pytest.raises(InvalidComplaint) as refused:
        office.duties.told(number, [told("shift_head", "02:59"), later, Told("duty_supervisor", "", at("03:05"))])
    assert {problem.field: problem.code for problem in refused.value.problems} == {
        "at_0": "done_before_known",
        "at_1": "in_the_future",
        "name_2": "required",
    }
    assert office.complaints.case(number).proceedings == ()


@pytest.mark.rule("SEN-4")
def test_a_sentinel_event_is_told_when_unit_head_and_director_know(office: Office) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-4"]))
    office.duties.told(number, [told("unit_head", "03:05")])
    office.duties.told(number, [told("director", "03:12")])
    duty = next(each for each in office.complaints.case(number).duties if each.id == "SEN-4")
    assert str(duty.done_at) == "2026-11-17 03:12:00+07:00"


def event(office: Office, number: str) -> DutyRow:
    return next(each for each in office.complaints.case(number).duties if each.id == "SEN-4")


@pytest.mark.rule("SEN-4")
def test_one_tick_does_not_say_that_both_were_told_of_a_sentinel_event(office: Office) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-4"]))
    office.duties.told(number, [told("unit_head", "03:05")])
    with pytest.raises(InvalidComplaint) as refused:
        office.duties.done(number, ["SEN-4"], at=at("03:20"), by="พว. ตัวอย่าง")
    assert [(each.code, each.data["people"]) for each in refused.value.problems] == [
        ("told_apart", "ผู้อำนวยการโรงพยาบาล")
    ]
    assert "ผู้อำนวยการโรงพยาบาล" in words_for(refused.value)


@pytest.mark.rule("SEN-4")
def test_people_told_one_after_another_end_a_sentinel_event_with_the_last(office: Office) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-4"]))
    values = {"name": "พว. ตัวอย่าง", "means": "telephone"}
    office.proceedings.begin(number, "telling", {**values, "role": "unit_head", "at": "2026-11-17T03:05"})
    assert not event(office, number).is_ended
    office.proceedings.begin(number, "telling", {**values, "role": "director", "at": "2026-11-17T03:12"})
    assert event(office, number).done_at == at("03:12")


@pytest.mark.rule("SEN-4")
def test_a_telling_taken_back_lets_the_sentinel_event_wait_for_both_again(office: Office) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-4"]))
    office.duties.told(number, [told("unit_head", "03:05"), told("director", "03:12")])
    head, _director = (each for each in office.complaints.case(number).proceedings if each.kind == "telling")
    office.proceedings.void(number, head.uid, because="บันทึกผิดคน")
    assert not event(office, number).is_ended
    office.duties.told(number, [told("unit_head", "03:30")])
    assert event(office, number).done_at == at("03:30")


@pytest.mark.rule("SEN-4")
def test_the_corrected_time_of_a_telling_is_the_time_at_which_both_knew(office: Office) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-4"]))
    office.duties.told(number, [told("unit_head", "03:05"), told("director", "03:12")])
    row = next(r for r in office.complaints.case(number).proceedings if r.value("told", "role") == "unit_head")
    office.proceedings.go_on(number, row.uid, "told", {**row.stages["told"], "at": "2026-11-17T03:40"})
    assert event(office, number).done_at == at("03:40")


@pytest.mark.rule("RPT-2")
def test_a_quick_log_asks_for_the_shift_head_now_and_for_the_tree_before_the_shift_ends(
    office: Office, quick_log: QuickLog
) -> None:
    record = office.complaints.case(quick_log.record(answers(office)))
    assert {duty.id: str(duty.due_at) for duty in record.duties} == {
        "RPT-2:tell_now": "2026-11-17 03:10:00+07:00",
        "RPT-2:finish_tree": "2026-11-17 08:00:00+07:00",
    }
    assert record.fields["tree_answers"] == {"death": False, "harm": True, "life_support": False}
    people = quick_log.to_tell(record, at("03:12"))
    assert [(each.person.role, each.duty.rule if each.duty else "") for each in people] == [
        ("shift_head", "RPT-2"),
        ("duty_doctor", ""),
        ("duty_supervisor", ""),
        ("director_or_acting", ""),
    ]


@pytest.mark.rule("MED-1")
def test_an_unwanted_event_at_the_service_point_is_told_to_the_shift_head(office: Office, quick_log: QuickLog) -> None:
    number = quick_log.record(answers(office))
    quick_log.told(number, [told("shift_head", "03:12", means="telephone")], author=office.staff.person.uid)
    duty = next(each for each in office.complaints.case(number).duties if each.id == "RPT-2:tell_now")
    assert (str(duty.done_at), duty.means) == ("2026-11-17 03:12:00+07:00", "โทรศัพท์")


def test_every_answer_that_is_missing_is_named_at_once(quick_log: QuickLog) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        quick_log.record({})
    missing = {problem.field for problem in refused.value.problems if problem.code == "required"}
    assert missing == {"details", "units", "known_at", "seen_now", "reported_by", "author"}


@pytest.mark.rule("RSK-1")
def test_the_words_for_the_first_minutes_are_care_warmth_and_honest_information(quick_log: QuickLog) -> None:
    assert [(each.label_th, each.rule) for each in quick_log.first_words()] == [
        ("ดูแลผู้ป่วยก่อนทันที", "RSK-1"),
        ("อยู่กับผู้ป่วยและญาติด้วยความอบอุ่น", "RSK-1"),
        ("ให้ข้อมูลตามจริง โดยมีผู้รู้กฎหมายให้คำปรึกษา", "RSK-1"),
    ]


@pytest.mark.rule("RPT-4")
def test_a_reporter_who_wishes_so_is_not_named_on_paper_and_stays_so_after_a_correction(
    office: Office, quick_log: QuickLog
) -> None:
    number = quick_log.record(answers(office, reporter_withheld=True))
    office.complaints.change_fields(number, {"details": "แก้ไขรายละเอียด"})
    fields = office.complaints.case(number).fields
    assert (fields["reported_by"], fields["reporter_withheld"]) == ("พยาบาล ตัวอย่าง", True)


def test_the_unit_is_remembered_and_a_draft_is_kept_on_this_pc(office: Office, quick_log: QuickLog) -> None:
    quick_log.record(answers(office))
    quick_log.drafts.keep("one", {"details": "พิมพ์ค้างไว้"})
    again = QuickLog(office.desk, office.roster)
    assert (again.unit(), [each["details"] for each in again.drafts.waiting()]) == (WARD, ["พิมพ์ค้างไว้"])


def test_a_draft_takes_the_place_of_itself_and_of_no_other(quick_log: QuickLog) -> None:
    for draft, details in (("one", "แรก"), ("two", "สอง"), ("one", "แรก แก้ไข")):
        quick_log.drafts.keep(draft, {"details": details})
    assert [each["details"] for each in quick_log.drafts.waiting()] == ["สอง", "แรก แก้ไข"]
    quick_log.drafts.drop("one")
    assert [each["details"] for each in quick_log.drafts.waiting()] == ["สอง"]
