"""Reads the policy from `resources/policy`; refuses what is unsourced, unknown, mistyped or contradictory."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from app.domain import counting
from app.domain.errors import PolicyProblem
from app.domain.indicators.entries import IndicatorCount
from app.domain.policy_entries import (
    AnnouncedDay,
    CalendarData,
    ChainStep,
    ChannelCheck,
    Choice,
    ConfirmedYear,
    Correction,
    Counting,
    Coverage,
    DutyRule,
    Entry,
    Level,
    ReportRule,
    Risk,
    Setting,
    SuggestionRule,
    WeekendDay,
)
from app.domain.policy_schema import CALENDAR_TABLES, PROFILE_TABLES, fits, identities_of, keys_of, overlap
from app.domain.posts import Post
from app.domain.waiting import is_wrongly_pausable

CALENDAR_FILE = "calendar.toml"
FOR_ALL = ("closing.toml", "outcomes.toml", "privacy.toml")
_HEADING = re.compile(r"^\s*\[\[\s*([A-Za-z_]+)\s*\]\]")
_TOML_LINE = re.compile(r"line (\d+)")

E = TypeVar("E", bound=Entry)
C = TypeVar("C", bound=Choice)


@dataclass(frozen=True)
class _Place:
    """Where an entry stands: its table, its file, the line of its heading and the lines below it."""

    table: str
    path: Path
    line: int
    lines: tuple[str, ...]

    def problem(self, code: str, key: str = "", **data: object) -> PolicyProblem:
        return PolicyProblem(self.path, self._line_of(key), code, table=self.table, key=key, **data)

    def _line_of(self, key: str) -> int:
        wanted = re.compile(rf"\s*{re.escape(key)}\s*=")
        for number, text in enumerate(self.lines):
            if key and wanted.match(text):
                return self.line + 1 + number
        return self.line


_Placed = tuple[_Place, Entry]


@dataclass(frozen=True)
class Entries:
    """What stands in the files of one profile, in their order."""

    placed: Sequence[_Placed]

    def by_code(self, table: str, kind: type[C]) -> Mapping[str, C]:
        """The choices of one table."""
        found = (entry for place, entry in self.placed if place.table == table)
        return {entry.code: entry for entry in found if isinstance(entry, kind)}

    def listed(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one class."""
        return tuple(entry for _place, entry in self.placed if isinstance(entry, kind))


def profile_entries(folder: Path, profile: str) -> Entries:
    """The entries of all files of one profile.

    Raises:
        PolicyProblem: a file is unreadable or refused; `code` says why, `line` where.
    """
    if profile not in profiles_in(folder):
        raise PolicyProblem(folder, None, "unknown_profile", profile=profile, known=", ".join(profiles_in(folder)))
    entries = Entries(
        [placed for path in _files_of(folder, profile) for placed in _entries_of_file(path, PROFILE_TABLES)]
    )
    _refuse_overlaps(entries.placed)
    _refuse_unknown_references(entries.placed)
    _refuse_unlocking(entries.placed)
    return entries


def _files_of(folder: Path, profile: str) -> list[Path]:
    """The files of the profile, and those for all offices of which it has none of its own."""
    own = {path.name: path for path in (folder / profile).glob("*.toml")}
    common = {name: folder / name for name in FOR_ALL if (folder / name).is_file()}
    return [path for _name, path in sorted({**common, **own}.items())]


def calendar_data(folder: Path) -> CalendarData:
    """The years covered, the weekend and the corrections of the government calendar.

    Raises:
        PolicyProblem: the file is unreadable or refused.
    """
    path = folder / CALENDAR_FILE
    entries = Entries(_entries_of_file(path, CALENDAR_TABLES))
    _refuse_overlaps(entries.placed)
    coverage = entries.listed(Coverage)
    if not coverage:
        raise PolicyProblem(path, None, "missing_table", table="coverage")
    return CalendarData(
        coverage=coverage[0],
        weekend=entries.listed(WeekendDay),
        corrections=entries.listed(Correction),
        confirmed_years=frozenset(each.year for each in entries.listed(ConfirmedYear)),
        announced=entries.listed(AnnouncedDay),
    )


def profiles_in(folder: Path) -> tuple[str, ...]:
    """The profiles that have a folder here."""
    return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir())) if folder.is_dir() else ()


def _entries_of_file(path: Path, tables: Mapping[str, type[Entry]]) -> list[_Placed]:
    text = _text_of(path)
    headings = _headings_in(path, text)
    placed: list[_Placed] = []
    for table, entries in _parsed(path, text).items():
        known = tables.get(table)
        if known is None or not _is_list_of_tables(entries):
            raise PolicyProblem(path, _first_line_with(text, table), "unknown_table", table=table)
        places = [place for place in headings if place.table == table]
        if len(places) != len(entries):  # written otherwise than under [[table]], so that no line can be named
            raise PolicyProblem(path, _first_line_with(text, table), "unknown_table", table=table)
        placed += [(place, _entry(place, known, raw)) for place, raw in zip(places, entries, strict=True)]
    return sorted(placed, key=lambda each: each[0].line)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PolicyProblem(path, None, "unreadable", reason=error) from error
    except UnicodeDecodeError as error:
        raise PolicyProblem(path, None, "not_utf8") from error


