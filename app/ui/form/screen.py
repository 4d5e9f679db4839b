"""The Complaint Form as a screen: one case, new or recorded, and all that belongs to it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint, Problem
from app.domain.units import CASE
from app.services.messages import words_for
from app.translation import _
from app.ui.form.case_in_hand import CaseInHand, case_of
from app.ui.form.draft_keeper import DraftKeeper
from app.ui.form.draft_offer import DraftOffer
from app.ui.form.fields_page import FORM_FIELDS
from app.ui.form.live_checks import LiveChecks
from app.ui.form.parts import FormParts
from app.ui.form.refused_fields import RefusedFields

if TYPE_CHECKING:
    from app.services.attachments import Attachments
    from app.services.complaints import Complaints
    from app.services.drafts import Drafts
    from app.services.papers import Papers
    from app.services.rows import CaseRecord, Draft

OWN_FIELDS = frozenset(declared.name for declared in FORM_FIELDS)
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Values = Mapping[str, object]
Preview = Callable[[bytes, str, QWidget], None]


class FormScreen(QWidget):
    """Writes one complaint; the triage panel hands its part over by `set_classification`.

    Signals:
        changed: number of the case just saved.
        values_changed: a field of the form says something else.
        print_wanted: the Complaint Form on paper was asked for; its preview is open.
        mediate_wanted: number of the case that is to go to the mediators.
        send_wanted: number of the case that is to go to a unit.
        case_wanted: number of a case that may be the same matter, to look at.
        next_wanted: number of the case after which the next one is wanted.
        refused: a save was refused; the problems of fields that stand elsewhere, to be marked there.
        choice_made: entity, unit and value that somebody chose where two entered a duty or a file differently.
        looked: the problems of those fields now, after a pause in typing; none takes the old marks away.
    """

    changed = Signal(str)
    values_changed = Signal()
    print_wanted = Signal()
    mediate_wanted = Signal(str)
    send_wanted = Signal(str)
    case_wanted = Signal(str)
    next_wanted = Signal(str)
    refused = Signal(object)
    looked = Signal(object)
    choice_made = Signal(str, str, object)

    def __init__(
        self,
        clock: Callable[[], datetime],
        show_preview: Preview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("complaint_form")
        self._show_preview = show_preview
        self._complaints: Complaints | None = None
        self._papers: Papers | None = None
        self._case = CaseInHand(OWN_FIELDS)
        self._parts = FormParts(clock, self)
        self._keeper = DraftKeeper(self.values, self)
        self._offer = DraftOffer(self._parts.notices, self._keeper)
        self._checks = LiveChecks(self._parts, self.values, self.number)
        self._refused_fields = RefusedFields(self._parts, self._checks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)
        self._connect()

    def use(self, complaints: "Complaints", drafts: "Drafts", attachments: "Attachments", papers: "Papers") -> None:
        """The services are ready: offer the lists of the policy, and what was not saved the last time."""
        self._complaints, self._papers = complaints, papers
        self._complete()
        self._parts.fields.offer_choices(complaints.policy)
        self._parts.files.use(attachments)
        self._checks.use(complaints)
        self._keeper.use(drafts)
        self._offer.offer_newest()

    def offer_units(self, names: Sequence[str]) -> None:
        """Complete unit names to these."""
        self._parts.fields.offer_units(names)

    def allow_sending(self, allowed: bool) -> None:
        """Whether a case can be sent to a unit from here."""
        self._parts.header.allow_sending(allowed)

    def number(self) -> str | None:
        """The number of the case in the form; None for a new one."""
        return self._case.number

    def new(self) -> None:
        """An empty form, ready to type."""
        self.show_case(None)
        self._parts.show_fields()
        self._parts.fields.focus_field(FORM_FIELDS[0].name)

    def show_case(self, record: "CaseRecord | None") -> None:
        """Show a recorded case, or an empty form; what was typed before is kept as a draft."""
        self._keeper.keep()
        self._show(record, record.fields if record else {}, record.seen if record else None)
        self._case.shown = self.values()
        self._keeper.begin(self.number(), self._case.seen)
        if record is not None:
            self._parts.fields.show_hints(record.gaps)
        self._offer.offer_of(self.number())
        self.values_changed.emit()

    def refresh_record(self, record: "CaseRecord") -> None:
        """More was done about the case: show it; what is typed and not saved, and on which state, stays."""
        if not self._case.is_about(record):
            return
        if self._case.is_outdated(record) and not self.is_unsaved():
            self.show_case(record)
            return
        self._show_around(record)
        self._parts.notices.tell_news(record.number if self._case.is_outdated(record) else "")

    def is_unsaved(self) -> bool:
        """Whether something is typed or classified that is not saved."""
        return self.values() != self._case.shown

    def values(self) -> dict[str, object]:
        """Every value, those of the triage panel too; text that cannot be read is there as typed."""
        return {**self._case.others, **self._parts.fields.values()}

    def set_classification(self, values: Values) -> None:
        """Take over what the triage panel says; None takes a field away. Saved together with the form."""
        if self._case.classify(values):
            self._note_change()

    def save(self) -> bool:
        """Save the case; False when something stands against it, which is then shown."""
        if self._complaints is None:
            return False
        try:
            number = self._case.save(self._complaints, self.values())
        except InvalidComplaint as refusal:
            self.show_problems(refusal.problems)
            return False
        except ComplaintError as refusal:
            self._parts.notices.refuse(words_for(refusal))
            return False
        self._settle(self._complaints, number)
        return True

    def save_and_next(self) -> None:
        """Save, then ask for the next case, or begin another after a new one."""
        number = self.number()
        if not self.save():
            return
        if number is None:
            self.new()
        else:
            self.next_wanted.emit(number)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Mark every problem beside its field, and hand on those that have their field elsewhere."""
        self.refused.emit(self._refused_fields.mark(problems))

    def say_refused(self, placeless: Collection[Problem]) -> None:
        """Say how many fields are marked, and in full only what stands beside no field at all."""
        self._refused_fields.say(placeless)

    def print_form(self) -> None:
        """Open the preview of the Complaint Form as it stands in the form now."""
        if self._papers is None:
            return
        try:
            pdf = self._case.paper(self._papers, self.values())
        except ComplaintError as refusal:
            self._parts.notices.refuse(words_for(refusal))
        else:
            self._show_preview(pdf, _("Complaint Form"), self)
            self.print_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
        elif control and event.key() in RETURNS:
            self.save_and_next()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._parts.fields.edited.connect(self._note_edit)
        self._parts.fields.left.connect(self._checks.wait)
        self._parts.header.print_clicked.connect(self.print_form)
        self._parts.header.send_clicked.connect(self._ask_to_send)
        self._parts.bar.save_clicked.connect(self.save)
        self._parts.bar.mediate_clicked.connect(self._ask_for_mediation)
        self._offer.opened.connect(self._open_draft)
        self._parts.notices.case_wanted.connect(self.case_wanted)
        self._parts.notices.conflicts.decided.connect(self._decide)
        self._keeper.kept.connect(self._parts.bar.show_draft_kept)
        self._checks.looked.connect(self.looked)

    def _complete(self) -> None:
        """Make what the first paint did without."""
        if self._parts.complete():
            self._parts.files.refused.connect(self._parts.notices.refuse)
            self._parts.files.added.connect(self._read_again)

    def _show(self, record: "CaseRecord | None", values: Values, seen: str | None) -> None:
        self._case.begin(record, values, seen)
        if values or self._complaints is not None:
            self._complete()
        self._checks.begin()
        self._parts.fields.show_values(values)
        self._parts.begin()
        self._show_around(record)

    def _show_around(self, record: "CaseRecord | None") -> None:
        """Everything but the fields."""
        if record is None or self._complaints is None:
            self._parts.show_new()
        else:
            self._parts.show_record(record, self._complaints)

    def _note_edit(self) -> None:
        self._note_change()
        self.values_changed.emit()

    def _note_change(self) -> None:
        self._keeper.note_edit()
        self._parts.bar.show_unsaved()
        self._checks.wait()

    def _settle(self, complaints: "Complaints", number: str) -> None:
        """The case is safe: its draft goes, waiting files follow, the form shows what was kept."""
        self._keeper.discard()
        waiting = self._parts.files.waiting()
        self.show_case(complaints.case(number))
        self._parts.files.keep_waiting(number, waiting)
        self._parts.bar.show_saved()
        self.changed.emit(number)

    def _read_again(self, number: str) -> None:
        """The case has more files; what is typed in the fields stays as it is."""
        if self._complaints is not None and number == self.number():
            self.refresh_record(self._complaints.case(number))
            self.changed.emit(number)

    def _decide(self, entity: str, unit: str, value: object) -> None:
        """A conflict is decided at once; what is typed and not saved is offered as a draft."""
        number = self.number()
        if self._complaints is None or number is None:
            return
        if entity != CASE:
            self.choice_made.emit(entity, unit, value)
            return
        try:
            self._complaints.choose(number, unit, value)
        except ComplaintError as refusal:
            self._parts.notices.refuse(words_for(refusal))
        else:
            self.show_case(self._complaints.case(number))
            self.changed.emit(number)

    def _ask_for_mediation(self) -> None:
        number = self.number()
        if number is not None:
            self.mediate_wanted.emit(number)

    def _ask_to_send(self) -> None:
        if (number := self.number()) is not None:
            self.send_wanted.emit(number)

    def _open_draft(self, draft: "Draft") -> None:
        self._keeper.keep()
        self._show(case_of(draft, self._complaints), draft.values, draft.seen)
        self._keeper.begin(self.number(), draft.seen, draft)
        self._parts.bar.show_draft_kept(draft.saved_at)
        self.values_changed.emit()
