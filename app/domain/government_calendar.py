"""Seeds the calendar from the holiday library and mends it; the one module that needs the library."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from holidays import country_holidays

from app.domain.policy_entries import CalendarData
from app.domain.policy_file import calendar_data
from app.domain.working_days import Calendar, Names

_CATEGORIES = ("public", "government")
# Closes banks and companies, not government offices; the library counts it and its substitutes as public.
_LABOUR_DAY = {"th": "แรงงานแห่งชาติ", "en_US": "Labor Day"}


def government_calendar(
    first_year: int,
    last_year: int,
    corrections: CalendarData,
    *,
    extra_closures: Iterable[date | tuple[date, str]] = (),
) -> Calendar:
    """Days off of government offices: (public and government) - Labour Day + corrections + officers' own."""
    seeded = Calendar(
        first_year,
        last_year,
        _library_closures(first_year, last_year),
        {each.weekday: (each.name_th, each.name_en) for each in corrections.weekend},
        confirmed_years=corrections.confirmed_years,
    )
    corrected = seeded.changed(
        closed={each.on: (each.name_th, each.name_en) for each in corrections.corrections if not each.working},
        opened=[each.on for each in corrections.corrections if each.working],
    )
    officers = _named(extra_closures)
    return corrected.changed(closed=officers) if officers else corrected


def calendar_from_policy(folder: Path) -> Calendar:
    """The calendar of the years that `calendar.toml` in the policy folder covers.

    Raises:
        PolicyProblem: the file is unreadable or refused.
    """
    data = calendar_data(folder)
    return government_calendar(data.coverage.first_year, data.coverage.last_year, data)


def _library_closures(first_year: int, last_year: int) -> Mapping[date, Names]:
    thai = _names(first_year, last_year, "th")
    english = _names(first_year, last_year, "en_US")
    return {day: (thai[day], english[day]) for day in sorted(thai)}


def _names(first_year: int, last_year: int, language: str) -> dict[date, str]:
    # Without a language the names would follow the locale of the process.
    found = country_holidays("TH", years=range(first_year, last_year + 1), categories=_CATEGORIES, language=language)
    kept = {
        day: "; ".join(name for name in names.split("; ") if _LABOUR_DAY[language] not in name)
        for day, names in found.items()
    }
    return {day: names for day, names in kept.items() if names and first_year <= day.year <= last_year}


def _named(extra_closures: Iterable[date | tuple[date, str]]) -> dict[date, Names]:
    pairs = (each if isinstance(each, tuple) else (each, "") for each in extra_closures)
    return {day: (name, name) for day, name in pairs}
