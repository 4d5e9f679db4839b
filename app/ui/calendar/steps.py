"""The way of a change of the calendar: form, preview in a thread, confirmation, writing in a thread."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.domain.calendar_forms import CALENDAR_FORMS, TAKE_BACK
from app.domain.errors import ComplaintError
from app.domain.officers_days import DayAction, DayScope
from app.services.words.change_words import day_in_words
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import run_with_progress
from app.ui.calendar.preview_dialog import PreviewDialog
from app.ui.proceedings.stage_dialog import StageDialog

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.hospital.calendar import CalendarChange, HospitalCalendar
    from app.services.hospital.calendar_moves import MovedDate

Values = Mapping[str, object]


class CalendarSteps(QObject):
    """Leads from a wish to a written change; whoever turns back finds what was typed.

    Signals:
        changed: the calendar is another one, and dates may have moved.
        previewed: what would move is on the screen.
    """

    changed = Signal()
    previewed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._calendar: HospitalCalendar | None = None
        self._assessment: Assessment | None = None
        self._form, self._on = "", date.min
        self._values: Values = {}
        self._change: CalendarChange | None = None

    def use(self, calendar: "HospitalCalendar", assessment: "Assessment") -> None:
        """The services are ready."""
        self._calendar, self._assessment = calendar, assessment

    def ask(self, action: DayAction, day: date) -> None:
        """Ask for what is to be done, the chosen day filled in."""
        self._open(action.value, day, {"on": day.isoformat(), "scope": DayScope.COUNTRY.value})

    def ask_to_take_back(self, day: date) -> None:
        """Ask why the change of that day is taken back."""
        self._open(TAKE_BACK, day, {})

    def _open(self, form: str, day: date, values: Values) -> None:
        if self._assessment is None:
            return
        self._form, self._on = form, day
        stage = CALENDAR_FORMS.stage(form)
        dialog = StageDialog(CALENDAR_FORMS, stage, self._assessment, self._check, self._page.window())
        for button in dialog.findChildren(QPushButton, "save_stage"):
            button.setText(_("Show what it moves"))
        dialog.setWindowTitle(_(stage.label))
        dialog.show_values(values)
        dialog.saved.connect(self._preview)
        dialog.open()

    def _check(self, values: Values) -> None:
        """What the form hands over; refusals go back to it."""
        if self._calendar is None:
            return
        self._values = values
        if self._form == TAKE_BACK:
            self._change = self._calendar.checked_taking_back(self._on, values)
        else:
            self._change = self._calendar.checked(DayAction[self._form.upper()], values)

    def _preview(self) -> None:
        if self._calendar is None or self._change is None:
            return
        work = partial(self._calendar.moves, self._change)
        progress = run_with_progress(self._page, _("Looking which dates move…"), work)
        progress.succeeded.connect(self._show_preview)
        progress.broke.connect(self._refuse)
        progress.given_up.connect(self._turn_back)

    def _show_preview(self, moves: "tuple[MovedDate, ...]") -> None:
        if self._change is None:
            return
        dialog = PreviewDialog([day_in_words(day) for day in self._change.said], moves, self._page.window())
        dialog.confirmed.connect(self._write)
        dialog.rejected.connect(self._turn_back)
        dialog.open()
        self.previewed.emit()

    def _turn_back(self) -> None:
        """Nothing was written; the form comes back as it was left."""
        self._open(self._form, self._on, self._values)

    def _write(self) -> None:
        if self._calendar is None or self._change is None:
            return
        work = partial(self._calendar.confirm, self._change)
        progress = run_with_progress(self._page, _("Writing the calendar and the dates…"), work)
        progress.succeeded.connect(self._end)
        progress.broke.connect(self._refuse)
        progress.given_up.connect(self._turn_back)

    def _end(self, _moves: object) -> None:
        self._change = None
        self.changed.emit()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        box = QMessageBox(QMessageBox.Icon.Warning, _("The calendar stays as it is"), words_for(error))
        box.setParent(self._page.window(), box.windowFlags())
        box.setObjectName("calendar_refused")
        box.finished.connect(self._turn_back)
        box.open()
