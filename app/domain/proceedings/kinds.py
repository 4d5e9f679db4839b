"""Every kind of proceeding by its code, and the class of what its stages say."""

from collections.abc import Mapping

from app.domain.fields import FieldClass
from app.domain.proceedings import contacts, improvement, privacy, publication, redaction, routes, settlement
from app.domain.proceedings.schema import ProceedingKind
from app.domain.proceedings.standing import VOIDED

_OF_CASES = (*contacts.KINDS, *routes.KINDS, *settlement.KINDS, *improvement.KINDS)
KINDS: Mapping[str, ProceedingKind] = {
    kind.code: kind for kind in (*_OF_CASES, *publication.KINDS, *privacy.KINDS, *redaction.KINDS)
}


def class_of_stage(code: str, stage: str) -> FieldClass | None:
    """Who may see what a stage says; None for a kind or a stage that this program does not know."""
    if code not in KINDS:
        return None
    if stage == VOIDED:
        return KINDS[code].first.field_class
    return {each.name: each.field_class for each in KINDS[code].stages}.get(stage)
