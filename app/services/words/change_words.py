"""One change of a case as words: the field, the duty or the file that it is about, and the value."""

from collections.abc import Mapping
from datetime import date, datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.errors import UnknownField
from app.domain.fields import UNITS, PolicyTables, field
from app.domain.units import CASE
from app.services.words.proceeding_words import is_proceeding, stage_in_words, stage_label
from app.services.words.value_words import unit_in_words, unit_label
from app.translation import _, language

DUTY, ATTACHMENT = "duty", "attachment"
DUE, MOVED = "due", "moved"


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
    if is_proceeding(entity):
        return stage_label(kind_of(entity), unit)
    return _("Another part of the case")


def value_in_part(entity: str, unit: str, value: object, policy: PolicyTables) -> str:
    """What it is changed to."""
    given = value if isinstance(value, dict) else {}
    if entity == CASE and unit.partition(":")[0] in UNITS:
        return unit_in_words(unit, value, policy)
    if kind_of(entity) == ATTACHMENT:
        return _file_in_words(unit, value, given)
    if is_proceeding(entity):
        return stage_in_words(kind_of(entity), unit, value, policy)
    if kind_of(entity) == DUTY:
        return _of_duty_in_words(unit, given)
    return _("Nothing") if value is None else _("See the history of the case")


def erased_in_words(name: str) -> str:
    """What an erasure names: a field, or a file, whose name is gone with it."""
    if kind_of(name) == ATTACHMENT:
        return _("An attached file")
    if is_proceeding(name):
        return stage_label(kind_of(name), name.partition("/")[2])
    try:
        return _(field(name).label)
    except UnknownField:
        return _("Another part of the case")


def _file_in_words(unit: str, value: object, given: Mapping[str, object]) -> str:
    if unit == "file":
        return str(given.get("name") or _("Nothing"))
    return _("Taken away") if value else _("Kept with the case")


def _of_duty_in_words(unit: str, given: Mapping[str, object]) -> str:
    if unit == MOVED:
        return moved_in_words(given)
    return _due_in_words(given) if unit == DUE else _end_in_words(given)


def moved_in_words(given: Mapping[str, object]) -> str:
    """Why the calendar moved a date: each day that was closed or opened, with reason and document."""
    days = given.get("days")
    said = [day_in_words(day) for day in days if isinstance(day, dict)] if isinstance(days, list) else []
    return _("The calendar: {days}").format(days="; ".join(said))


def day_in_words(day: Mapping[str, object]) -> str:
    """A day that the calendar closed or opened, with reason and document."""
    on = day_short(date.fromisoformat(str(day["on"])), language())
    words = _("{day} is a day off ({reason})") if day.get("closed") else _("{day} is a working day ({reason})")
    document = (str(day[name]) for name in ("reason", "document") if day.get(name))
    return words.format(day=on, reason=", ".join(document))


def _end_in_words(given: Mapping[str, object]) -> str:
    """The end of a duty, in one piece or one of its two parts: that it ended, and in whose words."""
    if given.get("not_needed"):
        reason = given["not_needed"]
        return _("Not needed") if reason is True else _("Not needed, because {reason}").format(reason=reason)
    by, how = str(given.get("by") or ""), [str(given[name]) for name in ("means", "words") if given.get(name)]
    if not given.get("at"):
        is_words = given and "at" not in given
        return (" · ".join(filter(None, (by, *how))) or _("Nothing")) if is_words else _("Not done yet")
    moment = moment_short(datetime.fromisoformat(str(given["at"])), language())
    if by:
        return " · ".join((_("Done {moment}, by {person}").format(moment=moment, person=by), *how))
    return _("Done {moment}").format(moment=moment)


def _due_in_words(given: Mapping[str, object]) -> str:
    if given.get("due_at"):
        return _("Due {when}").format(when=moment_short(datetime.fromisoformat(str(given["due_at"])), language()))
    if given.get("due_on"):
        return _("Due {when}").format(when=day_short(date.fromisoformat(str(given["due_on"])), language()))
    return _("No date") if given else _("Not asked for")
