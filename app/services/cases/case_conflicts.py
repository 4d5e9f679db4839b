"""What two people entered differently in a case, side by side: each value with who, when, and from what."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.models.log_tables import change_value, save
from app.services.cases.case_state import END, WORDS_OF_END, CaseState
from app.services.cases.duty_ends import end_of, end_that_counts, ends_said, is_end
from app.services.log.reading import Head, Heads, value_that_counts
from app.services.node import person_of
from app.services.rows import ConflictRow


def conflicts_of(
    connection: Connection, heads: Heads, state: CaseState, names: Mapping[str, str]
) -> Iterator[ConflictRow]:
    """The units of a case with different values, undecided; the end of a duty in one piece with its words."""
    for entity, unit in state.conflicts:
        if is_end(entity, unit):
            said: list[tuple[Head, object]] = list(ends_said(heads, entity))
            before = [_end_before(connection, heads, head) for head, _value in said]
            counts: object = end_that_counts(heads, entity)
        else:
            said = [(head, head.value) for head in heads[entity, unit]]
            before = [_value_before(connection, head) for head, _value in said]
            counts = value_that_counts(heads[entity, unit])
        values = tuple(
            (
                f"{head.id.hash}:{head.id.position}",
                value,
                person_of(head.actor, names),
                datetime.fromisoformat(head.saved_at),
            )
            for head, value in said
        )
        yield ConflictRow(entity, unit, counts, values, tuple(before))


def _end_before(connection: Connection, heads: Heads, said: Head) -> object:
    own = [head for unit in (END, WORDS_OF_END) for head in heads.get((said.entity, unit), ())]
    before = {head.unit: _value_before(connection, head) for head in own if head.id.hash == said.id.hash}
    return end_of({unit: value for unit, value in before.items() if value is not None})


def _value_before(connection: Connection, head: Head) -> object:
    """What the author of a change saw when changing it; a parent of another unit is nothing that it replaced."""
    skeleton = connection.execute(_SKELETON, {"save": head.save_id}).scalar_one()
    for parent, position in json.loads(skeleton)[head.id.position][0]:
        place = {"hash": parent, "position": position, "entity": head.entity, "unit": head.unit}
        value = connection.execute(_VALUE, place).scalar_one_or_none()
        if value is not None:
            return json.loads(value)
    return None


_SKELETON = select(save.c.skeleton).where(save.c.id == bindparam("save"))
_VALUE = (
    select(change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.hash == bindparam("hash"), change_value.c.position == bindparam("position"))
    .where(change_value.c.entity == bindparam("entity"), change_value.c.unit == bindparam("unit"))
)
