"""Which month of which Buddhist year is shown, and the way to the one before and the one after."""

from datetime import date

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from app.domain.buddhist_dates import BUDDHIST
from app.translation import _
from app.ui.kit import step_button

FIRST_YEAR, LAST_YEAR = 1900, 2100


class MonthChoice(QWidget):
    """One row.

    Signals:
        chosen: a year of the common era, and a month from 1 on.
        stepped: how many months on, -1 for the one before.
    """

    chosen = Signal(int, int)
    stepped = Signal(int)

    def __init__(self, locale: QLocale, parent: QWidget) -> None:
        super().__init__(parent)
        self._month, self._year = _month_box(locale), _year_box()
        before = step_button("‹", "previous_month", _("Previous month"))
        after = step_button("›", "next_month", _("Next month"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(before)
        row.addWidget(self._month, 1)
        row.addWidget(self._year)
        row.addWidget(after)
        before.clicked.connect(self._step_back)
        after.clicked.connect(self._step_on)
        self._month.activated.connect(self._choose)
        self._year.valueChanged.connect(self._choose)

    def show_month(self, day: date) -> None:
        """Show the month of a day."""
        with QSignalBlocker(self._month), QSignalBlocker(self._year):
            self._month.setCurrentIndex(day.month - 1)
            self._year.setValue(day.year + BUDDHIST)

    def _choose(self) -> None:
        self.chosen.emit(self._year.value() - BUDDHIST, self._month.currentIndex() + 1)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)


def _month_box(locale: QLocale) -> QComboBox:
    box = QComboBox()
    box.setObjectName("calendar_month")
    box.setAccessibleName(_("Month"))
    box.addItems([locale.standaloneMonthName(month) for month in range(1, 13)])
    return box


def _year_box() -> QSpinBox:
    box = QSpinBox()
    box.setObjectName("calendar_year")
    box.setAccessibleName(_("Buddhist year"))
    box.setRange(FIRST_YEAR + BUDDHIST, LAST_YEAR + BUDDHIST)
    box.setPrefix(_("B.E. "))
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return box
