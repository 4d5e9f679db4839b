"""The centre's calendar reaches the wards with its files, and the centre counts again what they counted without it."""

from datetime import date

import pytest

from app.domain.officers_days import DayAction
from app.services.hospital.calendar import HospitalCalendar
from tests.exchange.world import Place, World

FRIDAY = date(2026, 11, 27)
SPECIAL = {
    "on": "2026-11-27",
    "name": "วันหยุดพิเศษ",
    "reason": "มติคณะรัฐมนตรี",
    "document": "นร 0505/ว 999",
    "document_on": "2026-11-17",
    "scope": "country",
}


def nothing(_done: int, _all: int) -> None:
    """Whoever does not watch the progress."""


def closes_friday(centre: Place) -> None:
    calendar = HospitalCalendar(centre.office.desk)
    calendar.confirm(calendar.checked(DayAction.ADD, SPECIAL), nothing)


def due_on(place: Place, number: str) -> date | None:
    """When the answer of a case of level 2 is due."""
    return next(duty.due_on for duty in place.office.complaints.case(number).duties if duty.rule == "LVL-2")


@pytest.mark.rule("DAY-2")
def test_a_ward_counts_by_the_calendar_that_came_from_the_centre(world: World) -> None:
    assert world.w1.office.desk.calendar.is_working(FRIDAY)
    closes_friday(world.centre)
    world.send(world.centre, world.w1)
    assert not world.w1.office.desk.calendar.is_working(FRIDAY)
    assert due_on(world.w1, world.w1.record(level=2, level_reason="ทดสอบ")) == date(2026, 12, 9)


@pytest.mark.rule("DAY-5")
def test_the_dates_that_the_centre_moved_come_to_the_ward(world: World) -> None:
    number = world.w1.record(level=2, level_reason="ทดสอบ")
    assert due_on(world.w1, number) == date(2026, 12, 8)
    world.trips(wards=[world.w1])
    closes_friday(world.centre)
    world.trips(wards=[world.w1])
    assert due_on(world.w1, number) == due_on(world.centre, number) == date(2026, 12, 9)
    assert not world.w1.office.complaints.case(number).conflicts


@pytest.mark.rule("DAY-5")
def test_what_a_ward_counted_by_an_older_calendar_the_centre_counts_again(world: World) -> None:
    closes_friday(world.centre)
    number = world.w1.record(level=2, level_reason="ทดสอบ")
    assert due_on(world.w1, number) == date(2026, 12, 8)
    world.trips(2, wards=[world.w1])
    assert due_on(world.centre, number) == due_on(world.w1, number) == date(2026, 12, 9)


@pytest.mark.rule("DAY-2")
def test_a_paired_ward_reads_the_calendar_and_does_not_change_it(world: World) -> None:
    may = {place.id: HospitalCalendar(place.office.desk).may_change() for place in (world.w1, world.centre)}
    assert (may[world.w1.id], may[world.centre.id]) == (False, True)
