"""What a case asks for, of whom and by when; it follows from the facts and the policy, nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import OFFICE_HOURS, Policy
from app.domain.policy_entries import DutyRule
from app.domain.tree import walk
from app.domain.vocabulary import Category, Kind, Priority
from app.domain.working_days import Calendar

RECEIVED, INCIDENT_REPORT = "received", "incident_report"
SENTINEL, REPLY_BY = "sentinel", "reply_by"
UNFINISHED_TREE, CATEGORY_UNKNOWN = "unfinished_tree", "category_unknown"
# Told of a non-clinical event only when somebody is hurt (rules.md section 5).
DOCTOR = "duty_doctor"
_WRITTEN_ANSWERS = {"true": True, "false": False}
_HARMED_FROM = Category.E


@dataclass(frozen=True)
class CaseFacts:
    """What duties follow from. Moments are aware; `incident_reported_at`: the incident report was written."""

    kind: str
    received_at: datetime
    known_at: datetime
    occurred_at: datetime | None = None
    priority: str = Priority.NORMAL
    level: int | None = None
    resolution_group: str | None = None
    category: str | None = None
    category_up_to: str | None = None
    tree_unfinished: bool = False
    nonclinical_level: int | None = None
    sentinels: tuple[str, ...] = ()
    reply_by: date | None = None
    incident_reported_at: datetime | None = None
    patient_hurt: bool = False


@dataclass(frozen=True)
class Duty:
    """One thing to be done; `reading` and `calendar` keep how its date was found.

    A collected duty goes to a yearly list and holds no case open.
    """

    id: str
    rule: str
    to_whom: tuple[str, ...]
    label_th: str
    label_en: str
    collected: bool
    due_on: date | None
    due_at: datetime | None
    starts_at: datetime
    reading: Mapping[str, object]
    calendar: str
    source: str
    note_th: str = ""
    note_en: str = ""

    def label(self, language: str) -> str:
        """What is to be done, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th

    def as_json(self) -> dict[str, object]:
        """The duty as plain data, for the log."""
        return {
            **vars(self),
            "to_whom": list(self.to_whom),
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "due_at": self.due_at.isoformat() if self.due_at else None,
            "starts_at": self.starts_at.isoformat(),
            "reading": dict(self.reading),
        }

    @staticmethod
    def from_json(data: Mapping[str, object]) -> "Duty":
        """The duty that `as_json` wrote."""
        to_whom, reading = data["to_whom"], data["reading"]
        return Duty(
            id=str(data["id"]),
            rule=str(data["rule"]),
            to_whom=tuple(str(each) for each in to_whom) if isinstance(to_whom, list | tuple) else (),
            label_th=str(data["label_th"]),
            label_en=str(data["label_en"]),
            collected=bool(data["collected"]),
            due_on=date.fromisoformat(str(data["due_on"])) if data["due_on"] else None,
            due_at=datetime.fromisoformat(str(data["due_at"])) if data["due_at"] else None,
            starts_at=datetime.fromisoformat(str(data["starts_at"])),
            reading=dict(reading) if isinstance(reading, Mapping) else {},
            calendar=str(data["calendar"]),
            source=str(data["source"]),
            note_th=str(data.get("note_th", "")),
            note_en=str(data.get("note_en", "")),
        )


def facts_from(values: Mapping[str, object], *, incident_reported_at: datetime | None = None) -> CaseFacts:
    """The facts in a case's canonical values; `known_at` defaults to the receipt."""
    received_at = _moment(values["received_at"])
    answers = _answers(values.get("tree_answers"))
    found = walk(answers)
    category = _text(values.get("category"))
    undecided = category is None and values.get("nonclinical_level") is None
    asked = bool(answers) or values["kind"] == Kind.INCIDENT
    reply_by = _text(values.get("reply_by"))
    return CaseFacts(
        kind=str(values["kind"]),
        received_at=received_at,
        known_at=_moment(values["known_at"]) if values.get("known_at") else received_at,
        occurred_at=_moment(values["occurred_at"]) if values.get("occurred_at") else None,
        priority=_text(values.get("priority")) or Priority.NORMAL,
        level=_number(values.get("level")),
        resolution_group=_text(values.get("resolution_group")),
        category=category,
        category_up_to=_text(values.get("category_up_to")) or (found.up_to if undecided else None),
        tree_unfinished=undecided and asked and found.next_question is not None,
        nonclinical_level=_number(values.get("nonclinical_level")),
        sentinels=_texts(values.get("sentinels")),
        reply_by=date.fromisoformat(reply_by) if reply_by else None,
        incident_reported_at=incident_reported_at,
        patient_hurt=answers.get("harm") is True or (category or "") >= _HARMED_FROM,
    )


