"""What officers entered about the calendar, read from the reference data of the log."""

from datetime import date, datetime

from sqlalchemy import Connection

from app.domain.officers_days import Entered, OfficersDay, YearMark
from app.services.log.authority import REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_under

CALENDAR = "calendar"
DAYS, YEARS = f"{CALENDAR}:", f"{CALENDAR}_year:"
DAY, CONFIRMED, TAKEN_BACK = "day", "confirmed", "taken_back"


def entered_in(connection: Connection) -> Entered:
    """What counts of it now; an entry that only a newer program understands is left out."""
    days: dict[date, OfficersDay] = {}
    years: dict[int, YearMark] = {}
    for (entity, unit), heads in heads_under(connection, REFERENCE, CALENDAR).items():
        value = value_that_counts(heads) if entity.startswith((DAYS, YEARS)) else None
        if not isinstance(value, dict):
            continue
        try:
            if entity.startswith(DAYS) and unit == DAY:
                on = date.fromisoformat(entity.removeprefix(DAYS))
                days[on] = OfficersDay.from_json(on, value)
            elif unit == CONFIRMED:
                year = int(entity.removeprefix(YEARS))
                years[year] = _mark(year, value)
        except (KeyError, ValueError):
            continue
    return Entered(days, years)


def _mark(year: int, value: dict[str, object]) -> YearMark:
    return YearMark(year, bool(value["confirmed"]), str(value["by"]), datetime.fromisoformat(str(value["at"])))
