"""An indicator as a file for a spreadsheet: UTF-8 with a mark at its beginning, a line a month and level."""

import csv
from io import StringIO

from app.domain.indicators.score import rounded
from app.services.reports.indicator import IndicatorLine, IndicatorReport
from app.services.reports.words import LEFT_OUT, Figures, figures_of, level_in_words, month_in_words, run_in_words
from app.translation import N_, _

# Excel takes a file without it for one of the old Thai code page.
ENCODING = "utf-8-sig"
HEADINGS = (
    N_("Complaint level"),
    N_("Month"),
    N_("Received"),
    N_("Carried in"),
    N_("Pool"),
    N_("In time"),
    N_("Counted"),
    N_("Carried on"),
    N_("Per cent"),
    N_("Score"),
    N_("Step"),
    N_("Round so far"),
    N_("Weighted score"),
)


def report_as_csv(report: IndicatorReport) -> bytes:
    """Every month of every level with the run of them, then what was not counted; what is not there is left empty."""
    written = StringIO(newline="")
    table = csv.writer(written)
    table.writerow([_(each) for each in HEADINGS])
    for line in report.lines:
        table.writerows(_rows(report, line))
    for why, part in report.left_out.items():
        table.writerow([_(LEFT_OUT[why]), run_in_words(report.months[0], report.months[-1]), part.count])
    return written.getvalue().encode(ENCODING)


def _rows(report: IndicatorReport, line: IndicatorLine) -> list[list[object]]:
    months = report.months
    names = [*(month_in_words(each) for each in months), run_in_words(months[0], months[-1])]
    figures = figures_of(line)
    return [[level_in_words(line.level), name, *_cells(each)] for name, each in zip(names, figures, strict=True)]


def _cells(figures: Figures) -> list[object]:
    parts = (figures.received, figures.carried_in, figures.pool, figures.in_time, figures.decided, figures.carried_out)
    score, so_far = figures.result.score, figures.so_far
    return [
        *(part.count for part in parts),
        rounded(figures.result.percent),
        rounded(score.linear) if score else None,
        score.step if score else None,
        rounded(so_far.percent),
        rounded(so_far.score.weighted) if so_far.score else None,
    ]
