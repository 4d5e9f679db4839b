"""What the rules suggest to do next, by what was done so far; a person decides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import LONG_AGO
from app.domain.endings import REACHABLE_BY, is_nameless_accusation, why_nobody
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import Standing
from app.domain.proceedings.standing import AT, instant
from app.domain.proceedings.substance import HEAD_FIRST, head_was_asked, is_mediation_over
from app.domain.proceedings.tries import MADE, contacts, days_tried, letter_is_due, letter_sent_at
from app.domain.proceedings.words import ContactPurpose, ContactResult, Means, Screening, SessionResult
from app.domain.vocabulary import Outcome, State, ToldMeans

if TYPE_CHECKING:
    from app.domain.policy import Policy

Values = Mapping[str, object]
SCREENING, DECIDED = "screening", "decided"
SESSION, HELD = "session", "held"
REPORT = "incident_report"
REPORTED_BY_RULE = "MED-4"
ENDINGS = frozenset({Screening.UNCLEAR, Screening.RESOLVED_AT_ONCE, Screening.SUGGESTION})
# Where a matter goes after screening: what is begun there, and the rule that asks for it.
ROUTES: Mapping[str, tuple[str, str]] = {
    Screening.NOT_OURS: ("handover", "INT-11"),
    Screening.INFORMATION: ("information", "INT-12"),
    Screening.SERVICE_QUALITY: ("order", "INT-13"),
    Screening.AFFECTS_AGENCY: ("order", "INT-14"),
    Screening.UNIT: ("request", "INT-17"),
    Screening.SEALED: ("order", "INT-6"),
    Screening.MEDIATION: (SESSION, "MED-3"),
}
# The executive orders in answer to a memo: one from before the screening was about something else.
ANSWERED_ANEW = frozenset({"order"})


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


def follow_ups(fields: Values, state: str, proceedings: Iterable[Standing], policy: "Policy") -> tuple[FollowUp, ...]:
    """Everything that is suggested for an open case with these values."""
    if state != State.OPEN:
        return ()
    standing = tuple(each for each in proceedings if not each.is_void)
    return (
        *_sealed(fields, standing),
        *_after_screening(fields, standing),
        *_written_up(fields, standing, policy),
        *_received_earlier(fields, standing),
        *_handed_over(fields, standing),
        *_unreachable(fields, standing, policy.tries_before_letter),
        *_agreed(fields, standing),
        *_referred(fields, standing),
    )


def _sealed(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    """A nameless accusation goes to the director sealed, once somebody asked whether it names evidence (INT-6)."""
    was_screened = any(each.kind == SCREENING for each in standing)
    if is_nameless_accusation(fields) and fields.get("evidence_named") and not was_screened:
        yield FollowUp("sealed_to_director", "INT-6", begin=SCREENING, values={"route": Screening.SEALED.value})


def _received_earlier(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    """The clock of a case stays its own after a merge; that the other one came earlier is offered, not taken over."""
    merged = (each.value("made", "received_at") for each in standing if each.kind == "merged_in")
    known = [(moment, str(written)) for written in merged if (moment := instant(written)) is not None]
    begun, earliest = min(known, default=(None, ""))
    own = instant(fields.get("received_at"))
    if begun is not None and own is not None and begun < own:
        received = {"received_at": earliest}
        yield FollowUp("received_earlier", "OUT-2", fields=received, days=(earliest[:10],))


def _after_screening(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    # Of two at one time the one written later counts, and `max` takes the first.
    decided = max((each for each in reversed(standing) if each.kind == SCREENING), key=_decided_at, default=None)
    if decided is None:
        return
    route, reason = decided.value(DECIDED, "route"), decided.value(DECIDED, "reason")
    if route in ENDINGS:
        yield from _ended(fields, standing, decided, str(reason or ""))
    if route == Screening.MEDIATION and not head_was_asked(standing):
        yield FollowUp("head_first", KINDS[HEAD_FIRST].rule, begin=HEAD_FIRST)
    kind, rule = ROUTES.get(str(route), ("", ""))
    is_taken = any(_takes(each, kind, decided) for each in standing)
    if kind and not is_taken:
        yield FollowUp(f"route_{kind}", rule, begin=kind)
    if route == Screening.AFFECTS_AGENCY and is_taken:
        yield from _tell(fields, standing, decided, "tell_of_investigation", rule, "")


def _takes(each: Standing, kind: str, decided: Standing) -> bool:
    """Whether it is what the matter was sent to by that screening."""
    if each.kind != kind:
        return False
    begun_at = instant(each.value(KINDS[kind].first.name, AT))
    return kind not in ANSWERED_ANEW or (begun_at or LONG_AGO) >= _decided_at(decided)


def _ended(fields: Values, standing: Sequence[Standing], decided: Standing, reason: str) -> Iterator[FollowUp]:
    rule = KINDS[SCREENING].rule
    yield from _tell(fields, standing, decided, "tell_why", rule, reason)
    if not fields.get("outcome"):
        told = _told(standing, decided) or _nobody(fields)
        outcome = {"outcome": Outcome.ENDED_AT_SCREENING.value, "outcome_words": reason, **told}
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
    since = [each for each in about if (instant(each.value(MADE, AT)) or LONG_AGO) >= _decided_at(decided)]
    return _told_by(since[0]) if since else {}


def _nobody(fields: Values) -> dict[str, object]:
    """Why nobody is told, where that follows from the case itself (OUT-2)."""
    why = why_nobody(fields)
    return {"nobody_to_tell": why.value} if why is not None and not fields.get("told_at") else {}


def _told_by(contact: Standing) -> dict[str, object]:
    """When and how the complainant was told, as the form asks for it."""
    means = contact.value(MADE, "means")
    how = {"told_means": str(means)} if means in set(ToldMeans) else {}
    return {"told_at": contact.value(MADE, AT), **how}


def _handed_over(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    received = [each for each in standing if each.kind == "handover" and each.value("received", AT)]
    if received and not fields.get("outcome"):
        words = " · ".join(
            str(value)
            for value in (received[-1].value("sent", "agency"), received[-1].value("received", "number"))
            if value
        )
        outcome = {"outcome": Outcome.HANDED_OVER.value, "outcome_words": words, **_nobody(fields)}
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
        told = {"told_at": sent.isoformat(), "told_means": ToldMeans.REGISTERED_LETTER.value}
        outcome = {"outcome": Outcome.UNREACHABLE.value, **told}
        yield FollowUp("outcome_of_letter", "OUT-2", fields=outcome, days=days)


def _agreed(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    """What was agreed in mediation goes into the words of the outcome; whether it is as wished, a person judges."""
    agreed = [
        str(each.value(HELD, "agreement"))
        for each in standing
        if each.kind == SESSION and each.value(HELD, "result") == SessionResult.AGREED and each.value(HELD, "agreement")
    ]
    if agreed and not (fields.get("outcome") or fields.get("outcome_words")):
        yield FollowUp("outcome_of_session", KINDS[SESSION].rule, fields={"outcome_words": agreed[-1]})


def _written_up(fields: Values, standing: Sequence[Standing], policy: "Policy") -> Iterator[FollowUp]:
    """What was mediated is written up, event and resolution, for the risk team (MED-4), of the levels that it names."""
    is_asked = f"level:{fields.get('level')}" in policy.only_where(REPORTED_BY_RULE)
    is_mediated = any(is_mediation_over(each) for each in standing)
    if is_mediated and is_asked and not any(each.kind == REPORT for each in standing):
        event = {"event": fields["details"]} if fields.get("details") else {}
        yield FollowUp("risk_report", REPORTED_BY_RULE, begin=REPORT, values=event)


def _referred(fields: Values, standing: Sequence[Standing]) -> Iterator[FollowUp]:
    """Who referred the matter waits for a reply by the day that it named."""
    reply = KINDS["agency_reply"]
    reply_by = fields.get("reply_by")
    if reply_by and fields.get("referring_agency") and not any(each.kind == reply.code for each in standing):
        yield FollowUp("reply_to_agency", reply.rule, begin=reply.code, days=(str(reply_by)[:10],))


def _decided_at(screening: Standing) -> datetime:
    return instant(screening.value(DECIDED, AT)) or LONG_AGO
