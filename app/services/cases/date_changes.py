"""Why the dates of a case changed: for every save the old date, the new one, and what moved it (DAY-5)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import PolicyTables, field
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import VOIDED
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE, values_from
from app.services.cases.case_state import END
from app.services.rows import SaveRow
from app.services.words.change_words import DUE, DUTY, MOVED, kind_of, moved_in_words
from app.services.words.proceeding_words import is_proceeding, stage_in_words, stage_label
from app.services.words.value_words import value_in_words
from app.translation import _, language

Change = tuple[str, str, object]
Given = Mapping[str, object]
FIRST_SAVE = "received"
BRIEF = ("reason", "by_whom")
DATES = ("due_on", "due_at", "extended_on", "paused_to")
# From these follows which duties there are and when they are due (see case_facts).
MOVING = frozenset(
    {"kind", "received_at", "known_at", "occurred_at", "priority", "level", "resolution_group", "category"}
)
MOVING |= {"tree_answers", "category_up_to", "nonclinical_level", "sentinels", "reply_by"}
MOVING |= {"category_provisional", "category_review_on"}


@dataclass(frozen=True)
class DateChange:
    """One date that is another one now, as a sentence; `is_new` where the duty had none before."""

    words: str
    is_new: bool


def date_changes(saves: Sequence[SaveRow], policy: PolicyTables) -> dict[str, tuple[DateChange, ...]]:
    """Each date that a save changed, by the save's id; `saves` are in the order of the log.

    The dates with which the case began are no changes, nor is what takes no effect.
    """
    standing: dict[str, Given] = {}
    units: dict[str, object] = {}
    found: dict[str, tuple[DateChange, ...]] = {}
    for save in saves:
        changes = [each for each in save.changes if each[:2] not in save.proposed]
        if save.kind != FIRST_SAVE:
            found[save.id] = tuple(_changed(changes, standing, units, policy))
        for entity, unit, value in changes:
            if entity == CASE:
                units[unit] = value
            elif kind_of(entity) == DUTY and unit == DUE:
                standing[entity] = value if isinstance(value, dict) else {}
    return found


def _changed(
    changes: Sequence[Change], standing: Mapping[str, Given], units: Given, policy: PolicyTables
) -> Iterator[DateChange]:
    dues = [(entity, _given(value)) for entity, unit, value in changes if kind_of(entity) == DUTY and unit == DUE]
    moved = [(entity, after) for entity, after in dues if _dates(after) != _dates(standing.get(entity, {}))]
    reason = _reason(changes, units, policy, standing) if moved else ""
    for entity, after in moved:
        before = standing.get(entity, {})
        called = arabic_digits(str((after or before).get(f"label_{language()}") or entity.partition(":")[2]))
        because = next(
            (moved_in_words(_given(value)) for at, unit, value in changes if (at, unit) == (entity, MOVED)), ""
        )
        words = _sentence(before, after).format(
            duty=called, before=_date_in_words(before), after=_date_in_words(after), reason=because or reason
        )
        yield DateChange(words, is_new=not before)


def _sentence(before: Given, after: Given) -> str:
    if not after:
        return _("“{duty}”: {before} → not asked for any more, because: {reason}")
    if not before:
        return _("“{duty}”: new, {after}, because: {reason}")
    return _("“{duty}”: {before} → {after}, because: {reason}")


def _reason(changes: Sequence[Change], units: Given, policy: PolicyTables, standing: Mapping[str, Given]) -> str:
    """What else the save says: fields that are others now, what was done about the case, a duty that ended."""
    said = [
        *_proceedings_in(changes, policy),
        *_fields_in(changes, units, policy),
        *_ended_in(changes, standing),
    ]
    return "; ".join(said) or _("the rules were counted again")


def _proceedings_in(changes: Sequence[Change], policy: PolicyTables) -> Iterator[str]:
    for entity, unit, value in changes:
        if not is_proceeding(entity):
            continue
        code = kind_of(entity)
        words = _brief(code, unit, _given(value), policy)
        label = stage_label(code, unit)
        yield _("{label} ({words})").format(label=label, words=words) if words else label


def _brief(code: str, stage: str, given: Given, policy: PolicyTables) -> str:
    """The reason and by whom, where the stage gives them: what else it says stands beside it in the history."""
    if stage == VOIDED:
        return str(given.get("reason") or "")
    declared = {each.name for known in KINDS[code].stages for each in known.fields if each.name in BRIEF}
    said = {name: given[name] for name in declared if given.get(name)}
    return stage_in_words(code, stage, said, policy) if said else ""


def _fields_in(changes: Sequence[Change], units: Given, policy: PolicyTables) -> Iterator[str]:
    written = {unit: value for entity, unit, value in changes if entity == CASE}
    names = {name.partition(":")[0] for name in written}
    before = values_from({unit: value for unit, value in units.items() if unit.partition(":")[0] in names})
    after = values_from(
        {unit: value for unit, value in {**units, **written}.items() if unit.partition(":")[0] in names}
    )
    for name in dict.fromkeys((*after, *before)):
        declared = field(name)
        if name in MOVING and before.get(name) != after.get(name):
            yield _("{label}: {before} → {after}").format(
                label=_(declared.label),
                before=value_in_words(declared, before.get(name), policy) or _("Nothing"),
                after=value_in_words(declared, after.get(name), policy) or _("Nothing"),
            )


def _ended_in(changes: Sequence[Change], standing: Mapping[str, Given]) -> Iterator[str]:
    for entity, unit, value in changes:
        if kind_of(entity) == DUTY and unit == END:
            called = str(standing.get(entity, {}).get(f"label_{language()}") or entity.partition(":")[2])
            words = _("“{duty}” was recorded") if value else _("“{duty}” runs again")
            yield words.format(duty=arabic_digits(called))


def _given(value: object) -> Given:
    return value if isinstance(value, dict) else {}


def _dates(due: Given) -> tuple[object, ...]:
    """The dates of a duty; one without any is as good as none."""
    dates = tuple(due.get(name) for name in DATES)
    return dates if any(dates) else ()


def _date_in_words(due: Given) -> str:
    rule = ""
    if due.get("due_at"):
        rule = moment_short(datetime.fromisoformat(str(due["due_at"])), language())
    elif due.get("due_on"):
        rule = day_short(date.fromisoformat(str(due["due_on"])), language())
    if due.get("extended_on"):
        until = day_short(date.fromisoformat(str(due["extended_on"])), language())
        rule = _("{day}, extended to {until}").format(day=rule, until=until)
    if due.get("paused_to"):
        until = day_short(date.fromisoformat(str(due["paused_to"])), language())
        rule = _("{day}, with the pause {until}").format(day=rule, until=until)
    return rule or _("No date")
