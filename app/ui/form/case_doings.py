"""What can be done about the case in hand, each with its dialog: begun, gone on with, corrected, taken back."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.parts import REASON
from app.domain.proceedings.publication import KIND as PUBLICATION
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.proceedings.standing import VOIDED
from app.domain.proceedings.tie_kinds import MERGE, NUMBER, TIES
from app.domain.proceedings.words import Means
from app.services.words.duty_words import due_in_words, label_of
from app.services.words.messages import words_for
from app.translation import N_, _, language
from app.ui.form.merge_dialog import MergeDialog
from app.ui.form.publication_dialog import PublicationDialog
from app.ui.proceedings.stage_dialog import StageDialog, Writer

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.rows import CaseRecord, ProceedingRow

Values = Mapping[str, object]
EXTENSION, DIRECTOR = "extension", "director"
REQUEST, REPLIED, INVITED = "request", "replied", "invited"
DUTY = "duty"
# What an entry names for ever: the other case, the duty that got more time. A correction changes only the rest.
FIXED = {EXTENSION: DUTY, **dict.fromkeys(TIES, NUMBER)}
OF_UNITS = ("unit", "holder")  # names of fields that are mostly units
OF_PEOPLE = ("person", "deputy", "owner", "by_whom", "to", "people", "team")


class CaseDoings(QObject):
    """Opens the dialogs over `window` and writes what is entered.

    Signals:
        done: number of the case about which more was written.
        refused: why a file could not be kept.
    """

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._office: Office | None = None
        self._record: CaseRecord | None = None

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office

    def show_record(self, record: "CaseRecord | None") -> None:
        """From now on this case is meant."""
        self._record = record

    def begin(self, code: str, values: Values | None = None) -> StageDialog | None:
        """Ask for the first stage of a proceeding, filled with what is likely and with `values`."""
        if self._office is None or self._record is None:
            return None
        write = partial(self._office.proceedings.begin, self._record.key, code)
        dialog: StageDialog
        if code == MERGE:
            dialog = _merging(self._office, self._record, write, self._place.window())
            dialog.saved.connect(partial(self.done.emit, self._record.key))
        else:
            dialog = self._dialog(KINDS[code], KINDS[code].first, write)
        dialog.show_values({**_likely(self._office, self._record, code), **(values or {})})
        dialog.open()
        return dialog

    def go_on(self, uid: str, stage: str, values: Values | None = None) -> StageDialog | None:
        """Ask for a stage that follows."""
        row = _row_of(self._record, uid)
        if self._office is None or self._record is None or row is None:
            return None
        dialog = self._stage_dialog(row, stage)
        dialog.show_values({**_likely_at(self._office, stage), **(values or {})})
        dialog.open()
        return dialog

    def correct(self, uid: str, stage: str) -> None:
        """Ask again for a stage that stands, as it was written."""
        row = _row_of(self._record, uid)
        if self._office is None or self._record is None or row is None:
            return
        dialog = self._stage_dialog(row, stage)
        dialog.show_values(row.stages.get(stage) or {})
        name = FIXED.get(row.kind, "")
        value = row.value(stage, name)
        if value:
            dialog.fix(name, value, _named(self._record, name, str(value)))
        dialog.open()

    def take_back(self, uid: str) -> StageDialog | None:
        """Ask why a proceeding is taken back."""
        row = _row_of(self._record, uid)
        if self._office is None or self._record is None or row is None:
            return None
        kind = KINDS[row.kind]
        stage = Stage(name=VOIDED, label=N_("Take back"), fields=(REASON,), field_class=kind.first.field_class)
        dialog = self._dialog(kind, stage, partial(self._void, self._record.key, uid))
        dialog.open()
        return dialog

    def give_more_time(self, duty_id: str) -> None:
        """Ask for more time for a duty; which one, and by when it is due now, stands in the dialog."""
        duty = next((each for each in self._record.duties if each.id == duty_id), None) if self._record else None
        if self._office is None or self._record is None or duty is None:
            return
        kind = KINDS[EXTENSION]
        write = partial(self._office.proceedings.begin, self._record.key, EXTENSION)
        dialog = self._dialog(kind, kind.first, write)
        dialog.fix(DUTY, duty.id, _named(self._record, DUTY, duty.id))
        dialog.open()

    def attach_reply(self, uid: str, scan: Path) -> None:
        """Ask for the reply that is on paper; the scan is kept with the case when it is saved."""
        words = _("See the attached file {name}").format(name=scan.name)
        dialog = self.go_on(uid, REPLIED, {"words": words})
        if dialog is not None and self._record is not None:
            dialog.saved.connect(partial(self._keep, self._record.key, scan))

    def write_contact(self, values: Values) -> None:
        """Write a contact without a dialog.

        Raises:
            InvalidComplaint: every problem of every value.
        """
        if self._office is not None and self._record is not None:
            self._office.proceedings.begin(self._record.key, "contact", values)
            self.done.emit(self._record.key)

    def _stage_dialog(self, row: "ProceedingRow", stage: str) -> StageDialog:
        assert self._office is not None
        assert self._record is not None
        write = partial(self._office.proceedings.go_on, self._record.key, row.uid, stage)
        return self._dialog(KINDS[row.kind], KINDS[row.kind].stage(stage), write)

    def _dialog(self, kind: ProceedingKind, stage: Stage, write: Writer) -> StageDialog:
        assert self._office is not None
        assert self._record is not None
        around, window = self._office.assessment, self._place.window()
        dialog: StageDialog
        if stage is PUBLICATION.first:
            dialog = PublicationDialog(around, partial(around.still_named, self._record.key), write, window)
        else:
            dialog = StageDialog(kind, stage, around, write, window)
        _offer_names(dialog, self._office, {each.name for each in stage.fields})
        dialog.saved.connect(partial(self.done.emit, self._record.key))
        return dialog

    def _void(self, number: str, uid: str, values: Values) -> None:
        if self._office is not None:
            self._office.proceedings.void(number, uid, because=str(values.get("reason") or ""))

    def _keep(self, number: str, scan: Path) -> None:
        if self._office is None:
            return
        try:
            self._office.attachments.add(number, scan)
        except ComplaintError as refusal:
            self.refused.emit(words_for(refusal))
        else:
            self.done.emit(number)


def _offer_names(dialog: StageDialog, office: "Office", fields: set[str]) -> None:
    units = [(name, name) for name in office.staff.units()]
    people = [(person.name, person.name) for person in office.staff.people()]
    for names, choices in ((OF_UNITS, units), (OF_PEOPLE, people)):
        for name in fields & set(names):
            dialog.offer(name, choices)


def _likely(office: "Office", record: "CaseRecord", code: str) -> Values:
    """What is mostly meant: by telephone, the unit that was not asked yet, the director."""
    if code == "contact":
        return {"means": Means.TELEPHONE.value}
    if code == REQUEST:
        return {"unit": _unit_to_ask(record), "means": Means.MEMO.value}
    if code == "order":
        director = office.assessment.policy.roles.get(DIRECTOR)
        return {"to": director.label(language())} if director else {}
    if code == "praise":
        return {"unit": _unit_to_ask(record), "person": record.fields.get("praised_person")}
    return {"unit": _unit_to_ask(record)}


def _likely_at(office: "Office", stage: str) -> Values:
    """Whom the rules let invite when somebody insists on seeing the director."""
    return {"unit": office.assessment.policy.invited_to_mediate} if stage == INVITED else {}


def _merging(office: "Office", record: "CaseRecord", write: Writer, window: QWidget) -> MergeDialog:
    dialog = MergeDialog(office.assessment, office.complaints.case, write, window)
    dialog.show_case(record)
    return dialog


def _unit_to_ask(record: "CaseRecord") -> str | None:
    """The first unit of the case that was not asked yet."""
    units = record.fields.get("units")
    asked = {row.value("asked", "unit") for row in record.proceedings if row.kind == REQUEST and not row.is_void}
    return next((str(unit) for unit in units if unit not in asked), None) if isinstance(units, list) else None


def _named(record: "CaseRecord", name: str, value: str) -> str:
    """What a field names for ever, in words: the duty with its date; a case by its number."""
    duty = next((each for each in record.duties if name == DUTY and each.id == value), None)
    if duty is None:
        return value
    return _("{duty} · due {day}").format(duty=label_of(duty), day=due_in_words(duty))


def _row_of(record: "CaseRecord | None", uid: str) -> "ProceedingRow | None":
    rows = record.proceedings if record else ()
    return next((row for row in rows if row.uid == uid), None)
