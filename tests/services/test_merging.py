"""Cases that belong together: linked on both sides, merged into one that goes on, and parted again (OUT-2)."""

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.proceedings.follow_ups import follow_ups
from app.services.office import Office
from app.services.register.filter import RegisterFilter
from app.services.rows import ProceedingRow
from tests.cases import a_complaint

FIRST, SECOND, THIRD = "2569/00001", "2569/00002", "2569/00003"
MERGE = {"at": "2026-11-20T10:00", "number": SECOND, "reason": "เรื่องเดียวกัน แจ้งสองทาง"}
LINK = {"at": "2026-11-20T10:00", "number": SECOND, "link": "same_person"}


@pytest.fixture
def twice(office: Office) -> Office:
    """Three cases of level 2, the first received a day before the others."""
    for day, details in ((16, "หนึ่ง"), (17, "สอง"), (17, "สาม")):
        office.complaints.record(a_complaint(level=2, details=details, received_at=f"2026-11-{day}T09:00:00+07:00"))
    return office


def entries(office: Office, number: str, kind: str) -> list[ProceedingRow]:
    return [each for each in office.complaints.case(number).proceedings if each.kind == kind]


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


def standing(office: Office, number: str) -> set[tuple[str, str]]:
    """Every change that the history of a case shows."""
    timeline = office.complaints.case(number).timeline
    return {(save.id, f"{entity} {unit}") for save in timeline for entity, unit, _value in save.changes}


@pytest.mark.rule("OUT-2")
def test_a_merged_case_keeps_its_number_and_says_where_it_goes_on(twice: Office) -> None:
    twice.proceedings.begin(FIRST, "merge", MERGE)
    merged = twice.complaints.case(FIRST)
    assert (merged.number, merged.state) == (FIRST, "closed")
    assert (merged.fields["outcome"], merged.fields["outcome_words"]) == ("merged", "รวมและดำเนินการต่อในเรื่อง 2569/00002")
    row = next(each for each in twice.register.everything() if each.number == FIRST)
    assert (row.continues_in, row.due_on) == (SECOND, None)
    assert merged.duties[0].not_needed == "รวมกับเรื่อง 2569/00002"


@pytest.mark.rule("OUT-2")
def test_the_case_that_goes_on_lists_the_merged_one_with_its_receipt_and_keeps_its_own_clock(twice: Office) -> None:
    before = twice.complaints.case(SECOND)
    twice.proceedings.begin(FIRST, "merge", MERGE)
    (entry,) = entries(twice, SECOND, "merged_in")
    assert entry.value("made", "number") == FIRST
    assert entry.value("made", "received_at") == "2026-11-16T09:00:00+07:00"
    after = twice.complaints.case(SECOND)
    assert (after.fields, after.duties, after.state) == (before.fields, before.duties, "open")


@pytest.mark.rule("OUT-2")
def test_the_earlier_day_of_receipt_is_offered_and_not_taken_over(twice: Office) -> None:
    twice.proceedings.begin(FIRST, "merge", MERGE)
    case = twice.complaints.case(SECOND)
    (offered,) = follow_ups(case.fields, case.state, case.proceedings, twice.desk.policy)
    assert (offered.code, offered.fields) == ("received_earlier", {"received_at": "2026-11-16T09:00:00+07:00"})
    twice.complaints.change_fields(SECOND, offered.fields)
    case = twice.complaints.case(SECOND)
    assert follow_ups(case.fields, case.state, case.proceedings, twice.desk.policy) == ()


def test_each_is_found_by_the_number_of_the_other(twice: Office) -> None:
    twice.proceedings.begin(FIRST, "merge", MERGE)
    for number in (FIRST, SECOND):
        found = twice.register.page(RegisterFilter(search=number), 0, 9)
        assert {row.number for row in found} == {FIRST, SECOND}


