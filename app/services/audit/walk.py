"""Walks everything that was written, save by save: signatures, commitments, and the chain of each origin of this PC."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from app.models.log_tables import attachment_bytes, change_value, erased, origin, save
from app.services.integrity import Finding, broken_save, public_keys
from app.services.log.authority import ATTACHMENT
from app.services.node import origins_of_this_pc

Report = Callable[[int, int], None]
AT_ONCE = 500  # saves whose values are in memory together
CHAIN, OLD_CHAIN, TIP, FORK, ATTACHED = "chain", "old_chain", "tip", "fork", "attachment"
FILE, VOIDED = "file", "voided"


class _Link(NamedTuple):
    """A save in the chain of its origin."""

    number: int
    hash: str
    previous: str


@dataclass
class Walked:
    """What a walk saw. `files` has the digest of each attached file by its entity, as far as it was not taken away."""

    saves: int = 0
    changes: int = 0
    links: dict[int, list[_Link]] = field(default_factory=dict)
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    voided: set[tuple[str, str]] = field(default_factory=set)
    found: list[Finding] = field(default_factory=list)


def walked(connection: Connection, report: Report) -> Walked:
    """Look at every save once, in the order in which they came here. Changes nothing.

    `report` is told how many saves are done, of how many; what it raises ends the walk.
    """
    seen, last = Walked(), connection.execute(select(func.max(save.c.id))).scalar() or 0
    keys = public_keys(connection)
    gone = {(row.hash, row.position) for row in connection.execute(select(erased))}
    own = _own_origins(connection)
    for first in range(0, last + 1, AT_ONCE):
        report(first, last)
        values = _values(connection, first)
        for row in connection.execute(_SAVES.where(save.c.id.between(first, first + AT_ONCE - 1))):
            written = values.get(row.id, [])
            seen.saves, seen.changes = seen.saves + 1, seen.changes + len(written)
            seen.found += broken_save(row, written, keys, gone)
            if row.origin_id in own:
                seen.links.setdefault(row.origin_id, []).append(_Link(row.number, row.hash, _previous(row.header)))
            _note_files(seen, row.case_uid, written)
    report(last, last)
    return seen


def broken_chains(connection: Connection, seen: Walked) -> Iterator[Finding]:
    """Where saves of this PC are missing, and where two stand under one number; each names a save beside it.

    Of another PC's saves only those are here that it sent; its chain is its own to check. What is missing under an
    origin that was left is what a set-back lost: it came back by files, or never.
    """
    own = _own_origins(connection)
    present = list(own.values())[-1:]
    tips = {row.id: row for row in connection.execute(select(origin))}
    for id_, uid in own.items():
        links = sorted(seen.links.get(id_, ()))
        code = CHAIN if uid in present else OLD_CHAIN
        yield from (Finding(code, link.hash) for link in _behind_a_gap(links))
        if uid in present and links and (tips[id_].last_number, tips[id_].last_hash) != links[-1][:2]:
            yield Finding(TIP, links[-1].hash)
    yield from (Finding(FORK, hash_) for hash_ in connection.execute(_TWICE).scalars())


def missing_files(connection: Connection, seen: Walked) -> Iterator[Finding]:
    """Attached files whose content is not here; each names its case."""
    held = set(connection.execute(select(attachment_bytes.c.sha256)).scalars())
    for place, digest in seen.files.items():
        if digest not in held and place not in seen.voided:
            yield Finding(ATTACHED, place[0])


def _behind_a_gap(links: Sequence[_Link]) -> Iterator[_Link]:
    """The saves in front of which the chain is broken. Where a number was written twice, either may go on."""
    by_number: dict[int, set[str]] = {0: {""}}
    for link in links:
        by_number.setdefault(link.number, set()).add(link.hash)
    for link in links:
        if link.previous not in by_number.get(link.number - 1, ()):
            yield link


def _own_origins(connection: Connection) -> dict[int, str]:
    """The uids of this PC's origins by their ids, the oldest first."""
    uids = origins_of_this_pc(connection)
    query = select(origin.c.id, origin.c.uid).where(origin.c.uid.in_(uids))
    ids = {row.uid: row.id for row in connection.execute(query)}
    return {ids[uid]: uid for uid in uids if uid in ids}


def _values(connection: Connection, first: int) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    values: dict[int, list[Row[*tuple[Any, ...]]]] = {}
    query = select(change_value).where(change_value.c.save_id.between(first, first + AT_ONCE - 1))
    for row in connection.execute(query):
        values.setdefault(row.save_id, []).append(row)
    return values


def _previous(header: str) -> str:
    try:
        return str(json.loads(header)["previous"])
    except (ValueError, KeyError, TypeError):
        return ""  # the save itself is named as broken


def _note_files(seen: Walked, case_uid: str, written: Sequence[Row[*tuple[Any, ...]]]) -> None:
    for value in written:
        if not value.entity.startswith(ATTACHMENT) or value.value is None:
            continue
        if value.unit == VOIDED:
            seen.voided.add((case_uid, value.entity))
        elif value.unit == FILE and (digest := _digest_in(value.value)):
            seen.files[case_uid, value.entity] = digest


def _digest_in(spelled: str) -> str:
    try:
        file = json.loads(spelled)
    except ValueError:
        return ""
    return str(file.get("sha256") or "") if isinstance(file, dict) else ""


_SAVES = select(save).order_by(save.c.id)
_TWICE = select(func.max(save.c.hash)).group_by(save.c.origin_id, save.c.number).having(func.count() > 1)
