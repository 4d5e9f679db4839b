"""Appending saves and finding heads: the only code that writes the log's tables."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, literal_column, select, tuple_, update

from app.models.log_tables import change_value, head, origin, save
from app.services.log import commitments
from app.services.log.authority import Authority
from app.services.log.commitments import FORMAT, SALT_BYTES, ChangeId, Place
from app.services.log.heads import changes_of, counting, heads_among
from app.services.log.reading import Head, UnitKey, grouped
from app.services.statements import fetched, for_each, spelled, spelled_in_order


class Change(NamedTuple):
    """One unit of one entity set to `value`; `parents` are the heads that the author saw."""

    entity: str
    unit: str
    value: object
    parents: tuple[ChangeId, ...] = ()


@dataclass(frozen=True)
class Author:
    """Who writes here: the PC's present origin and key, and the person at it."""

    origin_id: int
    origin_uid: str
    key: Ed25519PrivateKey
    actor: str
    program: str


@dataclass(frozen=True)
class Saved:
    """A save that has been appended; `number` is its number in its origin."""

    id: int
    hash: str
    number: int = 0


def new_uid(origin_uid: str) -> str:
    """A uid for a case recorded here; it begins with the origin, so that nobody else can claim the case."""
    return f"{origin_uid}!{secrets.token_hex(8)}"


def append(
    connection: Connection, author: Author, case_uid: str, kind: str, changes: Sequence[Change], saved_at: str
) -> Saved:
    """Write one click of one person on one case: the save, its values, and the heads that follow."""
    number, previous = _next_in_origin(connection, author.origin_id)
    known = {"number": number, "kind": kind, "saved_at": saved_at, "actor": author.actor}
    header = _header(author, case_uid, known, previous)
    places, rows = _committed(case_uid, changes)
    identity = commitments.save_hash(header, places)
    save_id = _insert_save(
        connection,
        {
            **known,
            "origin_id": author.origin_id,
            "case_uid": case_uid,
            "header": header,
            "skeleton": commitments.skeleton_text(places),
            "hash": identity,
            "signature": author.key.sign(bytes.fromhex(identity)),
        },
    )
    for_each(connection, spelled_in_order(_INSERT_VALUE), [(save_id, *row) for row in rows])
    tip = {"b_id": author.origin_id, "last_number": number, "last_hash": identity}
    fetched(connection, spelled(_UPDATE_ORIGIN), tip)
    saved = Saved(save_id, identity, number)
    _replace_heads(connection, case_uid, saved, changes)
    return saved


def _header(author: Author, case_uid: str, known: Mapping[str, object], previous: str) -> str:
    return commitments.header_text(
        {
            **known,
            "format": FORMAT,
            "origin": author.origin_uid,
            "case": case_uid,
            "program": author.program,
            "previous": previous,
        }
    )


def heads_of(connection: Connection, case_uid: str) -> dict[UnitKey, list[Head]]:
    """Every head of a case, by entity and unit; in the order in which they were written."""
    return grouped(_read_heads(connection, case_uid))


def heads_under(connection: Connection, case_uid: str, first: str, last: str = "") -> dict[UnitKey, list[Head]]:
    """The heads of the entities whose names lie from `first` to `last`, or begin with `first`.

    Reference data grow by a dozen entities every working day; whoever needs one part of them reads it alone.
    """
    places = {"case": case_uid, "first": first, "last": last or f"{first}{LAST}"}
    return grouped(_head_from(row) for row in connection.execute(_HEADS_UNDER, places).all())


def heads_of_cases(connection: Connection, case_uids: Sequence[str]) -> dict[str, dict[UnitKey, list[Head]]]:
    """The heads of several cases at once, by case; a case without any is left out."""
    rows = connection.execute(_HEADS_OF_CASES, {"cases": case_uids}).all()
    by_case = groupby(rows, attrgetter("case_uid"))
    return {case_uid: grouped(_head_from(row) for row in each) for case_uid, each in by_case}


def heads_as_of(connection: Connection, case_uid: str, save_id: int, authority: Authority) -> dict[UnitKey, list[Head]]:
    """The heads as this PC knew them when `save_id` was its newest save of the case."""
    known = [c for c in changes_of(connection, [case_uid]).get(case_uid, ()) if c.save_id <= save_id]
    ids = {change.id for change in heads_among(counting(case_uid, known, authority))}
    rows = connection.execute(_CHANGES_UP_TO, {"case": case_uid, "upto": save_id})
    return grouped(_head_from(row) for row in rows if (row.hash, row.position) in ids)


def _replace_heads(connection: Connection, case_uid: str, saved: Saved, changes: Sequence[Change]) -> None:
    """Take the parents of a save that was just written here out of the heads and put its changes in."""
    _delete_heads(connection, case_uid, changes)
    rows = [(case_uid, c.entity, c.unit, saved.id, position) for position, c in enumerate(changes)]
    for_each(connection, spelled_in_order(_INSERT_HEAD), rows)


