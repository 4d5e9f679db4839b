"""Two people at two PCs and one clock: what both wrote is kept, and a stopped clock stays stopped."""

from datetime import date, timedelta

import pytest

from app.services.rows import DutyRow
from tests.exchange.world import Place, World

NURSE, CLERK = "พยาบาล ตัวอย่าง", "เจ้าหน้าที่ ตัวอย่าง"


def duties(place: Place, number: str) -> dict[str, DutyRow]:
    return {each.id: each for each in place.office.complaints.case(number).duties}


@pytest.fixture
def shared(world: World) -> str:
    """A case of level 2 that a ward wrote down and the centre has; both work on."""
    number = world.w1.record(level=2, level_reason="ทดสอบ")
    world.trips(wards=[world.w1])
    return number


@pytest.mark.rule("DAY-7")
def test_two_people_tick_one_duty_on_two_pcs_and_both_are_kept_shown_and_decided(world: World, shared: str) -> None:
    centre, ward = world.centre, world.w1
    ward.office.duties.done(shared, ["LVL-2"], at=ward.moment, by=NURSE)
    centre.office.duties.done(shared, ["LVL-2"], at=centre.moment - timedelta(hours=1), by=CLERK)
    world.trips(2, wards=[ward])
    for place in (centre, ward):
        (conflict,) = place.office.complaints.case(shared).conflicts
        assert {value["by"] for _id, value, _by, _at in conflict.values} == {NURSE, CLERK}  # type: ignore[index] # ends
    nurses = next(value for _id, value, _by, _at in conflict.values if value["by"] == NURSE)  # type: ignore[index]
    centre.office.decisions.choose(shared, conflict.entity, conflict.unit, nurses)
    world.trips(2, wards=[ward])
    assert {duties(each, shared)["LVL-2"].done_by for each in (centre, ward)} == {NURSE}
    assert not ward.office.complaints.case(shared).conflicts


@pytest.mark.rule("DAY-5")
def test_a_duty_done_at_the_ward_stays_done_where_the_centre_changed_the_level_meanwhile(
    world: World, shared: str
) -> None:
    centre, ward = world.centre, world.w1
    ward.office.duties.done(shared, ["LVL-2"], at=ward.moment, by=NURSE)
    centre.office.complaints.change_fields(shared, {"level": 3, "level_reason": "เป็นเรื่องใหญ่"})
    world.trips(3, wards=[ward])
    for place in (centre, ward):
        found = duties(place, shared)
        assert (found["LVL-2"].done_by, found["LVL-2"].due_on) == (NURSE, date(2026, 12, 8))
        assert (found["LVL-3"].is_ended, found["LVL-3"].due_on) == (False, date(2026, 12, 30))
    assert not centre.office.complaints.case(shared).conflicts


@pytest.mark.rule("DAY-5")
def test_a_date_under_which_a_duty_ended_is_the_same_on_both_pcs(world: World, shared: str) -> None:
    centre, ward = world.centre, world.w1
    ward.office.duties.done(shared, ["LVL-2"], at=ward.moment, by=NURSE)
    world.trips(wards=[ward])
    centre.office.complaints.change_fields(shared, {"received_at": "2026-11-16T09:00"})
    world.trips(2, wards=[ward])
    assert {duties(each, shared)["LVL-2"].due_on for each in (centre, ward)} == {date(2026, 12, 8)}
