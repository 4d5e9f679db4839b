"""Which copies are kept and which have had their time; the numbers stand in `resources/policy/backup.toml`."""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from pathlib import Path

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER

FILE = "backup.toml"
TABLE, FORMER = "keep", "keep_former"


@dataclass(frozen=True)
class Keep:
    """The newest copy of each `one_per` is kept for so many days, the day of today being the first."""

    one_per: str
    days: int
    source: str


def keeps_in(folder: Path = POLICY_FOLDER) -> tuple[Keep, ...]:
    """What is kept.

    Raises:
        PolicyProblem: the file cannot be read, or an entry is not as it must be.
    """
    return _keeps(folder, TABLE)


def keeps_of_former(folder: Path = POLICY_FOLDER) -> tuple[Keep, ...]:
    """The same for the data that a copy took the place of.

    Raises:
        PolicyProblem: as `keeps_in`.
    """
    return _keeps(folder, FORMER)


def _keeps(folder: Path, table: str) -> tuple[Keep, ...]:
    return tuple(_keep(folder / FILE, table, entry) for entry in entries_in(folder, table, ("one_per", "days")))


def entries_in(folder: Path, table: str, keys: Sequence[str]) -> Sequence[Mapping[str, object]]:
    """The entries of one table of the policy on copies, each with these keys, its source and the day it was looked at.

    Raises:
        PolicyProblem: the file cannot be read, or an entry lacks one.
    """
    path = folder / FILE
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get(table, [])
    except OSError as problem:
        raise PolicyProblem(path, None, "unreadable", reason=problem) from problem
    except ValueError as problem:
        raise PolicyProblem(path, None, "not_toml", reason=problem) from problem
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise PolicyProblem(path, None, "wrong_type", table=table, key=table, value=entries)
    for entry, key in product(entries, (*keys, "source", "checked_on")):
        if not entry.get(key):
            code = "no_source" if key == "source" else "missing_key"
            raise PolicyProblem(path, None, code, table=table, key=key)
    return entries


def outlived(made_at: Mapping[Path, datetime], keeps: Sequence[Keep], today: date) -> list[Path]:
    """The copies that nothing keeps. The newest stays, and so does one from days to come, when the clock was wrong."""
    newest_first = sorted(made_at, key=lambda copy: (made_at[copy], copy.name), reverse=True)
    days = {copy: made_at[copy].astimezone(BANGKOK).date() for copy in newest_first}
    kept = {*newest_first[:1], *(copy for copy in newest_first if days[copy] > today)}
    for keep in keeps:
        kept |= _kept_by(keep, newest_first, days, today)
    return [copy for copy in newest_first if copy not in kept]


def _kept_by(keep: Keep, newest_first: Collection[Path], days: Mapping[Path, date], today: date) -> set[Path]:
    firsts: dict[object, Path] = {}
    for copy in newest_first:
        if (today - days[copy]).days < keep.days:
            span = copy if keep.one_per == "copy" else SPANS[keep.one_per](days[copy])
            firsts.setdefault(span, copy)
    return set(firsts.values())


def _keep(path: Path, table: str, entry: Mapping[str, object]) -> Keep:
    one_per, days = entry["one_per"], entry["days"]
    if one_per not in ("copy", *SPANS) or not isinstance(days, int):
        raise PolicyProblem(path, None, "wrong_type", table=table, key="one_per", value=one_per)
    return Keep(str(one_per), days, str(entry["source"]))


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month


SPANS: Mapping[str, Callable[[date], object]] = {"day": _day, "week": _week, "month": _month}
