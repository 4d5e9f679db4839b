"""The identity that a complainant asked to be kept: withheld from everybody until somebody opens it with a reason."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import Connection, bindparam, select

from app.domain.errors import InvalidComplaint, Problem
from app.domain.fields import field
from app.domain.protection import (
    DISCLOSURE,
    MASK,
    MASKS,
    PROTECTED_FIELDS,
    PROTECTING,
    Veil,
    is_protected,
    masked,
    veil_for,
)
from app.domain.roles import Action, Answer, Asked, DataClass, Right, Scope, may, rights_in
from app.domain.units import CASE, values_from
from app.models.log_tables import change_value, save
from app.services.node import Person
from app.services.rights import refusal
from app.services.rows import CaseRecord, ConflictRow, SaveRow
from app.translation import _

_UNITS = frozenset(field(name).unit for name in PROTECTED_FIELDS)


def as_far_as_open(record: CaseRecord, *, is_open: bool) -> CaseRecord:
    """The record as it may be shown; of a protected one nothing says who complained until it is open."""
    disputed = [each.unit for each in record.conflicts if each.entity == CASE]
    if not is_protected(record.fields, disputed):
        return record
    if is_open:
        return replace(record, is_protected=True)
    veil = veil_for(_identities_in(record), _(MASK))
    fields = masked(record.fields, veil)
    return replace(
        record,
        is_protected=True,
        withheld=tuple(name for name, value in fields.items() if value != record.fields[name]),
        fields=fields,
        duties=tuple(replace(each, words=veil.over(each.words)) for each in record.duties),
        timeline=tuple(_veiled_save(each, veil) for each in record.timeline),
        conflicts=tuple(_veiled_conflict(each, veil) for each in record.conflicts),
        attachments=tuple(replace(each, name=veil.over(each.name)) for each in record.attachments),
        calls=tuple(replace(each, words=veil.over(each.words), reason=veil.over(each.reason)) for each in record.calls),
        proceedings=tuple(replace(each, stages=veil.over(each.stages)) for each in record.proceedings),
    )


def veils_over(
    connection: Connection, case_uid: str, standing: Mapping[str, object], disputed: Collection[str], *, is_open: bool
) -> tuple[Veil, ...]:
    """What somebody who writes in the case had before their eyes, a veil for each mask; none where all is open."""
    if is_open or not _is_withheld_in(standing, disputed):
        return ()
    rows = connection.execute(_EVER_NAMED, {"case": case_uid})
    identities = [standing, *(values_from({row.unit: json.loads(row.value)}) for row in rows)]
    return tuple(veil_for(identities, mask) for mask in MASKS)


def with_withheld(
    values: Mapping[str, object], standing: Mapping[str, object], veils: Sequence[Veil]
) -> Mapping[str, object]:
    """The values that somebody gives who was not shown the identity: what was withheld from them stays as it is.

    Raises:
        InvalidComplaint: they would let it be told, or changed a text in which it was withheld.
    """
    if not veils:
        return values
    kept = {
        name: standing[name] if name in PROTECTED_FIELDS and value in MASKS and name in standing else value
        for name, value in texts_behind(values, standing, veils).items()
    }
    problems = [Problem(name, "identity_is_withheld") for name in kept if _is_lost(kept[name], standing.get(name))]
    if values.get(DISCLOSURE) not in (*PROTECTING, standing.get(DISCLOSURE)):
        problems.append(Problem(DISCLOSURE, "identity_is_withheld"))
    if problems:
        raise InvalidComplaint(problems)
    return kept


def refuse_choice_unseen(chosen: Mapping[str, object], veils: Sequence[Veil]) -> None:
    """Whoever decides between values has to see them, and so has whoever lets it be told who complained.

    Raises:
        InvalidComplaint: the identity is not open.
    """
    unseen = [name for name, value in chosen.items() if name in PROTECTED_FIELDS and value in MASKS]
    if DISCLOSURE in chosen and chosen[DISCLOSURE] not in PROTECTING:
        unseen.append(DISCLOSURE)
    if veils and unseen:
        raise InvalidComplaint([Problem(name, "identity_is_withheld") for name in unseen])


def stage_behind(
    values: Mapping[str, object], kept: Mapping[str, object], veils: Sequence[Veil]
) -> Mapping[str, object]:
    """The same for a stage of a proceeding that is corrected, of which `kept` stands.

    Raises:
        InvalidComplaint: a text was changed in which something was withheld.
    """
    said = texts_behind(values, kept, veils)
    problems = [
        Problem(name, "identity_is_withheld") for name in said if veils and _is_lost(said[name], kept.get(name))
    ]
    if problems:
        raise InvalidComplaint(problems)
    return said


def value_withheld(entity: str, unit: str, value: object, case: Mapping[str, object]) -> object:
    """One value as it may be shown beside its case, whose values are `case`."""
    if not is_protected(case):
        return value
    return _veiled_value(value, veil_for([case], _(MASK)), whole=_is_withheld(entity, unit))


def value_behind(value: object, standing: Iterable[object], veils: Sequence[Veil]) -> object:
    """Of the values that stand the one that says this behind a mask; else the value itself."""
    return next((each for each in standing if any(veil.over(each) == value for veil in veils)), value)


def texts_behind(
    values: Mapping[str, object], standing: Mapping[str, object], veils: Sequence[Veil]
) -> dict[str, object]:
    """The values, with what stands in the place of each that says the same behind a mask."""
    return {
        name: standing[name]
        if standing.get(name) is not None and any(value == veil.over(standing[name]) for veil in veils)
        else value
        for name, value in values.items()
    }


def near_for(person: Person, values: Mapping[str, object]) -> tuple[Scope, ...]:
    """How near the person is to a case with these values."""
    units = values.get("units")
    return (Scope.OWN_UNIT,) if person.unit and isinstance(units, list | tuple) and person.unit in units else ()


def require_may_open(person: Person, action: Action, near: tuple[Scope, ...]) -> None:
    """Let pass whose role may do that with a protected identity, a reason given; here no password is asked after.

    Raises:
        NotAllowed: right_needed.
    """
    answer = _answer(person, action, near)
    if not answer.may:
        raise refusal(person, action, answer)


def may_open(person: Person, near: tuple[Scope, ...] = tuple(Scope)) -> bool:
    """Whether the person's role may open a protected identity, with a reason."""
    return _answer(person, Action.READ, near).may


