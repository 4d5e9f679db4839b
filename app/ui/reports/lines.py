"""The lines of the table of an indicator: a month each, the run together, and what is not counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.indicators.indicator import Indicator
from app.domain.indicators.pool import NONE, Part
from app.services.reports.indicator import IndicatorLine, IndicatorReport
from app.services.reports.words import (
    LEFT_OUT,
    NOTHING,
    RULES_OF_LEFT_OUT,
    Figures,
    figures_of,
    month_in_words,
    percent_in_words,
    score_columns,
    score_in_words,
    step_in_words,
)
from app.services.words.rule_words import rule_in_words
from app.translation import N_, _
from app.ui.tables.cells import Cell, Line


@dataclass(frozen=True)
class ReportRow:
    """One line: its name, and the cases behind each of its cells, the name's first; the same line with other cases."""

    name: str
    parts: tuple[Part, ...] = field(compare=False)
    columns: tuple[str, ...] = field(compare=False)

    def part(self, column: int) -> Part:
        """The cases behind the figure in that column."""
        return self.parts[column] if 0 <= column < len(self.parts) else NONE

    def heading(self, column: int) -> str:
        """What these cases are, in words."""
        return self.columns[column] if 0 <= column < len(self.columns) else ""


COUNTS = (
    N_("Received"),
    N_("Carried in"),
    N_("Pool"),
    N_("In time"),
    N_("Counted"),
    N_("Carried on"),
)
LATE = N_("Not in time")
TIPS = {
    N_("Pool"): N_("Received and carried in: what the report calls new"),
    N_("Counted"): N_("Settled in this month, or past the last day that is in time"),
    N_("Carried on"): N_("Open and not past the last day: new in the next month (KPI-4)"),
    N_("Score"): N_("Linear between the steps (KPI-3)"),
    N_("Step"): N_("The highest step that was reached; 0 below the first (KPI-3)"),
    N_("Round so far"): N_("The sums of the round up to this month, divided; months are not averaged (KPI-5)"),
}


def headings(indicator: Indicator) -> tuple[str, ...]:
    """What stands over the columns; without a rule for scores there is none."""
    return tuple(_(each) for each in _columns(indicator))


def tips(indicator: Indicator) -> tuple[str, ...]:
    """What the headings mean."""
    return tuple(_(TIPS[each]) if each in TIPS else "" for each in _columns(indicator))


def lines_of(report: IndicatorReport, line: IndicatorLine) -> list[Line]:
    """The months, the run of several, and what is left out by the reason; that is told of all levels together."""
    rows = figures_of(line)
    names = [month_in_words(each) for each in report.months]
    shown = [_line(name, figures, report.indicator) for name, figures in zip(names, rows[:-1], strict=True)]
    if len(names) > 1:
        shown.append(_line(_("These months together"), rows[-1], report.indicator, is_strong=True))
    if line.level is None:
        shown += _left_out_lines(report)
    return shown


def _columns(indicator: Indicator) -> Sequence[str]:
    return (N_("Month"), *COUNTS, N_("Per cent"), *score_columns(indicator), N_("Round so far"))


def _line(name: str, figures: Figures, indicator: Indicator, *, is_strong: bool = False) -> Line:
    counted = (
        figures.received,
        figures.carried_in,
        figures.pool,
        figures.in_time,
        figures.decided,
        figures.carried_out,
    )
    worth = {
        N_("Per cent"): percent_in_words(figures.result),
        N_("Score"): score_in_words(figures.result),
        N_("Step"): step_in_words(figures.result),
        N_("Round so far"): percent_in_words(figures.so_far),
    }
    columns = _columns(indicator)[len(COUNTS) + 1 :]
    cells = (
        Cell(name, is_strong=is_strong),
        *(_count(part.count, name, _(heading)) for part, heading in zip(counted, COUNTS, strict=True)),
        *(_worth(worth[each], name, _(each)) for each in columns),
    )
    behind = (figures.pool, *counted, *(figures.late for _each in columns))
    said = (_("Pool"), *(_(each) for each in COUNTS), *(_(LATE) for _each in columns))
    return Line(cells, ReportRow(name, behind, said))


def _left_out_lines(report: IndicatorReport) -> list[Line]:
    width = len(_columns(report.indicator))
    lines = []
    for why, part in report.left_out.items():
        name, rule = _(LEFT_OUT[why]), RULES_OF_LEFT_OUT[why]
        said = "\n".join((_("By rule {rule}").format(rule=rule), rule_in_words(rule)))
        cells = (Cell(name, spoken=f"{name}\n{said}"), _count(part.count, name, _(COUNTS[0])))
        lines.append(Line(cells, ReportRow(name, (part,) * width, ("",) * width)))
    return lines


def _count(count: int, name: str, heading: str) -> Cell:
    return _worth(str(count), name, heading)


def _worth(words: str, name: str, heading: str) -> Cell:
    said = _("Nothing was counted, so there is none") if words == NOTHING else words
    spoken = _("{name}, {column}: {count}").format(name=name, column=heading, count=said)
    return Cell(words, spoken=spoken, in_middle=True)
