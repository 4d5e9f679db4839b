"""The entries of policy files: choices, duties, chains and counting, each with its rule and source."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What every entry of a policy file carries; `reading_note` names another reading of the document."""

    rule: str
    source: str
    checked_on: date
    in_force_from: date | None = None
    in_force_until: date | None = None
    reading_note: str = ""

    def is_in_force(self, on: date) -> bool:
        """Whether the entry holds on that day; both ends belong to it."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.in_force_until is None or on <= self.in_force_until)


_KEPT_APART = frozenset({"type", "locked", *(each.name for each in fields(Entry))})


@dataclass(frozen=True, kw_only=True)
class Choice(Entry):
    """One choice of a field, in the document's wording."""

    code: str
    label_th: str
    label_en: str
    help_th: str = ""
    help_en: str = ""

    def label(self, language: str) -> str:
        """The label in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th

    def help(self, language: str) -> str:
        """What the choice means, in "th" or "en"; empty when the label says it all."""
        return self.help_en if language == "en" else self.help_th


@dataclass(frozen=True, kw_only=True)
class Channel(Choice):
    """A way in (INT-2, INT-3); everybody can read a public one."""

    public: bool = False
    needs_words: bool = False


@dataclass(frozen=True, kw_only=True)
class ChannelCheck(Entry):
    """Channels that the role of `looked_at_by` looks at every working day (INT-15)."""

    channels: tuple[str, ...]
    looked_at_by: str
    in_force_from: date


@dataclass(frozen=True, kw_only=True)
class Level(Choice):
    """A complaint level and the roles that answer for it."""

    responsible: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Risk(Choice):
    """A clinical category or a non-clinical level, and the severity whose duties it brings."""

    severity: str


@dataclass(frozen=True, kw_only=True)
class Sentinel(Choice):
    """A sentinel event (section 7); `hurts` when somebody is hurt by it."""

    hurts: bool = False


@dataclass(frozen=True, kw_only=True)
class Ending(Choice):
    """A way in which a case ends (OUT-1, OUT-2); some stay out of the indicators."""

    in_indicator: bool


@dataclass(frozen=True, kw_only=True)
class ChainStep(Entry):
    """One step of telling, in or out of office hours; `reach` is first (at once) or last (the director)."""

    hours: Literal["in_hours", "out_of_hours"]
    order: int
    roles: tuple[str, ...]
    reach: Literal["first", "last"]


@dataclass(frozen=True, kw_only=True)
class Mediator(Entry):
    """One place on the mediators' list (MED-3). Posts ship; name, phone and unit are the hospital's."""

    code: str
    order: int
    post_th: str
    post_en: str
    extension: str
    name: str = ""
    phone: str = ""
    unit: str = ""

    def post(self, language: str) -> str:
        """The post in "th" or "en"."""
        return self.post_en if language == "en" else self.post_th


@dataclass(frozen=True, kw_only=True)
class DutyRule(Entry):
    """A duty that follows from what a case is; `count` says how its date is found (see counting).

    One that applies to "each:request" arises for each request that stands, from its stage `from_stage`; a day that the
    stage names under `given` goes before the count. `stopped_by` lists what ends it (see stops), `repeats_from` the
    first number of one that comes again until the case closes. Only a `pausable` one waits while the case is paused.
    `only_where`: besides, one of these must be true of the case, in the words of `applies_to`. A `lasting` one holds no
    case open, and runs on when its case has ended.
    """

    applies_to: tuple[str, ...]
    label_th: str
    label_en: str
    starts: Literal["known", "received", "incident_report", "stage"]
    count: Mapping[str, object]
    in_force_from: date
    step: str = ""
    only_where: tuple[str, ...] = ()
    from_stage: str = ""
    given: str = ""
    stopped_by: tuple[str, ...] = ()
    repeats_from: int = 0
    pausable: bool = False
    to_whom: tuple[str, ...] = ()
    chain: Literal["", "first", "last"] = ""
    collected: bool = False
    lasting: bool = False
    note_th: str = ""
    note_en: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportRule(Entry):
    """A report that the office itself owes, of no single case; `count` gives its date from any day of its period.

    With `nil_returns` it names the units that had nothing to report (REP-1); one that `is_indicator` is made here.
    """

    label_th: str
    label_en: str
    to_whom: tuple[str, ...]
    count: Mapping[str, object]
    in_force_from: date
    step: str = ""
    nil_returns: bool = False
    is_indicator: bool = False

    @property
    def id(self) -> str:
        """What names the report among all of them."""
        return f"{self.rule}:{self.step}" if self.step else self.rule

    def label(self, language: str) -> str:
        """What is to be reported, in "th" or "en"."""
        return self.label_en if language == "en" else self.label_th


@dataclass(frozen=True, kw_only=True)
class Counting(Entry):
    """How one type of rule is counted where the rule itself does not say; no later entry changes what is `locked`."""

    type: str
    in_force_from: date
    locked: tuple[str, ...] = ()
    first_day: Literal["include", "exclude"] | None = None
    nonworking_receipt: Literal["as_is", "deemed_next_working_day"] | None = None
    after_hours: Literal["ignore", "next_working_day"] | None = None
    roll: Literal["none", "following", "preceding"] | None = None
    opens: str | None = None
    closes: str | None = None
    next_day_basis: Literal["calendar", "working"] | None = None
    before_open: Literal["same_day", "next_day"] | None = None
    inside: Literal["same_day_close", "24h"] | None = None
    boundaries: tuple[str, ...] | None = None
    window: int | None = None

    def options(self) -> dict[str, object]:
        """What is settled, by key."""
        return {name: getattr(self, name) for name in _option_names() if getattr(self, name) is not None}


@cache
def _option_names() -> tuple[str, ...]:
    return tuple(each.name for each in fields(Counting) if each.name not in _KEPT_APART)


@dataclass(frozen=True, kw_only=True)
class Setting(Entry):
    """One thing the hospital settles by name; one that is `locked` follows from the document and stays."""

    name: str
    value: str
    in_force_from: date
    locked: bool = False


@dataclass(frozen=True, kw_only=True)
class SuggestionRule(Entry):
    """What the panel suggests when all the given conditions hold; of a list, one is enough.

    A word counts neither right after one of `not_after` nor where the text has one of `without`; with `minutes_above`
    the text must say soon after it how long that lasted.
    """

    axis: str
    value: str
    reason: str
    words: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    minutes_above: int | None = None
    channels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    nonclinical_levels: tuple[str, ...] = ()
    sentinels: tuple[str, ...] = ()
    public: bool = False
    any_sentinel: bool = False
    damage_from: int | None = None
    damage_to: int | None = None
    damage_above: int | None = None
    damage_below: int | None = None


@dataclass(frozen=True, kw_only=True)
class Correction(Entry):
    """A day on which the holiday library is wrong about government offices."""

    on: date
    working: bool
    name_th: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class ConfirmedYear(Entry):
    """A year whose days off have been compared with the cabinet's resolutions."""

    year: int


@dataclass(frozen=True, kw_only=True)
class AnnouncedDay(Entry):
    """A day off whose date is announced anew every year; the library may not have it yet."""

    name_th: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Coverage(Entry):
    """The years the calendar answers for; outside them it raises."""

    first_year: int
    last_year: int


@dataclass(frozen=True, kw_only=True)
class WeekendDay(Entry):
    """A day of the week without office hours; Monday is 0."""

    weekday: int
    name_th: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class CalendarData:
    """What is known about the government calendar beside the library: `resources/policy/calendar.toml`."""

    coverage: Coverage
    weekend: tuple[WeekendDay, ...]
    corrections: tuple[Correction, ...] = ()
    confirmed_years: frozenset[int] = frozenset()
    announced: tuple[AnnouncedDay, ...] = ()
