"""The reports that the office owes: which are due, and that one was sent, by whom and how (REP-1, SSO-7, PHR-2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from app.domain.buddhist_dates import BANGKOK
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.report_forms import NIL_UNITS, REPORT_FORM, SENT
from app.domain.reports_due import ReportDue, reports_due_between
from app.models.log_tables import save
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.unit_names import listed_units
from app.services.risk.risk_conditions import counts

ENTITY, WRITTEN = "office_report:", "office_report_sent"
AHEAD, BACK = "report_days_ahead", "report_days_back"
ONE_DAY = timedelta(days=1)
_LONG_AGO = datetime(1900, 1, 1, tzinfo=BANGKOK)  # a report of the office follows no case


@dataclass(frozen=True)
class SentReport:
    """Who sent a report, when and how; `nil_units` had nothing to report."""

    at: datetime
    by: str
    how: str
    nil_units: tuple[str, ...] = ()


class OfficeReports:
    """What the office itself owes; a ward that was paired with a centre leaves it to the centre."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)

    def open(self) -> tuple[ReportDue, ...]:
        """Those that nobody has marked as sent, the earliest first; none where the centre reports.

        From the first day of this office's own log on and as far back and ahead as the policy says.
        """
        if not self._may_report():
            return ()
        today = self._desk.now().date()
        first = today - timedelta(days=int(self._desk.policy.setting(BACK)))
        last = self._desk.calendar.working_day(today + ONE_DAY, int(self._desk.policy.setting(AHEAD)))
        due = reports_due_between(self._desk.policy, self._desk.calendar, max(first, self._first_day()), last)
        sent = {(report, day) for report, days in self._reference.entities(ENTITY).items() for day in days}
        return tuple(each for each in due if (each.report.id, each.due_on.isoformat()) not in sent)

    def find(self, report: str, due_on: date) -> ReportDue:
        """The report of that id that is due on that day.

        Raises:
            InvalidComplaint: there is none.
        """
        due = reports_due_between(self._desk.policy, self._desk.calendar, due_on, due_on)
        found = next((each for each in due if each.report.id == report), None)
        if found is None:
            raise InvalidComplaint([Problem("report", "no_such_report")])
        return found

    def sent(self, report: str, due_on: date) -> SentReport | None:
        """What stands about that report; None while nobody has marked it as sent."""
        value = self._reference.entities(ENTITY + report).get("", {}).get(due_on.isoformat())
        return _sent_from(value) if isinstance(value, dict) else None

    def proposed(self, due: ReportDue) -> dict[str, object]:
        """What a form begins with: whoever acts here, and the listed units without a case in the period."""
        nil = {NIL_UNITS: self._without_a_case(due)} if due.report.nil_returns else {}
        return {"by": self._desk.person.name, **nil}

    def mark_sent(self, report: str, due_on: date, values: Mapping[str, object]) -> None:
        """Write that it was sent, from the values of `REPORT_FORM`; again corrects it, and both stay in the history.

        Raises:
            InvalidComplaint: nothing like it is due then, a value is missing, a time in the future or before the
                period, or an unknown unit; every problem at once.
            NotAllowed: the centre reports.
        """
        due = self.find(report, due_on)
        began = datetime.combine(due.first_on, time.min, BANGKOK)
        around = Circumstances(self._desk.now(), _LONG_AGO, self._desk.policy, begun_at=began)
        problems: list[Problem] = []
        try:
            kept = checked(REPORT_FORM.stage(SENT), values, around)
        except InvalidComplaint as refusal:
            problems, kept = [_in_own_words(each) for each in refusal.problems], {}
        problems += self._unknown_units(kept.get(NIL_UNITS))
        if problems:
            raise InvalidComplaint(problems)
        self._reference.write(WRITTEN, {(ENTITY + report, due_on.isoformat()): kept})

    def take_back(self, report: str, due_on: date) -> None:
        """It was not sent after all: it is due again, and the history keeps what was written.

        Raises:
            NotAllowed: the centre reports.
        """
        self._reference.write(WRITTEN, {(ENTITY + report, due_on.isoformat()): None})

    def _may_report(self) -> bool:
        try:
            self._desk.require_reference_right()
        except NotAllowed:
            return False
        return True

    def _first_day(self) -> date:
        """The day of the first save here; what was due before was not asked of this program."""
        with self._desk.database.reading() as connection:
            first = connection.execute(_FIRST_SAVE).scalar_one_or_none()
        now = self._desk.now()
        return (datetime.fromisoformat(first).astimezone(BANGKOK) if first else now).date()

    def _without_a_case(self, due: ReportDue) -> list[str]:
        begins = datetime.combine(due.first_on, time.min, BANGKOK).isoformat()
        ends = datetime.combine(due.last_on, time.max, BANGKOK).isoformat()
        with self._desk.database.reading() as connection:
            elements = func.json_each(complaint.c.units).table_valued("value", joins_implicitly=True)
            query = select(elements.c.value).select_from(complaint, elements).distinct()
            query = query.where(complaint.c.received_at.between(begins, ends), counts())
            named = set(connection.execute(query).scalars())
            return [unit for unit in listed_units(connection) if unit not in named]

    def _unknown_units(self, named: object) -> Sequence[Problem]:
        with self._desk.database.reading() as connection:
            listed = listed_units(connection)
        names = [str(each) for each in named] if isinstance(named, list) else []
        unknown = [each for each in names if listed and each not in listed]
        return [Problem(NIL_UNITS, "unit_not_on_the_list", {"unit": each}) for each in unknown]


def _in_own_words(problem: Problem) -> Problem:
    return Problem(problem.field, "sent_before_the_period") if problem.code == "stage_before_it_began" else problem


def _sent_from(value: Mapping[str, object]) -> SentReport:
    nil = value.get(NIL_UNITS)
    at = datetime.fromisoformat(str(value["at"])).astimezone(BANGKOK)
    units = tuple(str(each) for each in nil) if isinstance(nil, list) else ()
    return SentReport(at, str(value.get("by", "")), str(value.get("how", "")), units)


# By its place in the log: to look through all of them for the earliest took longer than the whole board.
_FIRST_SAVE = select(save.c.saved_at).order_by(save.c.id).limit(1)
