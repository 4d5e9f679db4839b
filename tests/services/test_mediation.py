"""The mediator escalation list of a case, with real calls and real people."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint
from app.services.node import SetUp
from app.services.office import Office
from tests.cases import HEAD_TRIED, a_complaint

NUMBER = "2569/00001"
AT = datetime.fromisoformat("2026-11-21T10:00:00+07:00")


@pytest.fixture
def mediated(office: Office) -> Office:
    """A centre with one case about the pharmacy, sent to the mediators."""
    office.complaints.record(a_complaint(level=3, units=["กลุ่มงานเภสัชกรรม"]))
    office.proceedings.begin(NUMBER, "head_first", HEAD_TRIED)
    office.mediation.send(NUMBER)
    return office


def next_one(office: Office) -> str:
    return next(step.id for step in office.mediation.steps(NUMBER) if step.is_next)


@pytest.mark.rule("MED-3")
def test_mediators_are_called_in_the_order_of_the_list(mediated: Office) -> None:
    steps = mediated.mediation.steps(NUMBER)
    assert [step.extension for step in steps] == ["115", "134", "105", "201", "137", ""]
    assert (next_one(mediated), steps[-1].is_last_step) == ("M1", True)


@pytest.mark.rule("MED-3")
def test_after_no_answer_the_next_one_is_called(mediated: Office) -> None:
    mediated.mediation.log_call(NUMBER, "M1", "no_answer", at=AT, words="ไม่รับสาย")
    assert next_one(mediated) == "M2"
    assert [call.words for call in mediated.mediation.steps(NUMBER)[0].calls] == ["ไม่รับสาย"]


def test_once_somebody_has_accepted_nobody_is_next(mediated: Office) -> None:
    mediated.mediation.log_call(NUMBER, "M1", "accepted", at=AT)
    assert not [step for step in mediated.mediation.steps(NUMBER) if step.is_next]


@pytest.mark.rule("MED-3")
def test_who_is_on_leave_is_passed_over_until_back(mediated: Office) -> None:
    mediated.mediation.set_leave("M1", True, reason="ลาพักผ่อน")
    first = mediated.mediation.steps(NUMBER)[0]
    assert (first.passed_over, first.reason, next_one(mediated)) == ("on_leave", "ลาพักผ่อน", "M2")
    mediated.mediation.set_leave("M1", False)
    assert next_one(mediated) == "M1"


@pytest.mark.rule("MED-3")
def test_the_unit_complained_of_is_passed_over(mediated: Office) -> None:
    mediated.mediation.describe("M1", name="นางสมมุติ ตัวอย่าง", unit="กลุ่มงานเภสัชกรรม")
    first = mediated.mediation.steps(NUMBER)[0]
    assert (first.name, first.passed_over) == ("นางสมมุติ ตัวอย่าง", "concerned_unit")
    assert next_one(mediated) == "M2"


@pytest.mark.rule("MED-3")
def test_out_of_hours_those_with_an_outside_number_come_first(mediated: Office) -> None:
    # The clock of these tests stands on a Saturday.
    mediated.mediation.describe("M4", phone="08 0000 0000")
    assert [step.id for step in mediated.mediation.steps(NUMBER)] == [
        "M4",
        "M1",
        "M2",
        "M3",
        "M5",
        "director_or_acting",
    ]
    assert next_one(mediated) == "M4"


@pytest.mark.rule("MED-3")
def test_in_hours_an_outside_number_changes_nothing(tmp_path: Path) -> None:
    monday = datetime.fromisoformat("2026-11-23T10:00:00+07:00")
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: monday, set_up=SetUp())
    office.complaints.record(a_complaint(level=3))
    office.mediation.describe("M4", phone="08 0000 0000")
    assert [step.id for step in office.mediation.steps(NUMBER)] == ["M1", "M2", "M3", "M4", "M5", "director_or_acting"]
    office.database.close()


@pytest.mark.rule("MED-3")
def test_a_call_in_the_future_or_with_an_unknown_end_is_refused(mediated: Office) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        mediated.mediation.log_call(NUMBER, "M1", "vanished", at=AT.replace(year=2027))
    assert {problem.code for problem in refusal.value.problems} == {"not_a_choice", "in_the_future"}


def test_a_call_to_nobody_of_the_list_is_refused_and_nothing_is_kept(mediated: Office) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        mediated.mediation.log_call(NUMBER, "M9", "accepted", at=AT)
    assert [(each.field, each.code) for each in refusal.value.problems] == [("mediator", "not_a_choice")]
    assert mediated.complaints.case(NUMBER).calls == ()


@pytest.mark.rule("MED-3")
def test_who_is_called_although_passed_over_stands_in_the_log_with_the_reason(mediated: Office) -> None:
    mediated.mediation.describe("M1", name="นางสมมุติ ตัวอย่าง", unit="กลุ่มงานเภสัชกรรม")
    mediated.mediation.log_call(NUMBER, "M1", "accepted", at=AT)
    mediated.mediation.describe("M1", name="นายมาใหม่ ตัวอย่าง")
    (call,) = mediated.complaints.case(NUMBER).calls
    assert (call.name, call.passed_over, call.reason) == ("นางสมมุติ ตัวอย่าง", "concerned_unit", "กลุ่มงานเภสัชกรรม")


@pytest.mark.rule("MED-3")
def test_when_nobody_is_left_the_one_acting_for_the_director_is_called_by_name(mediated: Office) -> None:
    roster = mediated.roster.holders
    roster.hold("director", "นพ. สมมุติ อำนวยการ", "08 0000 0001", from_on=date(2026, 1, 1))
    roster.hold(
        "director_or_acting",
        "พญ. สมมุติ รักษาการ",
        "08 0000 0002",
        from_on=date(2026, 11, 20),
        until_on=date(2026, 11, 22),
    )
    for mediator in ("M1", "M2", "M3", "M4", "M5"):
        mediated.mediation.log_call(NUMBER, mediator, "no_answer", at=AT)
    last = mediated.mediation.steps(NUMBER)[-1]
    assert (last.is_next, last.name, last.phone) == (True, "พญ. สมมุติ รักษาการ", "08 0000 0002")
    assert last.note == "ตั้งแต่ 20 พ.ย. 2569 ถึง 22 พ.ย. 2569"


@pytest.mark.rule("MED-3")
def test_while_nobody_acts_the_director_is_the_last_step(mediated: Office) -> None:
    mediated.roster.holders.hold("director", "นพ. สมมุติ อำนวยการ", "08 0000 0001", from_on=date(2026, 1, 1))
    last = mediated.mediation.steps(NUMBER)[-1]
    assert (last.name, last.phone, last.note) == ("นพ. สมมุติ อำนวยการ", "08 0000 0001", "")


@pytest.mark.rule("MED-3")
def test_on_a_list_of_nobody_the_last_step_remains(tmp_path: Path) -> None:
    office = bootstrap.open_office(tmp_path / "data", clock=lambda: AT, set_up=SetUp(profile="phrae"))
    office.complaints.record(a_complaint(topics=["behaviour"]))
    (only,) = office.mediation.steps(NUMBER)
    assert (only.id, only.is_next, only.is_last_step) == ("director_or_acting", True, True)
    office.mediation.log_call(NUMBER, "director_or_acting", "accepted", at=AT)
    assert not any(step.is_next for step in office.mediation.steps(NUMBER))
    office.database.close()


@pytest.mark.rule("MED-3")
def test_an_outside_number_that_is_none_is_refused(mediated: Office) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        mediated.mediation.describe("M1", name="นางสมมุติ", phone="115")
    assert [(each.field, each.code) for each in refusal.value.problems] == [("phone", "not_a_phone")]
    assert mediated.mediation.steps(NUMBER)[0].name == ""


def test_a_case_in_mediation_stands_on_the_page_until_it_is_closed(mediated: Office) -> None:
    assert [row.number for row in mediated.mediation.cases_in_mediation()] == [NUMBER]
    mediated.complaints.change_fields(NUMBER, {"outcome": "withdrawn", "told_at": AT.isoformat()})
    assert mediated.mediation.cases_in_mediation() == ()


@pytest.mark.rule("MED-2")
def test_no_mediator_is_called_before_somebody_wrote_what_came_of_the_head(office: Office) -> None:
    office.complaints.record(a_complaint(level=3))
    with pytest.raises(InvalidComplaint) as refusal:
        office.mediation.log_call(NUMBER, "M1", "accepted", at=AT)
    assert [(each.field, each.code, each.data) for each in refusal.value.problems] == [
        ("mediator", "head_first", {"rule": "MED-2"})
    ]
    absent = {"at": "2026-11-20T22:00", "result": "not_possible", "because": "หัวหน้าหอไปราชการ ไม่มีผู้รักษาการ"}
    uid = office.proceedings.begin(NUMBER, "head_first", absent)
    office.mediation.log_call(NUMBER, "M1", "no_answer", at=AT)
    office.proceedings.void(NUMBER, uid, because="บันทึกผิดเรื่อง")
    with pytest.raises(InvalidComplaint):
        office.mediation.log_call(NUMBER, "M2", "accepted", at=AT)
    assert [call.mediator for call in office.complaints.case(NUMBER).calls] == ["M1"]


@pytest.mark.rule("MED-2")
@pytest.mark.parametrize(
    ("tried", "refused"),
    [
        ({"result": "not_resolved"}, [("head", "required")]),
        ({"result": "not_possible", "head": "หัวหน้าเวร"}, [("because", "required")]),
        ({"head": "หัวหน้าเวร"}, [("result", "required")]),
    ],
)
def test_the_try_of_the_head_names_the_head_or_says_why_there_was_none(
    office: Office, tried: dict[str, object], refused: list[tuple[str, str]]
) -> None:
    office.complaints.record(a_complaint(level=3))
    with pytest.raises(InvalidComplaint) as refusal:
        office.proceedings.begin(NUMBER, "head_first", {"at": "2026-11-20T10:00", **tried})
    assert [(each.field, each.code) for each in refusal.value.problems] == refused


@pytest.mark.rule("MED-3")
def test_a_mediator_who_is_complained_of_is_passed_over_with_the_reason(office: Office) -> None:
    office.complaints.record(a_complaint(level=3, accused_person="พว.สมมุติ ไกล่เกลี่ย และนายทดสอบ ตัวอย่าง"))
    office.mediation.describe("M1", name="นางสาวสมมุติ ไกล่เกลี่ย")
    office.mediation.describe("M3", name="นาย ทดสอบ ตัวอย่าง")
    passed = [(step.id, step.passed_over, step.reason) for step in office.mediation.steps(NUMBER) if step.passed_over]
    assert passed == [("M1", "accused", "นางสาวสมมุติ ไกล่เกลี่ย"), ("M3", "accused", "นาย ทดสอบ ตัวอย่าง")]
    assert next_one(office) == "M2"
    office.proceedings.begin(NUMBER, "head_first", HEAD_TRIED)
    office.mediation.log_call(NUMBER, "M1", "accepted", at=AT)
    (call,) = office.complaints.case(NUMBER).calls
    assert (call.passed_over, call.reason) == ("accused", "นางสาวสมมุติ ไกล่เกลี่ย")
