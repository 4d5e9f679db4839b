"""A month of the calendar in Buddhist years, to pick a day from with the mouse or the keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.translation import _, language
from app.ui.entry.month_choice import FIRST_YEAR, LAST_YEAR, MonthChoice
from app.ui.entry.month_days import DAYS_IN_WEEK, MonthDays

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
        locale = _locale()
        self._month, self._days = MonthChoice(locale, self), MonthDays(today, locale, self)
        column = QVBoxLayout(self)
        column.addWidget(self._month)
        column.addWidget(self._days)
        column.addWidget(self._today_button())
        self._month.chosen.connect(self._turn_page)
        self._month.stepped.connect(self._step)
        self._days.picked.connect(self._pick)
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
            self._step(MONTH_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._chosen)
        else:
            super().keyPressEvent(event)

    def _today_button(self) -> QPushButton:
        button = QPushButton(_("Today"), self)
        button.setObjectName("calendar_today")
        button.setAutoDefault(False)
        button.clicked.connect(self._pick_today)
        return button

    def _show_month(self) -> None:
        self._month.show_month(self._chosen)
        self._days.show_day(self._chosen)
        self.setAccessibleName(self._days.spoken(self._chosen))

    def _turn_page(self, year: int, month: int) -> None:
        self.choose(date(year, month, min(self._chosen.day, _last_day(year, month))))

    def _step(self, months: int) -> None:
        self.choose(_months_later(self._chosen, months))

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
