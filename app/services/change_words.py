"""One change of a case as words: the field, the duty or the file that it is about, and the value."""

from collections.abc import Mapping
from datetime import date, datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.errors import UnknownField
from app.domain.fields import UNITS, PolicyTables, field
from app.domain.units import CASE
from app.services.value_words import unit_in_words, unit_label
from app.translation import _, language

DUTY, ATTACHMENT = "duty", "attachment"


def kind_of(entity: str) -> str:
    """case, duty, attachment or another part of a case."""
    return entity.partition(":")[0]


def part_in_words(entity: str, unit: str, policy: PolicyTables, *, called: str = "") -> str:
    """What is changed; `called` is the name of the duty or the file, as far as it is known here."""
    if kind_of(entity) == DUTY:
        return _("Duty “{duty}”").format(duty=called or entity.partition(":")[2])
    if kind_of(entity) == ATTACHMENT:
        return _("File “{name}”").format(name=called) if called else _("An attached file")
    if entity == CASE and unit.partition(":")[0] in UNITS:
        return unit_label(unit, policy)
    return _("Another part of the case")


def value_in_part(entity: str, unit: str, value: object, policy: PolicyTables) -> str:
    """What it is changed to."""
    given = value if isinstance(value, dict) else {}
    if entity == CASE and unit.partition(":")[0] in UNITS:
        return unit_in_words(unit, value, policy)
    if kind_of(entity) == ATTACHMENT:
        return _file_in_words(unit, value, given)
    if kind_of(entity) == DUTY:
        return _due_in_words(given) if unit == "due" else _done_in_words(given)
    return _("Nothing") if value is None else _("See the history of the case")


def erased_in_words(name: str) -> str:
    """What an erasure names: a field, or a file, whose name is gone with it."""
    if kind_of(name) == ATTACHMENT:
        return _("An attached file")
    try:
        return _(field(name).label)
    except UnknownField:
        return _("Another part of the case")


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