def _answer(person: Person, action: Action, near: tuple[Scope, ...]) -> Answer:
    return may(_rights(), person.roles, Asked(action, (DataClass.PROTECTED,), near, has_reason=True))


@cache
def _rights() -> tuple[Right, ...]:
    return rights_in()


def _identities_in(record: CaseRecord) -> Iterator[Mapping[str, object]]:
    """Everybody whom the case ever named in the fields that are withheld."""
    yield record.fields
    for each in record.timeline:
        yield from (values_from({unit: value}) for entity, unit, value in each.changes if _is_withheld(entity, unit))
    for row in record.conflicts:
        if _is_withheld(row.entity, row.unit):
            yield from (values_from({row.unit: value}) for value in (row.counts, *row.before, *_values_of(row)))


def _values_of(row: ConflictRow) -> Iterator[object]:
    return (value for _change, value, _actor, _at in row.values)


def _is_withheld_in(standing: Mapping[str, object], disputed: Collection[str]) -> bool:
    """Whether there is anybody to be named in a case whose complainant is not."""
    return is_protected(standing, disputed) and any(standing.get(name) for name in PROTECTED_FIELDS)


def _is_withheld(entity: str, unit: str) -> bool:
    return entity == CASE and unit in _UNITS


def _veiled_save(save: SaveRow, veil: Veil) -> SaveRow:
    changes = tuple(
        (entity, unit, _veiled_value(value, veil, whole=_is_withheld(entity, unit)))
        for entity, unit, value in save.changes
    )
    return replace(save, changes=changes)


def _veiled_conflict(row: ConflictRow, veil: Veil) -> ConflictRow:
    whole = _is_withheld(row.entity, row.unit)
    return replace(
        row,
        counts=_veiled_value(row.counts, veil, whole=whole),
        values=tuple((change, _veiled_value(value, veil, whole=whole), by, at) for change, value, by, at in row.values),
        before=tuple(_veiled_value(value, veil, whole=whole) for value in row.before),
    )


def _veiled_value(value: object, veil: Veil, *, whole: bool) -> object:
    return veil.mask if whole and value is not None else veil.over(value)


def _is_lost(value: object, standing: object) -> bool:
    """Whether a text bears a mask that the one which stands does not."""
    written, kept = str(value), str(standing)
    return standing is not None and any(mask in written and mask not in kept for mask in MASKS)


_EVER_NAMED = (
    select(change_value.c.unit, change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), change_value.c.entity == CASE, change_value.c.unit.in_(sorted(_UNITS)))
    .where(change_value.c.value.is_not(None))
)
