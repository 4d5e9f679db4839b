"""The Complaint Form as a screen: one case, new or recorded, and all that belongs to it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.form.case_page import CasePage
from app.ui.form.content import FormContent
from app.ui.form.field_boxes import offer_units
from app.ui.form.fields_page import FORM_FIELDS
from app.ui.form.parts import FormParts, OtherPages
from app.ui.form.printing import FormPrinting, Preview
from app.ui.form.saving import FormSaving
from app.ui.keys import on_keys

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.attachments import Attachments
    from app.services.cases.complaints import Complaints
    from app.services.cases.drafts import Drafts
    from app.services.papers import Papers


class FormScreen(QWidget):
    """Writes one complaint: `content` is what it says, `saving` writes it, `printing` puts it on paper.

    `case_page` is what is done about the case beside the form.

    Signals:
        changed: number of the case just saved, or that has more files.
        mediate_wanted: number of the case that is to go to the mediators.
        send_wanted: number of the case that is to go to a unit.
        redaction_wanted: number of the case of which a copy without names and numbers is wanted.
        case_wanted: number of a case that may be the same matter, to look at.
        looked: problems now of fields that stand elsewhere, after a pause in typing; none takes the old marks away.
    """

    changed = Signal(str)
    mediate_wanted = Signal(str)
    send_wanted = Signal(str)
    redaction_wanted = Signal(str)
    case_wanted = Signal(str)
    looked = Signal(object)

    def __init__(
        self,
        clock: Callable[[], datetime],
        make_others: OtherPages,
        show_preview: Preview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("complaint_form")
        self._complaints: Complaints | None = None
        self._parts = FormParts(clock, make_others, self)
        self.content = FormContent(self._parts, self)
        self.saving = FormSaving(self._parts, self.content)
        self.case_page = CasePage(self._parts, self.content, show_preview, self)
        self.printing = FormPrinting(self.content, self._parts.notices, show_preview, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)
        self._connect()
        self._bind_keys()

    def use(
        self,
        complaints: "Complaints",
        assessment: "Assessment",
        drafts: "Drafts",
        attachments: "Attachments",
        papers: "Papers",
    ) -> None:
        """The services are ready: offer the lists of the policy, and what was not saved the last time."""
        self._complaints = complaints
        self._parts.use(assessment, attachments)
        self.saving.use(complaints)
        self.printing.use(papers)
        self.content.use(complaints, assessment, drafts)

    def offer_units(self, names: Sequence[str]) -> None:
        """Complete unit names to these."""
        offer_units(self._parts.fields.boxes, names)

    def allow_sending(self, allowed: bool) -> None:
        """Whether a case can be sent to a unit from here."""
        self._parts.header.allow_sending(allowed)

    def allow_redacting(self, allowed: bool) -> None:
        """Whether copies without names and numbers are made from here."""
        self._parts.header.allow_redacting(allowed)

    def refuse(self, words: str) -> None:
        """Say above the fields what cannot be done."""
        self._parts.notices.refuse(words)

    def new(self) -> None:
        """An empty form, ready to type."""
        self.content.show(None)
        self._parts.show_fields()
        self._parts.fields.focus_field(FORM_FIELDS[0].name)

    def _connect(self) -> None:
        self._parts.header.print_clicked.connect(self.printing.print_form)
        self._parts.header.send_clicked.connect(self._ask_to_send)
        self._parts.header.redact_clicked.connect(self._ask_to_redact)
        self.case_page.redaction_wanted.connect(self._ask_to_redact)
        self._parts.bar.save_clicked.connect(self.saving.save)
        self._parts.bar.mediate_clicked.connect(self._ask_for_mediation)
        self._parts.notices.case_wanted.connect(self.case_wanted)
        self._parts.files_added.connect(self._read_again)
        self.saving.saved.connect(self.changed)
        self.saving.new_wanted.connect(self.new)
        self.content.checks.looked.connect(self.looked)

    def _bind_keys(self) -> None:
        on_keys("Ctrl+S", self, self.saving.save)
        on_keys("Ctrl+Return", self, self.saving.save_and_next)
        on_keys("Ctrl+Enter", self, self.saving.save_and_next)
        on_keys("Ctrl+P", self, self.printing.print_form)
        on_keys("Ctrl+M", self, self._ask_for_mediation)
        on_keys("F3", self, self.case_page.open_menu)
        on_keys("F4", self, self.case_page.start_contact)

    def _read_again(self, number: str) -> None:
        """The case has more files; what is typed in the fields stays as it is."""
        if self._complaints is not None and number == self.content.case.number:
            self.content.refresh(self._complaints.case(number))
            self.changed.emit(number)

    def _ask_for_mediation(self) -> None:
        if (number := self.content.case.number) is not None:
            self.mediate_wanted.emit(number)

    def _ask_to_send(self) -> None:
        if (number := self.content.case.number) is not None:
            self.send_wanted.emit(number)

    def _ask_to_redact(self) -> None:
        if (number := self.content.case.number) is not None:
            self.redaction_wanted.emit(number)
