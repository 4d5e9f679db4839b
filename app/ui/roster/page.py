"""The page of the roster: a month of shifts and roles, who is there now, and who holds a role."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST, MONTHS
from app.translation import _, language
from app.ui.keys import on_keys
from app.ui.kit import GAP, PAGE_MARGIN, scrolled
from app.ui.pages import PageView
from app.ui.roster.head import RosterHead
from app.ui.roster.holders import Holders
from app.ui.roster.month_card import MonthCard, last_of
from app.ui.roster.there_now import ThereNow

if TYPE_CHECKING:
    from app.services.office import Office

ShowSheet = Callable[["Office", str, datetime, QWidget], object]
ASIDE_WIDTH = 320
MINUTE_MS, KEEP_EVERY_MS = 60_000, 5000
DIRECTOR = "director_or_acting"


class RosterPage(PageView):
    """The centre enters the roster; a ward that was paired with it reads."""

    def __init__(self, clock: Callable[[], datetime], show_sheet: ShowSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_page")
        self._clock, self._show_sheet = clock, show_sheet
        self._first = clock().date().replace(day=1)
        self._office: Office | None = None
        self.month, self._holders, self._now = MonthCard(self), Holders(self), ThereNow(self)
        self._head = RosterHead(self)
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self.month.use(office.roster)
        self._holders.use(office.roster, office.assessment, office.staff.units)
        self._head.offer_units(office.staff.units())
        self.refresh()

    def enter(self) -> None:
        """Somebody goes to the page."""
        self.refresh()
        if self._office is not None:
            self.month.grid.lead_to(self._office.roster.shift(self._clock()))
        self.month.grid.take_keyboard()

    def refresh(self) -> None:
        """Read the month again; what is typed and not saved stays."""
        if self._office is None:
            return
        self._head.show_title(_month_in_words(self._first))
        self.month.show_month(self._first, self._head.unit(), self._clock())
        self._holders.refresh(may_change=self._office.roster.may_change())
        self._show_now()
        self._show_buttons()

    def show_month(self, day: date) -> None:
        """Turn to the month of a day."""
        self._first = day.replace(day=1)
        self.refresh()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self.month.grid, self._holders

    def close_down(self) -> None:
        """What is typed and not saved is there the next time."""
        self.month.keep_unsaved()

    def _show_now(self) -> None:
        if self._office is None:
            return
        now, unit, roster = self._clock(), self._head.unit(), self._office.roster
        posts = [*roster.posts(), *(roster.posts(unit) if unit else ())]
        people = [roster.on_duty(role, now, unit) for role in (*(each.role for each in posts), DIRECTOR)]
        shift = roster.shift(now)
        name, hours = roster.shift_name(shift), shift.hours
        words = hours if name == hours else _("{shift}, {hours}").format(shift=name, hours=hours)
        self._now.show_people(words, people)
        self._now.show_rule(next(each.rule for each in (*posts, *roster.holders.posts())))

    def _show_buttons(self) -> None:
        may_change = self._office is not None and self._office.roster.may_change()
        self._head.show_buttons(may_change=may_change, has_roles=self.month.has_roles())
        cells = self.month.cells
        self._head.show_typed(cells.undo_stack, has_unsaved=bool(cells.typed()))

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit("")

    def _turn_back(self) -> None:
        self.show_month(self._first - timedelta(days=1))

    def _turn_on(self) -> None:
        self.show_month(last_of(self._first) + timedelta(days=1))

    def _open_sheet(self) -> None:
        """Of the shift of the chosen row; of one that is still to come, of the one that runs."""
        if self._office is not None:
            now, shift = self._clock(), self.month.chosen_shift()
            moment = shift.begins_at if shift is not None and shift.begins_at <= now else now
            self._show_sheet(self._office, self._head.unit(), moment, self.window())

    def _lay_out(self) -> None:
        aside = QWidget(self)
        beside = QVBoxLayout(aside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(self._now)
        beside.addWidget(self._holders, 1)
        area = scrolled(aside, self)
        area.setObjectName("roster_aside")
        area.setFixedWidth(ASIDE_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.month, 1)
        row.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._head)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        for name, slot in (
            ("month_before", self._turn_back),
            ("month_after", self._turn_on),
            ("roster_copy", self.month.copy_last_month),
            ("roster_paste", self.month.grid.paste),
            ("roster_undo", self.month.undo),
            ("roster_sheet", self._open_sheet),
            ("roster_save", self.month.save),
        ):
            self._head.button(name).clicked.connect(slot)
        on_keys("Ctrl+S", self, self.month.save)
        self.month.edited.connect(self._show_buttons)
        self.month.saved.connect(self._tell)
        self._holders.changed.connect(self._tell)
        self._head.unit_chosen.connect(self.refresh)
        for every, act in ((MINUTE_MS, self._show_now), (KEEP_EVERY_MS, self.month.keep_unsaved)):
            timer = QTimer(self)
            timer.setInterval(every)
            timer.timeout.connect(act)
            timer.start()


def _month_in_words(day: date) -> str:
    year = day.year + BUDDHIST if language() == "th" else day.year
    return _("{month} {year}").format(month=MONTHS[language()][day.month - 1], year=year)
