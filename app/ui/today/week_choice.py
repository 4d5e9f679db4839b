"""Which day and which channel of a week are chosen, and where the choice goes next."""

from datetime import date

from app.services.hospital.channel_checks import CheckedWeek, CheckRow, DailyChannel


class WeekChoice:
    """A place in a week: the column of its day and the row of its channel."""

    def __init__(self) -> None:
        self.week = CheckedWeek((), ())
        self.column = self.row = 0

    def take_week(self, week: CheckedWeek) -> None:
        """Choose in another week, or in the same one read again; the choice stays as far as it is there."""
        day = self.day()
        self.week = week
        self.column = week.days.index(day) if day in week.days else max(len(week.days) - 1, 0)
        self.row = min(self.row, max(len(week.channels) - 1, 0))

    def day(self) -> date | None:
        """The chosen day."""
        return self.week.days[self.column] if self.column < len(self.week.days) else None

    def channel(self) -> DailyChannel | None:
        """The chosen channel."""
        return self.week.channels[self.row] if self.row < len(self.week.channels) else None

    def check_at(self, column: int, row: int) -> CheckRow | None:
        """What was written for the day and the channel of a place; None outside, and where nobody looked."""
        if column >= len(self.week.days) or row >= len(self.week.channels):
            return None
        return self.week.checks.get((self.week.days[column], self.week.channels[row].code))

    def take_day(self, day: date, channel: str) -> None:
        """Choose a day of the week, and the channel or the first that nobody looked at."""
        self.column = self.week.days.index(day)
        codes = [each.code for each in self.week.channels]
        left = (row for row in range(len(codes)) if self.check_at(self.column, row) is None)
        self.row = codes.index(channel) if channel in codes else next(left, self.row)

    def go_on(self) -> None:
        """Choose the next channel of that day that nobody looked at."""
        rows = len(self.week.channels)
        ahead = ((self.row + step) % rows for step in range(1, rows))
        self.row = next((row for row in ahead if self.check_at(self.column, row) is None), self.row)

    def move(self, across: int, down: int) -> None:
        """Go so many days and channels on; at the edge of the week, not at all."""
        self.go_to(self.column + across, self.row + down)

    def go_to(self, column: int, row: int) -> None:
        """Choose a place; one outside of the week changes nothing."""
        if 0 <= column < len(self.week.days) and 0 <= row < len(self.week.channels):
            self.column, self.row = column, row
