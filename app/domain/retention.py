"""How long a case is kept after its end: by `resources/policy/retention.toml` and what the hospital switched on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_tables import entries_in
from app.domain.vocabulary import Category, Kind, Outcome

FILE, WAITING, ENTRY = "retention.toml", "waiting", "entry"
LONGEST_YEARS = 100  # a longer one is a slip of the finger


class Ends(StrEnum):
    """What is erased of a case; its dates, choices and units stay, and with them every count."""

    IDENTITY = "identity"
    TEXT = "text"


@dataclass(frozen=True)
class WaitingRule:
    """How long a case stands on the list before anything may happen to it."""

    days: int
    source: str
    checked_on: date


@dataclass(frozen=True)
class RetentionEntry:
    """Which cases it is about and what ends. What is empty is not asked about.

    `years` is the least that a document asks for, 0 where none gives a period and the hospital alone decides.
    """

    code: str
    label_th: str
    label_en: str
    kinds: tuple[str, ...]
    ends: str
    source: str
    checked_on: date
    profiles: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    years: int = 0

    def label(self, language: str) -> str:
        """Which cases it is about, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th

    @property
    def is_own_decision(self) -> bool:
        """Whether no document gives a period."""
        return not self.years


@dataclass(frozen=True)
class RetentionRules:
    """Everything that the file says."""

    waiting: WaitingRule
    entries: tuple[RetentionEntry, ...]

    def entry(self, code: str) -> RetentionEntry | None:
        """The entry of that code; None where the file has none, or none any more."""
        return next((each for each in self.entries if each.code == code), None)


@dataclass(frozen=True)
class Switch:
    """What the hospital decided about an entry: `since` is the day on which it was switched on here."""

    years: int
    decided_by: str
    document: str
    since: date


@dataclass(frozen=True)
class KeptCase:
    """What is looked at of one case.

    `last_on` is the day of the last thing that happened to it, its end or what came later; None while it is open.
    `grounds` hold it by themselves, `is_held` when somebody put a hold, `released_on` when the last hold was lifted.
    `done` is what is erased already.
    """

    kind: str
    last_on: date | None
    profile: str = ""
    outcome: str = ""
    level: str = ""
    category: str = ""
    grounds: tuple[str, ...] = ()
    is_held: bool = False
    released_on: date | None = None
    done: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Due:
    """By which entry a case comes to its end: `due_on` its period is over, `listed_on` it is seen on the list.

    From `ready_on` on it may be erased, when nothing holds it.
    """

    entry: RetentionEntry
    years: int
    due_on: date
    listed_on: date
    ready_on: date

    def is_ready(self, case: KeptCase, today: date) -> bool:
        """Whether a person may erase it today."""
        return today >= self.ready_on and not case.grounds and not case.is_held


def due_of(case: KeptCase, rules: RetentionRules, switched: Mapping[str, Switch], today: date) -> Due | None:
    """By which entry the case stands on the list today, the first that comes to its day; None when by none.

    A case that is open never does, and an entry that the hospital did not switch on is not looked at.
    """
    found = [_due(case, each, switched[each.code], rules.waiting.days) for each in _matching(case, rules, switched)]
    return min((each for each in found if each.listed_on <= today), key=_day_and_extent, default=None)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of 29 February, 1 March where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def retention_rules(folder: Path = POLICY_FOLDER) -> RetentionRules:
    """What the file says.

    Raises:
        PolicyProblem: it cannot be read, or an entry is not as it must be.
    """
    path = folder / FILE
    found = entries_in(path, {WAITING: WaitingRule, ENTRY: RetentionEntry})
    if len(found[WAITING]) != 1:
        raise PolicyProblem(path, None, "not_one_in_force", table=WAITING, key="days")
    for each in found[ENTRY]:
        _require_known(path, each)
    _require_once(path, found[ENTRY])
    return RetentionRules(found[WAITING][0], found[ENTRY])


def _matching(case: KeptCase, rules: RetentionRules, switched: Mapping[str, Switch]) -> Iterable[RetentionEntry]:
    if case.last_on is None:
        return ()
    return (
        each for each in rules.entries if each.code in switched and _is_about(each, case) and not _is_done(each, case)
    )


def _is_about(entry: RetentionEntry, case: KeptCase) -> bool:
    asked = (
        (entry.kinds, case.kind),
        (entry.profiles, case.profile),
        (entry.outcomes, case.outcome),
        (entry.levels, case.level),
        (entry.categories, case.category),
    )
    return all(not wanted or given in wanted for wanted, given in asked)


def _is_done(entry: RetentionEntry, case: KeptCase) -> bool:
    return entry.ends in case.done or Ends.TEXT in case.done


def _due(case: KeptCase, entry: RetentionEntry, switch: Switch, days: int) -> Due:
    assert case.last_on is not None  # what is open matches nothing
    # A document's least period goes before a shorter one that was switched on before the document was known.
    years = max(switch.years, entry.years)
    due_on = years_after(case.last_on, years)
    waiting = timedelta(days=days)
    listed_on = max(filter(None, (due_on - waiting, switch.since, case.released_on)))
    return Due(entry, years, due_on, listed_on, listed_on + waiting)


def _day_and_extent(due: Due) -> tuple[date, bool]:
    """Of two that come on one day, the one that erases more."""
    return due.ready_on, due.entry.ends != Ends.TEXT


def _require_known(path: Path, entry: RetentionEntry) -> None:
    for key, known in _KNOWN.items():
        given: Any = getattr(entry, key)
        for word in (given,) if isinstance(given, str) else given:
            if word not in known:
                raise PolicyProblem(path, None, "wrong_type", table=ENTRY, key=key, value=word)


def _require_once(path: Path, entries: Iterable[RetentionEntry]) -> None:
    seen: set[str] = set()
    for each in entries:
        if each.code in seen:
            raise PolicyProblem(path, None, "entry_twice", table=ENTRY, value=each.code)
        seen.add(each.code)


_KNOWN: Mapping[str, frozenset[str]] = {
    "kinds": frozenset(Kind),
    "outcomes": frozenset(Outcome),
    "categories": frozenset(Category),
    "ends": frozenset(Ends),
}
