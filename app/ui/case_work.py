"""The case in work: the Complaint Form, and the triage panel beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.in_step import InStep
from app.ui.pages import MEDIATION
from app.ui.triage_part import TriagePart, TriageToCome, widget

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.form.screen import FormScreen

NARROW, WIDE = 330, 380


class CaseWork(QWidget):
    """Writes one case, new or recorded, and passes on what somebody wants of it.

    Signals:
        saved: number of the case whose form was saved, or that has more files.
        changed: number of the case that is not what it was; `saved` comes before it.
        page_wanted: key of the page where something is to be done about the case, and its number.
        redaction_wanted: the office, and number of the case of which a copy without names and numbers is wanted.
    """

    saved = Signal(str)
    changed = Signal(str)
    page_wanted = Signal(str, str)
    redaction_wanted = Signal(object, str)

    def __init__(self, form: "FormScreen", parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self._office: Office | None = None
        self._width = NARROW
        self._triage: TriagePart = TriageToCome(self)
        self.in_step = InStep(form, self._triage)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(form, 1)
        self._row.addWidget(widget(self._triage))
        form.changed.connect(self._take_saved)
        form.saving.choice_made.connect(self._decide)
        form.mediate_wanted.connect(self._mediate)
        form.redaction_wanted.connect(self._redact)
        form.case_page.done.connect(self.take_done)
        form.case_page.duty_wanted.connect(self._show_duty)

    def take_triage(self, triage: TriagePart) -> None:
        """Put the triage panel where its place was kept."""
        place, panel = widget(self._triage), widget(triage)
        panel.setFixedWidth(self._width)
        self._row.replaceWidget(place, panel)
        place.hide()
        place.deleteLater()
        self._triage = triage
        triage.changed.connect(self._take_duties)
        triage.more_time_wanted.connect(self.form.case_page.give_more_time)
        self.in_step.take_triage(triage)

    def use(self, office: "Office") -> None:
        """The services are ready: let the form and the panel work."""
        self._office = office
        self.form.use(office.complaints, office.assessment, office.drafts, office.attachments, office.papers)
        self.form.case_page.use(office)
        self.form.offer_units(office.staff.units())
        self.form.allow_redacting(office.makes_redacted_copies())
        self._triage.use(office.complaints, office.assessment, office.duties)

    def new(self) -> None:
        """An empty form, ready to type; what was typed before is kept as a draft."""
        self._triage.show_case(None)
        self.form.new()

    def show_width(self, *, wide: bool) -> None:
        """Give the panel the room that a wide or a narrow window has for it."""
        self._width = WIDE if wide else NARROW
        widget(self._triage).setFixedWidth(self._width)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be: form, triage."""
        return (self.form, widget(self._triage))

    def _take_saved(self, number: str) -> None:
        if self._office is not None:
            self._triage.show_case(self._office.complaints.case(number))
        self.saved.emit(number)
        self.changed.emit(number)

    def _take_duties(self, number: str) -> None:
        """A duty was ticked: what is left to do, above the fields, is another."""
        if self._office is not None:
            self.form.content.refresh(self._office.complaints.case(number))
        self.changed.emit(number)

    def take_done(self, number: str) -> None:
        """More was done about the case: the dates may be others; what is typed and classified here stays."""
        if self._office is not None:
            self.in_step.refresh_case(self._office.complaints.case(number))
        self.changed.emit(number)

    def _show_duty(self, duty: str) -> None:
        """Take the keyboard to a duty in the panel."""
        line = widget(self._triage).findChild(QWidget, f"why_{duty}")
        if isinstance(line, QWidget):
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, entity: str, unit: str, value: object) -> None:
        """Two people entered a duty or a file differently, and one of the values was chosen."""
        number = self.form.content.case.number
        if self._office is not None and number is not None:
            self._office.decisions.choose(number, entity, unit, value)
            self.changed.emit(number)

    def _mediate(self, number: str) -> None:
        if self._office is not None:
            self._office.mediation.send(number)
            self.page_wanted.emit(MEDIATION, number)

    def _redact(self, number: str) -> None:
        if self._office is not None:
            self.redaction_wanted.emit(self._office, number)