def _next_in_origin(connection: Connection, origin_id: int) -> tuple[int, str]:
    ((last_number, last_hash),) = fetched(connection, spelled(_LAST_OF_ORIGIN), {"origin": origin_id})
    return last_number + 1, last_hash


def _committed(case_uid: str, changes: Sequence[Change]) -> tuple[list[Place], list[tuple[object, ...]]]:
    """What the save proves of each change, and the columns of `change_value` after the first."""
    places: list[Place] = []
    rows: list[tuple[object, ...]] = []
    salts = secrets.token_bytes(SALT_BYTES * len(changes))
    for position, change in enumerate(changes):
        salt = salts[position * SALT_BYTES : (position + 1) * SALT_BYTES]
        spelling = commitments.canonical(change.value)
        digest = commitments.value_digest(salt, spelling)
        leaf = commitments.leaf_of(case_uid, position, change.entity, change.unit, digest)
        places.append(Place(change.parents, leaf))
        rows.append((position, change.entity, change.unit, digest, salt.hex(), spelling))
    return places, rows


def _insert_save(connection: Connection, row: dict[str, object]) -> int:
    ((save_id,),) = fetched(connection, spelled(_INSERT_SAVE), row)
    return int(save_id)


def _delete_heads(connection: Connection, case_uid: str, changes: Sequence[Change]) -> None:
    rows = [
        {"b_case": case_uid, "b_entity": c.entity, "b_unit": c.unit, "b_hash": p.hash, "b_position": p.position}
        for c in changes
        for p in c.parents
    ]
    if rows:
        for_each(connection, spelled(_DELETE_HEAD), rows)


def _read_heads(connection: Connection, case_uid: str) -> list[Head]:
    return [_head_from(row) for row in connection.execute(_HEADS, {"case": case_uid}).all()]


def _head_from(row) -> Head:  # type: ignore[no-untyped-def] # a Row of either query below
    return Head(
        ChangeId(row.hash, row.position),
        row.entity,
        row.unit,
        json.loads(row.value) if row.value is not None else None,
        row.value is not None,
        row.saved_at,
        row.actor,
        row.number,
        row.save_id,
    )


_COLUMNS = (
    save.c.hash,
    save.c.saved_at,
    save.c.actor,
    save.c.number,
    change_value.c.save_id,
    change_value.c.position,
    change_value.c.entity,
    change_value.c.unit,
    change_value.c.value,
)
_ALL_HEADS = (
    select(*_COLUMNS, head.c.case_uid)
    .select_from(head)
    .join(
        change_value,
        tuple_(change_value.c.save_id, change_value.c.position) == tuple_(head.c.save_id, head.c.position),
    )
    .join(save, save.c.id == head.c.save_id)
    .order_by(head.c.case_uid, head.c.save_id, head.c.position)
)
_HEADS = _ALL_HEADS.where(head.c.case_uid == bindparam("case"))
LAST = "\U0010ffff"  # stands behind every name that begins alike
_HEADS_UNDER = _HEADS.where(head.c.entity.between(bindparam("first"), bindparam("last")))
_HEADS_OF_CASES = _ALL_HEADS.where(head.c.case_uid.in_(bindparam("cases", expanding=True)))
_CHANGES_UP_TO = (
    select(*_COLUMNS)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid == bindparam("case"), save.c.id <= bindparam("upto"))
    .order_by(save.c.id, change_value.c.position)
)
_LAST_OF_ORIGIN = select(origin.c.last_number, origin.c.last_hash).where(origin.c.id == bindparam("origin"))
_ONE: ColumnElement[int] = literal_column("1")
_NEXT_ARRIVAL = select(func.coalesce(func.max(save.c.arrival), literal_column("0")) + _ONE).scalar_subquery()
_INSERT_SAVE = (
    insert(save)
    .values(
        arrival=_NEXT_ARRIVAL,
        **{column.name: bindparam(column.name) for column in save.c if column.name not in ("id", "arrival")},
    )
    .returning(save.c.id)
)
_INSERT_VALUE = insert(change_value)
_INSERT_HEAD = insert(head)
_UPDATE_ORIGIN = (
    update(origin)
    .values(last_number=bindparam("last_number"), last_hash=bindparam("last_hash"))
    .where(origin.c.id == bindparam("b_id"))
)
_DELETE_HEAD = head.delete().where(
    head.c.case_uid == bindparam("b_case"),
    head.c.entity == bindparam("b_entity"),
    head.c.unit == bindparam("b_unit"),
    # Found in the same statement: one that is built anew for each save leaves cycles behind, which 10,000 saves made
    # the window wait for when they were collected.
    head.c.save_id == select(save.c.id).where(save.c.hash == bindparam("b_hash")).scalar_subquery(),
    head.c.position == bindparam("b_position"),
)
