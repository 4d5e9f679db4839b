"""A date in a year whose days off nobody has confirmed says so on its badge."""

from datetime import date, datetime

import pytest

from app.domain.working_days import Calendar
from app.ui.due_badges import badge_until_day, in_doubt

DOUBT = "ยังไม่ได้ยืนยันวันหยุดของปีนั้น กำหนดวันจึงอาจเปลี่ยนได้"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar(2026, 2028, {}, {5: ("วันเสาร์", "Saturday")}, confirmed_years=frozenset({2026}))


@pytest.mark.rule("DAY-2")
@pytest.mark.parametrize(("due", "doubt"), [(date(2027, 1, 5), DOUBT), (date(2026, 12, 30), "")])
def test_a_badge_says_that_the_days_off_of_its_year_are_in_doubt(
    calendar: Calendar, now: datetime, due: date, doubt: str
) -> None:
    badge = badge_until_day(due, "working_days", now.date(), calendar)
    assert in_doubt(badge, due, calendar).doubt == doubt
