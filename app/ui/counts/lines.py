"""The lines of the tables of counts: a figure a cell, and a case behind a figure."""

from collections.abc import Sequence

from app.domain.buddhist_dates import day_short
from app.domain.labels import LABELS
from app.domain.vocabulary import State
from app.services.cases.case_row import CaseRow
from app.services.counts.figures import CountColumn, CountRow, CountTable
from app.translation import _, language
from app.ui.counts.words import BETWEEN, name_of, rule_of_line, why_of
from app.ui.tables.cells import Cell, Line


def count_line(table: CountTable, row: CountRow, headings: Sequence[str]) -> Line:
    """Whom or what the line counts, then its figures."""
    name, why = name_of(table.kind, row.of), why_of(table.kind, row.of)
    spoken = "\n".join(filter(None, (name if why else "", rule_of_line(table.kind, row.of))))
    figures = (
        _figure(row.figure(column).count, name, heading, is_strong=column is CountColumn.EVERY)
        for column, heading in zip(table.columns, headings[1:], strict=True)
    )
    return Line((Cell(name, below=why, spoken=spoken), *figures), row)


def case_line(case: CaseRow) -> Line:
    """A case with where it stands. Counts are looked at in meetings: what is kept from others is not told there."""
    day = day_short(case.received_at.date(), language())
    kept_back = _kept_back(case)
    units = "" if kept_back else _(", ").join(case.units)
    below = BETWEEN.join(filter(None, (case.number, day, units)))
    return Line((Cell(kept_back or case.subject, below=below), Cell(_(LABELS[State(case.state)]))), case)


def _kept_back(case: CaseRow) -> str:
    if case.sealed:
        return _("Sealed: what it is about is seen by opening it")
    return _("Restricted: what it is about is seen by opening it") if case.restricted else ""


def _figure(count: int, name: str, heading: str, *, is_strong: bool) -> Cell:
    if not count:
        return Cell("·", spoken=_("None"), in_middle=True)
    spoken = _("{name}, {column}: {count}").format(name=name, column=heading, count=count)
    return Cell(str(count), spoken=spoken, in_middle=True, is_strong=is_strong)
