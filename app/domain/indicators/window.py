"""The last working day that an indicator counts as in time (KPI-1, DAY-1), as the policy settles it."""

from datetime import date, datetime, time

from app.domain import counting
from app.domain.buddhist_dates import BANGKOK
from app.domain.conventions import Conventions
from app.domain.indicators.months import ONE_DAY
from app.domain.working_days import Calendar

DAYS_USED, WORKING_DAYS = "kpi_days_used", "working_days"
FIRST_DAY = "first_day"


class Window:
    """The working days from receipt on that a matter has; `first_day` reads them in another way than the policy."""

    def __init__(self, conventions: Conventions, calendar: Calendar, *, first_day: str = "") -> None:
        self._conventions, self._calendar = conventions, calendar
        self._other = {FIRST_DAY: first_day} if first_day else {}

    def due_on(self, received: datetime) -> date:
        """The last day that is in time; more time that was granted changes nothing of it (DAY-6).

        Raises:
            CalendarOutOfRange: a day outside the years that the calendar covers.
        """
        settled = {**self._conventions.of(DAYS_USED, received.date()), **self._other}
        rule = {"type": WORKING_DAYS, "n": settled.pop("window", None), **settled}
        due_on = counting.answer(rule, received, {}, self._calendar).due_on
        assert due_on is not None  # working days are counted to a day
        return due_on

    def earliest_received(self, undecided_on: date) -> date:
        """The first day of receipt for which that day may still have been in time.

        Raises:
            CalendarOutOfRange: a day outside the years that the calendar covers.
        """
        day = undecided_on
        while self._calendar.covers(day - ONE_DAY) and self._due_on_day(day - ONE_DAY) >= undecided_on:
            day -= ONE_DAY
        return day

    def _due_on_day(self, day: date) -> date:
        return self.due_on(datetime.combine(day, time.max, BANGKOK))
