"""What is kept from wards: cases of the restricted track; and ties between cases share neither of them (INT-18)."""

import pytest

from app.domain.errors import NotAllowed
from app.services.exchange.cases import ExchangeCases
from tests.exchange.world import World

REASON = "ผู้อำนวยการสั่งให้หน่วยงานชี้แจง"
ACCUSED = {"topics": ["corruption"], "units": ["พัสดุ"]}


@pytest.mark.rule("INT-18")
def test_a_restricted_case_is_shared_only_with_a_reason_that_stays_in_the_case(world: World) -> None:
    number = world.centre.record(**ACCUSED)
    with pytest.raises(NotAllowed) as refused:
        world.centre.services.grants.grant(number, world.w1.word)
    assert (refused.value.code, refused.value.data["rule"]) == ("restricted_case", "INT-18")
    assert world.centre.services.grants.of(number) == ()
    world.centre.services.grants.grant(number, world.w1.word, "summary", nevertheless=REASON)
    (note,) = world.centre.office.complaints.case(number).proceedings
    assert note.value("written", "words") == REASON
    world.centre.services.grants.end(number, world.w1.word)  # to end it needs no reason


@pytest.mark.rule("OUT-2")
def test_merging_or_linking_widens_no_grant(world: World) -> None:
    shared, kept = world.centre.record(details="หนึ่ง"), world.centre.record(details="สอง")
    world.centre.services.grants.grant(shared, world.w1.word, "work")
    before = world.centre.services.grants.of(shared)
    link = {"at": "2026-11-21T10:00", "number": kept, "link": "same_person"}
    world.centre.office.proceedings.begin(shared, "link", link)
    merge = {"at": "2026-11-21T10:00", "number": kept, "reason": "เรื่องเดียวกัน"}
    world.centre.office.proceedings.begin(shared, "merge", merge)
    world.trips()
    assert (world.centre.services.grants.of(shared), world.centre.services.grants.of(kept)) == (before, ())
    known = [row.local_number for row in world.w1.office.register.everything()]
    assert known == [world.centre.office.complaints.case(shared).local_number] == ["Ca-2569-0001"]


def test_a_ward_does_not_tie_a_case_that_it_may_not_write_in(world: World) -> None:
    own = world.w1.record(details="หนึ่ง")
    world.trips()
    other = world.centre.record(details="สอง")
    world.centre.services.grants.grant(other, world.w1.word, "summary")
    world.trips()
    link = {"at": "2026-11-21T10:00", "number": other, "link": "same_person"}
    with pytest.raises(NotAllowed) as refused:
        world.w1.office.proceedings.begin(own, "link", link)
    assert refused.value.code == "summary_only"
    assert world.w1.office.complaints.case(own).proceedings == ()


def test_the_lesson_of_a_case_reaches_the_ward_that_recorded_it(world: World) -> None:
    number = world.w1.record(details="หนึ่ง")
    world.trips()
    world.centre.office.complaints.change_fields(number, {"lesson": "จัดคิวรับยาใหม่"})
    world.trips()
    assert [each.lesson for each in ExchangeCases(world.w1.office.desk).own()] == ["จัดคิวรับยาใหม่"]
