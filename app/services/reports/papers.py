"""The circular memo that tells of an indicator, with its sheet, and the file for a spreadsheet (KPI-5)."""

from pathlib import Path

from app.domain.errors import UnreadableFile
from app.domain.roles import Action, DataClass
from app.services.desk import Desk
from app.services.paper.indicator_sheet import IndicatorSheet, SheetTable
from app.services.paper.memo import Memo, memo
from app.services.paper.office_words import day, digits, said
from app.services.papers import letterhead_of
from app.services.reports.indicator import IndicatorLine, IndicatorReport
from app.services.reports.spreadsheet import report_as_csv
from app.services.reports.words import (
    LEFT_OUT,
    SCORE,
    STEP,
    Figures,
    chart_of,
    figures_of,
    level_in_words,
    month_in_words,
    number_in_words,
    percent_in_words,
    run_in_words,
    score_columns,
    score_in_words,
    step_in_words,
)
from app.services.whole_files import write_whole
from app.translation import N_, _, language

COLUMNS = (
    N_("Month"),
    N_("Received"),
    N_("Carried in"),
    N_("Pool"),
    N_("In time"),
    N_("Counted"),
    N_("Carried on"),
    N_("Per cent"),
    SCORE,
    STEP,
    N_("Round so far"),
)


class IndicatorPapers:
    """PDF documents as bytes, and files, of figures that were read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def title(self, report: IndicatorReport) -> str:
        """What the memo is called."""
        return said(N_("Report of the indicator, {months}")).format(months=_months(report))

    def memo(self, report: IndicatorReport) -> bytes:
        """The circular memo with the sheet of its figures; its number is left to the pen.

        Raises:
            NotAllowed: the person here may not print reports.
        """
        self._desk.require(Action.PRINT, DataClass.REPORTS)
        letterhead, rule = letterhead_of(self._desk), report.indicator.rule
        agency = (letterhead.hospital, letterhead.centre, letterhead.telephone(language()))
        subject = said(N_("Results by the indicator “{indicator}” ({months})"))
        content = Memo(
            agency=digits(" ".join(filter(None, agency))),
            day=day(self._desk.now().date()),
            subject=digits(subject.format(indicator=rule.label(language()), months=_months(report))),
            to=rule.memo_to(language()),
            paragraphs=tuple(digits(each) for each in self._paragraphs(report, letterhead.centre)),
            signer=self._desk.person.name,
            post=letterhead.centre,
        )
        return memo(content, letterhead, language=language(), enclosure=self._sheet(report).draw)

    def save_table(self, report: IndicatorReport, path: str) -> None:
        """Write the file for a spreadsheet.

        Raises:
            NotAllowed: the person here may not read reports. UnreadableFile: it cannot be written.
        """
        self._desk.require(Action.READ, DataClass.REPORTS)
        try:
            write_whole(Path(path), report_as_csv(report))
        except OSError as problem:
            raise UnreadableFile(Path(path), "cannot_write", reason=problem) from problem

    def _paragraphs(self, report: IndicatorReport, centre: str) -> list[str]:
        first = said(
            N_("{centre} reports the results by the indicator “{indicator}” for {months}; the figures are enclosed.")
        )
        label = report.indicator.rule.label(language())
        last = said(N_("For your information."))
        told = [_counts_in_words(report), _worth_in_words(report.total)]
        return [
            first.format(centre=centre, indicator=label, months=_months(report)),
            " ".join(filter(None, told)),
            last,
        ]

    def _sheet(self, report: IndicatorReport) -> IndicatorSheet:
        several = len(report.lines) > 1
        tables = tuple(
            SheetTable(digits(level_in_words(line.level)) if several else "", _rows(report, line))
            for line in report.lines
        )
        return IndicatorSheet(
            title=digits(report.indicator.rule.label(language())),
            period=digits(_months(report)),
            columns=_columns(report),
            tables=tables,
            chart=chart_of(report.total, report.indicator),
            notes=tuple(digits(each) for each in self._notes(report)),
        )

    def _notes(self, report: IndicatorReport) -> list[str]:
        words = said(N_("{label}: {words}"))
        notes = [words.format(label=said(LEFT_OUT[why]), words=part.count) for why, part in report.left_out.items()]
        if report.is_provisional:
            on = said(N_("The last month has not ended; its figures are those of {day}."))
            notes.append(on.format(day=day(report.until)))
        return notes


def _months(report: IndicatorReport) -> str:
    return run_in_words(report.months[0], report.months[-1])


def _counts_in_words(report: IndicatorReport) -> str:
    run = figures_of(report.total)[-1]
    words = said(
        N_(
            "{pool} matters were new ({received} received, {carried} carried in); {decided} were counted, {in_time} of "
            "them in time, and {forward} are carried forward."
        )
    )
    return words.format(
        pool=run.pool.count,
        received=run.received.count,
        carried=run.carried_in.count,
        decided=run.decided.count,
        in_time=run.in_time.count,
        forward=run.carried_out.count,
    )


def _worth_in_words(line: IndicatorLine) -> str:
    if line.run.percent is None:
        return said(N_("Nothing was counted in these months, so there is neither a per cent nor a score."))
    percent = said(N_("That is {percent} per cent.")).format(percent=number_in_words(line.run.percent))
    if line.run.score is None:
        return percent
    words = said(N_("The score is {score} (step {step}), weighted {weighted}."))
    score = words.format(
        score=score_in_words(line.run), step=step_in_words(line.run), weighted=number_in_words(line.run.score.weighted)
    )
    return f"{percent} {score}"


def _columns(report: IndicatorReport) -> tuple[str, ...]:
    left_out = {SCORE, STEP} - set(score_columns(report.indicator))
    return tuple(said(heading) for heading in COLUMNS if heading not in left_out)


def _rows(report: IndicatorReport, line: IndicatorLine) -> tuple[tuple[str, ...], ...]:
    names = [month_in_words(each) for each in report.months]
    figures = figures_of(line)
    rows = [_row(name, each, report) for name, each in zip(names, figures[:-1], strict=True)]
    if len(names) > 1:
        rows.append(_row(_("Together"), figures[-1], report))
    return tuple(rows)


def _row(name: str, figures: Figures, report: IndicatorReport) -> tuple[str, ...]:
    parts = (figures.received, figures.carried_in, figures.pool, figures.in_time, figures.decided, figures.carried_out)
    worth = {SCORE: score_in_words(figures.result), STEP: step_in_words(figures.result)}
    scores = (worth[each] for each in score_columns(report.indicator))
    percent, so_far = number_in_words(figures.result.percent), percent_in_words(figures.so_far)
    return tuple(digits(each) for each in (name, *(str(part.count) for part in parts), percent, *scores, so_far))
