"""The calendar by which dates are counted here: the government's, with what officers entered."""

from collections.abc import Callable
from functools import cached_property

from app.domain.officers_days import Entered
from app.domain.working_days import Calendar
from app.services.database import Database
from app.services.hospital.calendar_reading import entered_in


class CalendarInUse:
    """Each part is made when it is asked for first, because the library behind it is slow to import."""

    def __init__(self, database: Database, make: Callable[[], Calendar], shipped_years: frozenset[int]) -> None:
        """`shipped_years`: those whose days off were confirmed before the program left its makers."""
        self._database, self._make, self._shipped_years = database, make, shipped_years
        self._calendar: Calendar | None = None
        self._entered: Entered | None = None

    def calendar(self) -> Calendar:
        """The calendar to count by; another one after a change or an import."""
        if self._calendar is None:
            self._calendar = self._entered_here().applied_to(self.government)
        return self._calendar

    def is_made(self) -> bool:
        """Whether the calendar was made already, so that asking for it costs nothing."""
        return "government" in vars(self)

    @cached_property
    def government(self) -> Calendar:
        """The government calendar alone: the library with the corrections that ship."""
        return self._make()

    def confirmed_years(self) -> frozenset[int]:
        """The years whose days off somebody has confirmed, here or before; known without the calendar itself."""
        return self._entered_here().confirmed(self._shipped_years)

    def take(self, calendar: Calendar | None) -> None:
        """Go on with this calendar; with None, read it again when the next date is counted."""
        self._calendar, self._entered = calendar, None

    def _entered_here(self) -> Entered:
        if self._entered is None:
            with self._database.reading() as connection:
                self._entered = entered_in(connection)
        return self._entered
