"""The fiscal year (REP-3): 1 October to 30 September, named by the year in which it ends; years are common-era."""

from datetime import date, timedelta

from app.domain.counting import fiscal_year_end

ONE_DAY = timedelta(days=1)


def fiscal_year_of(day: date) -> int:
    """The year in which the fiscal year of that day ends."""
    return fiscal_year_end(day).year


def days_of_fiscal_year(year: int) -> tuple[date, date]:
    """Its first and its last day."""
    return fiscal_year_end(date(year - 1, 1, 1)) + ONE_DAY, fiscal_year_end(date(year, 1, 1))
