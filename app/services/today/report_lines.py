"""How a report of the office stands on the Today board."""

from collections.abc import Sequence
from datetime import date

from app.domain.buddhist_dates import day_short
from app.domain.policy import Policy
from app.domain.reports_due import PERIOD, ReportDue
from app.services.today.rows import Goal, Part, TodayLine
from app.translation import _, language


def report_line(due: ReportDue, policy: Policy) -> TodayLine:
    """What is to be sent, on which period, to whom, and by when."""
    speech = language()
    roles = (policy.roles[role].label(speech) if role in policy.roles else role for role in due.report.to_whom)
    return TodayLine(
        part=Part.REPORTS,
        what=due.report.label(speech),
        goal=Goal.INDICATOR if due.report.is_indicator else Goal.REPORT,
        goal_id=due.id,
        to_whom=_(", ").join(roles),
        subject=period_in_words(due),
        rule=due.report.rule,
        due_on=due.due_on,
    )


def period_in_words(due: ReportDue) -> str:
    """From when to when the report is."""
    first, last = day_short(due.first_on, language()), day_short(due.last_on, language())
    return _("{first} to {last}").format(first=first, last=last)


def returns_line(due: ReportDue, missing: Sequence[str], units: int) -> TodayLine:
    """Which of so many units have not reported for the period, not even nil, and by when they do."""
    words = _("Units that have not reported yet: {missing} of {units}")
    return TodayLine(
        part=Part.REPORTS,
        what=words.format(missing=len(missing), units=units),
        goal=Goal.RETURNS,
        goal_id=due.id,
        subject=_("{label}: {words}").format(label=period_in_words(due), words=_(", ").join(missing)),
        units=tuple(missing),
        rule=due.report.rule,
        due_on=due.due_on,
    )


def named_by(report_id: str) -> tuple[str, date]:
    """The report and the first day of its period, as `ReportDue.id` names them."""
    report, _separator, day = report_id.rpartition(PERIOD)
    return report, date.fromisoformat(day)
