"""A provisional category is looked at again on its day; until then the screen says how bad it may be."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.case_facts import facts_from
from app.domain.checks import gaps_in
from app.domain.duties import CaseFacts, duties_for
from app.domain.policy import Policy
from app.domain.working_days import Calendar
from tests.cases import an_incident

LOOK_AGAIN = "RPT-2:look_again"
PROVISIONAL = {"category": "D", "category_up_to": "F", "category_provisional": True}


def look_again_on(policy: Policy, calendar: Calendar, **values: object) -> list[date | None]:
    duties = duties_for(facts_from(an_incident(**values)), policy, calendar)
    return [each.due_on for each in duties if each.id.startswith(LOOK_AGAIN)]


@pytest.mark.rule("RPT-2", "MERP-D")
def test_a_provisional_category_has_a_duty_on_the_day_that_was_named(policy: Policy, calendar: Calendar) -> None:
    assert look_again_on(policy, calendar, **PROVISIONAL, category_review_on="2026-11-23") == [date(2026, 11, 23)]


@pytest.mark.rule("RPT-2")
def test_a_certain_category_and_one_without_a_day_have_none(policy: Policy, calendar: Calendar) -> None:
    assert look_again_on(policy, calendar, category="D", category_review_on="2026-11-23") == []
    assert look_again_on(policy, calendar, **PROVISIONAL) == []
    assert look_again_on(policy, calendar, **PROVISIONAL, category_review_on="2026-11-24") == [date(2026, 11, 24)]


def test_a_provisional_category_without_a_day_is_a_gap() -> None:
    assert [each.field for each in gaps_in(an_incident(**PROVISIONAL))] == ["category_review_on"]
    assert gaps_in(an_incident(**PROVISIONAL, category_review_on="2026-11-23")) == ()


@pytest.mark.rule("MERP-D")
def test_the_duty_is_told_to_the_risk_manager_and_holds_the_case_open(
    policy: Policy, calendar: Calendar, the_facts: Callable[..., CaseFacts]
) -> None:
    facts = the_facts(category="D", category_review_on=date(2025, 2, 17))
    (duty,) = [each for each in duties_for(facts, policy, calendar) if each.id.startswith(LOOK_AGAIN)]
    assert (duty.to_whom, duty.collected) == (("risk_manager",), False)


def test_another_day_is_a_duty_of_its_own(policy: Policy, calendar: Calendar) -> None:
    values = an_incident(**PROVISIONAL, category_review_on="2026-11-25")
    facts = facts_from(values, ended=[f"{LOOK_AGAIN}#2026-11-23"])
    ids = [each.id for each in duties_for(facts, policy, calendar) if each.id not in facts.ended]
    assert f"{LOOK_AGAIN}#2026-11-25" in ids
