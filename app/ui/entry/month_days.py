"""The days of a month as buttons, six weeks of them, under the names of the weekdays."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from app.domain.buddhist_dates import BUDDHIST
from app.translation import _
from app.ui.rows import restyled

DAYS_IN_WEEK, WEEKS_SHOWN = 7, 6
FRIDAY = 5
BETWEEN = 2


class MonthDays(QWidget):
    """Shows the month of a day; the keyboard stays with whoever holds this.

    Signals:
        picked: the day clicked, a `date`.
    """

    picked = Signal(object)

    def __init__(self, today: date, locale: QLocale, parent: QWidget) -> None:
        super().__init__(parent)
        self._today, self._chosen, self._locale = today, today, locale
        self._days = [self._day_button() for _each in range(WEEKS_SHOWN * DAYS_IN_WEEK)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(BETWEEN)
        for column, weekday in enumerate(self._weekdays()):
            grid.addWidget(_weekday_name(locale, weekday), 0, column)
        for place, button in enumerate(self._days):
            grid.addWidget(button, 1 + place // DAYS_IN_WEEK, place % DAYS_IN_WEEK)

    def show_day(self, chosen: date) -> None:
        """Show the month of `chosen`, and mark it."""
        self._chosen = chosen
        first = chosen.replace(day=1)
        before = self._weekdays().index(first.isoweekday())
        for place, button in enumerate(self._days):
            self._show_day(button, first + timedelta(days=place - before))

    def spoken(self, day: date) -> str:
        """The day in words, and whether it is today."""
        words = f"{day.day} {self._locale.standaloneMonthName(day.month)} {day.year + BUDDHIST}"
        return _("{day}, today").format(day=words) if day == self._today else words

    def _show_day(self, button: QToolButton, day: date) -> None:
        button.setText(str(day.day))
        button.setObjectName(f"day_{day.isoformat()}")
        button.setProperty("day", day.isoformat())
        button.setAccessibleName(self.spoken(day))
        restyled(button, "look", self._look_of(day))

    def _look_of(self, day: date) -> str:
        if day == self._chosen:
            return "chosen"
        if day == self._today:
            return "today"
        if day.month != self._chosen.month:
            return "outside"
        return "free" if day.isoweekday() > FRIDAY else "plain"

    def _weekdays(self) -> list[int]:
        """The weekdays from left to right, 1 is Monday; Thai weeks begin with Sunday."""
        first = self._locale.firstDayOfWeek().value
        return [(first - 1 + step) % DAYS_IN_WEEK + 1 for step in range(DAYS_IN_WEEK)]

    def _day_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop for Tab; the popup moves by arrows
        button.clicked.connect(self._pick)
        return button

    def _pick(self) -> None:
        self.picked.emit(date.fromisoformat(str(self.sender().property("day"))))


def _weekday_name(locale: QLocale, weekday: int) -> QLabel:
    name = QLabel(locale.standaloneDayName(weekday, QLocale.FormatType.NarrowFormat))
    name.setAlignment(Qt.AlignmentFlag.AlignCenter)
    name.setProperty("role", "caption")
    name.setAccessibleName(locale.standaloneDayName(weekday))
    return name
