"""When a case has ended, and what a nameless accusation is; light, because every reading of a case asks."""

from collections.abc import Mapping

from app.domain.vocabulary import Disclosure, Outcome

# Nobody is told of these: one is told in the case that goes on, the other was never a matter.
WITHOUT_TELLING = frozenset({Outcome.MERGED, Outcome.ENTERED_BY_MISTAKE})


def has_ended(values: Mapping[str, object]) -> bool:
    """Whether these values end the case: an outcome and the complainant told (DAY-7), or nobody to be told (OUT-2)."""
    outcome = values.get("outcome")
    return outcome in WITHOUT_TELLING or bool(outcome and values.get("told_at"))


def is_nameless_accusation(values: Mapping[str, object]) -> bool:
    """Somebody without a name complains of a person: asked for evidence, and sealed to the director (INT-6)."""
    return values.get("disclosure") == Disclosure.ANONYMOUS and bool(values.get("accused_person"))
