"""Everything that was done about a case, newest first: proceedings, duties, calls, files, sharing, decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import BANGKOK
from app.domain.fields import PolicyTables
from app.domain.labels import LABELS
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import is_open, next_stages
from app.domain.proceedings.papers import papers_of
from app.domain.proceedings.schema import ProceedingKind, Stage
from app.domain.proceedings.standing import AT, VOIDED
from app.domain.thai_text import arabic_digits
from app.domain.vocabulary import CallOutcome
from app.services.cases.date_changes import date_changes
from app.services.words.proceeding_words import fields_in_words, stage_label
from app.translation import N_, _, language, ngettext
from app.ui.badges import Tone
from app.ui.due_badges import DueBadge, badge_until_day
from app.ui.form.timeline import TO_MEDIATION, Entry, save_in_words, with_duty_named

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, DutyRow, ProceedingRow, SaveRow

CONTACTS, REQUESTS, DUTIES, FILES = "contacts", "requests", "duties", "files"
GROUPS: Mapping[str, str] = {
    CONTACTS: N_("Contacts"),
    REQUESTS: N_("Requests"),
    DUTIES: N_("Duties"),
    FILES: N_("Files"),
}
OF_CONTACTS = ("contact", "insistence", "satisfaction", "agency_reply", "praise")
OF_REQUESTS = ("request", "order", "handover", "information", "agenda", "screening", "promise")
OF_DUTIES = ("extension", "pause")
TOLD_ALONE = ("decided", "granted", "grant_ended", TO_MEDIATION)


def proceedings(record: "CaseRecord", policy: PolicyTables, today: date) -> list[Entry]:
    """What was done, newest first; of a case that can only be read here, nothing can be gone on with."""
    entries = [
        Entry("document_add", _("Case recorded"), record.entered_at, record.entered_by),
        *_proceedings(record, policy, today),
        *_duties_ended(record),
        *_dates_changed(record, policy),
        *_calls(record),
        *_files(record),
        *_told_alone(record),
    ]
    entries = entries if not record.is_read_only else [replace(each, steps=(), may_change=False) for each in entries]
    entries.reverse()  # of one moment, what was written later stands first
    return sorted(entries, key=_moment, reverse=True)


def _moment(entry: Entry) -> datetime:
    return entry.at


def _proceedings(record: "CaseRecord", policy: PolicyTables, today: date) -> Iterator[Entry]:
    for each in record.proceedings:
        if each.kind in KINDS:
            yield from _of_one(record, each, policy, today)


def _of_one(record: "CaseRecord", row: "ProceedingRow", policy: PolicyTables, today: date) -> Iterator[Entry]:
    kind = KINDS[row.kind]
    reached = [stage for stage in kind.stages if stage.name in row.stages]
    may_go_on = not row.is_void and is_open(row.kind, record.state)
    for place, stage in enumerate(reached):
        for at, values, save, stands in _times(record, row, stage):
            is_last = place == len(reached) - 1 and stands
            yield Entry(
                kind.icon,
                stage_label(row.kind, stage.name),
                at,
                save.actor if save else row.by,
                tuple(_words(kind, stage, with_duty_named(values, record), policy)),
                group=_group(row.kind),
                kind=row.kind,
                uid=row.uid,
                stage=stage.name,
                steps=_steps(kind, row) if is_last and may_go_on else (),
                papers=papers_of(row) if stage is kind.first else (),
                because=str(row.value(VOIDED, "reason") or "") if row.is_void else "",
                is_void=row.is_void,
                may_change=not row.is_void and stands,
                written_at=_if_another_day(at, save.saved_at if save else row.written_at),
                badge=_waiting(kind, row, today) if is_last and may_go_on else None,
            )


def _waiting(kind: ProceedingKind, row: "ProceedingRow", today: date) -> DueBadge | None:
    """How long somebody is waited for: until the day that was named, or since when; None once it came to its end."""
    if len(kind.stages) == 1 or any(stage.ends and stage.name in row.stages for stage in kind.stages):
        return None
    named = [str(values["due_on"]) for values in row.stages.values() if values and values.get("due_on")]
    if named:
        return badge_until_day(date.fromisoformat(named[-1]), "days", today, None)
    days = (today - row.at.astimezone(BANGKOK).date()).days
    return DueBadge(Tone.LATER, ngettext("Waiting {count} day", "Waiting {count} days", days).format(count=days))


def _times(
    record: "CaseRecord", row: "ProceedingRow", stage: Stage
) -> Iterator[tuple[datetime, Mapping[str, object], "SaveRow | None", bool]]:
    """When, what, by which save, and whether it stands: once for a stage, or each time where it repeats."""
    saves = [
        (save, value)
        for save in record.timeline
        for entity, unit, value in save.changes
        if (entity, unit) == (f"{row.kind}:{row.uid}", stage.name)
    ]
    standing = row.stages[stage.name] or {}
    for save, value in saves[:-1] if stage.repeats else ():
        if isinstance(value, dict) and value.get(AT) != standing.get(AT):
            yield _at(value, save.saved_at), value, save, False
    last = saves[-1][0] if saves else None
    yield _at(standing, row.written_at), standing, last, True


def _at(values: Mapping[str, object], otherwise: datetime) -> datetime:
    written = values.get(AT)
    return datetime.fromisoformat(written) if isinstance(written, str) else otherwise


def _if_another_day(at: datetime, written_at: datetime) -> datetime | None:
    return written_at if at.astimezone(BANGKOK).date() != written_at.astimezone(BANGKOK).date() else None


def _words(kind: ProceedingKind, stage: Stage, values: Mapping[str, object], policy: PolicyTables) -> Iterator[str]:
    """What the stage says; short values on one line, a text on lines of its own without its label."""
    brief, texts = [], []
    for label, words in fields_in_words(kind.code, stage.name, values, policy):
        if label == _(N_("In words")):
            texts.append(words)
        elif words:
            brief.append(_("{label}: {words}").format(label=label, words=words))
    if brief:
        yield " · ".join(brief)
    yield from texts


def _steps(kind: ProceedingKind, row: "ProceedingRow") -> tuple[tuple[str, str], ...]:
    return tuple((stage.name, _(stage.label)) for stage in next_stages(kind, row.stages))


def _group(code: str) -> str:
    for group, codes in ((CONTACTS, OF_CONTACTS), (REQUESTS, OF_REQUESTS), (DUTIES, OF_DUTIES)):
        if code in codes:
            return group
    return ""


def _duties_ended(record: "CaseRecord") -> Iterator[Entry]:
    not_needed = {entity: save for save in record.timeline for entity, _unit, _value in save.changes}
    for duty in record.duties:
        words = arabic_digits(duty.label(language()))
        if duty.done_at is not None:
            yield Entry("checkmark_circle", words, duty.done_at, duty.done_by, _means_of(duty), group=DUTIES)
        elif duty.not_needed and (save := not_needed.get(f"duty:{duty.id}")) is not None:
            because = _("Not needed, because {reason}").format(reason=duty.not_needed)
            yield Entry("checkmark_circle", words, save.saved_at, save.actor, (because,), group=DUTIES)


def _means_of(duty: "DutyRow") -> tuple[str, ...]:
    return tuple(words for words in (duty.means, duty.words) if words)


def _dates_changed(record: "CaseRecord", policy: PolicyTables) -> Iterator[Entry]:
    changed = date_changes(record.timeline, policy)
    for save in record.timeline:
        words = tuple(each.words for each in changed.get(save.id, ()) if not each.is_new)
        if words:
            yield Entry("calendar", _("Dates counted again"), save.saved_at, save.actor, words, group=DUTIES)


def _calls(record: "CaseRecord") -> Iterator[Entry]:
    for call in record.calls:
        outcome = _(LABELS[CallOutcome(call.outcome)]) if call.outcome in set(CallOutcome) else call.outcome
        title = _("Mediator called: {outcome}").format(outcome=outcome)
        words = (call.words,) if call.words else ()
        yield Entry("call", title, call.called_at, call.by, words, group=CONTACTS)


def _files(record: "CaseRecord") -> Iterator[Entry]:
    for file in record.attachments:
        title = _("File attached: {name}").format(name=file.name)
        yield Entry("attach", title, file.added_at, file.added_by, group=FILES)


def _told_alone(record: "CaseRecord") -> Iterator[Entry]:
    for save in record.timeline:
        if save.kind in TOLD_ALONE:
            icon_name, words = save_in_words(save.kind)
            yield Entry(icon_name, words, save.saved_at, save.actor)