def _parsed(path: Path, text: str) -> dict[str, list[dict[str, object]]]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        raise PolicyProblem(path, line, "not_toml", reason=str(error)) from error


def _is_list_of_tables(entries: object) -> bool:
    return isinstance(entries, list) and all(isinstance(each, dict) for each in entries)


def _headings_in(path: Path, text: str) -> list[_Place]:
    lines = text.splitlines()
    found = [(number, match.group(1)) for number, line in enumerate(lines) if (match := _HEADING.match(line))]
    ends = [*(number for number, _table in found[1:]), len(lines)]
    return [
        _Place(table, path, number + 1, tuple(lines[number + 1 : end]))
        for (number, table), end in zip(found, ends, strict=False)
    ]


def _first_line_with(text: str, name: str) -> int | None:
    wanted = re.compile(rf"\s*\[*\s*{re.escape(name)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if wanted.match(line)), None)


def _entry(place: _Place, table: type[E], raw: Mapping[str, object]) -> E:
    keys = keys_of(table)
    if not str(raw.get("source", "")).strip():
        raise place.problem("no_source", "source")
    known = {key.name for key in keys}
    for name in raw:
        if name not in known:
            raise place.problem("unknown_key", name)
    for key in keys:
        if key.name not in raw and key.required:
            raise place.problem("missing_key", key.name)
        if key.name in raw and not fits(raw[key.name], key.type):
            raise place.problem("wrong_type", key.name, value=str(raw[key.name]))
    _refuse_uncountable(place, raw.get("count"))
    values: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in raw.items()}
    entry = table(**values)
    if isinstance(entry, DutyRule) and is_wrongly_pausable(entry):
        raise place.problem("cannot_wait", "pausable", rule=entry.rule)
    return entry


def _refuse_uncountable(place: _Place, count: object) -> None:
    if isinstance(count, dict) and (unknown := counting.unknown_in(count)):
        raise place.problem("unknown_counting", "count", value=unknown)


def _refuse_overlaps(placed: Iterable[_Placed]) -> None:
    seen: dict[tuple[object, ...], list[_Placed]] = {}
    for place, entry in placed:
        if (entry.in_force_until or date.max) < (entry.in_force_from or date.min):
            raise place.problem("ends_before_it_begins", "in_force_until")
        for identity in identities_of(entry):
            earlier = seen.setdefault((place.table, *identity), [])
            for other_place, other in earlier:
                if overlap(entry, other):
                    raise place.problem("overlap", rule=entry.rule, other_line=other_place.line)
            earlier.append((place, entry))


def _refuse_unknown_references(placed: Sequence[_Placed]) -> None:
    known = {(place.table, entry.code) for place, entry in placed if isinstance(entry, Choice)}
    for place, entry in placed:
        for key, table, code in (*_references_of(entry), *_references_of_count(entry)):
            if (table, code) not in known:
                raise place.problem("unknown_reference", key, value=code)


def _refuse_unlocking(placed: Sequence[_Placed]) -> None:
    """What an entry locks is the same in every entry of that name, whenever it is in force (DAY-1)."""
    locked = {name: value for _place, entry in placed for name, value in _locked_in(entry)}
    for place, entry in placed:
        for name, value in _settled_in(entry):
            if locked.get(name, value) != value:
                raise place.problem("locked", name[1], name=name[1], value=value, locked=locked[name])


def _locked_in(entry: Entry) -> Iterable[tuple[tuple[str, str], object]]:
    if isinstance(entry, Counting):
        yield from (each for each in _settled_in(entry) if each[0][1] in entry.locked)
    if isinstance(entry, Setting) and entry.locked:
        yield from _settled_in(entry)


def _settled_in(entry: Entry) -> Iterable[tuple[tuple[str, str], object]]:
    if isinstance(entry, Counting):
        yield from (((entry.type, name), value) for name, value in entry.options().items())
    if isinstance(entry, Setting):
        yield ("setting", entry.name), entry.value


def _references_of(entry: Entry) -> Iterable[tuple[str, str, str]]:
    if isinstance(entry, Level):
        yield from (("responsible", "role", each) for each in entry.responsible)
    if isinstance(entry, Risk):
        yield "severity", "severity", entry.severity
    if isinstance(entry, ChainStep):
        yield from (("roles", "role", each) for each in entry.roles)
    if isinstance(entry, ChannelCheck):
        yield "looked_at_by", "role", entry.looked_at_by
        yield from (("channels", "channel", each) for each in entry.channels)
    if isinstance(entry, DutyRule | ReportRule):
        yield from (("to_whom", "role", each) for each in entry.to_whom)
    if isinstance(entry, Post):
        yield from (("role", "role", each) for each in (entry.role, *entry.held_by))
    if isinstance(entry, SuggestionRule):
        yield from (("channels", "channel", each) for each in entry.channels)
        yield from (("topics", "topic", each) for each in entry.topics)
        yield from (("categories", "category", each) for each in entry.categories)
        yield from (("sentinels", "sentinel", each) for each in entry.sentinels)


def _references_of_count(entry: Entry) -> Iterable[tuple[str, str, str]]:
    if isinstance(entry, IndicatorCount):
        yield from (("kinds", "kind", each) for each in entry.kinds)
        yield from (("in_writing", "channel", each) for each in entry.in_writing)
