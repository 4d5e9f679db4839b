"""What ends a duty by itself: a stage of a proceeding, or the closing of the case (DAY-7).

A rule writes `contact.made:purpose=answer,result=reached` for a contact that was an answer, or `closing`; `words=*`
asks for words, whatever they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.counting_options import whole
from app.domain.duty import Duty
from app.domain.occasions import AGAIN, OF
from app.domain.policy import Policy
from app.domain.policy_entries import DutyRule
from app.domain.proceedings.standing import AT, Proceeding
from app.domain.working_days import Calendar

SENTINEL = "sentinel"
CLOSING, TELLING, TOLD = "closing", "telling", "telling.told"
CONTACT, ANYTHING = "contact.made", "*"


def is_stopped_by_closing(duty: Duty, policy: Policy) -> bool:
    """Whether an outcome and the complainant told end the duty; any other has to be done or marked before."""
    rule = rule_of(duty, policy)
    return rule is not None and CLOSING in rule.stopped_by


def is_answer(duty: Duty, policy: Policy) -> bool:
    """Whether the deed is that the complainant is told something; where nobody can be told, there is no such deed."""
    rule = rule_of(duty, policy)
    return rule is not None and any(each.startswith(CONTACT) for each in rule.stopped_by)


def waits_for(duty: Duty, policy: Policy) -> frozenset[tuple[str, str]]:
    """The uid of the proceeding and each of its stages, `request.replied`, that end the duty."""
    rule, uid = rule_of(duty, policy), proceeding_of(duty.id)
    return frozenset((uid, each.partition(":")[0]) for each in rule.stopped_by) if rule and uid else frozenset()


@dataclass(frozen=True)
class Reached:
    """A stage of a proceeding that was reached, with these values."""

    known: Proceeding
    stage: str
    values: Mapping[str, object]


def is_stopped_by(duty: Duty, reached: Reached, policy: Policy, calendar: Calendar) -> bool:
    """Whether reaching that stage of that proceeding ends the duty.

    Raises:
        CalendarOutOfRange: a date outside the years that the calendar covers.
    """
    rule, known = rule_of(duty, policy), reached.known
    if rule is None or proceeding_of(duty.id) not in ("", known.uid):
        return False
    if known.kind == TELLING and (str(reached.values.get("role")),) != duty.to_whom:
        return False  # one of several was told; the duty ends with the last of them
    named = any(_names(each, f"{known.kind}.{reached.stage}", reached.values) for each in rule.stopped_by)
    return named and not (rule.repeats_from and _belongs_to_an_earlier_one(duty, reached.values, calendar))


def _belongs_to_an_earlier_one(duty: Duty, values: Mapping[str, object], calendar: Calendar) -> bool:
    """Of reports that come again each counts for its own days: two in the first week are not those of two months."""
    before = {**duty.reading, "k": whole(duty.reading, "k", least=1) - 1}
    at, last = values.get(AT), counting.answer(before, duty.starts_at, {}, calendar).due_on if before["k"] else None
    if last is None or not isinstance(at, str):
        return False
    return datetime.fromisoformat(at).astimezone(BANGKOK).date() <= last


def is_ended_by_telling(duty: Duty, policy: Policy) -> bool:
    """Whether the duty is to tell somebody, and ends when everybody whom it names was told."""
    rule = rule_of(duty, policy)
    if rule is None and duty.id in policy.sentinels:
        rule = next((each for each in policy.duties if SENTINEL in each.applies_to), None)
    return rule is not None and TOLD in rule.stopped_by


def rule_of(duty: Duty, policy: Policy) -> DutyRule | None:
    """The rule of the policy that asked for the duty; None for a sentinel event's and for one of another policy."""
    return policy.duty_rule(duty.rule, step_of(duty.id), duty.starts_at.date(), duty.label_th)


def step_of(duty_id: str) -> str:
    """The step that a duty's id names; empty for a rule with one step."""
    return duty_id.partition(OF)[0].partition(AGAIN)[0].partition(":")[2]


def proceeding_of(duty_id: str) -> str:
    """The proceeding that a duty belongs to; empty for one of the case itself."""
    return duty_id.partition(OF)[2]


def _names(written: str, place: str, values: Mapping[str, object]) -> bool:
    named, _colon, conditions = written.partition(":")
    pairs = (each.partition("=") for each in conditions.split(",") if each)
    return named == place and all(_says(values.get(name), wanted) for name, _equals, wanted in pairs)


def _says(value: object, wanted: str) -> bool:
    return bool(value) if wanted == ANYTHING else str(value) == wanted


def references_of(rule: DutyRule) -> list[tuple[str, str, dict[str, str]]]:
    """Kind, stage and conditions that the rule names, to be compared with the schema of proceedings."""
    found = []
    for written in rule.stopped_by:
        place, _colon, conditions = written.partition(":")
        kind, _dot, stage = place.partition(".")
        if written != CLOSING:
            pairs = (each.partition("=") for each in conditions.split(",") if each)
            found.append((kind, stage, {name: wanted for name, _equals, wanted in pairs}))
    return found
