"""How a case ends: what is missing, who was told, what counts; and how it is opened again (OUT-1, OUT-2)."""

from datetime import date, datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.closing import Closings
from app.services.office import Office
from tests.cases import a_complaint

NUMBER = "2569/00001"
TOLD_AT = "2026-11-20T14:00:00+07:00"
UNREACHABLE = {"outcome": "unreachable", "told_at": TOLD_AT}


@pytest.fixture
def at_work(office: Office) -> Office:
    """A centre with one complaint of level 2."""
    office.complaints.record(a_complaint(level=2))
    return office


def closings(office: Office) -> Closings:
    return Closings(office.desk, office.complaints, office.proceedings)


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


def tried(office: Office, *days: str) -> None:
    for day in days:
        called = {"at": f"{day}T10:00", "means": "telephone", "result": "no_answer"}
        office.proceedings.begin(NUMBER, "contact", called)


@pytest.mark.rule("OUT-1", "OUT-2")
def test_each_ending_says_whether_it_counts_in_an_indicator(office: Office) -> None:
    counts = {code: each.in_indicator for code, each in office.desk.policy.outcomes.items()}
    assert counts == {
        "as_wished": True,
        "in_part": True,
        "not_as_wished": True,
        "ended_at_screening": False,
        "handed_over": False,
        "withdrawn": True,
        "unreachable": True,
        "merged": False,
        "entered_by_mistake": False,
    }
    assert "merged" not in [each.code for each in closings(office).endings()]


@pytest.mark.rule("OUT-1")
def test_what_is_missing_before_the_end_is_said_with_each_open_duty(at_work: Office) -> None:
    asked = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-27"}
    at_work.proceedings.begin(NUMBER, "request", asked)
    before = closings(at_work).before(NUMBER)
    assert [each.rule for each in before.open_duties] == ["INT-17"]
    assert [each.id for each in before.stopped] == ["LVL-2"]
    assert [each.code for each in before.missing] == ["gap_outcome", "gap_told", "gap_duties"]
    assert [each.code for each in before.asked] == ["gap_satisfaction"]


@pytest.mark.rule("OUT-1", "DAY-7")
def test_how_the_complainant_was_told_follows_from_the_contacts(at_work: Office) -> None:
    told = {"at": "2026-11-20T14:00", "means": "line", "result": "reached", "purpose": "result"}
    at_work.proceedings.begin(NUMBER, "contact", told)
    known = closings(at_work).before(NUMBER).told
    assert known == {"told_at": TOLD_AT, "told_means": "line"}
    closings(at_work).close(NUMBER, {"outcome": "as_wished", **known})
    assert at_work.complaints.case(NUMBER).state == "closed"


@pytest.mark.rule("OUT-2")
def test_unreachable_counts_as_told_only_after_three_days_and_a_registered_letter(at_work: Office) -> None:
    tried(at_work, "2026-11-17", "2026-11-17", "2026-11-18")
    with pytest.raises(InvalidComplaint) as too_few:
        closings(at_work).close(NUMBER, UNREACHABLE)
    (problem,) = too_few.value.problems
    assert (problem.code, problem.data["tries"], problem.data["days"]) == ("not_tried_enough", 3, 2)
    tried(at_work, "2026-11-19")
    with pytest.raises(InvalidComplaint) as no_letter:
        closings(at_work).close(NUMBER, UNREACHABLE)
    assert codes(no_letter) == [("outcome", "no_letter_yet")]
    letter = {"at": "2026-11-20T14:00", "means": "registered_letter", "result": "message_left", "purpose": "result"}
    at_work.proceedings.begin(NUMBER, "contact", letter)
    view = closings(at_work).before(NUMBER)
    assert view.tried_on == (date(2026, 11, 17), date(2026, 11, 18), date(2026, 11, 19))
    assert view.told == {"told_at": TOLD_AT, "told_means": "registered_letter"}
    closings(at_work).close(NUMBER, {"outcome": "unreachable", **view.told})
    assert at_work.complaints.case(NUMBER).state == "closed"


@pytest.mark.rule("DAY-5")
def test_a_closed_case_is_opened_again_with_its_reason_and_its_clocks_run_on(at_work: Office) -> None:
    due_on = at_work.complaints.case(NUMBER).duties[0].due_on
    closings(at_work).close(NUMBER, {"outcome": "as_wished", "told_at": TOLD_AT})
    assert at_work.complaints.case(NUMBER).duties[0].is_ended
    at = datetime.fromisoformat("2026-11-21T09:00:00+07:00")
    closings(at_work).reopen(NUMBER, at=at, because="ผู้ร้องแจ้งข้อมูลใหม่")
    case = at_work.complaints.case(NUMBER)
    assert (case.state, case.duties[0].due_on, case.duties[0].is_ended) == ("open", due_on, False)
    assert case.proceedings[0].value("made", "reason") == "ผู้ร้องแจ้งข้อมูลใหม่"


@pytest.mark.rule("DAY-5")
def test_a_case_is_not_opened_again_without_a_word(at_work: Office) -> None:
    closings(at_work).close(NUMBER, {"outcome": "as_wished", "told_at": TOLD_AT})
    with pytest.raises(InvalidComplaint) as by_hand:
        at_work.complaints.change_fields(NUMBER, {"told_at": None})
    with pytest.raises(InvalidComplaint) as silent:
        closings(at_work).reopen(NUMBER, at=datetime.fromisoformat(TOLD_AT), because=" ")
    assert (codes(by_hand), codes(silent)) == ([("outcome", "reopening_needs_reason")], [("reason", "required")])
    assert at_work.complaints.case(NUMBER).state == "closed"


@pytest.mark.rule("OUT-2")
def test_a_number_is_voided_with_its_reason_and_can_be_brought_back(at_work: Office) -> None:
    with pytest.raises(InvalidComplaint) as silent:
        closings(at_work).close(NUMBER, {"outcome": "entered_by_mistake"})
    assert codes(silent) == [("outcome_words", "void_needs_reason")]
    closings(at_work).close(NUMBER, {"outcome": "entered_by_mistake", "outcome_words": "ลงซ้ำ"})
    assert at_work.complaints.case(NUMBER).state == "voided"
    with pytest.raises(InvalidComplaint) as noted:
        at_work.proceedings.begin(NUMBER, "note", {"at": TOLD_AT, "words": "ทดสอบ"})
    assert codes(noted) == [("at", "case_is_closed")]
    closings(at_work).reopen(NUMBER, at=datetime.fromisoformat(TOLD_AT), because="ไม่ซ้ำ")
    assert at_work.complaints.case(NUMBER).state == "open"


def test_an_open_case_is_not_reopened(at_work: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        closings(at_work).reopen(NUMBER, at=datetime.fromisoformat(TOLD_AT), because="ทดสอบ")
    assert codes(refused) == [("at", "not_closed_yet")]
