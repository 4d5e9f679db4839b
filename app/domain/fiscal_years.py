"""The fiscal year (REP-3): 1 October to 30 September, named by the year in which it ends; years are common-era."""

from datetime import date, timedelta
from itertools import pairwise

from app.domain.counting import fiscal_year_end

ONE_DAY = timedelta(days=1)
LONGER_THAN_A_MONTH = timedelta(days=31)


def fiscal_year_of(day: date) -> int:
    """The year in which the fiscal year of that day ends."""
    return fiscal_year_end(day).year


def days_of_fiscal_year(year: int) -> tuple[date, date]:
    """Its first and its last day."""
    return fiscal_year_end(date(year - 1, 1, 1)) + ONE_DAY, fiscal_year_end(date(year, 1, 1))


def months_of_fiscal_year(year: int) -> tuple[tuple[date, date], ...]:
    """The first and the last day of each of its twelve months, October first."""
    first, last = days_of_fiscal_year(year)
    begins = [first]
    while begins[-1] <= last:
        begins.append((begins[-1] + LONGER_THAN_A_MONTH).replace(day=1))
    return tuple((begin, after - ONE_DAY) for begin, after in pairwise(begins))
