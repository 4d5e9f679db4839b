"""What the rules suggest to do next, by what was done so far; a person decides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import Standing
from app.domain.proceedings.standing import AT
from app.domain.proceedings.tries import MADE, contacts, days_tried, letter_is_due, letter_sent_at
from app.domain.proceedings.words import ContactPurpose, ContactResult, Means, Screening
from app.domain.vocabulary import Outcome, State

Values = Mapping[str, object]
SCREENING, DECIDED = "screening", "decided"
ENDINGS = frozenset({Screening.UNCLEAR, Screening.RESOLVED_AT_ONCE, Screening.SUGGESTION})
# Where a matter goes after screening: what is begun there, and the rule that asks for it.
ROUTES: Mapping[str, tuple[str, str]] = {
    Screening.NOT_OURS: ("handover", "INT-11"),
    Screening.INFORMATION: ("information", "INT-12"),
    Screening.SERVICE_QUALITY: ("order", "INT-13"),
    Screening.AFFECTS_AGENCY: ("order", "INT-14"),
    Screening.UNIT: ("request", "INT-17"),
    Screening.SEALED: ("order", "INT-6"),
}
REACHABLE_BY = ("complainant_phone", "complainant_email", "complainant_address")


@dataclass(frozen=True)
class FollowUp:
    """One suggestion by a rule: begin a proceeding with these values, or write these fields into the form.

    `code` names the words for it; `days` are the days that it rests on, in ISO.
    """

    code: str
    rule: str
    begin: str = ""
    values: Values = field(default_factory=dict)
    fields: Values = field(default_factory=dict)
    days: tuple[str, ...] = ()


def follow_ups(fields: Values, state: str, proceedings: Iterable[Standing], tries: int) -> tuple[FollowUp, ...]:
    """Everything that is suggested for an open case with these values; `tries` is the number that the policy sets."""
    if state != State.OPEN:
        return ()
    standing = tuple(each for each in proceedings if not each.is_void)
    return (
        *_after_screening(fields, standing),
        *_handed_over(fields, standing),
        *_unreachable(fields, standing, tries),
    )


def _after_screening(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    decided = max((each for each in standing if each.kind == SCREENING), key=_decided_at, default=None)
    if decided is None:
        return
    route, reason = decided.value(DECIDED, "route"), decided.value(DECIDED, "reason")
    if route in ENDINGS:
        yield from _ended(fields, standing, decided, str(reason or ""))
    kind, rule = ROUTES.get(str(route), ("", ""))
    if kind and not any(each.kind == kind for each in standing):
        yield FollowUp(f"route_{kind}", rule, begin=kind)
    if route == Screening.AFFECTS_AGENCY and any(each.kind == kind for each in standing):
        yield from _tell(fields, standing, decided, "tell_of_investigation", rule, "")


def _ended(fields: Values, standing: Sequence[Standing], decided: Standing, reason: str) -> Iterator[FollowUp]:
    rule = KINDS[SCREENING].rule
    yield from _tell(fields, standing, decided, "tell_why", rule, reason)
    if not fields.get("outcome"):
        outcome = {"outcome": Outcome.ENDED_AT_SCREENING.value, "outcome_words": reason, **_told(standing, decided)}
        yield FollowUp("outcome_of_screening", rule, fields=outcome)


def _tell(
    fields: Values, standing: Sequence[Standing], decided: Standing, code: str, rule: str, words: str
) -> Iterator[FollowUp]:
    """The complainant is told, if reachable, unless somebody told them since."""
    if any(fields.get(name) for name in REACHABLE_BY) and not _told(standing, decided):
        told = {"purpose": ContactPurpose.RESULT.value, **({"words": words} if words else {})}
        yield FollowUp(code, rule, begin="contact", values=told)


def _told(standing: Sequence[Standing], decided: Standing) -> dict[str, object]:
    """When the complainant was told after the decision; nothing while nobody did."""
    reached = (each for each in contacts(standing) if each.value(MADE, "result") == ContactResult.REACHED)
    about = (each for each in reached if each.value(MADE, "purpose") in (ContactPurpose.RESULT, ContactPurpose.ANSWER))
    since = [str(each.value(MADE, AT)) for each in about if str(each.value(MADE, AT)) >= _decided_at(decided)]
    return {"told_at": since[0]} if since else {}


def _handed_over(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    received = [each for each in standing if each.kind == "handover" and each.value("received", AT)]
    if received and not fields.get("outcome"):
        words = " · ".join(
            str(value)
            for value in (received[-1].value("sent", "agency"), received[-1].value("received", "number"))
            if value
        )
        outcome = {"outcome": Outcome.HANDED_OVER.value, "outcome_words": words}
        yield FollowUp("outcome_of_handover", "OUT-2", fields=outcome)


def _unreachable(fields: Values, standing: Sequence[Standing], tries: int) -> Iterator[FollowUp]:
    days = tuple(day.isoformat() for day in days_tried(standing))
    if letter_is_due(standing, tries):
        letter = {
            "means": Means.REGISTERED_LETTER.value,
            "result": ContactResult.MESSAGE_LEFT.value,
            "purpose": ContactPurpose.RESULT.value,
        }
        yield FollowUp("registered_letter", "OUT-2", begin="contact", values=letter, days=days)
    sent = letter_sent_at(standing, tries)
    if sent is not None and not fields.get("outcome"):
        outcome = {"outcome": Outcome.UNREACHABLE.value, "told_at": sent.isoformat()}
        yield FollowUp("outcome_of_letter", "OUT-2", fields=outcome, days=days)


def _decided_at(screening: Standing) -> str:
    return str(screening.value(DECIDED, AT) or "")
