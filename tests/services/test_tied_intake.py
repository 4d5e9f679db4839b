"""A new case is linked or merged with the click that records it: both at once, or nothing (OUT-2)."""

from collections.abc import Mapping

import pytest

from app.domain.errors import InvalidComplaint
from app.services import integrity
from app.services.office import Office
from app.services.projection import rebuild
from app.services.rows import ProceedingRow
from tests.cases import a_complaint
from tests.services.test_saving import MOST_STATEMENTS, PulledPlug, everything_in, facts_in, fault_at

HERE, NEW = "2569/00001", "2569/00002"
LINK: Mapping[str, object] = {"number": HERE, "link": "same_person"}
MERGE: Mapping[str, object] = {"number": HERE, "reason": "โทรมาเรื่องเดิม"}
TIES = [("link", LINK), ("merge", MERGE)]


@pytest.fixture
def here(office: Office) -> Office:
    """One case that is known already."""
    office.complaints.record(a_complaint(level=2, details="หนึ่ง", received_at="2026-11-17T09:00:00+07:00"))
    return office


def entries(office: Office, number: str, kind: str) -> list[ProceedingRow]:
    return [each for each in office.complaints.case(number).proceedings if each.kind == kind]


def problems(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in refused.value.problems]


@pytest.mark.rule("OUT-2")
def test_a_new_case_is_recorded_with_its_link_and_both_cases_show_it(here: Office) -> None:
    assert here.tied_intake.record(a_complaint(details="สอง"), "link", LINK) == NEW
    (ours,), (theirs,) = entries(here, NEW, "link"), entries(here, HERE, "link")
    assert (ours.value("made", "number"), theirs.value("made", "number")) == (HERE, NEW)
    assert (ours.value("made", "link"), theirs.value("made", "link")) == ("same_person", "same_person")
    assert [here.complaints.case(each).state for each in (HERE, NEW)] == ["open", "open"]


@pytest.mark.rule("OUT-2")
def test_what_belongs_to_a_case_keeps_its_own_number_and_words_and_goes_on_there(here: Office) -> None:
    assert here.tied_intake.record(a_complaint(level=3, details="สอง"), "merge", MERGE) == NEW
    new = here.complaints.case(NEW)
    assert (new.fields["details"], new.state, new.continues_in) == ("สอง", "closed", HERE)
    assert [each.not_needed for each in new.duties if not each.collected] == ["รวมกับเรื่อง 2569/00001"] * len(new.duties)
    (entry,) = entries(here, HERE, "merged_in")
    assert (entry.value("made", "number"), entry.value("made", "reason")) == (NEW, "โทรมาเรื่องเดิม")


@pytest.mark.rule("OUT-2")
def test_both_histories_are_whole_after_a_merge_while_recording(here: Office) -> None:
    before = {save.id for save in here.complaints.case(HERE).timeline}
    fields = here.complaints.case(HERE).fields
    here.tied_intake.record(a_complaint(details="สอง"), "merge", MERGE)
    after = here.complaints.case(HERE)
    assert (before < {save.id for save in after.timeline}, after.fields) == (True, fields)
    assert {save.kind for save in here.complaints.case(NEW).timeline} == {"received", "merge_made"}


@pytest.mark.rule("OUT-2")
def test_a_merge_while_recording_is_taken_back_like_any_other(here: Office) -> None:
    here.tied_intake.record(a_complaint(level=2, details="สอง"), "merge", MERGE)
    here.proceedings.void(NEW, entries(here, NEW, "merge")[0].uid, because="คนละเรื่อง")
    parted = here.complaints.case(NEW)
    assert (parted.state, parted.continues_in, parted.duties[0].is_ended) == ("open", "", False)


@pytest.mark.parametrize(("code", "said"), TIES)
def test_a_fault_at_any_statement_leaves_neither_the_case_nor_its_tie(
    here: Office, code: str, said: Mapping[str, object]
) -> None:
    before = everything_in(here.database)
    for statement in range(1, MOST_STATEMENTS):
        try:
            with fault_at(statement):
                here.tied_intake.record(a_complaint(level=3, details="สอง"), code, said)
        except PulledPlug:
            assert everything_in(here.database) == before, f"statement {statement}"
            continue
        break
    assert statement > 20
    assert (len(entries(here, NEW, code)), integrity.findings(here.database)) == (1, ())


@pytest.mark.parametrize(("code", "said"), TIES)
def test_a_case_tied_while_recording_is_rebuilt_the_same_from_the_log(
    here: Office, code: str, said: Mapping[str, object]
) -> None:
    here.tied_intake.record(a_complaint(level=3, details="สอง"), code, said)
    before = facts_in(here.database)
    with here.database.transaction() as connection:
        rebuild(connection)
    assert facts_in(here.database) == before


def test_every_problem_of_the_case_and_of_its_tie_comes_at_once(here: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        here.tied_intake.record(a_complaint(details=None), "merge", {"number": HERE, "reason": " "})
    assert problems(refused) == [("details", "required"), ("tie_reason", "required")]
    assert len(here.register.everything()) == 1


@pytest.mark.parametrize(("code", "said"), TIES)
def test_a_tie_to_a_case_that_is_not_here_is_refused_and_nothing_is_recorded(
    here: Office, code: str, said: Mapping[str, object]
) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        here.tied_intake.record(a_complaint(), code, {**said, "number": "2569/00099"})
    assert problems(refused) == [("tie_number", "no_such_case")]
    assert len(here.register.everything()) == 1


@pytest.mark.rule("OUT-2")
def test_a_case_that_was_merged_meanwhile_says_where_it_goes_on(here: Office) -> None:
    here.tied_intake.record(a_complaint(details="สอง"), "merge", MERGE)
    with pytest.raises(InvalidComplaint) as refused:
        here.tied_intake.record(a_complaint(details="สาม"), "merge", {**MERGE, "number": NEW})
    (problem,) = refused.value.problems
    assert (problem.field, problem.code, problem.data["continues_in"]) == ("tie_number", "merge_into_merged", HERE)


@pytest.mark.rule("OUT-2")
def test_nothing_is_merged_into_a_case_that_was_closed_meanwhile_but_it_is_linked(here: Office) -> None:
    here.complaints.change_fields(
        HERE, {"outcome": "entered_by_mistake", "outcome_words": "ลงซ้ำ", "told_at": "2026-11-20T09:00:00+07:00"}
    )
    with pytest.raises(InvalidComplaint) as refused:
        here.tied_intake.record(a_complaint(), "merge", MERGE)
    assert problems(refused) == [("tie_number", "merge_into_ended")]
    assert here.complaints.case(here.tied_intake.record(a_complaint(), "link", LINK)).number == NEW


def test_the_number_of_a_refused_case_goes_to_the_next(here: Office) -> None:
    with pytest.raises(InvalidComplaint):
        here.tied_intake.record(a_complaint(), "link", {**LINK, "number": "ไม่มี"})
    assert here.complaints.record(a_complaint()) == NEW
