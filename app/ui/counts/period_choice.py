"""The fiscal year and the month in it over which something is counted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST, MONTHS
from app.domain.fiscal_years import days_of_fiscal_year, months_of_fiscal_year
from app.translation import _, language
from app.ui.kit import label

GAP, SHORT, NARROW, MOST_SHOWN = 8, 6, 12, 20


class PeriodChoice(QWidget):
    """Two lists; the month that is chosen stays when the year changes.

    Signals:
        changed: another year or month.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years: tuple[int, ...] = ()
        self._today = date.max
        self._year = _box("counts_year", _("Fiscal year"), SHORT, self)
        self._month = _box("counts_month", _("Month"), NARROW, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for box in (self._year, self._month):
            name = label(box.accessibleName(), "field")
            name.setBuddy(box)
            row.addWidget(name)
            row.addWidget(box)
        self._year.currentIndexChanged.connect(self._change_year)
        self._month.currentIndexChanged.connect(self.changed)

    def show_years(self, years: Sequence[int], today: date) -> None:
        """Offer these fiscal years and the months that have begun; at first the year of today."""
        if (tuple(years), today) == (self._years, self._today):
            return
        self._years, self._today = tuple(years), today
        chosen = self._year.currentData()
        with QSignalBlocker(self._year):
            self._year.clear()
            for year in years:
                self._year.addItem(str(_shown_year(year)), year)
            self._year.setCurrentIndex(max(self._year.findData(chosen), 0))
        self._offer_months()

    def days(self) -> tuple[date, date]:
        """The first and the last day of what is chosen."""
        year, month = int(self._year.currentData()), self._month.currentData()
        return days_of_fiscal_year(year) if month is None else months_of_fiscal_year(year)[int(month)]

    def is_a_month(self) -> bool:
        """Whether less than the whole year is chosen."""
        return self._month.currentData() is not None

    def show_whole_year(self) -> None:
        """Choose all of the year."""
        self._month.setCurrentIndex(0)

    def in_words(self) -> str:
        """The chosen time, as it stands over a table that is passed on."""
        year = _("Fiscal year {year}").format(year=self._year.currentText())
        return f"{year} · {self._month.currentText()}" if self.is_a_month() else year

    def _change_year(self) -> None:
        self._offer_months()
        self.changed.emit()

    def _offer_months(self) -> None:
        chosen = self._month.currentData()
        with QSignalBlocker(self._month):
            self._month.clear()
            self._month.addItem(_("Whole year"), None)
            for place, (first, _last) in enumerate(months_of_fiscal_year(int(self._year.currentData()))):
                if first <= self._today:
                    self._month.addItem(f"{MONTHS[language()][first.month - 1]} {_shown_year(first.year)}", place)
            self._month.setCurrentIndex(max(self._month.findData(chosen), 0) if chosen is not None else 0)


def _shown_year(year: int) -> int:
    return year + BUDDHIST if language() == "th" else year


def _box(name: str, spoken: str, width: int, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    box.setMinimumContentsLength(width)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMaxVisibleItems(MOST_SHOWN)
    return box
