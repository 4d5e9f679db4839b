"""The government calendar: what the holiday library says, mended by the cabinet's resolutions."""

from datetime import date

import pytest

from app.domain.errors import CalendarOutOfRange
from app.domain.government_calendar import government_calendar
from app.domain.policy import Policy
from app.domain.working_days import Calendar


@pytest.mark.rule("DAY-2")
@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2020-12-07", True),
        ("2020-12-11", False),
        ("2021-10-22", False),
        ("2021-10-25", True),
        ("2023-01-02", False),
        ("2023-01-03", True),
        ("2026-06-02", True),
        ("2026-07-31", True),
        ("2026-01-02", False),
        ("2024-05-10", False),
    ],
)
def test_offices_work_when_the_cabinet_says_so(calendar: Calendar, day: str, working: bool) -> None:
    assert calendar.is_working(date.fromisoformat(day)) is working


@pytest.mark.parametrize("day", ["2024-05-01", "2025-05-01", "2026-05-01", "2021-05-03", "2022-05-02"])
def test_labour_day_and_its_substitutes_are_working_days(calendar: Calendar, day: str) -> None:
    assert calendar.is_working(date.fromisoformat(day))


def test_a_day_off_has_its_name_in_both_languages(calendar: Calendar) -> None:
    makha = date(2022, 2, 16)
    names = [calendar.name_of_closure(makha, language) for language in ("th", "en")]
    assert names == ["วันมาฆบูชา", "Makha Bucha"]
    assert calendar.name_of_closure(date(2022, 2, 19), "th") == "วันเสาร์"
    assert calendar.name_of_closure(date(2022, 2, 15), "th") is None


def test_outside_the_covered_years_nothing_is_guessed(calendar: Calendar) -> None:
    with pytest.raises(CalendarOutOfRange) as refused:
        calendar.is_working(date(2041, 1, 2))
    assert (refused.value.year, refused.value.last_year) == (2041, 2040)


def test_a_count_that_runs_out_of_the_covered_years_is_refused(calendar: Calendar) -> None:
    with pytest.raises(CalendarOutOfRange):
        calendar.working_day(date(2040, 12, 20), 30)
    with pytest.raises(CalendarOutOfRange):
        calendar.working_day_before(date(2010, 1, 1))


def test_a_year_without_the_ploughing_day_is_not_confirmed(calendar: Calendar) -> None:
    assert calendar.is_confirmed(2026)
    assert not calendar.is_confirmed(2027)


def test_officers_close_and_open_days(calendar: Calendar) -> None:
    monday, saturday = date(2025, 2, 10), date(2025, 2, 8)
    changed = calendar.changed(closed={monday: ("น้ำท่วม", "Flood")}, opened=[saturday])
    assert changed.name_of_closure(monday, "en") == "Flood"
    assert changed.is_working(saturday)
    assert changed.version != calendar.version


def test_the_same_days_are_counted_only_once(calendar: Calendar) -> None:
    flood = {date(2025, 2, 10): ("น้ำท่วม", "Flood")}
    first, again = calendar.changed(closed=flood), calendar.changed(closed=flood)
    assert again.ordinals is first.ordinals
    assert calendar.changed().ordinals is calendar.ordinals
    assert first.ordinals != calendar.ordinals


def test_an_extra_closure_can_be_a_plain_day(policy: Policy) -> None:
    monday = date(2025, 2, 10)
    changed = government_calendar(2025, 2025, policy.calendar, extra_closures=[monday])
    assert not changed.is_working(monday)
