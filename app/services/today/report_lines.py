"""How a report of the office stands on the Today board."""

from datetime import date

from app.domain.buddhist_dates import day_short
from app.domain.policy import Policy
from app.domain.reports_due import ReportDue
from app.services.today.rows import Goal, Part, TodayLine
from app.translation import _, language

SEPARATOR = "/"


def report_line(due: ReportDue, policy: Policy) -> TodayLine:
    """What is to be sent, on which period, to whom, and by when."""
    speech = language()
    roles = (policy.roles[role].label(speech) if role in policy.roles else role for role in due.report.to_whom)
    return TodayLine(
        part=Part.REPORTS,
        what=due.report.label(speech),
        goal=Goal.REPORT,
        goal_id=report_id(due),
        to_whom=_(", ").join(roles),
        subject=period_in_words(due),
        rule=due.report.rule,
        due_on=due.due_on,
    )


def period_in_words(due: ReportDue) -> str:
    """From when to when the report is."""
    first, last = day_short(due.first_on, language()), day_short(due.last_on, language())
    return _("{first} to {last}").format(first=first, last=last)


def report_id(due: ReportDue) -> str:
    """What names one report on one period."""
    return f"{due.report.id}{SEPARATOR}{due.due_on.isoformat()}"


def named_by(report_id: str) -> tuple[str, date]:
    """The report and the day on which it is due, as `report_id` has named them."""
    report, _separator, day = report_id.rpartition(SEPARATOR)
    return report, date.fromisoformat(day)
