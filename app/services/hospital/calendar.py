"""The hospital's calendar: days that officers add, strike or move, with preview; years that they confirm."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.domain.buddhist_dates import LONG_AGO
from app.domain.calendar_forms import CALENDAR_FORMS, TAKE_BACK, problems_with
from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.officers_days import DayAction, DayScope, Entered, OfficersDay, of_code
from app.domain.proceedings.checks import Circumstances, checked
from app.domain.working_days import Calendar
from app.services.desk import Desk
from app.services.exchange.bulk import uncollected
from app.services.hospital.calendar_moves import Calendars, MovedDate, Report, move_dates, moved_dates
from app.services.hospital.calendar_reading import CONFIRMED, DAY, DAYS, TAKEN_BACK, YEARS, entered_in
from app.services.hospital.calendar_rows import CalendarYear, year_of
from app.services.hospital.reference import Place, Reference
from app.services.hospital.who_decides import require_hospital_right

CHANGED, CHANGE_TAKEN_BACK = "calendar_changed", "calendar_taken_back"
YEAR_CONFIRMED, YEAR_UNCONFIRMED = "calendar_year_confirmed", "calendar_year_unconfirmed"


@dataclass(frozen=True)
class CalendarChange:
    """A change that was checked and is not written yet: each day as it will be entered, None where taken back.

    `said` is what the history of the cases that move says of it, a day each.
    """

    kind: str
    days: Mapping[date, OfficersDay | None]
    said: tuple[Mapping[str, object], ...]


class HospitalCalendar:
    """What officers do about the calendar; the centre decides, a ward alone decides for itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._reference = desk, Reference(desk)

    def year(self, year: int) -> CalendarYear:
        """The days off of a year with their sources, and whether somebody has confirmed it."""
        with self._desk.database.reading() as connection:
            entered = entered_in(connection)
        return year_of(year, self._desk.calendar_in_use.government, entered, self._desk.policy.calendar)

    def years(self) -> range:
        """The years that the calendar covers."""
        calendar = self._desk.calendar_in_use.government
        return range(calendar.first_year, calendar.last_year + 1)

    def may_change(self) -> bool:
        """Whether the calendar is this PC's to change."""
        try:
            require_hospital_right(self._desk)
        except NotAllowed:
            return False
        return True

    def checked(self, action: DayAction, values: Mapping[str, object]) -> CalendarChange:
        """The change that the values of a form ask for (see `CALENDAR_FORMS`).

        Raises:
            InvalidComplaint: a value is missing, or the calendar cannot be changed so. NotAllowed: not here.
        """
        require_hospital_right(self._desk)
        kept = self._read(action.value, values)
        on = date.fromisoformat(kept["on"])
        to = date.fromisoformat(kept["to"]) if "to" in kept else None
        with self._desk.database.reading() as connection:
            entered = entered_in(connection)
        calendar = entered.applied_to(self._desk.calendar_in_use.government)
        _refuse_contradiction(action, on, to, calendar, entered.days)
        days = self._days(action, on, to, kept)
        return CalendarChange(CHANGED, {day.on: day for day in days}, tuple(_said(day) for day in days))

    def checked_taking_back(self, on: date, values: Mapping[str, object]) -> CalendarChange:
        """The change that takes back what was entered for that day; of a move, both days.

        Raises:
            InvalidComplaint: no reason, or nothing stands there any more. NotAllowed: not here.
        """
        require_hospital_right(self._desk)
        reason = self._read(TAKE_BACK, values)["reason"]
        with self._desk.database.reading() as connection:
            entered = entered_in(connection).days
        day = entered.get(on)
        if day is None:
            raise InvalidComplaint([Problem("reason", "no_such_change")])
        days = [day, *(each for each in entered.values() if each.on == day.moved_with)]
        said = tuple({"on": each.on.isoformat(), "closed": not each.closed, "reason": reason} for each in days)
        return CalendarChange(CHANGE_TAKEN_BACK, {each.on: None for each in days}, said)

    def moves(self, change: CalendarChange, report: Report) -> tuple[MovedDate, ...]:
        """The dates of open cases that the change would move; `report` may raise to stop it. Writes nothing."""
        with uncollected(), self._desk.database.reading() as connection:
            return moved_dates(self._desk, connection, self._calendars(connection, change), report)

    def confirm(self, change: CalendarChange, report: Report) -> tuple[MovedDate, ...]:
        """Write the change and every date that it moves, all of it or nothing; returns what moved.

        Raises:
            InvalidComplaint: somebody changed the same day meanwhile. NotAllowed: not here.
        """
        require_hospital_right(self._desk)
        with uncollected(), self._desk.database.transaction() as connection:
            _refuse_if_outrun(change, entered_in(connection))
            calendars = self._calendars(connection, change)
            self._reference.write_in(connection, change.kind, dict(self._places(change)))
            moved = move_dates(self._desk, connection, calendars, change.said, report)
        self._desk.calendar_in_use.take(calendars.after)
        return moved

    def confirm_year(self, year: int) -> None:
        """Say that the days off of that year were compared with the cabinet's resolutions.

        Raises:
            NotAllowed: not here.
        """
        self._mark(year, YEAR_CONFIRMED, confirmed=True)

    def unconfirm_year(self, year: int) -> None:
        """Say that the days off of that year are in doubt again.

        Raises:
            NotAllowed: not here.
        """
        self._mark(year, YEAR_UNCONFIRMED, confirmed=False)

    def _mark(self, year: int, kind: str, *, confirmed: bool) -> None:
        mark = {"confirmed": confirmed, "by": self._desk.person.name, "at": self._desk.now().isoformat()}
        self._reference.write(kind, {(f"{YEARS}{year}", CONFIRMED): mark})
        self._desk.calendar_in_use.take(None)

    def _read(self, form: str, values: Mapping[str, object]) -> dict[str, str]:
        """The values of a form as they are kept, every problem at once."""
        around = Circumstances(self._desk.now(), LONG_AGO, self._desk.policy)
        kept = checked(CALENDAR_FORMS.stage(form), values, around)
        return {name: str(value) for name, value in kept.items()}

    def _days(self, action: DayAction, on: date, to: date | None, kept: Mapping[str, str]) -> list[OfficersDay]:
        struck = self._desk.calendar.closures.get(on, ("", ""))[0]
        day = OfficersDay(
            on=on,
            closed=action is DayAction.ADD,
            action=action,
            name=kept.get("name", struck),
            reason=kept["reason"],
            document=kept["document"],
            document_on=date.fromisoformat(kept["document_on"]),
            scope=of_code(DayScope, kept["scope"]),
            by=self._desk.person.name,
            at=self._desk.now(),
            moved_with=to,
        )
        return [day] if to is None else [day, _other_end(day, to)]

    def _calendars(self, connection: Connection, change: CalendarChange) -> Calendars:
        entered, government = entered_in(connection), self._desk.calendar_in_use.government
        after = entered.with_days(change.days).applied_to(government)
        return Calendars(entered.applied_to(government), after, tuple(change.days))

    def _places(self, change: CalendarChange) -> Mapping[Place, object]:
        places: dict[Place, object] = {}
        for (on, day), said in zip(change.days.items(), change.said, strict=True):
            entity = f"{DAYS}{on.isoformat()}"
            places[entity, DAY] = day.as_json() if day is not None else None
            if day is None:
                by, at = self._desk.person.name, self._desk.now().isoformat()
                places[entity, TAKEN_BACK] = {"reason": said["reason"], "by": by, "at": at}
        return places


def _refuse_contradiction(
    action: DayAction, on: date, to: date | None, calendar: Calendar, entered: Mapping[date, OfficersDay]
) -> None:
    problems = problems_with(action, on, to, calendar, entered)
    if problems:
        raise InvalidComplaint(problems)


def _refuse_if_outrun(change: CalendarChange, entered: Entered) -> None:
    """Two officers at one time: the second one looks at the calendar as the first one left it."""
    for on, day in change.days.items():
        if day is not None and on in entered.days:
            raise InvalidComplaint([Problem("on", "day_changed_already", {"reason": entered.days[on].reason})])
        if day is None and on not in entered.days:
            raise InvalidComplaint([Problem("reason", "no_such_change")])


def _other_end(day: OfficersDay, to: date) -> OfficersDay:
    return OfficersDay(**{**vars(day), "on": to, "closed": True, "moved_with": day.on})


def _said(day: OfficersDay) -> dict[str, object]:
    document_on = day.document_on.isoformat() if day.document_on else None
    return {
        "on": day.on.isoformat(),
        "closed": day.closed,
        "reason": day.reason,
        "document": day.document,
        "document_on": document_on,
    }
