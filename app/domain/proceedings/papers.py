"""Which letters and forms can be printed of what was done about a case."""

from collections.abc import Mapping
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
    RISK_REPORT = "risk_report"
    PUBLICATION = "publication"


WRITTEN = frozenset({Means.LETTER.value, Means.REGISTERED_LETTER.value})
REQUEST, CONTACT = "request", "contact"
ALWAYS: Mapping[str, tuple[Paper, ...]] = {
    "order": (Paper.MEMO,),
    "handover": (Paper.HANDOVER_LETTER,),
    "agency_reply": (Paper.REPLY_LETTER,),
    "incident_report": (Paper.RISK_REPORT,),
    "publication": (Paper.PUBLICATION,),
}


def papers_of(proceeding: Standing) -> tuple[Paper, ...]:
    """What can be printed of it; a reminder only while the unit has not replied, nothing of what was taken back."""
    if proceeding.is_void:
        return ()
    if proceeding.kind == REQUEST:
        return (Paper.FACT_FINDING,) if "replied" in proceeding.stages else (Paper.FACT_FINDING, Paper.REMINDER)
    if proceeding.kind == CONTACT and proceeding.value("made", "means") in WRITTEN:
        return (Paper.COMPLAINANT_LETTER,)
    return ALWAYS.get(proceeding.kind, ())
