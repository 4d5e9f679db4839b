"""The page of working days: a year at a look, its days off with their sources, and what officers change of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST, moment_short
from app.domain.officers_days import DayAction
from app.services.hospital.calendar_rows import CalendarYear, DayMark
from app.translation import N_, _, language, ngettext
from app.ui.calendar.day_list import DayList
from app.ui.calendar.legend import Legend
from app.ui.calendar.steps import CalendarSteps
from app.ui.calendar.year_view import YearView
from app.ui.kit import Badge, Card, Tone, label, primary_button, secondary_button
from app.ui.pages import PageView
from app.ui.rows import restyled
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.desk import Desk
    from app.services.hospital.calendar import HospitalCalendar
    from app.services.office import Office

Opener = Callable[["Desk"], "HospitalCalendar"]
PAGE_MARGIN, GAP, BUTTON_GAP = 20, 12, 8
ACTIONS = {
    DayAction.ADD: N_("Add a day off"),
    DayAction.STRIKE: N_("Strike"),
    DayAction.MOVE: N_("Move"),
    DayAction.WORK: N_("Working weekend day"),
}


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
        self.year_view, self.days, self.steps = YearView(clock().date(), self), DayList(self), CalendarSteps(self)
        self._number = self._year_box(clock().year)
        self._badge, self._mark = Badge(self), secondary_button("", "checkmark_circle")
        self._warning, self._words = label("", "body"), label("", "body")
        self._take_back = secondary_button(_("Take the change back"), "history")
        self._actions = {action: self._action_button(action) for action in ACTIONS}
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office, self._calendar = office, self._opened(office.desk)
        self.steps.use(self._calendar, office.assessment)
        years = self._calendar.years()
        with QSignalBlocker(self._number):
            self._number.setRange(years[0] + BUDDHIST, years[-1] + BUDDHIST)
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
        self._year = self._calendar.year(self._number.value() - BUDDHIST)
        self.year_view.show_year(self._year)
        self.days.show_days(self._year.days)
        self._show_standing(self._year)
        self._show_day(self.year_view.day())

    def show_year(self, year: int) -> None:
        """Turn to a year of the common era."""
        self._number.setValue(year + BUDDHIST)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._number, self.year_view, self.days

    def _year_box(self, year: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName("year_of_calendar")
        box.setAccessibleName(_("Buddhist year"))
        box.setPrefix(_("B.E. "))
        box.setRange(year + BUDDHIST, year + BUDDHIST)
        box.setKeyboardTracking(False)
        box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return box

    def _action_button(self, action: DayAction) -> QPushButton:
        is_first = action is DayAction.ADD
        button = primary_button(_(ACTIONS[action]), "add") if is_first else secondary_button(_(ACTIONS[action]), None)
        button.setObjectName(f"calendar_{action.value}")
        button.setToolTip(_(action.label))
        button.setProperty("action", action.value)
        button.clicked.connect(self._ask)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        restyled(self._warning, "part", "warning")
        self._warning.setObjectName("year_warning")
        self._warning.setWordWrap(True)
        column.addWidget(self._warning)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._year_card(), 5)
        row.addWidget(self._list_card(), 4)
        column.addLayout(row, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(BUTTON_GAP)
        before, after = _step("‹", "year_before", _("Year before")), _step("›", "year_after", _("Year after"))
        before.clicked.connect(self._number.stepDown)
        after.clicked.connect(self._number.stepUp)
        self._badge.setObjectName("year_standing")
        self._mark.setObjectName("mark_year")
        for part in (before, self._number, after, self._badge, self._mark):
            row.addWidget(part)
        row.addStretch(1)
        for button in self._actions.values():
            row.addWidget(button)
        return row

    def _year_card(self) -> Card:
        card = Card("", self)
        card.body.addWidget(self.year_view, 1)
        card.body.addWidget(Legend(card))
        return card

    def _list_card(self) -> Card:
        card = Card("", self)
        self._words.setObjectName("chosen_day")
        self._words.setWordWrap(True)
        self._take_back.setObjectName("take_back")
        card.body.addWidget(self.days, 1)
        card.body.addWidget(self._words)
        card.body.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _connect(self) -> None:
        self._number.valueChanged.connect(self.refresh)
        self.year_view.chosen.connect(self._show_day)
        self.year_view.activated.connect(self._ask_for_day)
        self.days.chosen.connect(self.year_view.choose)
        self._mark.clicked.connect(self._mark_year)
        self._take_back.clicked.connect(self._ask_to_take_back)
        self.steps.changed.connect(self._take_change)

    def _show_standing(self, year: CalendarYear) -> None:
        tone, words = (Tone.DONE, _("Confirmed")) if year.is_confirmed else (Tone.SOON, _("Not confirmed yet"))
        self._badge.show_badge(tone, words)
        self._badge.setToolTip(_who_confirmed(year))
        self._mark.setText(_("In doubt again") if year.is_confirmed else _("Confirm the year"))
        for button in (self._mark, *self._actions.values()):
            button.setEnabled(self._may_change)
            if not self._may_change:
                button.setToolTip(_("The centre decides on the calendar; it comes here with its files."))
        warnings = _warnings(year)
        self._warning.setText(shown(" ".join(warnings)))
        self._warning.setVisible(bool(warnings))
        self.days.setAccessibleDescription(_working_days(year))

    def _show_day(self, day: date) -> None:
        self.days.choose(day)
        row = self.days.row_of(day)
        self._words.setText(shown(self.year_view.words_of(day)))
        self._take_back.setVisible(self._may_change and row is not None and row.officer is not None)

    def _ask(self) -> None:
        code = self.sender().property("action")
        self.steps.ask(next(action for action in ACTIONS if action.value == code), self.year_view.day())

    def _ask_for_day(self, day: date) -> None:
        """Enter on a day: what can be done with it."""
        row = self.days.row_of(day)
        if not self._may_change or self._year is None:
            return
        if row is not None and row.officer is not None:
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


def _step(text: str, name: str, spoken: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setAccessibleName(spoken)
    button.setToolTip(spoken)
    return button


def _likely_action(mark: DayMark | None) -> DayAction:
    if mark is DayMark.WEEKEND:
        return DayAction.WORK
    return DayAction.STRIKE if mark is DayMark.HOLIDAY else DayAction.ADD


def _who_confirmed(year: CalendarYear) -> str:
    if year.mark is None:
        return _("Compared with the cabinet's resolutions by the makers of the program.") if year.is_confirmed else ""
    said = _("Confirmed by {person}, {moment}.") if year.mark.confirmed else _("In doubt, says {person}, {moment}.")
    return said.format(person=year.mark.by, moment=moment_short(year.mark.at, language()))


def _warnings(year: CalendarYear) -> list[str]:
    if year.is_confirmed:
        return []
    words = _(
        "Nobody has compared the days off of {year} with the cabinet's resolutions yet; "
        "every date in it may still move."
    )
    shown_year = year.year + BUDDHIST if language() == "th" else year.year
    missing = [names[language() == "en"] for names in year.missing]
    lacks = _("Not known yet: {days}. Add it when it is announced.").format(days=", ".join(missing))
    return [words.format(year=shown_year), *([lacks] if missing else [])]


def _working_days(year: CalendarYear) -> str:
    words = ngettext("{count} working day in the year", "{count} working days in the year", year.working_days)
    return words.format(count=year.working_days)
