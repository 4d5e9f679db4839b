"""A table of counts as text that a spreadsheet takes as cells."""

import csv
from io import StringIO

from app.services.counts.figures import CountTable
from app.translation import _
from app.ui.counts.words import KINDS, headings_of, name_of, why_of

# A cell that begins so is a formula to a spreadsheet, and names come from outside.
FORMULA_SIGNS = ("=", "+", "-", "@")


def table_as_text(table: CountTable, period: str) -> str:
    """Title, headings and lines, cells parted by tabs; what stands apart has the reason in a cell of its own."""
    rows: list[list[str]] = [[f"{_(KINDS[table.kind].title)} · {period}"], [*headings_of(table)]]
    for row in table.rows:
        figures = (str(row.figure(column).count) for column in table.columns)
        rows.append([_plain(name_of(table.kind, row.of)), *figures])
        if why_of(table.kind, row.of):
            rows[-1].append(why_of(table.kind, row.of))
    written = StringIO(newline="")
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return written.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
