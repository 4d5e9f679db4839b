"""Conflicts as words: what they are about, and each value that somebody entered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.fields import PolicyTables
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE
from app.services.words.change_words import ATTACHMENT, DUTY, kind_of, part_in_words, value_in_part
from app.services.words.proceeding_words import is_proceeding
from app.translation import language

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, ConflictRow


def shown_conflicts(record: "CaseRecord") -> "tuple[ConflictRow, ...]":
    """The conflicts that somebody can decide in the form: its fields first, then duties, files and proceedings."""
    order = (CASE, DUTY, ATTACHMENT)
    known = [each for kind in order for each in record.conflicts if kind_of(each.entity) == kind]
    return (*known, *(each for each in record.conflicts if is_proceeding(each.entity)))


def subject_in_words(conflict: "ConflictRow", record: "CaseRecord", policy: PolicyTables) -> str:
    """The field, the duty or the file that was entered differently."""
    named = next(_names_in(conflict.entity, record), "")
    return part_in_words(conflict.entity, conflict.unit, policy, called=named)


def value_of_conflict_in_words(conflict: "ConflictRow", value: object, policy: PolicyTables) -> str:
    """One of the values that stand."""
    return value_in_part(conflict.entity, conflict.unit, value, policy)


def _names_in(entity: str, record: "CaseRecord") -> Iterator[str]:
    """The duty's label, or the name that the file was added with: taken away it is no attachment, but it was."""
    for duty in record.duties:
        if entity == f"{DUTY}:{duty.id}":
            yield arabic_digits(duty.label(language()))
    for part, unit, value in (change for save in record.timeline for change in save.changes):
        if (part, unit) == (entity, "file") and isinstance(value, dict):
            yield str(value["name"])
