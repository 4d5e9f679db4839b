"""What of a case is left to erase, as the names that an erasure understands."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, select

from app.domain.fields import FIELDS, UNITS, FieldKind, field
from app.domain.retention import Ends
from app.domain.units import CASE
from app.domain.vocabulary import GrantClass
from app.models.log_tables import change_value, save
from app.services.cases.case_state import DUE, DUTY
from app.services.exchange.classes import class_of
from app.services.exchange.wordless import has_words, is_text, wordless
from app.services.log.authority import ATTACHMENT, CALL

# Words that say nothing of a person and that counts go by.
_STAY = frozenset({"responsible_unit", "source_id", "notice_version"})
_NAMED = ("praised_person",)  # a unit that works on a case is told whom it praises, and nobody is when it has ended
_WORDS = frozenset(
    each.name
    for each in FIELDS
    if not each.answer_only and each.name not in _STAY and is_text(each.name) and each.kind is not FieldKind.ANSWERS
)
_IDENTITY = frozenset(name for name in _WORDS if class_of(CASE, field(name).unit) == GrantClass.IDENTITY) | {*_NAMED}


def left_to_erase(connection: Connection, case_uid: str, ends: str) -> tuple[str, ...]:
    """The names of what still has a value that this end takes away, each once; none when it has ended so already."""
    return tuple(dict.fromkeys(_left(connection, case_uid, ends)))


def ends_reached(connection: Connection, case_uid: str) -> frozenset[str]:
    """What of the case is erased already, or was never there."""
    return frozenset(each.value for each in Ends if not left_to_erase(connection, case_uid, each))


def units_erased(ends: Iterable[str]) -> tuple[str, ...]:
    """The units of the case that such an end takes away whole, to look for them in SQL."""
    names = frozenset[str]().union(*(_fields_of(each) for each in ends))
    return tuple(sorted({field(name).unit for name in names if not has_words(CASE, field(name).unit)}))


def _left(connection: Connection, case_uid: str, ends: str) -> Iterator[str]:
    for row in connection.execute(_HELD, {"case": case_uid}):
        value = json.loads(row.value)
        if value is None or (has_words(row.entity, row.unit) and value == wordless(row.entity, row.unit, value)):
            continue
        yield from _names(row.entity, row.unit, value, ends)


def _names(entity: str, unit: str, value: object, ends: str) -> Iterator[str]:
    if entity == CASE:
        names = [name for name in UNITS.get(unit, ()) if name in _fields_of(ends)]
        yield from (name for name in names if len(UNITS[unit]) == 1 or (isinstance(value, dict) and value.get(name)))
    elif entity.startswith(ATTACHMENT):
        yield entity
    elif has_words(entity, unit) and unit != DUE and (ends == Ends.TEXT or _is_identity(entity, unit)):
        # A stage is named alone: of a proceeding, only those that say who somebody is.
        yield entity if entity.startswith((DUTY, CALL)) else f"{entity}/{unit}"


def _is_identity(entity: str, unit: str) -> bool:
    return class_of(entity, unit) == GrantClass.IDENTITY


def _fields_of(ends: str) -> frozenset[str]:
    return _WORDS if ends == Ends.TEXT else _IDENTITY


_HELD = (
    select(change_value.c.entity, change_value.c.unit, change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), change_value.c.value.is_not(None))
    .order_by(save.c.id, change_value.c.position)
)
