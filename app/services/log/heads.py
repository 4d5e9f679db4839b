"""Heads made again from the log: which counting changes of a case nothing supersedes, in whatever order they came."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from app.models.log_tables import change_value, head, origin, save
from app.services.log.authority import GRANT, Authority, is_centres_alone, participants
from app.services.statements import for_each, spelled_in_order

CASES_AT_ONCE = 300

PlaceId = tuple[str, int]


class KnownChange(NamedTuple):
    """A change as this PC knows it; `place` is its entity and unit, None when they are withheld."""

    id: PlaceId
    save_id: int
    node: str
    place: tuple[str, str] | None
    parents: tuple[PlaceId, ...]


def rebuild_heads(connection: Connection, case_uids: Iterable[str], authority: Authority) -> None:
    """Find the heads of these cases again from all their saves, and write them in place of the old ones."""
    for chunk in in_chunks(case_uids):
        changes = changes_of(connection, chunk)
        connection.execute(_DELETE_HEADS, {"cases": chunk})
        rows = [
            (uid, *c.place, c.save_id, c.id[1])
            for uid in chunk
            for c in heads_among(counting(uid, changes.get(uid, ()), authority))
            if c.place
        ]
        if rows:
            for_each(connection, spelled_in_order(_INSERT_HEAD), rows)


def heads_among(changes: Sequence[KnownChange]) -> list[KnownChange]:
    """The changes that none of the others supersedes.

    A parent of another unit supersedes nothing. A withheld change hides its unit, and supersedes what it names, but
    for what only the centre may write: that is never withheld.
    """
    by_id = {change.id: change for change in changes}
    superseded = {
        parent
        for change in changes
        for parent in change.parents
        if parent in by_id and _supersedes(change, by_id[parent])
    }
    return [change for change in changes if change.place is not None and change.id not in superseded]


def _supersedes(change: KnownChange, parent: KnownChange) -> bool:
    if change.place is not None:
        return change.place == parent.place
    return parent.place is None or not is_centres_alone(*parent.place)


def counting(case_uid: str, changes: Sequence[KnownChange], authority: Authority) -> list[KnownChange]:
    """The changes that take effect; a function of the log alone, so that it is the same in any order of arrival."""
    takes_part = participants(case_uid, granted_to(changes, authority))
    return [c for c in changes if authority.counts(c.node, case_uid, c.place, takes_part)]


def proposed(case_uid: str, changes: Sequence[KnownChange], authority: Authority) -> list[KnownChange]:
    """The changes that are kept and take no effect."""
    counted = {change.id for change in counting(case_uid, changes, authority)}
    return [change for change in changes if change.id not in counted]


def granted_to(changes: Iterable[KnownChange], authority: Authority) -> set[str]:
    """The PCs that the centre ever granted the case, narrow grants and ended ones too."""
    return {
        change.place[0].removeprefix(GRANT)
        for change in changes
        if change.place and change.place[0].startswith(GRANT) and change.node in authority.centres
    }


def changes_of(connection: Connection, case_uids: Sequence[str]) -> dict[str, list[KnownChange]]:
    """Every change of these cases, by case, in the order in which the saves came here."""
    places: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for save_id, position, entity, unit in connection.execute(_PLACES, {"cases": case_uids}).all():
        places[save_id][position] = (entity, unit)
    result: dict[str, list[KnownChange]] = defaultdict(list)
    for row in connection.execute(_SAVES, {"cases": case_uids}):
        known = places.get(row.id, {})
        result[row.case_uid] += [
            KnownChange(
                (row.hash, position), row.id, row.node, known.get(position), tuple((hash_, at) for hash_, at in parents)
            )
            for position, (parents, _leaf) in enumerate(json.loads(row.skeleton))
        ]
    return result


def in_chunks(case_uids: Iterable[str], size: int = CASES_AT_ONCE) -> Iterator[list[str]]:
    """The uids in lists that fit into one statement."""
    uids = list(case_uids)
    for start in range(0, len(uids), size):
        yield uids[start : start + size]


_CASES: BindParameter[str] = bindparam("cases", expanding=True)
_SAVES = (
    select(save.c.id, save.c.case_uid, save.c.hash, save.c.skeleton, origin.c.node)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(save.c.case_uid.in_(_CASES))
    .order_by(save.c.id)
)
_PLACES = (
    select(change_value.c.save_id, change_value.c.position, change_value.c.entity, change_value.c.unit)
    .join(save, save.c.id == change_value.c.save_id)
    .where(save.c.case_uid.in_(_CASES))
)
_DELETE_HEADS = delete(head).where(head.c.case_uid.in_(_CASES))
_INSERT_HEAD = insert(head)
