"""The values of many saves as they travel, spelled by SQLite: row by row in Python they took twice as long."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, case, func, select

from app.models.log_tables import change_value


class Spelled(NamedTuple):
    """The values of one save as JSON, a list of `WireValue`, and the places that carry one, as JSON, too."""

    values: str
    held: str


NOTHING = Spelled("[]", "[]")


def values_of(connection: Connection, save_ids: Sequence[int]) -> dict[int, Spelled]:
    """The values of each of these saves that has any here."""
    rows = connection.execute(_VALUES, {"ids": json.dumps(save_ids)}).all()
    return {save_id: Spelled(values, held) for save_id, values, held in rows}


_IDS = func.json_each(bindparam("ids")).table_valued("value", joins_implicitly=True)
_WIRE_VALUE = func.json_array(
    change_value.c.position,
    change_value.c.entity,
    change_value.c.unit,
    case((change_value.c.value.is_(None), change_value.c.digest)),
    change_value.c.salt,
    change_value.c.value,
)
_VALUES = (
    select(
        change_value.c.save_id,
        func.json_group_array(_WIRE_VALUE),
        func.json_group_array(change_value.c.position).filter(change_value.c.value.is_not(None)),
    )
    .where(change_value.c.save_id.in_(select(_IDS.c.value)))
    .group_by(change_value.c.save_id)
)
