"""Files of complaints, JSON or CSV: each row's values, or the reason why the row cannot be read."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.domain.entered_values import matching_key, shown
from app.domain.errors import Problem, UnreadableFile
from app.domain.fields import ENTERED, Field
from app.services.text_files import json_in, text_of
from app.translation import said_in

LARGEST_CELL = 1_000_000
_DELIMITERS = (",", ";", "\t")

Row = tuple[int, Mapping[str, object] | Problem]


def rows_of(path: Path) -> Iterator[Row]:
    """Each row's number and its values, or its problem; in a CSV file it is the line where the row begins.

    Raises:
        UnreadableFile: the file as a whole is not what it should be; raised before the first row.
    """
    text = text_of(path)
    return iter(_csv_rows(path, text) if _is_csv(path, text) else _json_rows(path, text))


def counts_lines(path: Path) -> bool:
    """Whether the numbers of `rows_of` are lines of the file.

    Raises:
        UnreadableFile: it is no text.
    """
    return _is_csv(path, text_of(path))


def _is_csv(path: Path, text: str) -> bool:
    ending = path.suffix.lower()
    return ending == ".csv" or (ending != ".json" and not text.lstrip().startswith(("[", "{")))


def _json_rows(path: Path, text: str) -> Iterable[Row]:
    found = json_in(path, text)
    if not isinstance(found, list):
        raise UnreadableFile(path, "json_not_a_list")
    return (
        (number, row if isinstance(row, dict) else Problem("", "row_not_an_object", {"value": shown(row)}))
        for number, row in enumerate(found, start=1)
    )


def _csv_rows(path: Path, text: str) -> Iterable[Row]:
    csv.field_size_limit(LARGEST_CELL)
    lines = _lines(text)
    delimiter = _delimiter(lines[0])
    fields, used = _headings(path, lines, delimiter)
    return _records(lines, used, delimiter, fields)


def _lines(text: str) -> list[str]:
    """Lines with their ends; only the ends that CSV knows, since a cell may hold others."""
    return [line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")]


def _delimiter(heading: str) -> str:
    return max(_DELIMITERS, key=heading.count)


def _headings(path: Path, lines: list[str], delimiter: str) -> tuple[list[Field], int]:
    """The field of each column and the number of lines that the headings take.

    Raises:
        UnreadableFile: headings that are unknown, missing or there twice.
    """
    reader = csv.reader(iter(lines), delimiter=delimiter)
    headings = next(reader)
    known = _fields_by_heading()
    fields = [known.get(_heading_key(heading)) for heading in headings]
    unknown = [shown(heading) for heading, found in zip(headings, fields, strict=True) if found is None]
    if unknown:
        raise UnreadableFile(path, "unknown_headings", line=1, names=_listed(unknown))
    columns = [found for found in fields if found is not None]
    names = [column.name for column in columns]
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise UnreadableFile(path, "headings_twice", line=1, names=_listed(twice))
    if missing := [declared.name for declared in ENTERED if declared.required and declared.name not in names]:
        raise UnreadableFile(path, "missing_headings", line=1, names=_listed(missing))
    return columns, reader.line_num


def _fields_by_heading() -> dict[str, Field]:
    """Each field by its name and by its label in both languages."""
    return {
        _heading_key(heading): declared
        for declared in ENTERED
        for heading in (said_in("th", declared.label), said_in("en", declared.label), declared.name)
    }


def _heading_key(heading: str) -> str:
    return matching_key(heading.replace("\0", "").removesuffix("*"))


def _records(lines: list[str], start: int, delimiter: str, columns: list[Field]) -> Iterator[Row]:
    """The rows after the headings; after a broken one reading goes on with the next line."""
    while start < len(lines):
        cells, used = _record(lines, start, delimiter, len(columns))
        number = start + 1
        start += used
        if cells is None:
            yield number, Problem("", "row_broken")
        elif any(cell.strip() for cell in cells):
            yield number, _row(cells, columns)


def _record(lines: list[str], start: int, delimiter: str, width: int) -> tuple[list[str] | None, int]:
    """The cells of the record that starts there and its lines; None for a quotation mark gone astray."""
    reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return None, 1
    if len(cells) != width and reader.line_num > 1:
        return None, 1
    return cells, reader.line_num


def _row(cells: list[str], columns: list[Field]) -> Mapping[str, object] | Problem:
    if len(cells) != len(columns):
        return Problem("", "row_of_wrong_length", {"cells": len(cells), "columns": len(columns)})
    return {column.name: cell for column, cell in zip(columns, cells, strict=True) if cell.strip()}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