def duties_for(facts: CaseFacts, policy: Policy, calendar: Calendar) -> tuple[Duty, ...]:
    """Every duty of the case, in the order to be shown: earliest first, collected ones last.

    A duty whose rule was not yet in force when its clock started does not arise.

    Raises:
        CalendarOutOfRange: a date outside the years that the calendar covers.
    """
    applies = frozenset(_applying(facts, policy))
    rules = [rule for rule in policy.duties if not applies.isdisjoint(rule.applies_to) and _is_in_force(rule, facts)]
    report = next((rule for rule in rules if rule.rule == policy.incident_report_rule), None)
    written_at = _report_written_at(report, facts, policy, calendar)
    duties = []
    for rule in rules:
        start = {RECEIVED: facts.received_at, INCIDENT_REPORT: written_at}.get(rule.starts, facts.known_at)
        duty = _duty(rule, start.astimezone(BANGKOK), facts, policy, calendar)
        duties += _of_each_sentinel(duty, facts, policy) if SENTINEL in rule.applies_to else [duty]
    return tuple(sorted(duties, key=_in_order_of_time))


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


def _is_in_force(rule: DutyRule, facts: CaseFacts) -> bool:
    started_at = facts.received_at if rule.starts == RECEIVED else facts.known_at
    return rule.is_in_force(started_at.astimezone(BANGKOK).date())


def _report_written_at(report: DutyRule | None, facts: CaseFacts, policy: Policy, calendar: Calendar) -> datetime:
    """The incident report or its own due time, whichever is earlier: not writing it stops nothing."""
    if report is None:
        return facts.incident_reported_at or facts.known_at
    duty = _duty(report, facts.known_at.astimezone(BANGKOK), facts, policy, calendar)
    due_at = duty.due_at or datetime.combine(duty.due_on or date.max, time.max, BANGKOK)
    return min(due_at, facts.incident_reported_at or due_at)


def _duty(rule: DutyRule, start: datetime, facts: CaseFacts, policy: Policy, calendar: Calendar) -> Duty:
    reading = policy.reading(rule.count, start.date())
    if REPLY_BY in rule.applies_to and facts.reply_by:
        reading["on"] = facts.reply_by.isoformat()
    answer = counting.answer(reading, start, {}, calendar)
    return Duty(
        id=f"{rule.rule}:{rule.step}" if rule.step else rule.rule,
        rule=rule.rule,
        to_whom=_to_whom(rule, facts, policy, calendar),
        label_th=rule.label_th,
        label_en=rule.label_en,
        collected=rule.collected,
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
    if not rule.chain:
        return rule.to_whom
    hours = "in_hours" if is_in_office_hours(facts.known_at, policy, calendar) else "out_of_hours"
    clinical = facts.category is not None or _somebody_is_hurt(facts, policy)
    return tuple(role for role in policy.chain(hours, rule.chain) if clinical or role != DOCTOR)


def is_in_office_hours(moment: datetime, policy: Policy, calendar: Calendar) -> bool:
    """Whether offices work then; opening and closing belong to the office hours (DAY-3)."""
    local = moment.astimezone(BANGKOK)
    hours = policy.counting(OFFICE_HOURS, local.date())
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


def _answers(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        return {}
    return {str(name): _WRITTEN_ANSWERS.get(str(each), each) for name, each in value.items()}


def _moment(value: object) -> datetime:
    return (value if isinstance(value, datetime) else datetime.fromisoformat(str(value))).astimezone(BANGKOK)


def _text(value: object) -> str | None:
    return str(value) if value else None


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | str) and value != "" else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
