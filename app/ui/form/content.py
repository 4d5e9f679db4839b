"""What the form says: the case that is shown, what is typed over it, its draft, and what is looked at meanwhile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.entry.draft_keeper import DraftKeeper
from app.ui.form.case_in_hand import TIE, CaseInHand, Values, case_of, veiled
from app.ui.form.draft_offer import DraftOffer
from app.ui.form.fields_page import FORM_FIELDS
from app.ui.form.live_checks import LiveChecks
from app.ui.form.parts import FormParts

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.complaints import Complaints
    from app.services.cases.drafts import Drafts
    from app.services.rows import CaseRecord, Draft

OWN_FIELDS = frozenset(declared.name for declared in FORM_FIELDS)


class FormContent(QObject):
    """Shows cases in `parts` and answers with the values; nothing that was typed is lost on the way.

    Signals:
        values_changed: a field of the form says something else.
        shown: the record that is in the form now, None for a new case; another one or the same as before.
    """

    values_changed = Signal()
    shown = Signal(object)

    def __init__(self, parts: FormParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._complaints: Complaints | None = None
        self.case, self.ties = CaseInHand(OWN_FIELDS), parts.notices.alike
        self.checks = LiveChecks(parts, self.values, self.case)
        self._keeper = DraftKeeper(self._kept, self)
        self._offer = DraftOffer(parts.notices, self._keeper)
        parts.fields.edited.connect(self._note_edit)
        parts.fields.left.connect(self.checks.wait)
        self.ties.tie_edited.connect(self._note_edit)
        self._keeper.kept.connect(parts.bar.show_draft_kept)
        self._offer.opened.connect(self._open_draft)

    def use(self, complaints: "Complaints", assessment: "Assessment", drafts: "Drafts") -> None:
        """The services are ready: offer what was not saved the last time."""
        self._complaints = complaints
        self.checks.use(complaints, assessment)
        self._keeper.use(drafts)
        self._offer.offer_newest()

    def show(self, record: "CaseRecord | None") -> None:
        """Show a recorded case, or an empty form; what was typed before is kept as a draft."""
        self._keeper.keep()
        left = self._keeper.uid if self.case.record is None and record is not None else None
        self._show(record, record.fields if record else {}, record.seen if record else None)
        self.case.shown = self.values()
        self._keeper.begin(self.case.number, self.case.seen)
        if record is not None:
            self._parts.fields.boxes.show_hints(record.gaps)
        self._offer.offer_of(self.case.number, left=left)
        self.values_changed.emit()

    def show_saved(self, record: "CaseRecord") -> None:
        """The case is safe: its draft goes, waiting files follow, the form shows what was kept."""
        self._keeper.discard()
        waiting = self._parts.files.waiting()
        self.show(record)
        self._parts.files.keep_waiting(record.key, waiting)
        self._parts.bar.show_saved()

    def put_away(self, number: str) -> None:
        """The case is safe, and not for whoever wrote it: its draft goes, waiting files follow, the form is empty."""
        self._keeper.discard()
        waiting = self._parts.files.waiting()
        self._show(None, {}, None)
        self.case.shown = self.values()
        self._keeper.begin(None, None)
        self._parts.files.keep_waiting(number, waiting)
        self.values_changed.emit()

    def refresh(self, record: "CaseRecord") -> None:
        """More was done about the case: show it; what is typed and not saved, and on which state, stays."""
        if not self.case.is_about(record):
            return
        if self.case.is_outdated(record) and not self.is_unsaved():
            self.show(record)
            return
        self._parts.show_record(record)
        self._parts.notices.tell_news(record.number if self.case.is_outdated(record) else "")

    def unveil(self, record: "CaseRecord") -> None:
        """The identity was opened: show what was withheld; what is typed in other fields and not saved stays."""
        if not self.case.is_about(record) or not self.is_unsaved():
            self.show(record)
            return
        was = self.case.record.withheld if self.case.record else ()
        opened = {name: record.fields[name] for name in was if name in record.fields}
        shown = {**self.case.shown, **opened}
        self._show(record, {**self.values(), **opened}, self.case.seen)
        self.case.shown = shown
        self._parts.bar.show_unsaved()

    def is_unsaved(self) -> bool:
        """Whether something is typed or classified that is not saved."""
        return self._kept() != self.case.shown

    def values(self) -> dict[str, object]:
        """Every value, those of the triage panel too; text that cannot be read is there as typed."""
        return {**self.case.others, **self._parts.fields.boxes.values()}

    def classify(self, values: Values) -> None:
        """Take over what the triage panel says; None takes a field away. Saved together with the form."""
        if self.case.classify(values):
            self._note_change()

    def _show(self, record: "CaseRecord | None", values: Values, seen: str | None) -> None:
        self.case.begin(record, values, seen)
        if values or self._complaints is not None:
            self._parts.complete()
        self.checks.begin()
        self._parts.fields.show_values(values)
        self._parts.begin()
        self._parts.show_record(record)
        self.ties.show_tie(values.get(TIE) if record is None else None)
        self.shown.emit(record)

    def _kept(self) -> dict[str, object]:
        """What a draft keeps: every value, and what the new case is to be tied to."""
        tie = self.ties.tie()
        return {**self.values(), TIE: tie} if tie else self.values()

    def _note_edit(self) -> None:
        self._note_change()
        self.values_changed.emit()

    def _note_change(self) -> None:
        self._keeper.note_edit()
        self._parts.bar.show_unsaved()
        self.checks.wait()

    def _open_draft(self, draft: "Draft") -> None:
        self._keeper.keep()
        record = case_of(draft, self._complaints)
        self._show(record, veiled(draft.values, record), draft.seen)
        self._keeper.begin(self.case.number, draft.seen, draft)
        self._parts.bar.show_draft_kept(draft.saved_at)
        if self.ties.tie() is not None:
            self.checks.wait()  # it says more of the case that was chosen
        self.values_changed.emit()
