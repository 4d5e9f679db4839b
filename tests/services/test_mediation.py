"""The mediator escalation list of a case, with real calls and real people."""

from datetime import datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.office import Office
from tests.cases import a_complaint

NUMBER = "2569/00001"
AT = datetime.fromisoformat("2026-11-21T10:00:00+07:00")


@pytest.fixture
def mediated(office: Office) -> Office:
    """A centre with one case about the pharmacy, sent to the mediators."""
    office.complaints.record(a_complaint(level=3, units=["กลุ่มงานเภสัชกรรม"]))
    office.mediation.send(NUMBER)
    return office


def next_one(office: Office) -> str:
    return next(step.id for step in office.mediation.steps(NUMBER) if step.is_next)


def test_mediators_are_called_in_the_order_of_the_list(mediated: Office) -> None:
    steps = mediated.mediation.steps(NUMBER)
    assert [step.extension for step in steps] == ["115", "134", "105", "201", "137", ""]
    assert (next_one(mediated), steps[-1].is_last_step) == ("M1", True)


def test_after_no_answer_the_next_one_is_called(mediated: Office) -> None:
    mediated.mediation.log_call(NUMBER, "M1", "no_answer", at=AT, words="ไม่รับสาย")
    assert next_one(mediated) == "M2"
    assert [call.words for call in mediated.mediation.steps(NUMBER)[0].calls] == ["ไม่รับสาย"]


def test_once_somebody_has_accepted_nobody_is_next(mediated: Office) -> None:
    mediated.mediation.log_call(NUMBER, "M1", "accepted", at=AT)
    assert not [step for step in mediated.mediation.steps(NUMBER) if step.is_next]


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
    assert next_one(mediated) == "M4"


@pytest.mark.rule("MED-3")
def test_a_call_in_the_future_or_with_an_unknown_end_is_refused(mediated: Office) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        mediated.mediation.log_call(NUMBER, "M1", "vanished", at=AT.replace(year=2027))
    assert {problem.code for problem in refusal.value.problems} == {"not_a_choice", "in_the_future"}


def test_a_case_in_mediation_stands_on_the_page_until_it_is_closed(mediated: Office) -> None:
    assert [row.number for row in mediated.mediation.cases_in_mediation()] == [NUMBER]
    mediated.complaints.change_fields(NUMBER, {"outcome": "withdrawn", "told_at": AT.isoformat()})
    assert mediated.mediation.cases_in_mediation() == ()
