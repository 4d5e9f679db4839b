"""A month of the calendar in Buddhist years, to pick a day from with the mouse or the keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.buddhist_dates import BUDDHIST
from app.translation import _, language

DAYS_IN_WEEK = 7
WEEKS_SHOWN = 6
FIRST_YEAR, LAST_YEAR = 1900, 2100
STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS_IN_WEEK,
    Qt.Key.Key_Down: DAYS_IN_WEEK,
}
MONTH_STEPS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CalendarPopup(QFrame):
    """Shows one month; arrows move by days and weeks, Page Up and Page Down by months, Enter picks.

    Signals:
        picked: the day chosen, a `date`.
    """

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._today, self._chosen = today, today
        self._locale = _locale()
        self._month, self._year = self._month_box(), self._year_box()
        self._days = [self._day_button() for _each in range(WEEKS_SHOWN * DAYS_IN_WEEK)]
        column = QVBoxLayout(self)
        column.addLayout(self._navigation())
        column.addLayout(self._week_grid())
        column.addWidget(self._today_button())
        self._show_month()

    def choose(self, day: date) -> None:
        """Show the month of `day` and put the keyboard on it."""
        self._chosen = min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
        self._show_month()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()  # a number; Thai letters are not in Qt.Key
        if key in STEPS:
            self.choose(self._chosen + timedelta(days=STEPS[key]))
        elif key in MONTH_STEPS:
            self.choose(_months_later(self._chosen, MONTH_STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._chosen)
        else:
            super().keyPressEvent(event)

    def _navigation(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._step_button("‹", "previous_month", _("Previous month"), self._show_previous))
        row.addWidget(self._month, 1)
        row.addWidget(self._year)
        row.addWidget(self._step_button("›", "next_month", _("Next month"), self._show_next))
        return row

    def _step_button(self, text: str, name: str, spoken: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setToolTip(spoken)
        button.clicked.connect(slot)
        return button

    def _month_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("calendar_month")
        box.setAccessibleName(_("Month"))
        box.addItems([self._locale.standaloneMonthName(month) for month in range(1, 13)])
        box.activated.connect(self._turn_page)
        return box

    def _year_box(self) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName("calendar_year")
        box.setAccessibleName(_("Buddhist year"))
        box.setRange(FIRST_YEAR + BUDDHIST, LAST_YEAR + BUDDHIST)
        box.setPrefix(_("B.E. "))
        box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.valueChanged.connect(self._turn_page)
        return box

    def _week_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        for column, weekday in enumerate(self._weekdays()):
            name = QLabel(self._locale.standaloneDayName(weekday, QLocale.FormatType.NarrowFormat), self)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setProperty("role", "caption")
            name.setAccessibleName(self._locale.standaloneDayName(weekday))
            grid.addWidget(name, 0, column)
        for place, button in enumerate(self._days):
            grid.addWidget(button, 1 + place // DAYS_IN_WEEK, place % DAYS_IN_WEEK)
        return grid

    def _weekdays(self) -> list[int]:
        """The weekdays from left to right, 1 is Monday; Thai weeks begin with Sunday."""
        first = self._locale.firstDayOfWeek().value
        return [(first - 1 + step) % DAYS_IN_WEEK + 1 for step in range(DAYS_IN_WEEK)]

    def _day_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop for Tab; the popup moves by arrows
        button.clicked.connect(self._pick_clicked)
        return button

    def _today_button(self) -> QPushButton:
        button = QPushButton(_("Today"), self)
        button.setObjectName("calendar_today")
        button.setAutoDefault(False)
        button.clicked.connect(self._pick_today)
        return button

    def _show_month(self) -> None:
        with QSignalBlocker(self._month), QSignalBlocker(self._year):
            self._month.setCurrentIndex(self._chosen.month - 1)
            self._year.setValue(self._chosen.year + BUDDHIST)
        first = self._chosen.replace(day=1)
        before = self._weekdays().index(first.isoweekday())
        for place, button in enumerate(self._days):
            self._show_day(button, first + timedelta(days=place - before))
        self.setAccessibleName(self._spoken(self._chosen))

    def _show_day(self, button: QToolButton, day: date) -> None:
        button.setText(str(day.day))
        button.setObjectName(f"day_{day.isoformat()}")
        button.setProperty("day", day.isoformat())
        button.setProperty("look", self._look_of(day))
        button.setAccessibleName(self._spoken(day))
        button.style().unpolish(button)
        button.style().polish(button)

    def _spoken(self, day: date) -> str:
        words = f"{day.day} {self._locale.standaloneMonthName(day.month)} {day.year + BUDDHIST}"
        return _("{day}, today").format(day=words) if day == self._today else words

    def _look_of(self, day: date) -> str:
        if day == self._chosen:
            return "chosen"
        if day == self._today:
            return "today"
        if day.month != self._chosen.month:
            return "outside"
        return "free" if day.isoweekday() > 5 else "plain"

    def _turn_page(self) -> None:
        year, month = self._year.value() - BUDDHIST, self._month.currentIndex() + 1
        self.choose(date(year, month, min(self._chosen.day, _last_day(year, month))))

    def _show_previous(self) -> None:
        self.choose(_months_later(self._chosen, -1))

    def _show_next(self) -> None:
        self.choose(_months_later(self._chosen, 1))

    def _pick_clicked(self) -> None:
        self._pick(date.fromisoformat(str(self.sender().property("day"))))

    def _pick_today(self) -> None:
        self._pick(self._today)

    def _pick(self, day: date) -> None:
        self.picked.emit(day)
        self.close()


def _locale() -> QLocale:
    thai = QLocale(QLocale.Language.Thai, QLocale.Country.Thailand)
    return thai if language() == "th" else QLocale(QLocale.Language.English, QLocale.Country.Thailand)


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _months_later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, _last_day(year, month + 1)))
