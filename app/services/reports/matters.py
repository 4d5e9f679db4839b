"""The matters that an indicator counts: each case of its kinds with its clocks, or the reason why it is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.domain.indicators.counted import LeftOut, why_left_out
from app.domain.indicators.entries import WINDOW
from app.domain.indicators.indicator import Indicator
from app.domain.indicators.months import ONE_DAY
from app.domain.indicators.pool import Clock, Matter
from app.domain.indicators.window import Window
from app.domain.policy import Policy
from app.domain.working_days import Calendar
from app.services.counts.conditions import received_from
from app.services.reports.rows import CaseFound, cases_where, clocks_where, received_or_due

LEVEL, GROUP, WORKING_DAYS = "level", "group", "working_days"
Sorted = tuple[Matter, int | None] | LeftOut
Sort = Callable[[CaseFound], Sorted]


@dataclass(frozen=True)
class Matters:
    """What is counted, each with the level of its case, and what is not, oldest first."""

    counted: tuple[tuple[Matter, int | None], ...]
    left_out: tuple[tuple[CaseFound, LeftOut], ...]

    def of_level(self, level: int | None) -> tuple[Matter, ...]:
        """Those of one level; of all levels without one."""
        return tuple(matter for matter, its in self.counted if level is None or its == level)


@dataclass(frozen=True)
class Rules:
    """By what matters are counted."""

    indicator: Indicator
    policy: Policy
    calendar: Calendar


def matters_between(connection: Connection, rules: Rules, begin: date, last: date) -> Matters:
    """Every matter that may be in a pool from `begin` to `last`, both included.

    Raises:
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    # What was in time until the evening before is known to be late on the first day, and carried in.
    evening_before = begin - ONE_DAY
    if rules.indicator.rule.measure == WINDOW:
        return _within_window(connection, rules, evening_before, last)
    return _within_own_limit(connection, rules, evening_before, last)


def _within_window(connection: Connection, rules: Rules, undecided_on: date, last: date) -> Matters:
    window = Window(rules.policy.conventions, rules.calendar)
    received = received_from(window.earliest_received(undecided_on), last)
    found = cases_where(connection, rules.indicator.counted, received)

    def sort(case: CaseFound) -> Sorted:
        clock = Clock(window.due_on(case.received_at), case.told_on)
        return Matter(case.uid, case.received_on, (clock,)), case.level

    return _sorted(found, rules, sort)


def _within_own_limit(connection: Connection, rules: Rules, undecided_on: date, last: date) -> Matters:
    limits, indicator = _limits(rules.policy, rules.indicator), rules.indicator
    wanted = received_or_due(undecided_on, last)
    found = cases_where(connection, indicator.counted, wanted)
    clocks = clocks_where(connection, {each for names in limits.values() for each in names}, wanted)

    def sort(case: CaseFound) -> Sorted:
        named = [limits.get(f"{LEVEL}:{case.level}", ()), limits.get(f"{GROUP}:{case.group}", ())]
        own = clocks.get(case.uid, {})
        running = [[own[each] for each in names if each in own] for names in named]
        if not all(running):
            return LeftOut.NO_LIMIT
        return Matter(case.uid, case.received_on, tuple(clock for each in running for clock in each)), case.level

    targets = {case.uid for case in found if case.level is not None and case.level not in indicator.rule.levels}
    return _sorted((case for case in found if case.uid not in targets), rules, sort)


def _limits(policy: Policy, indicator: Indicator) -> Mapping[str, tuple[str, ...]]:
    """By "level:2" or "group:GRP-1": the ids of the duties that say how long such a case has."""
    named = [f"{LEVEL}:{each}" for each in indicator.rule.levels]
    named += [f"{GROUP}:{code}" for code in policy.groups]
    return {each: tuple(_whole_case(policy, each)) for each in named}


def _whole_case(policy: Policy, applies_to: str) -> Iterable[str]:
    """Of a level come duties to single steps, too; the limit is counted in working days from receipt."""
    for duty in policy.duties_of([applies_to]):
        if duty.starts == "received" and duty.count.get("type") == WORKING_DAYS and not duty.step:
            yield duty.rule


def _sorted(found: Iterable[CaseFound], rules: Rules, sort: Sort) -> Matters:
    counted: list[tuple[Matter, int | None]] = []
    left_out: list[tuple[CaseFound, LeftOut]] = []
    for case in found:
        why = _outcome_left_out(case, rules.policy) or why_left_out(case.written, rules.indicator.counted)
        sorted_ = why or sort(case)
        if isinstance(sorted_, LeftOut):
            left_out.append((case, sorted_))
        else:
            counted.append(sorted_)
    return Matters(tuple(counted), tuple(left_out))


def _outcome_left_out(case: CaseFound, policy: Policy) -> LeftOut | None:
    ending = policy.outcomes.get(case.outcome)
    return LeftOut.OUTCOME if ending is not None and not ending.in_indicator else None
