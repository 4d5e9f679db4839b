"""Cells as a spreadsheet puts them into the clipboard, and takes them from there."""

import csv
from collections.abc import Sequence
from io import StringIO


def cells_in(text: str) -> list[list[str]]:
    """Rows of cells, parted by tabs; the empty line that a spreadsheet writes last is none."""
    rows = list(csv.reader(StringIO(text, newline=""), dialect="excel-tab"))
    while rows and not any(rows[-1]):
        rows.pop()
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """The same the other way."""
    written = StringIO(newline="")
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return written.getvalue()
