"""What counting gives: a due date or moment, and the days that were counted for it and left out."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.working_days import Calendar


@dataclass(frozen=True)
class Listed:
    """The days counted, and the closed days left out."""

    days: tuple[date, ...] = ()
    left_out: tuple[date, ...] = ()


@dataclass(frozen=True)
class WorkingDays:
    """The same for working days from `first` to `last` after a receipt; listed only for whoever asks.

    Every save counts dates, and listing their days takes four times as long as finding them.
    """

    calendar: Calendar
    received_on: date
    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        """The days counted."""
        return self.calendar.working_days(self.first, self.last)

    @property
    def left_out(self) -> tuple[date, ...]:
        """The closed days left out."""
        return self.calendar.closed_days(self.received_on, self.last)


@dataclass(frozen=True)
class Answer:
    """A due date or moment (aware, Asia/Bangkok), the days counted and the closed days left out."""

    due_on: date | None = None
    due_at: datetime | None = None
    before_roll: date | None = None
    fiscal_year_be: int | None = None
    used: int | None = None
    within_window: bool | None = None
    counted: Listed | WorkingDays = Listed()

    @property
    def days(self) -> tuple[date, ...]:
        """The days counted, in order."""
        return self.counted.days

    @property
    def left_out(self) -> tuple[date, ...]:
        """The closed days left out, in order."""
        return self.counted.left_out
