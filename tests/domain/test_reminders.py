"""When a reminder tells of what ends with a day: in office hours, on its last working day and the one before."""

from datetime import date, datetime

import pytest

from app.domain.policy import Policy
from app.domain.reminders import reminded
from app.domain.working_days import Calendar


def day_told_of(policy: Policy, calendar: Calendar, moment: str) -> date | None:
    return reminded(datetime.fromisoformat(f"{moment}:00+07:00"), policy, calendar).day


@pytest.mark.rule("DAY-4", "DAY-3")
@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-12-03T08:29", None),
        ("2026-12-03T08:30", date(2026, 12, 7)),  # Thursday: Friday, and the days off until Monday 7th
        ("2026-12-03T16:30", date(2026, 12, 7)),
        ("2026-12-03T16:31", None),
        ("2026-12-03T23:00", None),
        ("2026-12-04T09:00", date(2026, 12, 8)),
        ("2026-12-05T09:00", None),  # a Saturday
    ],
)
def test_what_ends_with_a_day_is_told_of_on_the_working_day_before(
    policy: Policy, calendar: Calendar, moment: str, until: date | None
) -> None:
    assert day_told_of(policy, calendar, moment) == until


@pytest.mark.rule("DAY-4")
def test_what_ends_with_a_moment_is_told_of_an_hour_before_at_night_too(policy: Policy, calendar: Calendar) -> None:
    night = datetime.fromisoformat("2026-12-05T02:00:00+07:00")
    assert reminded(night, policy, calendar).moment == datetime.fromisoformat("2026-12-05T03:00:00+07:00")
