"""The try of the head, sessions, promises and visits to the director of one case, with dates and how each stands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import FieldKind, PolicyTables
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import next_stages
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.words import HeadResult, SessionResult
from app.domain.vocabulary import State
from app.services.words.proceeding_words import fields_in_words
from app.translation import _, language
from app.ui.badges import Tone
from app.ui.due_badges import DueBadge, badge_until_day

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, ProceedingRow

HEAD_FIRST, SESSION, PROMISE, INSISTENCE = "head_first", "session", "promise", "insistence"
SETTLING = (HEAD_FIRST, SESSION, PROMISE, INSISTENCE)
PROMISE_DUTY = ":promise@"  # whatever rule asks for it
TONES: Mapping[HeadResult | SessionResult, Tone] = {
    HeadResult.RESOLVED: Tone.DONE,
    HeadResult.NOT_RESOLVED: Tone.LATER,
    HeadResult.NOT_POSSIBLE: Tone.LATER,
    SessionResult.AGREED: Tone.DONE,
    SessionResult.TO_BE_CONTINUED: Tone.SOON,
    SessionResult.FAILED: Tone.LATER,
}
_IN_BADGE = frozenset({"result", "due_on"})  # said by the badge already


@dataclass(frozen=True)
class Settled:
    """One of them: `stage` is the last that was reached, `steps` may follow, each with its label."""

    uid: str
    kind: str
    stage: str
    title: str
    when: str
    words: tuple[str, ...]
    badge: DueBadge
    steps: tuple[tuple[str, str], ...] = ()

    @property
    def has_paper(self) -> bool:
        """Whether there is a record of it on paper."""
        return self.kind == SESSION


def settled(record: "CaseRecord", policy: PolicyTables, today: date) -> list[Settled]:
    """What stands, newest first; what was taken back stands on the case's own page."""
    rows = [row for row in record.proceedings if row.kind in SETTLING and not row.is_void]
    return [_settled(record, row, policy, today) for row in sorted(rows, key=_began, reverse=True)]


def agreement_in(record: "CaseRecord") -> bool:
    """Whether a session ended with an agreement that the outcome does not say yet."""
    said = record.fields.get("outcome") or record.fields.get("outcome_words")
    agreed = (row for row in record.proceedings if row.kind == SESSION and not row.is_void)
    return not said and any(row.value("held", "result") == SessionResult.AGREED for row in agreed)


def _began(row: "ProceedingRow") -> str:
    return row.at.isoformat()


def _settled(record: "CaseRecord", row: "ProceedingRow", policy: PolicyTables, today: date) -> Settled:
    kind = KINDS[row.kind]
    may_go_on = record.state == State.OPEN and not record.is_read_only
    steps = next_stages(kind, row.stages) if may_go_on else ()
    return Settled(
        uid=row.uid,
        kind=row.kind,
        stage=next((stage.name for stage in reversed(kind.stages) if stage.name in row.stages), ""),
        title=_(kind.label),
        when=moment_short(row.at, language()),
        words=tuple(_words(row, policy)),
        badge=_badge(record, row, today),
        steps=tuple((stage.name, _(stage.label)) for stage in steps),
    )


def _words(row: "ProceedingRow", policy: PolicyTables) -> Iterator[str]:
    """Each stage on a line of its own, the first without its name; each text of the first on one of its own, too."""
    first, *others = KINDS[row.kind].stages
    for names in _lines_of(first):
        yield from filter(None, (_said(row, first, policy, names),))
    for stage in others:
        if stage.name in row.stages:
            said = _said(row, stage, policy, {each.name for each in stage.fields})
            yield _("{label}: {words}").format(label=_(stage.label), words=said) if said else _(stage.label)


def _lines_of(stage: Stage) -> Iterator[Collection[str]]:
    yield {each.name for each in stage.fields if each.kind is not FieldKind.LONG_TEXT}
    yield from ({each.name} for each in stage.fields if each.kind is FieldKind.LONG_TEXT)


def _said(row: "ProceedingRow", stage: Stage, policy: PolicyTables, names: Collection[str]) -> str:
    """What these fields say, on one line."""
    said = row.stages.get(stage.name, {})  # not every stage is for this PC
    values = {name: value for name, value in said.items() if name in names and name not in _IN_BADGE}
    told = fields_in_words(row.kind, stage.name, values, policy)
    return " · ".join(_("{label}: {words}").format(label=label, words=words) for label, words in told)


def _badge(record: "CaseRecord", row: "ProceedingRow", today: date) -> DueBadge:
    if row.kind == HEAD_FIRST:
        return _of_result(next((each for each in HeadResult if each == row.value("tried", "result")), None))
    if row.kind == SESSION:
        return _of_result(next((each for each in SessionResult if each == row.value("held", "result")), None))
    if row.kind == PROMISE:
        return _of_promise(record, row, today)
    if "ended" in row.stages:
        return DueBadge(Tone.DONE, _("Ended"))
    return DueBadge(Tone.SOON, _("Not ended yet"))


def _of_result(result: HeadResult | SessionResult | None) -> DueBadge:
    """What came of it; what is not for this PC, was erased or only a newer program knows is said to be unknown."""
    if result is None:
        return DueBadge(Tone.LATER, _("Result not known here"))
    return DueBadge(TONES[result], _(result.label))


def _of_promise(record: "CaseRecord", row: "ProceedingRow", today: date) -> DueBadge:
    """Kept, or how many days are left of those that were given."""
    duty = next((each for each in record.duties if each.id.endswith(f"{PROMISE_DUTY}{row.uid}")), None)
    if "kept" in row.stages or duty is None or duty.due_by is None:
        return DueBadge(Tone.DONE, _("Kept"))
    if duty.is_ended:
        return DueBadge(Tone.LATER, _("Ended"))
    due = duty.due_by.date()
    left = badge_until_day(due, "days", today, None)
    words = _("{left} · by {day}").format(left=left.text, day=day_short(due, language()))
    return DueBadge(left.tone, words)
