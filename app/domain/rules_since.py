"""What has changed in the rules since those that a case keeps: a case is counted by the rules of its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.buddhist_dates import BANGKOK
from app.domain.duty import Duty
from app.domain.policy import Policy
from app.domain.policy_entries import DutyRule
from app.domain.stops import step_of


@dataclass(frozen=True)
class ChangedRule:
    """A rule that the case keeps, and the one that holds today instead; None where today's rules have none."""

    duty: Duty
    then: DutyRule
    now: DutyRule | None


def changed_since(duties: Iterable[Duty], policy: Policy, today: date) -> tuple[ChangedRule, ...]:
    """The duties of a case that today's rules would count otherwise, in their order."""
    return tuple(change for duty in duties for change in _change_of(duty, policy, today))


def _change_of(duty: Duty, policy: Policy, today: date) -> Iterator[ChangedRule]:
    started_on = duty.starts_at.astimezone(BANGKOK).date()
    same = [each for each in policy.duties if (each.rule, each.step) == (duty.rule, step_of(duty.id))]
    then = next((each for each in same if each.label_th == duty.label_th and _began(each, started_on)), None)
    if then is None:
        return  # of a sentinel event, or of a policy that is not here any more
    now = next((each for each in same if each.is_in_force(today) and _for_the_same(each, then)), None)
    if now is None or policy.conventions.reading(now.count, today) != policy.conventions.reading(
        then.count, started_on
    ):
        yield ChangedRule(duty, then, now)


def _began(rule: DutyRule, day: date) -> bool:
    return rule.in_force_from <= day


def _for_the_same(one: DutyRule, other: DutyRule) -> bool:
    return not set(one.applies_to).isdisjoint(other.applies_to)