@pytest.mark.rule("OUT-2")
def test_a_merge_that_is_taken_back_parts_the_cases_and_the_clocks_run_again(twice: Office) -> None:
    due_by = twice.complaints.case(FIRST).duties[0].due_by
    uid = twice.proceedings.begin(FIRST, "merge", MERGE)
    twice.proceedings.void(FIRST, uid, because="คนละเรื่อง")
    parted = twice.complaints.case(FIRST)
    assert (parted.state, parted.fields.get("outcome")) == ("open", None)
    assert (parted.duties[0].due_by, parted.duties[0].is_ended) == (due_by, False)
    (entry,) = entries(twice, SECOND, "merged_in")
    assert entry.is_void


def test_a_merge_is_taken_back_from_the_case_that_goes_on_too(twice: Office) -> None:
    uid = twice.proceedings.begin(FIRST, "merge", MERGE)
    twice.proceedings.void(SECOND, uid, because="คนละเรื่อง")
    assert twice.complaints.case(FIRST).state == "open"
    assert entries(twice, FIRST, "merge")[0].is_void


@pytest.mark.rule("OUT-2")
@pytest.mark.parametrize(("number", "code"), [(FIRST, "the_case_itself"), ("2569/00099", "no_such_case")])
def test_a_case_is_not_merged_with_itself_or_with_nothing(twice: Office, number: str, code: str) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        twice.proceedings.begin(FIRST, "merge", {**MERGE, "number": number})
    assert codes(refused) == [("number", code)]
    assert (twice.complaints.case(FIRST).state, entries(twice, FIRST, "merge")) == ("open", [])


@pytest.mark.rule("OUT-2")
def test_a_case_is_not_merged_into_one_that_was_merged_itself(twice: Office) -> None:
    twice.proceedings.begin(SECOND, "merge", {**MERGE, "number": THIRD})
    with pytest.raises(InvalidComplaint) as refused:
        twice.proceedings.begin(FIRST, "merge", MERGE)
    (problem,) = refused.value.problems
    assert (problem.code, problem.data["continues_in"]) == ("merge_into_merged", THIRD)


def test_two_cases_are_not_merged_into_each_other(twice: Office) -> None:
    twice.proceedings.begin(FIRST, "merge", MERGE)
    with pytest.raises(InvalidComplaint) as refused:
        twice.proceedings.begin(SECOND, "merge", {**MERGE, "number": FIRST})
    assert codes(refused) == [("number", "merge_into_merged")]


@pytest.mark.rule("OUT-2")
@pytest.mark.parametrize("outcome", ["in_part", "entered_by_mistake"])
def test_a_case_goes_on_only_in_an_open_one(twice: Office, outcome: str) -> None:
    ended = {"outcome": outcome, "outcome_words": "ทดสอบ", "told_at": "2026-11-20T09:00:00+07:00"}
    twice.complaints.change_fields(SECOND, ended)
    with pytest.raises(InvalidComplaint) as refused:
        twice.proceedings.begin(FIRST, "merge", MERGE)
    assert codes(refused) == [("number", "merge_into_ended")]
    assert twice.complaints.case(FIRST).state == "open"


def test_a_closed_case_is_not_merged(twice: Office) -> None:
    twice.complaints.change_fields(FIRST, {"outcome": "in_part", "told_at": "2026-11-20T09:00:00+07:00"})
    with pytest.raises(InvalidComplaint) as refused:
        twice.proceedings.begin(FIRST, "merge", MERGE)
    assert codes(refused) == [("at", "case_is_closed")]


def test_merged_is_no_outcome_that_is_chosen_or_taken_away_by_hand(twice: Office) -> None:
    with pytest.raises(InvalidComplaint) as chosen:
        twice.complaints.change_fields(FIRST, {"outcome": "merged"})
    twice.proceedings.begin(FIRST, "merge", MERGE)
    with pytest.raises(InvalidComplaint) as taken:
        twice.complaints.change_fields(FIRST, {"outcome": None, "outcome_words": None})
    with pytest.raises(InvalidComplaint) as reopened:
        twice.proceedings.begin(FIRST, "reopening", {"at": "2026-11-20T11:00", "reason": "ทดสอบ"})
    assert [codes(each)[0][1] for each in (chosen, taken, reopened)] == [
        "merge_by_merging",
        "merge_is_taken_back",
        "merge_is_taken_back",
    ]


