"""The frozen rows that services hand to screens, commands and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter

from app.domain.duty import Duty
from app.domain.errors import Problem


@dataclass(frozen=True)
class DutyRow(Duty):
    """One duty of a case with what became of it."""

    done_at: datetime | None = None
    done_by: str = ""
    means: str = ""
    words: str = ""
    not_needed: str = ""
    ticked_by: str = ""
    calendar_unconfirmed: bool = False  # nobody has confirmed the days off of the year of its date

    @property
    def is_ended(self) -> bool:
        """Done, or not needed."""
        return bool(self.done_at or self.not_needed)

    def note(self, language: str) -> str:
        """What the rule adds, in "th" or "en"."""
        return self.note_en if language == "en" else self.note_th


@dataclass(frozen=True)
class SaveRow:
    """One click of one person, for the timeline: `changes` are (entity, unit, value as shown).

    `proposed` are the entities and units of those that take no effect: the centre has not taken them over.
    """

    id: str
    kind: str
    saved_at: datetime
    actor: str
    changes: tuple[tuple[str, str, object], ...]
    proposed: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class ConflictRow:
    """One unit with different values, undecided; `counts` is the value that counts meanwhile.

    `before` has for each of `values` what it was changed from, as far as that is here; None: it was empty.
    """

    entity: str
    unit: str
    counts: object
    values: tuple[tuple[str, object, str, datetime], ...]  # (change, value, actor, saved_at)
    before: tuple[object, ...] = ()


@dataclass(frozen=True)
class AttachmentRow:
    """A file kept with a case."""

    uid: str
    name: str
    media_type: str
    size_bytes: int
    added_at: datetime
    added_by: str


@dataclass(frozen=True)
class CallRow:
    """One call to a mediator: reached, no_answer, declined or accepted.

    `name` was called; who was called although passed over was so for that reason (`MediatorRow`).
    """

    uid: str
    mediator: str
    outcome: str
    called_at: datetime
    words: str
    by: str
    name: str = ""
    passed_over: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ProceedingRow:
    """What was done about a case beside the form: `stages` by name, each with its values as they are kept.

    `by` wrote the latest stage down at `written_at`; a void one was taken back, and why stands in its last stage.
    """

    uid: str
    kind: str
    stages: Mapping[str, Mapping[str, object]]
    at: datetime
    by: str
    written_at: datetime
    is_void: bool = False

    def value(self, stage: str, name: str) -> object:
        """One value; None where the stage or the value is not there, or is not for this PC."""
        return (self.stages.get(stage) or {}).get(name)


@dataclass(frozen=True)
class CaseRecord:
    """One case whole, as a form, a paper or `show` needs it. `fields` holds canonical values.

    `aliases` are official numbers that it bore before. `erased` and `not_for_here` name fields whose value was erased,
    or was changed into one that this PC may not see; `kept_back` one that whoever reads may not, and `withheld` one
    that stands behind a mask until somebody opens the identity of an `is_protected` case with a reason.
    `ended_since`: from then on the case is continued elsewhere; `entered_late`: so long after its receipt it was typed
    in, where that is more than the policy lets pass.
    `continues_in`: the number of the case into which it was merged; `tied`: of every case linked or merged, by kind.
    `is_summary`: this PC sees a summary of it and no more.
    """

    uid: str
    number: str
    local_number: str
    state: str
    fields: Mapping[str, object]
    entered_at: datetime
    entered_by: str
    seen: str
    duties: tuple[DutyRow, ...] = ()
    timeline: tuple[SaveRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    calls: tuple[CallRow, ...] = ()
    proceedings: tuple[ProceedingRow, ...] = ()
    gaps: tuple[Problem, ...] = ()
    aliases: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    not_for_here: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    is_protected: bool = False
    ended_since: datetime | None = None
    entered_late: timedelta | None = None
    continues_in: str = ""
    tied: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_sealed: bool = False
    in_charge: str = ""
    deputy: str = ""
    is_summary: bool = False
    is_numbered_twice: bool = False

    @property
    def tied_numbers(self) -> tuple[str, ...]:
        """The numbers of every case that this one is linked or merged with."""
        return tuple(number for numbers in self.tied.values() for number in numbers)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written about it here."""
        return self.is_summary or self.ended_since is not None

    @property
    def key(self) -> str:
        """What services find this case alone by: its number, or its uid where another case bears that number too."""
        return self.uid if self.is_numbered_twice else self.number

    @property
    def earliest_due(self) -> DutyRow | None:
        """The duty that gives the case its colour: open, not collected at year's end, due first (DAY-4)."""
        clocks = [(duty.due_by, duty) for duty in self.duties if duty.due_by and not (duty.is_ended or duty.collected)]
        return min(clocks, key=itemgetter(0), default=(None, None))[1]


@dataclass(frozen=True)
class Draft:
    """What somebody had typed and not saved; `number` when it corrects a case."""

    uid: str
    number: str | None
    values: Mapping[str, object]
    seen: str | None
    saved_at: datetime


@dataclass(frozen=True)
class MediatorRow:
    """One step of the escalation list for one case, in the order of the list (MED-3)."""

    id: str
    order: int
    name: str
    post_th: str
    post_en: str
    extension: str
    phone: str
    passed_over: str = ""  # a reason code: on_leave, concerned_unit, accused; empty when not passed over
    reason: str = ""
    is_next: bool = False
    is_last_step: bool = False
    unit: str = ""
    note: str = ""  # since when and until when somebody acts for the director
    calls: tuple[CallRow, ...] = ()

    def post(self, language: str) -> str:
        """The post in "th" or "en"."""
        return self.post_en if language == "en" else self.post_th
