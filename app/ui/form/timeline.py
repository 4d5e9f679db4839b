"""What stands in a timeline: one entry, and the history of a case as entries, one for each save."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import PolicyTables, field
from app.domain.proceedings.kinds import KINDS
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE, values_from
from app.services.cases.date_changes import date_changes
from app.services.words.change_words import MOVED, kind_of, moved_in_words
from app.services.words.proceeding_words import is_proceeding, stage_in_words, stage_label
from app.services.words.save_words import kind_in_words, proceeding_in
from app.services.words.value_words import unit_label, value_in_words
from app.translation import _, language
from app.ui.due_badges import DueBadge

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, SaveRow

TO_MEDIATION, TAKEN_BACK = "sent_to_mediation", "proceeding_voided"
SAVE_ICONS: dict[str, str] = {
    "received": "document_add",
    "corrected": "edit",
    "decided": "scales",
    "attached": "attach",
    "duty_done": "checkmark_circle",
    "duty_not_needed": "checkmark_circle",
    TO_MEDIATION: "handshake",
    "people_told": "call",
    "mediator_called": "call",
    "recounted": "calendar",
    TAKEN_BACK: "arrow_undo",
    "granted": "send",
    "grant_ended": "send",
    "numbered": "document_text",
    "renumbered": "document_text",
    "erased": "warning",
    "put_back": "history",
    "taken_over": "checkmark_circle",
}
OTHER_ICON = "history"


@dataclass(frozen=True)
class Entry:
    """One line of a timeline.

    `group` is what a filter goes by. One about a proceeding names it with `uid` and `stage`: `steps` are the stages
    that may follow, `papers` what can be printed, `badge` how long it waits. A void one says why in `because`;
    `written_at` is when it was written down, where that was on another day.
    """

    icon: str
    title: str
    at: datetime
    by: str
    words: tuple[str, ...] = ()
    group: str = ""
    kind: str = ""
    uid: str = ""
    stage: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    because: str = ""
    is_void: bool = False
    may_change: bool = False
    written_at: datetime | None = None
    badge: DueBadge | None = None

    @property
    def caption(self) -> str:
        """By whom and when."""
        moment = moment_short(self.at, language())
        if self.by and self.written_at is not None:
            written = day_short(self.written_at.date(), language())
            return _("{moment} · written down by {name}, {day}").format(moment=moment, name=self.by, day=written)
        return _("{name} · {moment}").format(name=self.by, moment=moment) if self.by else moment


def history(record: "CaseRecord", policy: PolicyTables) -> list[Entry]:
    """Every save, newest first, with the fields that it changed and why each date is another one (DAY-5)."""
    moved = date_changes(record.timeline, policy)
    words = {save: tuple(each.words for each in changes) for save, changes in moved.items()}
    return [_saved(each, record, policy, words.get(each.id, ())) for each in reversed(record.timeline)]


def with_duty_named(values: Mapping[str, object], record: "CaseRecord") -> Mapping[str, object]:
    """The values of a stage, with the duty that more time is given for called by its name."""
    names = {duty.id: arabic_digits(duty.label(language())) for duty in record.duties}
    duty = str(values.get("duty"))
    return {**values, "duty": names[duty]} if duty in names else values


def save_in_words(kind: str) -> tuple[str, str]:
    """Icon and words for a kind of save; one of a proceeding has those of its stage."""
    about = proceeding_in(kind)
    icon_name = SAVE_ICONS.get(kind) or (KINDS[about[0]].icon if about else OTHER_ICON)
    return icon_name, kind_in_words(kind)


def _saved(save: "SaveRow", record: "CaseRecord", policy: PolicyTables, moved: tuple[str, ...]) -> Entry:
    icon_name, words = save_in_words(save.kind)
    notes = (_("Only proposed by another unit; it does not count here."),) if save.proposed else ()
    return Entry(
        icon_name, words, save.saved_at, save.actor, (*notes, *_changes_in(save, record, policy, moved), *moved)
    )


def _changes_in(save: "SaveRow", record: "CaseRecord", policy: PolicyTables, moved: tuple[str, ...]) -> Iterator[str]:
    for entity, unit, value in save.changes:
        if unit == "file" and isinstance(value, dict):
            yield str(value.get("name", ""))
        elif unit == MOVED and isinstance(value, dict) and not moved:
            yield moved_in_words(value)
        elif is_proceeding(entity):
            given = with_duty_named(value, record) if isinstance(value, dict) else value
            said = stage_in_words(kind_of(entity), unit, given, policy)
            if save.kind == TAKEN_BACK:
                yield stage_label(kind_of(entity), unit)
            yield said
    units = {unit: value for entity, unit, value in save.changes if entity == CASE}
    for name, value in values_from(units).items():
        words = value_in_words(field(name), value, policy)
        yield _("{label}: {words}").format(label=_(field(name).label), words=words)
    for unit in (unit for unit, value in units.items() if value is None):
        yield _("{label}: taken away").format(label=unit_label(unit, policy))
