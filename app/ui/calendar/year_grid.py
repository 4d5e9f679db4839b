"""Where the days of a year stand: twelve months in a grid, each with its name and its weekdays above."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize

DAYS_IN_WEEK, WEEKS, MONTHS_IN_YEAR = 7, 6, 12
COLUMNS = 4
ROWS = MONTHS_IN_YEAR // COLUMNS
HEADINGS = 2  # the name of the month, and the weekdays
BETWEEN, SMALLEST_CELL, USUAL_CELL, LARGEST_CELL = 12, 18, 24, 32
TIGHT = 2  # by so much a cell may be smaller than the smallest that is asked for
SUNDAY = 6
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class YearGrid:
    """The places of a year in a widget of that size."""

    year: int
    size: QSize

    def cell(self) -> int:
        """The side of a day in pixels, as large as the place allows."""
        across = (self.size.width() - (COLUMNS - 1) * BETWEEN) // (COLUMNS * DAYS_IN_WEEK)
        down = (self.size.height() - (ROWS - 1) * BETWEEN) // (ROWS * (WEEKS + HEADINGS))
        return max(min(across, down, LARGEST_CELL), SMALLEST_CELL - TIGHT)

    def heading(self, month: int) -> QRect:
        """Where the name of a month stands."""
        cell, place = self.cell(), self._place_of(month)
        return QRect(place.x(), place.y(), cell * DAYS_IN_WEEK, cell)

    def weekday(self, month: int, column: int) -> QRect:
        """Where the name of a weekday stands over its column of a month."""
        cell, place = self.cell(), self._place_of(month)
        return QRect(place.x() + column * cell, place.y() + cell, cell, cell)

    def area_of(self, day: date) -> QRect:
        """Where a day stands."""
        cell, place = self.cell(), self._place_of(day.month)
        before = (day.replace(day=1).weekday() - SUNDAY) % DAYS_IN_WEEK  # Thai weeks begin with Sunday
        week, column = divmod(before + day.day - 1, DAYS_IN_WEEK)
        return QRect(place.x() + column * cell, place.y() + (week + HEADINGS) * cell, cell, cell)

    def day_at(self, point: QPoint) -> date | None:
        """The day that stands there."""
        days = (day for month in range(1, MONTHS_IN_YEAR + 1) for day in self.days_of(month))
        return next((day for day in days if self.area_of(day).contains(point)), None)

    def days_of(self, month: int) -> Iterator[date]:
        """The days of a month, in order."""
        day = date(self.year, month, 1)
        while day.month == month:
            yield day
            day += ONE_DAY

    def _place_of(self, month: int) -> QPoint:
        cell = self.cell()
        across, down = cell * DAYS_IN_WEEK + BETWEEN, cell * (WEEKS + HEADINGS) + BETWEEN
        left = max((self.size.width() - COLUMNS * across + BETWEEN) // 2, 0)
        return QPoint(left + (month - 1) % COLUMNS * across, (month - 1) // COLUMNS * down)


def size_for(cell: int) -> QSize:
    """What a year with days of that side needs."""
    width = COLUMNS * DAYS_IN_WEEK * cell + (COLUMNS - 1) * BETWEEN
    return QSize(width, ROWS * (WEEKS + HEADINGS) * cell + (ROWS - 1) * BETWEEN)
