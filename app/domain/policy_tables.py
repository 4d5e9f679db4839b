"""Reads a small policy file that is the same for every profile: tables of entries, each with its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from app.domain.errors import PolicyProblem

T = TypeVar("T")


def entries_in(path: Path, tables: Mapping[str, type[Any]]) -> Mapping[str, tuple[Any, ...]]:
    """The entries of the file by table, each as the dataclass of its table; lists become tuples.

    Raises:
        PolicyProblem: the file cannot be read, or an entry is not as it must be.
    """
    found = _parsed(path)
    for table in found:
        if table not in tables:
            raise PolicyProblem(path, None, "unknown_table", table=table)
    for table in tables:
        if not found.get(table) or not isinstance(found[table], list):
            raise PolicyProblem(path, None, "missing_table", table=table)
    return {table: tuple(_entry(path, table, kind, raw) for raw in found[table]) for table, kind in tables.items()}


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise PolicyProblem(path, None, "unreadable", reason=problem) from problem
    except ValueError as problem:
        raise PolicyProblem(path, None, "not_toml", reason=problem) from problem


def _entry(path: Path, table: str, kind: type[T], raw: object) -> T:
    if not isinstance(raw, dict):
        raise PolicyProblem(path, None, "wrong_type", table=table, key=table, value=raw)
    if not str(raw.get("source", "")).strip():
        raise PolicyProblem(path, None, "no_source", table=table, key="source")
    types, known = get_type_hints(kind), fields(kind)  # type: ignore[arg-type] # only dataclasses are given
    for name in raw.keys() - {each.name for each in known}:
        raise PolicyProblem(path, None, "unknown_key", table=table, key=name)
    for each in known:
        if each.name not in raw and each.default is MISSING:
            raise PolicyProblem(path, None, "missing_key", table=table, key=each.name)
    values = {name: tuple(each) if isinstance(each, list) else each for name, each in raw.items()}
    for name, value in values.items():
        if not _fits(value, types[name]):
            raise PolicyProblem(path, None, "wrong_type", table=table, key=name, value=value)
    return kind(**values)


def _fits(value: object, wanted: object) -> bool:
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    if wanted in (str, bool, date):
        return type(value) is wanted  # a moment is a date to isinstance, and cannot be compared with one
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
