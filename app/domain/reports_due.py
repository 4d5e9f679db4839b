"""When the office itself owes a report: by the month, the quarter, the half or the whole fiscal year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import Policy
from app.domain.policy_entries import ReportRule
from app.domain.working_days import Calendar

ONE_DAY = timedelta(days=1)
LONGER_THAN_A_MONTH = timedelta(days=31)
MONTHS_OF_A_YEAR = 12
PERIOD = "/"  # between a report and the first day of what it is on
# How many months such a report is on; what is due on a day of the next month is on the month before.
MONTHS: Mapping[str, int] = {"quarter_end": 3, "half_year_end": 6, "fiscal_year_end": 12}


@dataclass(frozen=True)
class ReportDue:
    """One report on the period in which a day lies, from `first_on` to `last_on`, and the day by which it is due."""

    report: ReportRule
    due_on: date
    first_on: date
    last_on: date

    @property
    def id(self) -> str:
        """What names one report on one period, whatever day it is due."""
        return f"{self.report.id}{PERIOD}{self.first_on.isoformat()}"


def reports_due(policy: Policy, calendar: Calendar, day: date) -> tuple[ReportDue, ...]:
    """Every report that the rules of that day ask for on the period of that day; earliest first.

    Raises:
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    received = datetime.combine(day, time(), BANGKOK)
    found = []
    for report in policy.reports:
        if report.is_in_force(day):
            reading = policy.conventions.reading(report.count, day)
            due_on = counting.answer(reading, received, {}, calendar).due_on
            found += [ReportDue(report, due_on, *_period(str(reading["type"]), day, due_on))] if due_on else []
    return tuple(sorted(found, key=_by_day))


def reports_due_between(policy: Policy, calendar: Calendar, first: date, last: date) -> tuple[ReportDue, ...]:
    """Every report that is due from `first` to `last`, both counted, each once; earliest first.

    Raises:
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    found = (each for day in _months(first, last) for each in reports_due(policy, calendar, day))
    wanted = {(each.report.id, each.due_on): each for each in found if first <= each.due_on <= last}
    return tuple(sorted(wanted.values(), key=_by_day))


def report_on(report: str, first_on: date, policy: Policy, calendar: Calendar) -> ReportDue | None:
    """The report of that id on the period that begins on that day; None where the rules ask for none.

    Raises:
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    due = (each for each in reports_due(policy, calendar, first_on) if each.first_on == first_on)
    return next((each for each in due if each.report.id == report), None)


def _months(first: date, last: date) -> Iterator[date]:
    """A day of each month, from the one before `first`, on which a report may be due a month later."""
    day = (first.replace(day=1) - ONE_DAY).replace(day=1)
    while day <= last:
        yield day
        day = (day + LONGER_THAN_A_MONTH).replace(day=1)


def _period(counted_by: str, day: date, due_on: date) -> tuple[date, date]:
    months = MONTHS.get(counted_by)
    last = due_on if months else (day.replace(day=1) + LONGER_THAN_A_MONTH).replace(day=1) - ONE_DAY
    year, month = divmod(last.year * MONTHS_OF_A_YEAR + last.month - (months or 1), MONTHS_OF_A_YEAR)
    return date(year, month + 1, 1), last


def _by_day(each: ReportDue) -> date:
    return each.due_on
