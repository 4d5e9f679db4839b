"""The lines of the tables of counts: a figure a cell."""

from collections.abc import Sequence

from app.services.counts.figures import CountColumn, CountRow, CountTable
from app.translation import _
from app.ui.counts.words import name_of, rule_of_line, why_of
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


def _figure(count: int, name: str, heading: str, *, is_strong: bool) -> Cell:
    if not count:
        return Cell("·", spoken=_("None"), in_middle=True)
    spoken = _("{name}, {column}: {count}").format(name=name, column=heading, count=count)
    return Cell(str(count), spoken=spoken, in_middle=True, is_strong=is_strong)
