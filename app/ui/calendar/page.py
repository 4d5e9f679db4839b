"""The page of working days: a year at a look, its days off with their sources, and what officers change of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST
from app.domain.officers_days import DayAction
from app.services.hospital.calendar_rows import CalendarYear, DayMark
from app.translation import _, language
from app.ui.calendar.day_marks import WEEKENDS
from app.ui.calendar.days_card import DaysCard
from app.ui.calendar.legend import Legend
from app.ui.calendar.steps import CalendarSteps
from app.ui.calendar.year_head import YearHead
from app.ui.calendar.year_view import YearView
from app.ui.kit import GAP, PAGE_MARGIN, Card, label
from app.ui.pages import PageView
from app.ui.rows import restyled
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.desk import Desk
    from app.services.hospital.calendar import HospitalCalendar
    from app.services.office import Office

Opener = Callable[["Desk"], "HospitalCalendar"]
YEAR_SHARE, LIST_SHARE = 4, 3


class CalendarPage(PageView):
    """A year of the calendar; the centre changes it, a ward that was paired reads it.

    Signals:
        calendar_changed: the calendar that now holds, a `Calendar`.
    """

    calendar_changed = Signal(object)

    def __init__(self, clock: Callable[[], datetime], opened: Opener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_page")
        self._opened = opened
        self._calendar: HospitalCalendar | None = None
        self._office: Office | None = None
        self._year: CalendarYear | None = None
        self._may_change = False
        self._head, self._warning = YearHead(clock().year, self), label("", "body")
        self.year_view, self._card = YearView(clock().date(), self), DaysCard(self)
        self.days, self.steps = self._card.days, CalendarSteps(self)
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office, self._calendar = office, self._opened(office.desk)
        self.steps.use(self._calendar, office.assessment)
        years = self._calendar.years()
        self._head.offer_years(years[0], years[-1])
        self.refresh()

    def enter(self) -> None:
        """Somebody goes to the page."""
        self.refresh()
        self.year_view.setFocus()

    def refresh(self) -> None:
        """Read the year again."""
        if self._calendar is None:
            return
        self._may_change = self._calendar.may_change()
        self._year = year = self._calendar.year(self._head.year())
        self.year_view.show_year(year)
        self._card.show_year(year)
        self._head.show_standing(year, may_change=self._may_change)
        warnings = _warnings(year)
        self._warning.setText(shown("\n".join(warnings)))
        self._warning.setVisible(bool(warnings))
        self._show_day(self.year_view.day())

    def show_year(self, year: int) -> None:
        """Turn to a year of the common era."""
        self._head.turn_to(year)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._head.number, self.year_view, self.days

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._head)
        restyled(self._warning, "part", "warning")
        self._warning.setObjectName("year_warning")
        self._warning.setWordWrap(True)
        column.addWidget(self._warning)
        year_card = Card("", self)
        year_card.body.addWidget(self.year_view, 1)
        year_card.body.addWidget(Legend(year_card))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(year_card, YEAR_SHARE)
        row.addWidget(self._card, LIST_SHARE)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._head.turned.connect(self.refresh)
        self._head.action_wanted.connect(self._ask)
        self._head.mark_wanted.connect(self._mark_year)
        self.year_view.chosen.connect(self._show_day)
        self.year_view.activated.connect(self._ask_for_day)
        self._card.chosen.connect(self.year_view.choose)
        self._card.taking_back_wanted.connect(self._ask_to_take_back)
        self.steps.changed.connect(self._take_change)

    def _show_day(self, day: date) -> None:
        self._card.show_day(day, self.year_view.words_of(day), may_change=self._may_change)

    def _ask(self, action: DayAction) -> None:
        self.steps.ask(action, self.year_view.day())

    def _ask_for_day(self, day: date) -> None:
        """Enter on a day: what can be done with it."""
        if not self._may_change or self._year is None:
            return
        if self._card.officers_day(day) is not None:
            self.steps.ask_to_take_back(day)
        else:
            self.steps.ask(_likely_action(self._year.marks.get(day)), day)

    def _ask_to_take_back(self) -> None:
        self.steps.ask_to_take_back(self.year_view.day())

    def _mark_year(self) -> None:
        if self._calendar is None or self._year is None:
            return
        if self._year.is_confirmed:
            self._calendar.unconfirm_year(self._year.year)
        else:
            self._calendar.confirm_year(self._year.year)
        self._take_change()

    def _take_change(self) -> None:
        if self._office is None:
            return
        calendar: Calendar = self._office.desk.calendar
        self.calendar_changed.emit(calendar)
        self.refresh()
        self.changed.emit("")


def _likely_action(mark: DayMark | None) -> DayAction:
    if mark in WEEKENDS:
        return DayAction.WORK
    return DayAction.STRIKE if mark is DayMark.HOLIDAY else DayAction.ADD


def _warnings(year: CalendarYear) -> list[str]:
    if year.is_confirmed:
        return []
    words = _(
        "Nobody has compared the days off of {year} with the cabinet's resolutions yet; "
        "every date in it may still move."
    )
    shown_year = year.year + BUDDHIST if language() == "th" else year.year
    missing = [names[language() == "en"] for names in year.missing]
    lacks = _("Not known yet: {days}. Add it when it is announced.").format(days=_(", ").join(missing))
    return [words.format(year=shown_year), *([lacks] if missing else [])]
