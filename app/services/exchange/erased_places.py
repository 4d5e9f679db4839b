"""What an erasure does to the tables, in whatever order it and the value come: the value goes, its proof stays."""

import re
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.domain.units import CASE
from app.models.log_tables import change_value, draft, erased, head, save
from app.models.projection_tables import alias, complaint
from app.services.exchange import attached
from app.services.exchange.put_aside import redact_copies
from app.services.exchange.traces_left import note_traces

ERASED_KIND = "erased"
PLACE = re.compile(r"([0-9a-f]{64})/(\d{1,4})")


def place_named(unit: str) -> tuple[str, int] | None:
    """The hash and the position that the unit of an erasure names."""
    found = PLACE.fullmatch(unit)
    return (found[1], int(found[2])) if found else None


def erase_places(connection: Connection, units: Iterable[str]) -> int:
    """Take the values away that these units name, now and when they come later; how many were not erased before."""
    fresh = 0
    for place in filter(None, map(place_named, units)):
        named = {"hash": place[0], "position": place[1]}
        fresh += connection.execute(_INSERT, named).rowcount
        connection.execute(_FORGET, {"b_hash": place[0], "b_position": place[1]})
        connection.execute(_FORGET_HEAD, {"b_hash": place[0], "b_position": place[1]})
        connection.execute(_FORGET_ELEMENT, {"b_hash": place[0], "b_position": place[1]})
        redact_copies(connection, *place)
    return fresh


def forget_traces(connection: Connection, case_uids: Collection[str]) -> None:
    """Take away what could still hold an erased value: bytes of files that nothing names, and drafts of the cases."""
    attached.forget_unnamed(connection)
    # Files and old pages can only follow after the commit; a power cut in between must not leave them as they are.
    note_traces(connection)
    numbers = select(complaint.c.number).where(complaint.c.case_uid.in_(case_uids))
    local = select(complaint.c.local_number).where(complaint.c.case_uid.in_(case_uids))
    before = select(alias.c.number).where(alias.c.case_uid.in_(case_uids))
    # A draft of a case that was never saved belongs to none: nobody typed into it what stood in this one.
    names = (draft.c.number.in_(each) for each in (numbers, local, before, list(case_uids)))
    connection.execute(delete(draft).where(or_(*names)))


_INSERT = insert_or_ignore(erased).on_conflict_do_nothing()
_SAVE = select(save.c.id).where(save.c.hash == bindparam("b_hash")).scalar_subquery()
_AT = (change_value.c.save_id == _SAVE, change_value.c.position == bindparam("b_position"))
_FORGET = update(change_value).where(*_AT).values(salt=None, value=None)
_FORGET_ELEMENT = delete(change_value).where(*_AT, change_value.c.entity == CASE, change_value.c.unit.contains(":"))
_FORGET_HEAD = delete(head).where(
    head.c.save_id == _SAVE,
    head.c.position == bindparam("b_position"),
    head.c.entity == CASE,
    head.c.unit.contains(":"),
)
