"""Rows of a file that name their end: the end holds where closing the case would be allowed, and nowhere else."""

from datetime import date, datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.row_intake import RowIntake
from app.services.office import Office
from tests.cases import a_complaint, an_incident

TOLD = {"outcome": "as_wished", "told_at": "2026-11-18T10:00:00+07:00", "told_means": "telephone"}


@pytest.fixture
def intake(office: Office) -> RowIntake:
    """What records rows here."""
    return RowIntake(office.desk, office.assessment, office.complaints)


@pytest.mark.rule("DAY-7")
def test_a_complaint_recorded_with_its_end_is_closed_and_its_clock_stands(intake: RowIntake, office: Office) -> None:
    recorded = intake.record(a_complaint(level=3, **TOLD))
    case = office.complaints.case(recorded.number)
    assert (case.state, recorded.kept_open) == ("closed", ())
    assert [(duty.rule, duty.done_at) for duty in case.duties] == [
        ("LVL-3", datetime.fromisoformat("2026-11-18T10:00:00+07:00"))
    ]


@pytest.mark.rule("OUT-2")
def test_what_closing_would_be_refused_for_keeps_a_recorded_case_open(intake: RowIntake, office: Office) -> None:
    ends = ("handed_over", "ended_at_screening", "unreachable", "merged")
    codes = {}
    for outcome in ends:
        recorded = intake.record(a_complaint(details=outcome, **{**TOLD, "outcome": outcome}))
        codes[outcome] = [problem.code for problem in recorded.kept_open]
        case = office.complaints.case(recorded.number)
        assert (case.state, case.fields.get("outcome"), case.fields["told_at"]) == ("open", None, TOLD["told_at"])
    assert codes == {
        "handed_over": ["no_handover"],
        "ended_at_screening": ["no_ending_screening"],
        "unreachable": ["not_tried_enough"],
        "merged": ["merge_by_merging"],
    }


@pytest.mark.rule("DAY-7")
def test_the_window_refuses_to_record_as_closed_what_it_would_not_close(office: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        office.complaints.record(an_incident(category="F", **TOLD))
    assert [(each.field, each.code) for each in refused.value.problems] == [("outcome", "duties_open")]
    assert office.register.everything() == ()


@pytest.mark.rule("OUT-2")
def test_a_case_recorded_as_a_mistake_says_why(intake: RowIntake, office: Office) -> None:
    silent = intake.record(a_complaint(outcome="entered_by_mistake"))
    assert [each.code for each in silent.kept_open] == ["void_needs_reason"]
    said = intake.record(a_complaint(outcome="entered_by_mistake", outcome_words="บันทึกผิดโรงพยาบาล"))
    assert (said.kept_open, office.complaints.case(said.number).state) == ((), "voided")


def test_what_is_from_before_the_rules_is_over_and_kept(intake: RowIntake, office: Office) -> None:
    assert office.desk.policy.first_day == date(2018, 1, 1)
    old = {"received_at": "2017-05-02", "told_at": "2017-06-01", "outcome": "handed_over"}
    recorded = intake.record(a_complaint(**old))
    assert (recorded.kept_open, office.complaints.case(recorded.number).state) == ((), "closed")


def test_a_row_of_another_system_is_recorded_once(intake: RowIntake) -> None:
    first = intake.record(a_complaint(source_id="HIS-1"))
    again = intake.record(a_complaint(source_id="HIS-1", details="อย่างอื่น"))
    assert (again.number, again.is_known, again.same) == (first.number, True, ())
