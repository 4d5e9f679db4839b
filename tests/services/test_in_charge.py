"""Who is in charge of a case, who stands in, and all open cases of one person handed over at once (ADM-2)."""

from datetime import datetime

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.in_charge import PeopleInCharge
from app.services.office import Office
from app.services.register.filter import Chip, RegisterFilter
from tests.cases import a_complaint

AT = datetime.fromisoformat("2026-11-20T10:00:00+07:00")
SOMSRI, SOMCHAI = "นางสมศรี ตัวอย่าง", "นายสมชาย ทดสอบ"


@pytest.fixture
def three(office: Office) -> Office:
    """Somsri is in charge of the first case, stands in for the second, and had the third, which is closed."""
    people = PeopleInCharge(office.desk, office.proceedings)
    for place, (person, deputy) in enumerate(((SOMSRI, ""), ("นางสาวอื่น", SOMSRI), (SOMSRI, "")), start=1):
        number = office.complaints.record(a_complaint(details=f"เรื่องที่ {place}"))
        people.give(number, person, at=AT, deputy=deputy)
    office.complaints.change_fields("2569/00003", {"outcome": "in_part", "told_at": "2026-11-20T11:00:00+07:00"})
    return office


def in_charge(office: Office) -> dict[str, tuple[str, str]]:
    return {row.number: (row.in_charge, row.deputy) for row in office.register.everything()}


def codes(refused: pytest.ExceptionInfo[InvalidComplaint]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.rule("ADM-2")
def test_all_open_cases_of_a_person_go_to_another_with_one_click(three: Office) -> None:
    people = PeopleInCharge(three.desk, three.proceedings)
    preview = {each.row.number: (each.person, each.deputy) for each in people.preview(SOMSRI, SOMCHAI)}
    assert preview == {"2569/00001": (SOMCHAI, ""), "2569/00002": ("นางสาวอื่น", SOMCHAI)}
    handed = people.hand_over(SOMSRI, SOMCHAI, at=AT, reason="ย้ายหน่วยงาน")
    assert set(handed) == {"2569/00001", "2569/00002"}
    assert in_charge(three) == {**preview, "2569/00003": (SOMSRI, "")}
    assert three.complaints.case("2569/00001").proceedings[-1].value("given", "reason") == "ย้ายหน่วยงาน"


def test_cases_are_handed_over_all_or_none(three: Office) -> None:
    restricted = {"topics": ["corruption"], "accused_person": "นายสมชาย ทดสอบ"}
    three.complaints.change_fields("2569/00002", restricted)
    before = in_charge(three)
    with pytest.raises(InvalidComplaint) as refused:
        PeopleInCharge(three.desk, three.proceedings).hand_over(SOMSRI, SOMCHAI, at=AT, reason="ย้าย")
    assert codes(refused) == [("deputy", "restricted_track_closed")]
    assert in_charge(three) == before


def test_nobody_hands_over_to_themselves_or_without_a_reason(three: Office) -> None:
    people = PeopleInCharge(three.desk, three.proceedings)
    with pytest.raises(InvalidComplaint) as same:
        people.hand_over(SOMSRI, SOMSRI, at=AT, reason=" ")
    with pytest.raises(InvalidComplaint) as nothing:
        people.hand_over("ไม่มีใคร", SOMCHAI, at=AT, reason="ย้าย")
    assert codes(same) == [("person", "nobody_to_hand_over_to"), ("reason", "required")]
    assert codes(nothing) == [("from", "no_cases_to_hand_over")]


def test_the_latest_assignment_counts_and_one_taken_back_does_not(three: Office) -> None:
    people = PeopleInCharge(three.desk, three.proceedings)
    uid = people.give("2569/00001", SOMCHAI, at=AT)
    assert in_charge(three)["2569/00001"] == (SOMCHAI, "")
    three.proceedings.void("2569/00001", uid, because="ผิดคน")
    assert in_charge(three)["2569/00001"] == (SOMSRI, "")


def test_the_register_shows_the_cases_of_one_person_in_charge_or_deputy(three: Office) -> None:
    open_ones = three.register.page(RegisterFilter(chip=Chip.TO_DO, in_charge=SOMSRI), 0, 9)
    assert [row.number for row in open_ones] == ["2569/00002", "2569/00001"]
    assert three.register.count(RegisterFilter(in_charge=SOMSRI)) == 3
    assert three.register.people_in_charge() == tuple(sorted((SOMSRI, "นางสาวอื่น")))
