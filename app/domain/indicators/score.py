"""Per cent, score and step of an indicator, exact (KPI-3); where nothing was counted there is none of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.indicators.entries import IndicatorScore
from app.domain.indicators.pool import Share

WHOLE = 100
PLACES = 4  # to which per cents and scores are kept; a score has two more digits than a step needs


@dataclass(frozen=True)
class Score:
    """Linear between the steps, from 1 to the highest; the step that was reached, 0 below the first; and weighted."""

    linear: Fraction
    step: int
    weighted: Fraction


def percent_of(share: Share) -> Fraction | None:
    """The per cent in time, exact; None where nothing was counted: neither 0 nor 100."""
    return Fraction(WHOLE * share.in_time.count, share.decided.count) if share.decided.count else None


def score_of(percent: Fraction | None, rule: IndicatorScore | None) -> Score | None:
    """What the per cent is worth; None where there is no per cent, or no rule for a score."""
    if percent is None or rule is None:
        return None
    linear = _linear(percent, rule.thresholds)
    step = sum(percent >= each for each in rule.thresholds)
    return Score(linear, step, linear * rule.weight / WHOLE)


def rounded(value: Fraction | None) -> float | None:
    """As it is kept and shown: to four decimals."""
    return None if value is None else float(round(value, PLACES))


def _linear(percent: Fraction, thresholds: Sequence[int]) -> Fraction:
    """The score between two steps; below the first it is 1, above the last the last."""
    reached = sum(percent >= each for each in thresholds)
    if reached == 0:
        return Fraction(1)
    if reached == len(thresholds):
        return Fraction(reached)
    below, above = thresholds[reached - 1 : reached + 1]
    return reached + (percent - below) / (above - below)
