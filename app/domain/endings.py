"""When a case has ended, to whom its end is told, and what a nameless accusation is; every reading of a case asks."""

from collections.abc import Iterator, Mapping

from app.domain.errors import Problem
from app.domain.vocabulary import Disclosure, Kind, NobodyToTell, Outcome

# Nobody is told of these: one is told in the case that goes on, the other was never a matter.
WITHOUT_TELLING = frozenset({Outcome.MERGED, Outcome.ENTERED_BY_MISTAKE})
# No rule of a document and nobody's to change: the fields of the form that say where an answer can be sent. What a
# document asks for of them (INT-4 to INT-7) is checked where a matter is received.
REACHABLE_BY = ("complainant_phone", "complainant_email", "complainant_address")
# Whoever wrote there can be answered there.
ANSWERED_THERE = frozenset({"facebook", "line", "email"})
UNTROUBLED = frozenset({Kind.COMPLIMENT, Kind.SUGGESTION, Kind.OPINION})

Values = Mapping[str, object]


def has_ended(values: Values) -> bool:
    """Whether these values end the case: an outcome, and the complainant told (DAY-7) or nobody to be told (OUT-2)."""
    outcome = values.get("outcome")
    return outcome in WITHOUT_TELLING or bool(outcome and (values.get("told_at") or values.get("nobody_to_tell")))


def why_nobody(values: Values) -> NobodyToTell | None:
    """The reason that follows from the case itself; None where somebody can be told, or a person has to say why not."""
    if any(values.get(name) for name in REACHABLE_BY) or values.get("channel") in ANSWERED_THERE:
        return None
    if values.get("complainant_name"):
        return None
    if values.get("kind") == Kind.INCIDENT:
        return NobodyToTell.NO_COMPLAINANT
    is_anonymous = values.get("disclosure") == Disclosure.ANONYMOUS
    return NobodyToTell.ANONYMOUS if is_anonymous else NobodyToTell.NO_CONTACT


def problems_of_nobody(values: Values) -> Iterator[Problem]:
    """A reason that the case itself contradicts, or a time of telling beside it."""
    reason = values.get("nobody_to_tell")
    if not reason:
        return
    if values.get("told_at") or values.get("told_means"):
        yield Problem("nobody_to_tell", "told_and_nobody")
    elif code := _contradiction(str(reason), values):
        yield Problem("nobody_to_tell", code)


def _contradiction(reason: str, values: Values) -> str:
    kind, is_reachable = values.get("kind"), any(values.get(name) for name in REACHABLE_BY)
    match reason:
        case NobodyToTell.NO_COMPLAINANT if kind != Kind.INCIDENT or values.get("complainant_name"):
            return "somebody_complained"
        case NobodyToTell.ANONYMOUS if values.get("disclosure") != Disclosure.ANONYMOUS:
            return "not_anonymous"
        case NobodyToTell.ANONYMOUS | NobodyToTell.NO_CONTACT if is_reachable:
            return "can_be_reached"
        case NobodyToTell.NO_ANSWER_WANTED if kind not in UNTROUBLED:
            return "an_answer_is_owed"
        case NobodyToTell.NOT_REACHED if values.get("outcome") != Outcome.ENDED_AT_SCREENING:
            return "only_at_screening"
    return ""


def is_nameless_accusation(values: Values) -> bool:
    """Somebody without a name complains of a person: asked for evidence, and sealed to the director (INT-6)."""
    return values.get("disclosure") == Disclosure.ANONYMOUS and bool(values.get("accused_person"))
