"""What a case asks for, of whom and by when; it follows from the facts and the policy, nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import chain

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.case_facts import CaseFacts as CaseFacts
from app.domain.case_facts import facts_from as facts_from
from app.domain.conventions import OFFICE_HOURS
from app.domain.duty import Duty as Duty
from app.domain.more_time import with_more_time
from app.domain.occasions import EACH, PROVISIONAL, Occasion, occasions
from app.domain.policy import Policy
from app.domain.policy_entries import DutyRule
from app.domain.restricted import TRACK, is_restricted, past_the_unit
from app.domain.vocabulary import Priority
from app.domain.working_days import Calendar

SENTINEL, REPLY_BY = "sentinel", "reply_by"
UNFINISHED_TREE, CATEGORY_UNKNOWN = "unfinished_tree", "category_unknown"
# Told of a non-clinical event only when somebody is hurt (rules.md section 5).
DOCTOR = "duty_doctor"


def duties_for(facts: CaseFacts, policy: Policy, calendar: Calendar) -> tuple[Duty, ...]:
    """Every duty of the case, in the order to be shown: earliest first, collected ones last.

    A duty whose rule was not yet in force when its clock started does not arise.

    Raises:
        CalendarOutOfRange: a date outside the years that the calendar covers.
    """
    applying = frozenset(_applying(facts, policy))
    asked = policy.duties_of(applying)
    rules = [rule for rule in asked if not rule.only_where or not applying.isdisjoint(rule.only_where)]
    reports = (
        rule for rule in rules if rule.rule in policy.incident_report_rules and rule.is_in_force(_known_on(facts))
    )
    written_at = _report_written_at(next(reports, None), facts, policy, calendar)
    duties: list[Duty] = []
    for rule in rules:
        for occasion in occasions(rule, facts, written_at):
            if rule.is_in_force(occasion.decides_on):
                duty = _duty(rule, occasion, facts, policy, calendar)
                duties += _of_each_sentinel(duty, facts, policy) if SENTINEL in rule.applies_to else [duty]
    return tuple(sorted(with_more_time(duties, facts, policy, calendar), key=_in_order_of_time))


def earliest(variants: Iterable[Sequence[Duty]]) -> tuple[Duty, ...]:
    """Each duty of any variant once, with the earliest of its dates, in the order to be shown."""
    found: dict[str, Duty] = {}
    for duty in chain.from_iterable(variants):
        known = found.get(duty.id)
        if known is None or _in_order_of_time(duty) < _in_order_of_time(known):
            found[duty.id] = duty
    return tuple(sorted(found.values(), key=_in_order_of_time))


def _applying(facts: CaseFacts, policy: Policy) -> Iterable[str]:
    """What the rules of the policy say they apply to, as far as it is true of the case."""
    yield from (f"{EACH}{each.kind}" for each in facts.proceedings)
    severity = severity_of(facts, policy)
    if severity:
        yield severity
    if facts.level is not None:
        yield f"level:{facts.level}"
    else:
        yield f"kind:{facts.kind}"
    if facts.resolution_group:
        yield f"group:{facts.resolution_group}"
    for name, is_so in (
        (Priority.URGENT.value, facts.priority == Priority.URGENT),
        (SENTINEL, bool(facts.sentinels)),
        (REPLY_BY, facts.reply_by is not None),
        (PROVISIONAL, facts.category_review_on is not None),
        (UNFINISHED_TREE, facts.tree_unfinished),
        (CATEGORY_UNKNOWN, _may_be_clinical(facts)),
    ):
        if is_so:
            yield name


def severity_of(facts: CaseFacts, policy: Policy) -> str | None:
    """The worse severity of the clinical category and the non-clinical level, whose duties are the same."""
    found = []
    if facts.category is not None and facts.category in policy.categories:
        found.append(policy.categories[facts.category].severity)
    if str(facts.nonclinical_level) in policy.nonclinical_levels:
        found.append(policy.nonclinical_levels[str(facts.nonclinical_level)].severity)
    return max(found, key=tuple(policy.severities).index, default=None)


def _may_be_clinical(facts: CaseFacts) -> bool:
    undecided = facts.category is None and not facts.tree_unfinished
    return undecided and facts.category_up_to is not None


def _known_on(facts: CaseFacts) -> date:
    return facts.known_at.astimezone(BANGKOK).date()


def _report_written_at(report: DutyRule | None, facts: CaseFacts, policy: Policy, calendar: Calendar) -> datetime:
    """The incident report or its own due time, whichever is earlier: not writing it stops nothing."""
    if report is None:
        return facts.incident_reported_at or facts.known_at
    duty = _duty(report, Occasion(facts.known_at), facts, policy, calendar)
    due_at = duty.due_at or datetime.combine(duty.due_on or date.max, time.max, BANGKOK)
    return min(due_at, facts.incident_reported_at or due_at)


def _duty(rule: DutyRule, occasion: Occasion, facts: CaseFacts, policy: Policy, calendar: Calendar) -> Duty:
    start = occasion.starts_at.astimezone(BANGKOK)
    reading = policy.conventions.reading(occasion.count or rule.count, occasion.decides_on)
    if REPLY_BY in rule.applies_to and facts.reply_by:
        reading["on"] = facts.reply_by.isoformat()
    answer = counting.answer(reading, start, {}, calendar)
    return Duty(
        id=(f"{rule.rule}:{rule.step}" if rule.step else rule.rule) + occasion.suffix,
        rule=rule.rule,
        to_whom=occasion.to_whom or _to_whom(rule, facts, policy, calendar),
        label_th=rule.label_th,
        label_en=rule.label_en,
        collected=rule.collected,
        lasting=rule.lasting,
        due_on=answer.due_on,
        due_at=answer.due_at,
        starts_at=start,
        reading=reading,
        calendar=calendar.version,
        source=rule.source,
        note_th=rule.note_th,
        note_en=rule.note_en,
    )


def _to_whom(rule: DutyRule, facts: CaseFacts, policy: Policy, calendar: Calendar) -> tuple[str, ...]:
    """Whom the rule names; of the restricted track, not the unit complained of (INT-18)."""
    named = _named_by(rule, facts, policy, calendar)
    is_apart = is_restricted({TRACK: facts.track, "topics": facts.topics}, policy)
    return past_the_unit(named, policy) if is_apart else named


def _named_by(rule: DutyRule, facts: CaseFacts, policy: Policy, calendar: Calendar) -> tuple[str, ...]:
    if not rule.chain:
        return rule.to_whom
    hours = "in_hours" if is_in_office_hours(facts.known_at, policy, calendar) else "out_of_hours"
    clinical = facts.category is not None or _somebody_is_hurt(facts, policy)
    return tuple(role for role in policy.chain(hours, rule.chain) if clinical or role != DOCTOR)


def is_in_office_hours(moment: datetime, policy: Policy, calendar: Calendar) -> bool:
    """Whether offices work then; opening and closing belong to the office hours (DAY-3)."""
    local = moment.astimezone(BANGKOK)
    hours = policy.conventions.counting(OFFICE_HOURS, local.date())
    if hours is None or not calendar.is_working(local.date()):
        return False
    return time.fromisoformat(str(hours.opens)) <= local.time() <= time.fromisoformat(str(hours.closes))


def _somebody_is_hurt(facts: CaseFacts, policy: Policy) -> bool:
    return facts.patient_hurt or any(code in facts.sentinels and each.hurts for code, each in policy.sentinels.items())


def _of_each_sentinel(duty: Duty, facts: CaseFacts, policy: Policy) -> list[Duty]:
    named = [policy.sentinels[code] for code in facts.sentinels if code in policy.sentinels]
    return [
        replace(
            duty,
            id=each.code,
            rule=each.rule,
            source=each.source,
            note_th=each.label_th,
            note_en=each.label_en,
        )
        for each in named
    ]


def _in_order_of_time(duty: Duty) -> tuple[bool, datetime]:
    return duty.collected, duty.due_at or datetime.combine(duty.due_on or date.max, time.max, BANGKOK)
