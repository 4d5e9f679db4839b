"""When a rule asks for its duty: once a case, once for each proceeding of a kind, or again and again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.buddhist_dates import BANGKOK
from app.domain.case_facts import CaseFacts
from app.domain.policy_entries import DutyRule
from app.domain.proceedings.standing import Proceeding

RECEIVED, INCIDENT_REPORT, STAGE = "received", "incident_report", "stage"
EACH = "each:"
OF, AGAIN = "@", "#"  # a duty's id names the proceeding, or the number, that it is for
GIVEN_DAY = "given_day"
PROVISIONAL = "provisional"


@dataclass(frozen=True)
class Occasion:
    """One clock that a rule starts. `count` goes before the rule's own, `decided_at` says which rules are in force."""

    starts_at: datetime
    suffix: str = ""
    count: Mapping[str, object] | None = None
    to_whom: tuple[str, ...] = ()
    decided_at: datetime | None = None

    @property
    def decides_on(self) -> date:
        """The day whose rules hold."""
        return (self.decided_at or self.starts_at).astimezone(BANGKOK).date()


def occasions(rule: DutyRule, facts: CaseFacts, report_written_at: datetime) -> Iterator[Occasion]:
    """Every clock that the rule starts in the case; the rule applies to it."""
    if rule.starts == STAGE:
        yield from _of_each_proceeding(rule, facts)
    elif PROVISIONAL in rule.applies_to:
        yield from _on_the_day_of_the_review(facts)
    elif rule.starts == RECEIVED:
        yield from _again_and_again(rule, facts) if rule.repeats_from else [Occasion(facts.received_at)]
    elif rule.starts == INCIDENT_REPORT:
        yield Occasion(report_written_at, decided_at=facts.known_at)
    else:
        yield Occasion(facts.known_at)


def _on_the_day_of_the_review(facts: CaseFacts) -> Iterator[Occasion]:
    """Each day that is named is a duty of its own: having looked once, somebody may name another day."""
    day = facts.category_review_on
    if day is not None:
        named = {"type": GIVEN_DAY, "on": day.isoformat()}
        yield Occasion(facts.known_at, f"{AGAIN}{day.isoformat()}", named)


def _again_and_again(rule: DutyRule, facts: CaseFacts) -> Iterator[Occasion]:
    """Every one that was done, and the next one (SSO-5: the 30th, 45th … working day)."""
    number, is_done = rule.repeats_from, True
    while is_done:
        suffix = f"{AGAIN}{number}"
        yield Occasion(facts.received_at, suffix, {**rule.count, "k": number})
        is_done = f"{rule.rule}:{rule.step}{suffix}" in facts.ended or f"{rule.rule}{suffix}" in facts.ended
        number += 1


def _of_each_proceeding(rule: DutyRule, facts: CaseFacts) -> Iterator[Occasion]:
    kinds = {each.removeprefix(EACH) for each in rule.applies_to if each.startswith(EACH)}
    for proceeding in facts.proceedings:
        starts_at = proceeding.at(rule.from_stage)
        if proceeding.kind not in kinds or starts_at is None:
            continue
        day = proceeding.day(rule.from_stage, rule.given) if rule.given else None
        if day is None and rule.count.get("type") == GIVEN_DAY:
            continue
        count = {"type": GIVEN_DAY, "on": day.isoformat()} if day else None
        # A case keeps the rules of its day; what is begun in it later is counted by them, too.
        yield Occasion(starts_at, f"{OF}{proceeding.uid}", count, _named_in(proceeding, rule), facts.received_at)


def _named_in(proceeding: Proceeding, rule: DutyRule) -> tuple[str, ...]:
    """The unit or person that the stage itself names; else whom the rule names."""
    for name in ("unit", "owner", "by_whom", "agency"):
        named = proceeding.value(rule.from_stage, name)
        if named and not rule.to_whom:
            return (str(named),)
    return ()
