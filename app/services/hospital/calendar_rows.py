"""A year of the calendar as a screen shows it: each day off with where it comes from, and what officers made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.officers_days import DayScope, Entered, OfficersDay, YearMark, missing_in
from app.domain.policy_entries import CalendarData, Correction
from app.domain.working_days import Calendar, Names


class DaySource(StrEnum):
    """Where a day off, or a day that would be one, comes from."""

    LIBRARY = "library"
    CORRECTION = "correction"
    OFFICER = "officer"


class DayMark(StrEnum):
    """What a day is; every other one is a plain working day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    HOLIDAY_ON_WEEKEND = "holiday_on_weekend"  # nobody works then anyway; a weekday may stand for it
    HOSPITAL = "hospital"
    WORKING = "working"  # it would be a day off, and is none


@dataclass(frozen=True)
class DayOff:
    """One line of the list: a day off, or with `closed` False one that officers or the cabinet took away."""

    on: date
    names: Names
    closed: bool
    source: DaySource
    document: str = ""
    officer: OfficersDay | None = None

    def name(self, language: str) -> str:
        """The name in "th" or "en"."""
        return self.names[language == "en"]


@dataclass(frozen=True)
class CalendarYear:
    """A year: its days off in order, what each day is, who confirmed it, and what is announced yearly and not in it."""

    year: int
    days: tuple[DayOff, ...]
    marks: Mapping[date, DayMark]
    is_confirmed: bool
    mark: YearMark | None
    missing: tuple[Names, ...]
    working_days: int


def year_of(year: int, government: Calendar, entered: Entered, data: CalendarData) -> CalendarYear:
    """The year as it stands with what officers entered."""
    calendar = entered.applied_to(government)
    rows = {row.on: row for row in _rows(government, entered, data) if row.on.year == year}
    first, last = date(year, 1, 1), date(year, 12, 31)
    marks = {day: _mark(day, rows, calendar) for day in calendar.closed_days(first, last)}
    marks |= {on: DayMark.WORKING for on, row in rows.items() if not row.closed}
    announced = [(each.name_th, each.name_en) for each in data.announced]
    return CalendarYear(
        year=year,
        days=tuple(rows[on] for on in sorted(rows)),
        marks=marks,
        is_confirmed=calendar.is_confirmed(year),
        mark=entered.years.get(year),
        missing=missing_in(calendar, year, announced),
        working_days=len(calendar.working_days(first, last)),
    )


def _rows(government: Calendar, entered: Entered, data: CalendarData) -> list[DayOff]:
    """The later ones go before the earlier ones where both speak of one day."""
    corrections = {each.on: each for each in data.corrections}
    library = [
        DayOff(on, names, True, DaySource.LIBRARY) for on, names in government.closures.items() if on not in corrections
    ]
    officers = [_officers_row(day, government) for day in entered.days.values()]
    return [*library, *map(_corrected_row, corrections.values()), *officers]


def _corrected_row(each: Correction) -> DayOff:
    return DayOff(each.on, (each.name_th, each.name_en), not each.working, DaySource.CORRECTION, each.source)


def _officers_row(day: OfficersDay, government: Calendar) -> DayOff:
    there = government.closures.get(day.on) or government.weekend.get(day.on.weekday())
    shown = day.names(government) if day.closed else there or (day.name, day.name)
    return DayOff(day.on, shown, day.closed, DaySource.OFFICER, day.document, day)


def _mark(day: date, rows: Mapping[date, DayOff], calendar: Calendar) -> DayMark:
    row = rows.get(day)
    if row is None or not row.closed:
        return DayMark.WEEKEND
    if row.officer is not None and row.officer.scope is DayScope.HOSPITAL:
        return DayMark.HOSPITAL
    return DayMark.HOLIDAY_ON_WEEKEND if day.weekday() in calendar.weekend else DayMark.HOLIDAY
