"""The register page: the list on the left, the Complaint Form, and the triage panel on the right."""

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.errors import AmbiguousNumber, Problem, UnknownCase
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.keys import on_keys
from app.ui.reading_order import set_reading_order
from app.ui.register_list import RegisterList
from app.ui.screens import FormPart, TriagePart, TriageToCome, widget

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.office import Office
    from app.services.register import Register
    from app.services.rows import CaseRecord

WIDE = 1600  # from this width of the window on, there is room for wider panes
LIST_WIDTHS, TRIAGE_WIDTHS = (336, 420), (330, 380)


class RegisterScreen(QWidget):
    """Shows one case beside the others.

    Signals:
        changed: number of the case that was saved, or in which a duty was ticked.
        counted: how many cases are to do.
        mediation_wanted: number of the case whose mediators are to be called.
        send_wanted: number of the case that is to go to a unit.
        search_cleared: the list is not to be searched any more.
        settled: the list was read, well or not.
    """

    changed = Signal(str)
    counted = Signal(int)
    mediation_wanted = Signal(str)
    send_wanted = Signal(str)
    search_cleared = Signal()
    settled = Signal()

    def __init__(self, cases: RegisterList, form: FormPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self._office: Office | None = None
        self._asked = ""
        self._cases, self._form = cases, form
        self._triage: TriagePart = TriageToCome(self)
        self._work, self._nothing = QWidget(self), EmptyNotice("nothing_chosen", "large", self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def list_from(self, register: "Register") -> None:
        """The register can be read: list it; the other services follow."""
        self._cases.use(register)

    def allow_sending(self, allowed: bool) -> None:
        """Whether a case can be sent to a unit from its form."""
        self._form.allow_sending(allowed)

    def take_triage(self, triage: TriagePart) -> None:
        """Put the triage panel where its place was kept."""
        place, panel = widget(self._triage), widget(triage)
        panel.setFixedWidth(TRIAGE_WIDTHS[self._is_wide()])
        self._beside.replaceWidget(place, panel)
        place.hide()
        place.deleteLater()
        self._triage = triage
        self._connect_triage()
        triage.show_case(None)
        triage.show_values(self._form.values())

    def use(self, office: "Office") -> None:
        """The services are ready: let the list, the form and the panel work."""
        self._office = office
        self._cases.use(office.register)
        self._form.use(office.complaints, office.drafts, office.attachments, office.papers)
        self._form.offer_units(office.staff.units())
        self._triage.use(office.complaints, office.duties)
        set_reading_order(*map(widget, (self._cases, self._form, self._triage)))
        asked, self._asked = self._asked, ""
        if asked:
            self.open_case(asked)

    def use_calendar(self, calendar: "Calendar") -> None:
        """Count working days in the list with it."""
        self._cases.use_calendar(calendar)

    def new(self) -> None:
        """An empty form, ready to type; what was typed before is kept as a draft."""
        self._stack.setCurrentWidget(self._work)
        self._cases.choose_case("")
        self._triage.show_case(None)
        self._form.new()

    def open_case(self, number: str) -> None:
        """Show the case of that number or uid in the form, and mark it in the list."""
        if self._office is None:
            self._asked = number  # the list is there before what reads a case
            return
        try:
            record = self._office.complaints.case(number)
        except UnknownCase:
            self._cases.refresh()
            return
        except AmbiguousNumber as refusal:
            self.open_case(refusal.others[0])  # the other stands beside it in the list
            return
        self._stack.setCurrentWidget(self._work)
        self._cases.choose_case(record.uid)
        self._triage.show_case(record)
        self._form.show_case(record)

    def show_nothing(self) -> None:
        """No case and no form: what to do is said instead."""
        self._form.show_case(None)
        self._triage.show_case(None)
        self._cases.choose_case("")
        more = _("Ctrl+N new case   ·   Ctrl+F search   ·   F1 help")
        words = _("Choose a case from the list, or record a new one")
        self._nothing.show_notice("clipboard_text_edit", words, more)
        self._stack.setCurrentWidget(self._nothing)

    def number(self) -> str | None:
        """The number of the case in the form."""
        return self._form.number() if self._stack.currentWidget() is self._work else None

    def refresh(self) -> None:
        """Read the list and the case in the form again; what is typed and not saved stays."""
        self._cases.refresh()
        number = self.number()
        if self._office is not None and number is not None:
            with suppress(UnknownCase):
                self._refresh_case(self._office.complaints.case(number))

    def search(self, words: str) -> None:
        """List the cases with these words."""
        self._cases.search(words)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be: list, form, triage."""
        if self._stack.currentWidget() is self._nothing:
            return (self._cases,)
        return (self._cases, widget(self._form), widget(self._triage))

    def focus_list(self) -> None:
        """Take the keyboard to the cases."""
        self._cases.focus_list()

    def close_down(self) -> None:
        """Keep what is typed, and let reading end."""
        self._form.show_case(None)
        self._cases.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self._is_wide()
        self._cases.setFixedWidth(LIST_WIDTHS[wide])
        widget(self._triage).setFixedWidth(TRIAGE_WIDTHS[wide])

    def _is_wide(self) -> bool:
        return self.window().width() >= WIDE

    def _lay_out(self) -> None:
        self._nothing.setProperty("class", "canvas")
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = self._beside = QHBoxLayout(self._work)
        beside.addWidget(widget(self._form), 1)
        beside.addWidget(widget(self._triage))
        self._stack.addWidget(self._work)
        self._stack.addWidget(self._nothing)
        row = QHBoxLayout(self)
        row.addWidget(self._cases)
        row.addWidget(self._stack, 1)
        for layout in (beside, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._cases.case_chosen.connect(self.open_case)
        self._cases.new_wanted.connect(self.new)
        self._cases.counted.connect(self.counted)
        self._cases.search_cleared.connect(self.search_cleared)
        self._cases.settled.connect(self.settled)
        self._form.values_changed.connect(self._show_consequences)
        self._form.changed.connect(self._take_saved)
        self._form.case_wanted.connect(self.open_case)
        self._form.next_wanted.connect(self._go_on)
        self._form.mediate_wanted.connect(self._mediate)
        self._form.send_wanted.connect(self.send_wanted)
        self._form.refused.connect(self._show_refused)
        self._form.looked.connect(self._mark_classification)
        self._form.choice_made.connect(self._decide)
        on_keys("Ctrl+S", self, self._form.save)
        on_keys("Ctrl+Return", self, self._form.save_and_next)
        on_keys("Ctrl+Enter", self, self._form.save_and_next)
        on_keys("Ctrl+P", self, self._form.print_form)
        on_keys("Ctrl+M", self, self._mediate_shown)

    def _connect_triage(self) -> None:
        self._triage.classification_changed.connect(self._take_classification)
        self._triage.changed.connect(self._take_duties)

    def _show_consequences(self) -> None:
        """The triage panel follows the form; a draft brings its own classification."""
        values = self._form.values()
        shown = self._triage.classification()
        if any(values.get(name) != value for name, value in shown.items()):
            self._triage.show_classification(values)
        self._triage.show_values(values)

    def _take_classification(self) -> None:
        self._form.set_classification(self._triage.classification())

    def _show_refused(self, problems: Collection[Problem]) -> None:
        """What the triage panel has a place for stands beside its field; the form says the rest."""
        self._form.say_refused(self._triage.show_problems(problems))

    def _mark_classification(self, problems: Collection[Problem]) -> None:
        self._triage.show_problems(problems)

    def _take_saved(self, number: str) -> None:
        if self._office is not None:
            self._triage.show_case(self._office.complaints.case(number))
        self._cases.choose_case(number)
        self.changed.emit(number)

    def _refresh_case(self, record: "CaseRecord") -> None:
        """The panel follows a case whose form is as it was saved; else only its duties are read again."""
        if self._form.is_unsaved():
            self._triage.refresh()
        else:
            self._triage.show_case(record)
        self._form.refresh_record(record)

    def _decide(self, entity: str, unit: str, value: object) -> None:
        """Two people entered a duty or a file differently, and one of the values was chosen."""
        number = self.number()
        if self._office is not None and number is not None:
            self._office.decisions.choose(number, entity, unit, value)
            self.changed.emit(number)

    def _take_duties(self, number: str) -> None:
        """A duty was ticked: what is left to do, above the fields, is another."""
        if self._office is not None:
            self._form.refresh_record(self._office.complaints.case(number))
        self.changed.emit(number)

    def _go_on(self) -> None:
        if not self._cases.choose_next():
            self.show_nothing()

    def _mediate(self, number: str) -> None:
        if self._office is not None:
            self._office.mediation.send(number)
            self.mediation_wanted.emit(number)

    def _mediate_shown(self) -> None:
        number = self.number()
        if number is not None:
            self._mediate(number)
