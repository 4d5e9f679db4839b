"""When the office itself owes a report: by the month, the quarter, the half or the whole fiscal year."""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.policy import Policy
from app.domain.policy_entries import ReportRule
from app.domain.working_days import Calendar


@dataclass(frozen=True)
class ReportDue:
    """One report on the period in which a day lies, and the day by which it is due."""

    report: ReportRule
    due_on: date


def reports_due(policy: Policy, calendar: Calendar, day: date) -> tuple[ReportDue, ...]:
    """Every report that the rules of that day ask for on the period of that day; earliest first.

    Raises:
        CalendarOutOfRange: a day outside the years that the calendar covers.
    """
    received = datetime.combine(day, time(), BANGKOK)
    found = []
    for report in policy.reports:
        if report.is_in_force(day):
            due_on = counting.answer(policy.reading(report.count, day), received, {}, calendar).due_on
            found += [ReportDue(report, due_on)] if due_on else []
    return tuple(sorted(found, key=_by_day))


def _by_day(each: ReportDue) -> date:
    return each.due_on
