"""What was done about a case, newest first: contacts, calls, files, duties; and who changed what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import moment_short
from app.domain.fields import PolicyTables, field
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE, values_from
from app.domain.vocabulary import LABELS, CallOutcome
from app.services.value_words import unit_label, value_in_words
from app.translation import N_, _, language

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, DutyRow, SaveRow

TO_MEDIATION = "sent_to_mediation"
SAVE_WORDS: dict[str, tuple[str, str]] = {
    "received": ("document_add", N_("Case recorded")),
    "corrected": ("edit", N_("Corrected")),
    "decided": ("scales", N_("Conflict decided")),
    "attached": ("attach", N_("File attached")),
    "duty_done": ("checkmark_circle", N_("Duty done")),
    "duty_not_needed": ("checkmark_circle", N_("Duty not needed")),
    TO_MEDIATION: ("handshake", N_("Sent to mediation")),
    "mediator_called": ("call", N_("Mediator called")),
}
OTHER_SAVE = ("history", N_("Saved"))


@dataclass(frozen=True)
class Entry:
    """One line of a timeline."""

    icon: str
    title: str
    at: datetime
    by: str
    words: tuple[str, ...] = ()

    @property
    def caption(self) -> str:
        """By whom and when."""
        moment = moment_short(self.at, language())
        return _("{name} · {moment}").format(name=self.by, moment=moment) if self.by else moment


def proceedings(record: "CaseRecord") -> list[Entry]:
    """What was done, newest first."""
    entries = [
        Entry("document_add", _("Case recorded"), record.entered_at, record.entered_by),
        *_duties_done(record),
        *_calls(record),
        *_files(record),
        *_sent_to_mediation(record),
    ]
    return sorted(entries, key=_moment, reverse=True)


def history(record: "CaseRecord", policy: PolicyTables) -> list[Entry]:
    """Every save, newest first, with the fields that it changed."""
    return [_saved(each, policy) for each in reversed(record.timeline)]


def _moment(entry: Entry) -> datetime:
    return entry.at


def _duties_done(record: "CaseRecord") -> Iterator[Entry]:
    for duty in record.duties:
        if duty.done_at is not None:
            words = arabic_digits(duty.label(language()))
            yield Entry("checkmark_circle", words, duty.done_at, duty.done_by, _means_of(duty))


def _means_of(duty: "DutyRow") -> tuple[str, ...]:
    return tuple(words for words in (duty.means, duty.words) if words)


def _calls(record: "CaseRecord") -> Iterator[Entry]:
    for call in record.calls:
        outcome = _(LABELS[CallOutcome(call.outcome)]) if call.outcome in set(CallOutcome) else call.outcome
        title = _("Mediator called: {outcome}").format(outcome=outcome)
        yield Entry("call", title, call.called_at, call.by, (call.words,) if call.words else ())


def _files(record: "CaseRecord") -> Iterator[Entry]:
    for file in record.attachments:
        yield Entry("attach", _("File attached: {name}").format(name=file.name), file.added_at, file.added_by)


def _sent_to_mediation(record: "CaseRecord") -> Iterator[Entry]:
    for save in record.timeline:
        if save.kind == TO_MEDIATION:
            icon_name, words = SAVE_WORDS[TO_MEDIATION]
            yield Entry(icon_name, _(words), save.saved_at, save.actor)


def _saved(save: "SaveRow", policy: PolicyTables) -> Entry:
    icon_name, words = SAVE_WORDS.get(save.kind, OTHER_SAVE)
    return Entry(icon_name, _(words), save.saved_at, save.actor, tuple(_changes_in(save, policy)))


def _changes_in(save: "SaveRow", policy: PolicyTables) -> Iterator[str]:
    for _entity, unit, value in save.changes:
        if unit == "file" and isinstance(value, dict):
            yield str(value.get("name", ""))
    units = {unit: value for entity, unit, value in save.changes if entity == CASE}
    for name, value in values_from(units).items():
        words = value_in_words(field(name), value, policy)
        yield _("{label}: {words}").format(label=_(field(name).label), words=words)
    for unit in (unit for unit, value in units.items() if value is None):
        yield _("{label}: taken away").format(label=unit_label(unit, policy))
