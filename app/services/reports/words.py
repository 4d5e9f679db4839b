"""The words of an indicator, the same on screen, on paper and in files: months, figures, reasons, and its chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.buddhist_dates import BUDDHIST, MONTHS, MONTHS_SHORT
from app.domain.indicators.counted import LeftOut
from app.domain.indicators.indicator import Indicator, Result
from app.domain.indicators.months import Month, Round
from app.domain.indicators.pool import Part, Share, together
from app.domain.indicators.score import rounded
from app.services.reports.indicator import IndicatorLine
from app.services.reports.run_chart import ChartPoint, RunChart
from app.translation import N_, _, language

NOTHING = "–"
SCORE, STEP = N_("Score"), N_("Step")
LEFT_OUT: Mapping[LeftOut, str] = {
    LeftOut.OUTCOME: N_("Not counted: ended otherwise"),
    LeftOut.INCOMPLETE: N_("Not counted: details missing"),
    LeftOut.NOT_IN_WRITING: N_("Not counted: nothing in writing"),
    LeftOut.NO_LIMIT: N_("Not counted: no level or group"),
}
RULES_OF_LEFT_OUT: Mapping[LeftOut, str] = {
    LeftOut.OUTCOME: "OUT-2",
    LeftOut.INCOMPLETE: "KPI-2",
    LeftOut.NOT_IN_WRITING: "KPI-2",
    LeftOut.NO_LIMIT: "KPI-1",
}


@dataclass(frozen=True)
class Figures:
    """One line of the table of an indicator: a month, or the run of months together."""

    received: Part
    carried_in: Part
    pool: Part
    in_time: Part
    decided: Part
    carried_out: Part
    result: Result
    so_far: Result

    @property
    def late(self) -> Part:
        """What was counted and not in time."""
        in_time = set(self.in_time.uids)
        uids = tuple(uid for uid in self.decided.uids if uid not in in_time)
        return Part(self.decided.count - self.in_time.count, uids)


def figures_of(line: IndicatorLine) -> tuple[Figures, ...]:
    """The months of a line, and as the last one the run of them."""
    months = tuple(
        Figures(
            each.pool.received_new,
            each.pool.carried_in,
            each.pool.pool,
            each.pool.share.in_time,
            each.pool.share.decided,
            each.pool.carried_out,
            each.result,
            each.cumulative,
        )
        for each in line.months
    )
    received = together([each.received for each in months])
    pool = together([months[0].carried_in, received])
    share, last = line.run.share, months[-1]
    run = Figures(
        received, months[0].carried_in, pool, share.in_time, share.decided, last.carried_out, line.run, last.so_far
    )
    return (*months, run)


def month_in_words(month: Month) -> str:
    """ตุลาคม 2569"""
    return f"{MONTHS[language()][month.number - 1]} {_shown_year(month.year)}"


def month_short(month: Month) -> str:
    """ต.ค. 69"""
    return f"{MONTHS_SHORT[language()][month.number - 1]} {_shown_year(month.year) % 100:02}"


def round_in_words(round_: Round, number: int) -> str:
    """Which round of which fiscal year, with its months."""
    words = _("Round {number}, {first} to {last}")
    return words.format(number=number, first=month_short(round_.first), last=month_short(round_.last))


def run_in_words(first: Month, last: Month) -> str:
    """From which month to which."""
    if first == last:
        return month_in_words(first)
    return _("{first} to {last}").format(first=month_in_words(first), last=month_in_words(last))


def level_in_words(level: int | None) -> str:
    """A level, or all of them."""
    return _("All levels") if level is None else _("Level {level}").format(level=level)


def number_in_words(value: Fraction | None) -> str:
    """To four decimals, as few as it needs; a dash where there is none."""
    kept = rounded(value)
    return NOTHING if kept is None else f"{kept:.4f}".rstrip("0").rstrip(".")


def share_in_words(share: Share) -> str:
    """Those in time of those counted: 13/14."""
    return f"{share.in_time.count}/{share.decided.count}"


def percent_in_words(result: Result) -> str:
    """A per cent with the counts behind it."""
    return NOTHING if result.percent is None else f"{number_in_words(result.percent)} ({share_in_words(result.share)})"


def score_in_words(result: Result) -> str:
    """The score between the steps."""
    return number_in_words(result.score.linear if result.score else None)


def step_in_words(result: Result) -> str:
    """The step that was reached."""
    return str(result.score.step) if result.score else NOTHING


def score_columns(indicator: Indicator) -> tuple[str, ...]:
    """What is shown of the score, as headings to be translated; nothing where no rule gives one (KPI-3)."""
    if indicator.score is None:
        return ()
    return (STEP,) if indicator.score.step_only else (SCORE, STEP)


def chart_of(line: IndicatorLine, indicator: Indicator) -> RunChart:
    """The months of a line as a run chart, with the first and the last step of the score."""
    points = tuple(
        ChartPoint(
            month_short(each.pool.month),
            share_in_words(each.result.share),
            each.result.percent,
            each.cumulative.percent,
        )
        for each in line.months
    )
    thresholds = indicator.score.thresholds if indicator.score else ()
    steps = tuple(
        (percent, _("Step {step}: {percent}").format(step=step, percent=percent))
        for step, percent in enumerate(thresholds, start=1)
        if step in (1, len(thresholds))
    )
    return RunChart(points, _("Month by itself, in time of counted"), _("Round so far"), steps)


def chart_in_words(chart: RunChart) -> str:
    """What the chart shows, for who does not see it."""
    words = _("{month}: {percent} per cent ({counts}), round so far {so_far}")
    blank = _("{month}: nothing was counted")
    return "\n".join(
        blank.format(month=each.label)
        if each.percent is None
        else words.format(
            month=each.label,
            percent=number_in_words(each.percent),
            counts=each.counts,
            so_far=number_in_words(each.so_far),
        )
        for each in chart.points
    )


def _shown_year(year: int) -> int:
    return year + BUDDHIST if language() == "th" else year
