"""Why this date: the rule in words, the days one by one, the days left out and what to beware of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import CaseFacts, Duty, duties_for
from app.domain.explanation import explained
from app.domain.policy import Policy
from app.domain.working_days import Calendar
from app.translation import use_language

Facts = Callable[..., CaseFacts]


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


@pytest.fixture
def duty_of(policy: Policy, calendar: Calendar, the_facts: Facts) -> Callable[..., Duty]:
    def duty(identity: str, **changed: object) -> Duty:
        duties = duties_for(the_facts(**changed), policy, calendar)
        return next(each for each in duties if each.id == identity)

    return duty


@pytest.mark.rule("DAY-1", "DAY-2")
def test_days_counted_and_days_left_out_are_listed(calendar: Calendar, duty_of: Callable[..., Duty]) -> None:
    received = datetime(2022, 2, 14, 10, tzinfo=BANGKOK)
    found = explained(duty_of("LVL-1", kind="complaint", level=1, received_at=received), calendar, "en")
    assert [day.day for day in found.days] == [14, 15, 17, 18, 21]
    assert [(day.day, name) for day, name in found.left_out] == [
        (16, "Makha Bucha"),
        (19, "Saturday"),
        (20, "Sunday"),
    ]
    assert (found.rule, found.source) == ("LVL-1", "KCM §5, level 1")
    assert found.sentence == "5 working days, counted from 14 February 2022."
    assert found.warnings == ()


def test_a_last_day_on_a_day_off_is_warned_of(calendar: Calendar, duty_of: Callable[..., Duty]) -> None:
    found = explained(duty_of("RPT-7", category="C"), calendar, "en")
    assert found.warnings == (
        "The last day is a day off (Sunday). The last working day before it is 21 February 2025.",
    )
    assert len(found.days) == 10


def test_an_unconfirmed_year_says_so(calendar: Calendar, duty_of: Callable[..., Duty]) -> None:
    received = datetime(2027, 2, 15, 10, tzinfo=BANGKOK)
    found = explained(duty_of("LVL-1", kind="complaint", level=1, received_at=received), calendar, "en")
    assert found.warnings == ("The days off of that year are not confirmed yet; the date may still move.",)


def test_a_calendar_that_has_changed_since_is_told(calendar: Calendar, duty_of: Callable[..., Duty]) -> None:
    duty = duty_of("LVL-1", kind="complaint", level=1)
    changed = calendar.changed(closed={date(2025, 2, 14): ("หยุดพิเศษ", "Special day off")})
    assert len(explained(duty, changed, "en").warnings) == 1
    assert explained(duty, changed, "en").left_out[0][1] == "Special day off"


@pytest.mark.rule("RPT-2")
def test_the_reading_of_a_near_miss_names_the_half_hour(calendar: Calendar, duty_of: Callable[..., Duty]) -> None:
    found = explained(duty_of("RPT-2", category="A"), calendar, "en")
    assert "within 8 hours and within the shift" in found.sentence
    assert found.reading == "never under 30 minutes, because of the hand-over"


def test_every_duty_of_the_policy_can_be_explained(policy: Policy, calendar: Calendar, the_facts: Facts) -> None:
    facts = the_facts(
        priority="urgent", level=3, resolution_group="GRP-2", sentinels=("SEN-1",), reply_by=date(2025, 3, 3)
    )
    for language in ("th", "en"):
        use_language(language)
        for category in "ACFI":
            for duty in duties_for(replace(facts, category=category), policy, calendar):
                found = explained(duty, calendar, language)
                assert found.sentence and found.reading and "{" not in found.sentence
