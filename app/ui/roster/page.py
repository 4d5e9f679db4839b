"""The page of the roster: a month of shifts and roles, who is there now, and who holds a role."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BUDDHIST, MONTHS
from app.translation import _, language
from app.ui.keys import on_keys
from app.ui.kit import label, primary_button, scrolled, secondary_button
from app.ui.pages import PageView
from app.ui.roster.holders import Holders
from app.ui.roster.month_card import MonthCard, last_of
from app.ui.roster.there_now import ThereNow

if TYPE_CHECKING:
    from app.services.office import Office

ShowSheet = Callable[["Office", str, datetime, QWidget], object]
PAGE_MARGIN, GAP, BUTTON_GAP, ASIDE = 20, 12, 8, 320
MINUTE, KEEP_EVERY_MS = 60_000, 5000
DIRECTOR = "director_or_acting"
CHANGING = ("roster_copy", "roster_paste", "roster_undo", "roster_save")


class RosterPage(PageView):
    """The centre enters the roster; a ward that was paired with it reads."""

    def __init__(self, clock: Callable[[], datetime], show_sheet: ShowSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster_page")
        self._clock, self._show_sheet = clock, show_sheet
        self._first = clock().date().replace(day=1)
        self._office: Office | None = None
        self.month, self._holders, self._now = MonthCard(self), Holders(self), ThereNow(self)
        self._title, self._unit = label("", "title"), QComboBox(self)
        self._buttons = _buttons()
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self.month.use(office.roster)
        self._holders.use(office.roster, office.assessment, office.staff.units)
        self._unit.addItem(_("Whole hospital"), "")
        for unit in office.staff.units():
            self._unit.addItem(unit, unit)
        self.refresh()

    def enter(self) -> None:
        """Somebody goes to the page."""
        self.refresh()
        if self._office is not None:
            self.month.lead_to(self._office.roster.shift(self._clock()))
        self.month.take_keyboard()

    def refresh(self) -> None:
        """Read the month again; what is typed and not saved stays."""
        if self._office is None:
            return
        self._title.setText(_month_in_words(self._first))
        self.month.show_month(self._first, self._chosen_unit(), self._clock())
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

    def _chosen_unit(self) -> str:
        return str(self._unit.currentData() or "")

    def _show_now(self) -> None:
        if self._office is None:
            return
        now, unit, roster = self._clock(), self._chosen_unit(), self._office.roster
        posts = [*roster.posts(), *(roster.posts(unit) if unit else ())]
        people = [roster.on_duty(role, now, unit) for role in (*(each.role for each in posts), DIRECTOR)]
        shift = roster.shift(now)
        name, hours = roster.shift_name(shift), shift.hours
        words = hours if name == hours else _("{shift}, {hours}").format(shift=name, hours=hours)
        self._now.show_people(words, people)

    def _show_buttons(self) -> None:
        may_change = self._office is not None and self._office.roster.may_change()
        for name in CHANGING:
            self._buttons[name].setVisible(may_change and self.month.has_roles())
        self._buttons["roster_sheet"].setVisible(self.month.has_roles())
        self._unit.setVisible(self.month.has_roles() or bool(self._chosen_unit()))
        self._buttons["roster_save"].setEnabled(self.month.has_unsaved())
        undo, words = self._buttons["roster_undo"], self.month.undo_words()
        undo.setEnabled(self.month.can_undo())
        undo.setToolTip(_("Undo: {step} (Ctrl+Z)").format(step=words) if words else "")

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
            self._show_sheet(self._office, self._chosen_unit(), moment, self.window())

    def _lay_out(self) -> None:
        self._title.setObjectName("roster_month")
        self._unit.setObjectName("roster_unit")
        self._unit.setAccessibleName(_("Roster of"))
        aside = QWidget(self)
        beside = QVBoxLayout(aside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(self._now)
        beside.addWidget(self._holders, 1)
        area = scrolled(aside, self)
        area.setObjectName("roster_aside")
        area.setFixedWidth(ASIDE)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.month, 1)
        row.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addLayout(_head(self._buttons, self._title, self._unit))
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
            self._buttons[name].clicked.connect(slot)
        on_keys("Ctrl+S", self, self.month.save)
        self.month.edited.connect(self._show_buttons)
        self.month.saved.connect(self._tell)
        self._holders.changed.connect(self._tell)
        self._unit.activated.connect(self.refresh)
        for every, act in ((MINUTE, self._show_now), (KEEP_EVERY_MS, self.month.keep_unsaved)):
            timer = QTimer(self)
            timer.setInterval(every)
            timer.timeout.connect(act)
            timer.start()


def _buttons() -> dict[str, QPushButton]:
    made = {
        "month_before": secondary_button("‹", None),
        "month_after": secondary_button("›", None),
        "roster_copy": secondary_button(_("Copy last month"), "history"),
        "roster_paste": secondary_button(_("Paste from Excel"), "document_table"),
        "roster_undo": secondary_button(_("Undo"), "arrow_undo"),
        "roster_sheet": secondary_button(_("Hand-over sheet"), "document_pdf"),
        "roster_save": primary_button(_("Save"), "save"),
    }
    for name, button in made.items():
        button.setObjectName(name)
    made["month_before"].setAccessibleName(_("Month before"))
    made["month_after"].setAccessibleName(_("Month after"))
    return made


def _head(buttons: dict[str, QPushButton], title: QWidget, unit: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(BUTTON_GAP)
    for part in (buttons["month_before"], title, buttons["month_after"], unit):
        row.addWidget(part)
    row.addStretch(1)
    for name in ("roster_copy", "roster_paste", "roster_undo", "roster_sheet", "roster_save"):
        row.addWidget(buttons[name])
    return row


def _month_in_words(day: date) -> str:
    year = day.year + BUDDHIST if language() == "th" else day.year
    return _("{month} {year}").format(month=MONTHS[language()][day.month - 1], year=year)
