"""Which letters and forms can be printed of what was done about a case."""

from enum import StrEnum

from app.domain.proceedings.offered import Standing
from app.domain.proceedings.words import Means


class Paper(StrEnum):
    """A letter or a form that belongs to a proceeding."""

    MEMO = "memo"
    FACT_FINDING = "fact_finding"
    REMINDER = "reminder"
    HANDOVER_LETTER = "handover_letter"
    REPLY_LETTER = "reply_letter"
    COMPLAINANT_LETTER = "complainant_letter"


WRITTEN = frozenset({Means.LETTER.value, Means.REGISTERED_LETTER.value})


def papers_of(proceeding: Standing) -> tuple[Paper, ...]:
    """What can be printed of it; a reminder only while the unit has not replied, nothing of what was taken back."""
    if proceeding.is_void:
        return ()
    match proceeding.kind:
        case "request" if "replied" in proceeding.stages:
            return (Paper.FACT_FINDING,)
        case "request":
            return (Paper.FACT_FINDING, Paper.REMINDER)
        case "order":
            return (Paper.MEMO,)
        case "handover":
            return (Paper.HANDOVER_LETTER,)
        case "agency_reply":
            return (Paper.REPLY_LETTER,)
        case "contact" if proceeding.value("made", "means") in WRITTEN:
            return (Paper.COMPLAINANT_LETTER,)
    return ()
