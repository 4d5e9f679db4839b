"""Why the dates of a case changed: for every save the old date, the new one, and what moved it (DAY-5)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.fields import FieldKind, PolicyTables, field
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import VOIDED
from app.domain.thai_text import arabic_digits
from app.domain.units import CASE, values_from
from app.services.case_state import END
from app.services.change_words import DUE, DUTY, MOVED, kind_of, moved_in_words
from app.services.proceeding_words import is_proceeding, stage_in_words, stage_label
from app.services.rows import SaveRow
from app.services.value_words import value_in_words
from app.translation import _, language

Change = tuple[str, str, object]
Given = Mapping[str, object]
FIRST_SAVE = "received"
BRIEF = ("reason", "by_whom")
DATES = ("due_on", "due_at", "extended_on")
# What can be said of a field in one line; reasons and texts do not move dates.
TOLD = (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.MOMENT, FieldKind.DAY, FieldKind.FLAG, FieldKind.MONEY)


def date_changes(saves: Sequence[SaveRow], policy: PolicyTables) -> dict[str, tuple[str, ...]]:
    """One sentence for each date that a save changed, by the save's id; `saves` are in the order of the log.

    The dates with which the case began are no changes, nor is what takes no effect.
    """
    standing: dict[str, Given] = {}
    units: dict[str, object] = {}
    found: dict[str, tuple[str, ...]] = {}
    for save in saves:
        changes = [each for each in save.changes if each[:2] not in save.proposed]
        if save.kind != FIRST_SAVE:
            found[save.id] = tuple(_sentences(changes, standing, units, policy))
        for entity, unit, value in changes:
            if entity == CASE:
                units[unit] = value
            elif kind_of(entity) == DUTY and unit == DUE:
                standing[entity] = value if isinstance(value, dict) else {}
    return found


def _sentences(
    changes: Sequence[Change], standing: Mapping[str, Given], units: Given, policy: PolicyTables
) -> Iterator[str]:
    dues = [(entity, _given(value)) for entity, unit, value in changes if kind_of(entity) == DUTY and unit == DUE]
    moved = [(entity, after) for entity, after in dues if _dates(after) != _dates(standing.get(entity, {}))]
    reason = _reason(changes, units, policy, standing) if moved else ""
    for entity, after in moved:
        before = standing.get(entity, {})
        called = arabic_digits(str((after or before).get(f"label_{language()}") or entity.partition(":")[2]))
        because = next(
            (moved_in_words(_given(value)) for at, unit, value in changes if (at, unit) == (entity, MOVED)), ""
        )
        yield _sentence(before, after).format(
            duty=called, before=_date_in_words(before), after=_date_in_words(after), reason=because or reason
        )


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
    return stage_in_words(code, stage, {name: given.get(name) for name in declared}, policy) if declared else ""


def _fields_in(changes: Sequence[Change], units: Given, policy: PolicyTables) -> Iterator[str]:
    written = {unit: value for entity, unit, value in changes if entity == CASE}
    names = {name.partition(":")[0] for name in written}
    before = values_from({unit: value for unit, value in units.items() if unit.partition(":")[0] in names})
    after = values_from(
        {unit: value for unit, value in {**units, **written}.items() if unit.partition(":")[0] in names}
    )
    for name in dict.fromkeys((*after, *before)):
        declared = field(name)
        if declared.kind in TOLD and before.get(name) != after.get(name):
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
    return tuple(due.get(name) for name in DATES) if due else ()


def _date_in_words(due: Given) -> str:
    rule = ""
    if due.get("due_at"):
        rule = moment_short(datetime.fromisoformat(str(due["due_at"])), language())
    elif due.get("due_on"):
        rule = day_short(date.fromisoformat(str(due["due_on"])), language())
    if due.get("extended_on"):
        until = day_short(date.fromisoformat(str(due["extended_on"])), language())
        return _("{day}, extended to {until}").format(day=rule, until=until)
    return rule or _("No date")