def test_a_link_stands_in_both_cases_and_is_taken_back_in_both(twice: Office) -> None:
    uid = twice.proceedings.begin(FIRST, "link", LINK)
    (here,), (there,) = entries(twice, FIRST, "link"), entries(twice, SECOND, "link")
    assert (here.value("made", "number"), there.value("made", "number")) == (SECOND, FIRST)
    assert there.value("made", "link") == "same_person"
    twice.proceedings.void(SECOND, uid, because="ผิดเรื่อง")
    assert entries(twice, FIRST, "link")[0].is_void
    assert entries(twice, SECOND, "link")[0].is_void


def test_a_link_is_made_once_and_names_one_case(twice: Office) -> None:
    uid = twice.proceedings.begin(FIRST, "link", LINK)
    with pytest.raises(InvalidComplaint) as again:
        twice.proceedings.begin(FIRST, "link", LINK)
    with pytest.raises(InvalidComplaint) as other:
        twice.proceedings.go_on(FIRST, uid, "made", {**LINK, "number": THIRD})
    assert (codes(again), codes(other)) == ([("number", "tied_already")], [("number", "tie_is_fixed")])
    twice.proceedings.go_on(FIRST, uid, "made", {**LINK, "link": "claim"})
    assert entries(twice, SECOND, "link")[0].value("made", "link") == "claim"


def test_nothing_that_stood_in_a_history_is_lost_by_linking_merging_voiding_or_reopening(twice: Office) -> None:
    seen = {number: standing(twice, number) for number in (FIRST, SECOND, THIRD)}
    merge = twice.proceedings.begin(FIRST, "merge", MERGE)
    link = twice.proceedings.begin(SECOND, "link", {**LINK, "number": THIRD})
    told = {"outcome": "in_part", "told_at": "2026-11-20T09:00:00+07:00"}
    mistake = {"outcome": "entered_by_mistake", "outcome_words": "ลงซ้ำ"}
    for number, steps in ((SECOND, told), (THIRD, mistake)):
        twice.complaints.change_fields(number, steps)
        twice.proceedings.begin(number, "reopening", {"at": "2026-11-20T11:00", "reason": "ทดสอบ"})
    twice.proceedings.void(THIRD, link, because="ทดสอบ")
    twice.proceedings.void(FIRST, merge, because="ทดสอบ")
    for number, before in seen.items():
        assert before < standing(twice, number)
        assert twice.complaints.case(number).state == "open"


@pytest.mark.rule("OUT-2", "DAY-7")
def test_a_contact_taken_back_in_a_merged_case_leaves_no_clock_running_until_the_merge_is(twice: Office) -> None:
    answer = {"at": "2026-11-18T10:00", "means": "telephone", "result": "reached", "purpose": "answer", "words": "ชี้แจง"}
    contact = twice.proceedings.begin(FIRST, "contact", answer)
    merge = twice.proceedings.begin(FIRST, "merge", MERGE)
    twice.proceedings.void(FIRST, contact, because="บันทึกผิดเรื่อง")
    ended = {each.id: (each.is_ended, each.done_at) for each in twice.complaints.case(FIRST).duties}
    assert ended["LVL-2"] == (True, None)
    twice.proceedings.void(FIRST, merge, because="รวมผิดเรื่อง")
    assert [each.id for each in twice.complaints.case(FIRST).duties if not each.is_ended] == ["LVL-2"]


@pytest.mark.rule("OUT-2", "DAY-7")
def test_a_contact_corrected_in_a_merged_case_leaves_no_clock_running(twice: Office) -> None:
    answer = {"at": "2026-11-18T10:00", "means": "telephone", "result": "reached", "purpose": "answer", "words": "ชี้แจง"}
    contact = twice.proceedings.begin(FIRST, "contact", answer)
    twice.proceedings.begin(FIRST, "merge", MERGE)
    twice.proceedings.go_on(FIRST, contact, "made", {**answer, "result": "no_answer"})
    ended = {each.id: each.is_ended for each in twice.complaints.case(FIRST).duties if not each.collected}
    assert list(ended.items()) == [("LVL-2", True)]
