"""The texts of a case as they stand in a copy: facts, people, each long text, and each thing that was done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.fields import Field, FieldKind, Use, field, fields_for
from app.domain.policy import Policy
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.privacy import COPY_REQUEST, DISCLOSURE
from app.domain.proceedings.publication import PUBLICATION
from app.domain.proceedings.redaction import REDACTED_COPY
from app.domain.proceedings.standing import AT, VOIDED, instant
from app.domain.redaction import Mark, Why
from app.services.paper.office_words import moment
from app.services.redaction.people import ADDRESSES, NAMES, NUMBERS, OF_PEOPLE
from app.services.rows import CallRow, CaseRecord, DutyRow, ProceedingRow
from app.services.words.duty_words import label_of
from app.services.words.proceeding_words import stage_label
from app.services.words.value_words import value_in_words
from app.translation import N_, _

FACTS, PEOPLE, DUTIES, CALLS = "facts", "people", "duties", "calls"
TITLES: Mapping[str, str] = {
    FACTS: N_("Facts of the case"),
    PEOPLE: N_("People concerned"),
    DUTIES: N_("Duties and who did them"),
    CALLS: N_("Calls to mediators"),
}
WHOLE = frozenset((*NAMES, *NUMBERS, *ADDRESSES, "complainant_relation"))
REASONS = ("level_reason", "category_reason", "nonclinical_reason", "group_reason", "closed_although")
# What of the case went to whom is no part of the case itself.
_NO_PART = frozenset({REDACTED_COPY, DISCLOSURE.code, COPY_REQUEST.code, PUBLICATION})
# What tells nothing to whoever reads a copy.
_LEFT_OUT = frozenset(
    {"tree_answers", "source_id", "local_number", "reporter_withheld", "notice_version", "category_review_on"}
)


@dataclass(frozen=True)
class Part:
    """One text with its title; `whole` are values that say who somebody is by the field in which they stand."""

    key: str
    title: str
    text: str
    whole: tuple[Mark, ...] = ()


class _Lines:
    """A text that grows line by line."""

    def __init__(self) -> None:
        self._text, self._whole = "", list[Mark]()

    def add(self, label: str, words: str, *, is_whole: bool = False) -> None:
        """One line; nothing for no words."""
        if not words:
            return
        before = _("{label}: {words}").format(label=label, words="")
        start = len(self._text) + len("\n" if self._text else "") + len(before)
        self._text += ("\n" if self._text else "") + before + words
        if is_whole:
            self._whole.append(Mark(start, start + len(words), Why.FIELD))

    def part(self, key: str, title: str) -> Part | None:
        """What was added; None for nothing."""
        return Part(key, title, self._text, tuple(self._whole)) if self._text else None


def parts_of(record: CaseRecord, policy: Policy) -> tuple[Part, ...]:
    """Every text of the case that a copy has, in the order of the form, then of time."""
    found = [
        _of_fields(record, policy, FACTS, _facts()),
        _of_fields(record, policy, PEOPLE, _people()),
        *(_long_text(record, each) for each in _long_texts()),
        *_of_proceedings(record, policy),
        _of_duties(record.duties),
        _of_calls(record.calls),
    ]
    return tuple(part for part in found if part is not None)


def _of_fields(record: CaseRecord, policy: Policy, key: str, fields: Iterable[Field]) -> Part | None:
    lines = _Lines()
    for each in fields:
        value = record.fields.get(each.name)
        if value not in (None, "", [], ()):
            lines.add(_(each.label), value_in_words(each, value, policy), is_whole=each.name in WHOLE)
    return lines.part(key, _(TITLES[key]))


def _long_text(record: CaseRecord, declared: Field) -> Part | None:
    text = str(record.fields.get(declared.name) or "")
    return Part(declared.name, _(declared.label), text) if text else None


def _of_proceedings(record: CaseRecord, policy: Policy) -> Iterator[Part | None]:
    for row in record.proceedings:
        if row.kind in KINDS and row.kind not in _NO_PART and not row.is_void:
            for stage, values in row.stages.items():
                if stage != VOIDED and values:
                    yield _of_stage(row, stage, values, policy)


def _of_stage(row: ProceedingRow, stage: str, values: Mapping[str, object], policy: Policy) -> Part | None:
    lines = _Lines()
    known = next((each for each in KINDS[row.kind].stages if each.name == stage), None)
    for declared in known.fields if known else ():
        value = values.get(declared.name)
        if declared.name != AT and value not in (None, "", []):
            is_whole = declared.name in OF_PEOPLE
            lines.add(_(declared.label), value_in_words(declared, value, policy), is_whole=is_whole)
    at = instant(values.get(AT)) or row.at
    title = _("{what}, {when}").format(what=stage_label(row.kind, stage), when=moment(at))
    return lines.part(f"{row.kind}:{row.uid}/{stage}", title)


def _of_duties(duties: Iterable[DutyRow]) -> Part | None:
    lines = _Lines()
    for duty in duties:
        if duty.is_ended:
            said = duty.not_needed or duty.words
            lines.add(label_of(duty), _done(duty.done_at) or _("Not needed"))
            lines.add(_("By whom"), duty.done_by or duty.ticked_by, is_whole=True)
            lines.add(_("In words"), " · ".join(filter(None, (duty.means, said))))
    return lines.part(DUTIES, _(TITLES[DUTIES]))


def _of_calls(calls: Iterable[CallRow]) -> Part | None:
    lines = _Lines()
    for call in calls:
        lines.add(_("Called"), moment(call.called_at))
        lines.add(_("Mediator"), call.name or call.mediator, is_whole=True)
        lines.add(_("By whom"), call.by, is_whole=True)
        lines.add(_("In words"), " · ".join(filter(None, (call.reason, call.words))))
    return lines.part(CALLS, _(TITLES[CALLS]))


def _done(at: datetime | None) -> str:
    return _("Done {moment}").format(moment=moment(at)) if at is not None else ""


def _people() -> Iterator[Field]:
    return (each for each in fields_for(Use.EXPORT) if each.name in WHOLE)


def _long_texts() -> tuple[Field, ...]:
    long = [each for each in fields_for(Use.EXPORT) if each.kind is FieldKind.LONG_TEXT and each.name not in WHOLE]
    return (*long, *(field(name) for name in REASONS))


def _facts() -> Iterator[Field]:
    taken = {*WHOLE, *REASONS, *_LEFT_OUT, *(each.name for each in _long_texts())}
    return (each for each in fields_for(Use.PRINT) if each.name not in taken)
