"""Months, and the rounds in which they are reported (KPI-5); years are common-era."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.buddhist_dates import BUDDHIST
from app.domain.thai_text import arabic_digits

ONE_DAY = timedelta(days=1)
MONTHS_OF_A_YEAR = 12
BUDDHIST_YEARS = range(1900 + BUDDHIST, 2101 + BUDDHIST)
_WRITTEN = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    @property
    def first_on(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last_on(self) -> date:
        """Its last day."""
        return self.after().first_on - ONE_DAY

    def after(self, months: int = 1) -> "Month":
        """The month so many later, or before with less than nothing."""
        years, place = divmod(self.number - 1 + months, MONTHS_OF_A_YEAR)
        return Month(self.year + years, place + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


def month_of(day: date) -> Month:
    """The month in which that day lies."""
    return Month(day.year, day.month)


def month_named(written: str) -> Month | None:
    """The month that "2026-11" names, in the Buddhist era "2569-11" or "๒๕๖๙-๑๑"; None where it is not written so."""
    found = _WRITTEN.fullmatch(arabic_digits(written).strip())
    if not found:
        return None
    year = int(found[1])
    return Month(year - BUDDHIST if year in BUDDHIST_YEARS else year, int(found[2]))


def months_from(first: Month, last: Month) -> Iterator[Month]:
    """Every month from `first` to `last`, both included; none where they are the wrong way round."""
    while first <= last:
        yield first
        first = first.after()


@dataclass(frozen=True, order=True)
class Round:
    """The months of one round."""

    first: Month
    last: Month

    def months(self) -> tuple[Month, ...]:
        """Its months in their order."""
        return tuple(months_from(self.first, self.last))


def round_of(month: Month, begins: Sequence[int]) -> Round:
    """The round in which the month lies; `begins` are the numbers of the months with which rounds begin."""
    first = month
    while first.number not in begins:
        first = first.after(-1)
    last = month
    while last.after().number not in begins:
        last = last.after()
    return Round(first, last)
