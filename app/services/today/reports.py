"""The reports that the office owes: which are due, and that one was sent, by whom and how (REP-1, SSO-7, PHR-2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from app.domain.buddhist_dates import BANGKOK, LONG_AGO
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.report_forms import NIL_UNITS, REPORT_FORM, SENT
from app.domain.reports_due import PERIOD, ReportDue, report_on, reports_due_between
from app.domain.roles import Action, DataClass
from app.models.log_tables import save
from app.services.desk import Desk
from app.services.hospital.reference import Reference
from app.services.hospital.unit_names import listed_units
from app.services.hospital.who_decides import require_reference_right
from app.services.today.unit_returns import UnitReturns, in_own_words, unknown_units

ENTITY, WRITTEN = "office_report:", "office_report_sent"
AHEAD, BACK = "report_days_ahead", "report_days_back"
ONE_DAY = timedelta(days=1)


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
        self._desk, self._reference, self.returns = desk, Reference(desk, is_daily_work=True), UnitReturns(desk)

    def open(self) -> tuple[ReportDue, ...]:
        """Those that nobody has marked as sent, the earliest first; none where the centre reports.

        None for whoever has no right to reports either. From the first day of this office's own log on, and as far back
        and ahead as the policy says.
        """
        if not self._may_report() or not self._desk.may(Action.READ, DataClass.REPORTS):
            return ()
        today = self._desk.now().date()
        first = today - timedelta(days=int(self._desk.policy.setting(BACK)))
        last = self._desk.calendar.working_day(today + ONE_DAY, int(self._desk.policy.setting(AHEAD)))
        due = reports_due_between(self._desk.policy, self._desk.calendar, max(first, self._first_day()), last)
        sent = self._reference.entities(ENTITY)
        return tuple(each for each in due if sent.get(each.report.id, {}).keys().isdisjoint(_units(each)))

    def find(self, report: str, first_on: date) -> ReportDue:
        """The report of that id on the period that begins on that day, whatever day it is due.

        Raises:
            InvalidComplaint: there is none.
        """
        found = report_on(report, first_on, self._desk.policy, self._desk.calendar)
        if found is None:
            raise InvalidComplaint([Problem("report", "no_such_report")])
        return found

    def sent(self, report: str, first_on: date) -> SentReport | None:
        """What stands about that report; None while nobody has marked it as sent."""
        kept = self._reference.entities(ENTITY + report).get("", {})
        written = (kept.get(unit) for unit in self._units_of(report, first_on))
        return next((_sent_from(value) for value in written if isinstance(value, dict)), None)

    def proposed(self, due: ReportDue) -> dict[str, object]:
        """What a form begins with: whoever acts here, and the units of which a nil return came."""
        nil = {NIL_UNITS: [row.unit for row in self.returns.came(due) if row.is_nil]} if due.report.nil_returns else {}
        return {"by": self._desk.person.name, **nil}

    def mark_sent(self, report: str, first_on: date, values: Mapping[str, object]) -> None:
        """Write that it was sent, from the values of `REPORT_FORM`; again corrects it, and both stay in the history.

        Raises:
            InvalidComplaint: nothing like it is asked for, a value is missing, a time in the future or before the
                period, or an unknown unit; every problem at once.
            NotAllowed: the centre reports.
        """
        due = self.find(report, first_on)
        began = datetime.combine(due.first_on, time.min, BANGKOK)
        around = Circumstances(self._desk.now(), LONG_AGO, self._desk.policy, begun_at=began)
        problems: list[Problem] = []
        try:
            kept = checked(REPORT_FORM.stage(SENT), values, around)
        except InvalidComplaint as refusal:
            problems, kept = [in_own_words(each) for each in refusal.problems], {}
        with self._desk.database.reading() as connection:
            problems += unknown_units(NIL_UNITS, values, listed_units(connection), problems)
        if problems:
            raise InvalidComplaint(problems)
        place, *earlier = ((ENTITY + report, unit) for unit in _units(due))
        self._reference.write(WRITTEN, {place: kept, **dict.fromkeys(earlier)})

    def take_back(self, report: str, first_on: date) -> None:
        """It was not sent after all: it is due again, and the history keeps what was written.

        Raises:
            NotAllowed: the centre reports.
        """
        places = ((ENTITY + report, unit) for unit in self._units_of(report, first_on))
        self._reference.write(WRITTEN, dict.fromkeys(places))

    def _units_of(self, report: str, first_on: date) -> tuple[str, ...]:
        due = report_on(report, first_on, self._desk.policy, self._desk.calendar)
        return _units(due) if due else (_unit(first_on),)

    def _may_report(self) -> bool:
        try:
            require_reference_right(self._desk)
        except NotAllowed:
            return False
        return True

    def _first_day(self) -> date:
        """The day of the first save here; what was due before was not asked of this program."""
        with self._desk.database.reading() as connection:
            first = connection.execute(_FIRST_SAVE).scalar_one_or_none()
        now = self._desk.now()
        return (datetime.fromisoformat(first).astimezone(BANGKOK) if first else now).date()


def _units(due: ReportDue) -> tuple[str, ...]:
    """The units under which the report may be kept: by its period, or by its due day, as an older program did."""
    return _unit(due.first_on), due.due_on.isoformat()


def _unit(first_on: date) -> str:
    # Told from a due day by its sign: the first of a month may be either.
    return f"{PERIOD}{first_on.isoformat()}"


def _sent_from(value: Mapping[str, object]) -> SentReport:
    nil = value.get(NIL_UNITS)
    at = datetime.fromisoformat(str(value["at"])).astimezone(BANGKOK)
    units = tuple(str(each) for each in nil) if isinstance(nil, list) else ()
    return SentReport(at, str(value.get("by", "")), str(value.get("how", "")), units)


# By its place in the log: to look through all of them for the earliest took longer than the whole board.
_FIRST_SAVE = select(save.c.saved_at).order_by(save.c.id).limit(1)
