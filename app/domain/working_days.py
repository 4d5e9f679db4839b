"""Which days government offices work: a table built from plain data, so that asking it costs one look-up."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from app.domain.errors import CalendarOutOfRange

Names = tuple[str, str]  # Thai, English
_DIGEST_LENGTH = 12
_REMEMBERED = 8  # the government's, with what officers entered, and a few that somebody tries out


@dataclass(frozen=True)
class Calendar:
    """Working days of whole years; `closures` are days off, `openings` weekend days made working.

    `ordinals` holds every working day in order and `before` how many of them precede each day since
    `first_ordinal`; counting n days is then an addition (a million of them cost a third of numpy's own).
    """

    first_year: int
    last_year: int
    closures: Mapping[date, Names]
    weekend: Mapping[int, Names]
    openings: frozenset[date] = frozenset()
    confirmed_years: frozenset[int] = frozenset()
    ordinals: tuple[int, ...] = field(init=False, repr=False, compare=False)
    before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    first_ordinal: int = field(init=False, repr=False, compare=False)
    version: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        first = date(self.first_year, 1, 1).toordinal()
        end = date(self.last_year, 12, 31).toordinal() + 1
        closed = frozenset(map(date.toordinal, self.closures))
        opened = frozenset(map(date.toordinal, self.openings))
        counted = _counted(range(first, end), frozenset(self.weekend), closed, opened)
        object.__setattr__(self, "first_ordinal", first)
        for name, value in zip(("ordinals", "before", "version"), counted, strict=True):
            object.__setattr__(self, name, value)

    def is_working(self, day: date) -> bool:
        """Whether offices work that day."""
        rank = self._rank(day)
        return rank < len(self.ordinals) and self.ordinals[rank] == day.toordinal()

    def working_day(self, day: date, number: int = 1) -> date:
        """The working day of that number, counting from `day` itself if it is one, else from the next."""
        return self._at(self._rank(day) + number - 1)

    def working_day_after(self, day: date) -> date:
        """The first working day after `day`."""
        return self._at(self._rank(day) + self.is_working(day))

    def working_day_before(self, day: date) -> date:
        """The last working day on or before `day`."""
        return day if self.is_working(day) else self._at(self._rank(day) - 1)

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """The working days from `first` to `last`, both included."""
        return tuple(map(date.fromordinal, self._working(first, last)))

    def closed_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last`, both included, on which offices are closed."""
        if last < first:
            return ()
        working = frozenset(self._working(first, last))
        span = range(first.toordinal(), last.toordinal() + 1)
        return tuple(date.fromordinal(each) for each in span if each not in working)

    def name_of_closure(self, day: date, language: str) -> str | None:
        """Why offices are closed that day, in "th" or "en"; None on a working day."""
        if self.is_working(day):
            return None
        thai, english = self.closures.get(day) or self.weekend[day.weekday()]
        return english if language == "en" else thai

    def is_confirmed(self, year: int) -> bool:
        """Whether somebody has compared that year's days off with the cabinet's resolutions."""
        return year in self.confirmed_years

    def covers(self, day: date) -> bool:
        """Whether the calendar knows that day."""
        return self.first_year <= day.year <= self.last_year

    def require(self, day: date) -> None:
        """Raise where nothing is known.

        Raises:
            CalendarOutOfRange: the day is outside the years covered.
        """
        if not self.covers(day):
            raise CalendarOutOfRange(day.year, self.first_year, self.last_year)

    def changed(self, *, closed: Mapping[date, Names] | None = None, opened: Iterable[date] = ()) -> "Calendar":
        """The same calendar with days closed and days opened by officers; opening a day wins."""
        openings = frozenset(opened)
        closures = {**self.closures, **(closed or {})}
        return replace(
            self,
            closures={day: names for day, names in closures.items() if day not in openings},
            openings=(self.openings - set(closed or {})) | openings,
        )

    def _working(self, first: date, last: date) -> tuple[int, ...]:
        if last < first:
            return ()
        ends = self._rank(last) + self.is_working(last)
        return self.ordinals[self._rank(first) : ends]

    def _rank(self, day: date) -> int:
        self.require(day)
        return self.before[day.toordinal() - self.first_ordinal]

    def _at(self, rank: int) -> date:
        if not 0 <= rank < len(self.ordinals):
            beyond = self.last_year + 1 if rank > 0 else self.first_year - 1
            raise CalendarOutOfRange(beyond, self.first_year, self.last_year)
        return date.fromordinal(self.ordinals[rank])


def is_unconfirmed(day: date | None, calendar: Calendar) -> bool:
    """Whether that day lies in a year that nobody has confirmed, so that a date there may still move."""
    return day is not None and not calendar.is_confirmed(day.year)


@lru_cache(maxsize=_REMEMBERED)
def _counted(
    days: range, weekend: frozenset[int], closed: frozenset[int], opened: frozenset[int]
) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Every working day, how many precede each day, and the version that names them; days are ordinals.

    Remembered: a calendar with what officers entered is made over and over, and 30 years take twenty times as long
    to count as to look up.
    """
    ordinals: list[int] = []
    before: list[int] = []
    for ordinal in days:
        before.append(len(ordinals))
        free = ordinal in closed or (ordinal - 1) % 7 in weekend
        if not free or ordinal in opened:
            ordinals.append(ordinal)
    working = tuple(ordinals)
    digest = hashlib.sha256(repr((days.start, days.stop, working)).encode("ascii")).hexdigest()
    return working, tuple(before), digest[:_DIGEST_LENGTH]
