"""One indicator of an office: its rules on a day, and its figures over the months of a round."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from app.domain.indicators.entries import (
    IndicatorCount,
    IndicatorEntry,
    IndicatorRound,
    IndicatorRule,
    IndicatorScore,
)
from app.domain.indicators.months import Month, Round, months_from, round_of
from app.domain.indicators.pool import Matter, MonthPool, Share, pool_of, sum_of
from app.domain.indicators.score import Score, percent_of, score_of

E = TypeVar("E", bound=IndicatorEntry)


@dataclass(frozen=True)
class Indicator:
    """The rules of one indicator that hold on one day."""

    rule: IndicatorRule
    counted: IndicatorCount
    rounds: IndicatorRound
    score: IndicatorScore | None = None

    def round_of(self, month: Month) -> Round:
        """The round in which the month is reported."""
        return round_of(month, self.rounds.begins)


@dataclass(frozen=True)
class Result:
    """A share with its per cent and score; both are None where nothing was counted."""

    share: Share
    percent: Fraction | None
    score: Score | None


@dataclass(frozen=True)
class MonthResult:
    """A month by itself, and its round from the first month to this one."""

    pool: MonthPool
    result: Result
    cumulative: Result


def indicators_on(entries: Sequence[IndicatorEntry], day: date) -> tuple[Indicator, ...]:
    """The indicators that the policy asks for on a day; none where it asks for none."""
    on_that_day = [each for each in entries if each.is_in_force(day)]
    rounds = _first(on_that_day, IndicatorRound)
    found = []
    for rule in on_that_day:
        if isinstance(rule, IndicatorRule) and rounds is not None:
            of_it = [each for each in on_that_day if getattr(each, "measure", "") == rule.measure]
            counted = _first(of_it, IndicatorCount)
            found += [Indicator(rule, counted, rounds, _first(of_it, IndicatorScore))] if counted else []
    return tuple(found)


def results(
    matters: Sequence[Matter], indicator: Indicator, first: Month, last: Month, *, until: date = date.max
) -> tuple[MonthResult, ...]:
    """Each month from `first` to `last`, with the sum of its round so far; `until` is the last day that is known."""
    begin = indicator.round_of(first).first
    pools = {month: pool_of(matters, month, until=until) for month in months_from(begin, last)}
    return tuple(_month_result(pools, month, indicator) for month in months_from(first, last))


def run_of(months: Iterable[MonthResult], indicator: Indicator) -> Result:
    """Months together, as a run of them is reported."""
    return _result(sum_of(each.pool for each in months), indicator)


def _month_result(pools: dict[Month, MonthPool], month: Month, indicator: Indicator) -> MonthResult:
    so_far = months_from(indicator.round_of(month).first, month)
    return MonthResult(
        pools[month], _result(pools[month].share, indicator), _result(sum_of(pools[each] for each in so_far), indicator)
    )


def _result(share: Share, indicator: Indicator) -> Result:
    percent = percent_of(share)
    return Result(share, percent, score_of(percent, indicator.score))


def _first(entries: Iterable[IndicatorEntry], kind: type[E]) -> E | None:
    return next((each for each in entries if isinstance(each, kind)), None)
