"""A reporter who wished it is kept from the head of the unit, however the case is read; others know the name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.vocabulary import Role
from app.services.office import Office
from tests.cases import an_incident
from tests.two_people import entered_twice

REPORTER = "นางสาวสมมุติ ผู้รายงาน"
WITHHELD = {"reported_by": REPORTER, "reporter_withheld": True}

KEPT = ("reported_by", "reporter_is_kept_from_you")


@pytest.fixture
def ward(tmp_path: Path, office_in: Callable[..., Office]) -> Office:
    """A ward that works by its first account, the head's."""
    return office_in(tmp_path / "ward", role="ward")


def everything(office: Office, number: str) -> str:
    return repr(office.complaints.case(number))


def test_the_head_of_the_unit_reads_the_case_without_the_name(ward: Office) -> None:
    number = ward.complaints.record(an_incident(**WITHHELD))
    case = ward.complaints.case(number)
    assert (case.fields.get("reported_by"), case.kept_back) == (None, ("reported_by",))
    assert REPORTER not in everything(ward, number)


def test_who_wished_nothing_is_named_to_the_head(ward: Office) -> None:
    case = ward.complaints.case(ward.complaints.record(an_incident(reported_by=REPORTER)))
    assert (case.fields["reported_by"], case.kept_back) == (REPORTER, ())


def test_the_centre_reads_the_name(office: Office) -> None:
    case = office.complaints.case(office.complaints.record(an_incident(**WITHHELD)))
    assert (case.fields["reported_by"], case.kept_back) == (REPORTER, ())


def test_what_the_head_corrects_leaves_the_name_as_it_was(ward: Office) -> None:
    number = ward.complaints.record(an_incident(**WITHHELD))
    case = ward.complaints.case(number)
    ward.complaints.correct(number, {**case.fields, "place": "เตียง ๓"}, seen=case.seen)
    ward.complaints.change_fields(number, {"place": "เตียง ๔"})
    assert (ward.complaints.case(number).fields["place"], REPORTER in everything(ward, number)) == ("เตียง ๔", False)
    ward.desk.person = replace(ward.desk.person, roles=(Role.RISK_MANAGER,))
    case = ward.complaints.case(number)
    assert (case.fields["reported_by"], case.fields["reporter_withheld"]) == (REPORTER, True)


def test_who_typed_in_their_own_report_is_not_named_as_who_entered_it(ward: Office) -> None:
    named = ward.desk.person.name  # the account of the head, under whose name the reporter signs
    number = ward.complaints.record(an_incident(**{**WITHHELD, "reported_by": named}))
    case = ward.complaints.case(number)
    assert (case.entered_by, [each.actor for each in case.timeline]) == ("", [""])
    other = ward.complaints.case(ward.complaints.record(an_incident(**WITHHELD)))
    assert other.entered_by == named


@pytest.mark.parametrize("changed", [{"reporter_withheld": False}, {"reported_by": "นายอื่น คนอื่น"}])
def test_the_head_cannot_have_the_name_shown_nor_put_another_one(ward: Office, changed: dict[str, object]) -> None:
    number = ward.complaints.record(an_incident(**WITHHELD))
    with pytest.raises(InvalidComplaint) as refusal:
        ward.complaints.change_fields(number, changed)
    assert [(each.field, each.code) for each in refusal.value.problems] == [
        ("reported_by", "reporter_is_kept_from_you")
    ]
    assert ward.complaints.case(number).kept_back == ("reported_by",)


def refused(act: Callable[..., object], *given: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidComplaint) as refusal:
        act(*given)
    return [(each.field, each.code) for each in refusal.value.problems]


@pytest.mark.parametrize(("name", "value"), [("reporter_withheld", False), ("reported_by", "นายอื่น คนอื่น")])
def test_nor_by_deciding_what_two_people_entered_differently(ward: Office, name: str, value: object) -> None:
    number = ward.complaints.record(an_incident(**WITHHELD))
    entered_twice(ward, number, "case", name, value, WITHHELD[name])
    assert REPORTER not in everything(ward, number)  # while nobody has decided
    third = False if value is False else "นางสาวใหม่ คนใหม่"
    assert refused(ward.complaints.resolve, number, name, third) == [KEPT]
    assert refused(ward.complaints.choose, number, name, third) == [KEPT]
    assert refused(ward.decisions.choose, number, "case", name, third) == [KEPT]
    assert REPORTER not in everything(ward, number)


def test_the_head_decides_other_conflicts_and_the_name_stays(ward: Office) -> None:
    number = ward.complaints.record(an_incident(**WITHHELD))
    entered_twice(ward, number, "case", "place", "เตียง ๓", "เตียง ๔")
    ward.complaints.resolve(number, "place", "เตียง ๕")
    case = ward.complaints.case(number)
    assert (case.conflicts, case.fields["place"], case.kept_back) == ((), "เตียง ๕", ("reported_by",))


def test_where_nothing_is_in_conflict_there_is_nothing_to_decide(office: Office) -> None:
    number = office.complaints.record(an_incident(place="เตียง ๓"))
    assert refused(office.complaints.resolve, number, "place", "เตียง ๔") == [("place", "no_conflict_here")]
    assert office.complaints.case(number).fields["place"] == "เตียง ๓"


def test_a_case_is_not_found_by_the_name_that_is_kept_back(ward: Office) -> None:
    number = ward.complaints.record(an_incident(reported_by=REPORTER))
    assert [row.number for row in ward.register.found("ผู้รายงาน")] == [number]
    ward.complaints.change_fields(number, {"reporter_withheld": True})
    assert ward.register.found("ผู้รายงาน") == ()
    assert [row.number for row in ward.register.found(number)] == [number]
