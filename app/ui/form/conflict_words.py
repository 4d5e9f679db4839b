"""Conflicts as words: what they are about, and each value that somebody entered."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import PolicyTables
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE
from app.translation import _, language
from app.ui.form.value_words import unit_in_words, unit_label

if TYPE_CHECKING:
    from app.services.rows import CaseRecord, ConflictRow

DUTY, ATTACHMENT = "duty", "attachment"


def shown_conflicts(record: "CaseRecord") -> "tuple[ConflictRow, ...]":
    """The conflicts that somebody can decide in the form: its fields first, then duties, then files."""
    order = (CASE, DUTY, ATTACHMENT)
    known = [each for each in record.conflicts if kind_of(each) in order]
    return tuple(each for kind in order for each in known if kind_of(each) == kind)


def kind_of(conflict: "ConflictRow") -> str:
    """case, duty, attachment or another part of a case."""
    return conflict.entity.partition(":")[0]


def subject_in_words(conflict: "ConflictRow", record: "CaseRecord", policy: PolicyTables) -> str:
    """The field, the duty or the file that was entered differently."""
    name = conflict.entity.partition(":")[2]
    if kind_of(conflict) == DUTY:
        labels = (arabic_digits(duty.label(language())) for duty in record.duties if duty.id == name)
        return _("Duty “{duty}”").format(duty=next(labels, name))
    if kind_of(conflict) == ATTACHMENT:
        return _("File “{name}”").format(name=next(_names_of_file(conflict.entity, record), name))
    return unit_label(conflict.unit, policy)


def value_of_conflict_in_words(conflict: "ConflictRow", value: object, policy: PolicyTables) -> str:
    """One of the values that stand."""
    if kind_of(conflict) == CASE:
        return unit_in_words(conflict.unit, value, policy)
    given = value if isinstance(value, dict) else {}
    if kind_of(conflict) == ATTACHMENT:
        return _file_in_words(conflict.unit, value, given)
    return _due_in_words(given) if conflict.unit == "due" else _done_in_words(given)


def _names_of_file(entity: str, record: "CaseRecord") -> Iterator[str]:
    """The name that the file was added with; a file taken away is no attachment any more, but it was."""
    for part, unit, value in (change for save in record.timeline for change in save.changes):
        if (part, unit) == (entity, "file") and isinstance(value, dict):
            yield str(value["name"])


def _file_in_words(unit: str, value: object, given: Mapping[str, object]) -> str:
    if unit == "file":
        return str(given.get("name") or _("Nothing"))
    return _("Taken away") if value else _("Kept with the case")


def _done_in_words(given: Mapping[str, object]) -> str:
    if given.get("not_needed"):
        return _("Not needed, because {reason}").format(reason=given["not_needed"])
    if not given.get("at"):
        return _("Not done yet")
    moment = moment_short(datetime.fromisoformat(str(given["at"])), language())
    how = " · ".join(str(given[name]) for name in ("means", "words") if given.get(name))
    done = _("Done {moment}, by {person}").format(moment=moment, person=given.get("by") or "–")
    return f"{done} · {how}" if how else done


def _due_in_words(given: Mapping[str, object]) -> str:
    if given.get("due_at"):
        return _("Due {when}").format(when=moment_short(datetime.fromisoformat(str(given["due_at"])), language()))
    if given.get("due_on"):
        return _("Due {when}").format(when=day_short(date.fromisoformat(str(given["due_on"])), language()))
    return _("No date") if given else _("Not asked for")
