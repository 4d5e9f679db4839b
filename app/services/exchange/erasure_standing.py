"""How far erasures have come: what was erased, by whom and why, and which PC has yet to confirm it."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from app.models.log_tables import change_value, save, shared_case
from app.models.projection_tables import complaint
from app.services.exchange.erased_places import ERASED_KIND
from app.services.exchange.erasure_confirmed import confirmed_at
from app.services.exchange.rows import ErasureRow
from app.services.identity.peers import ENDED, Peer, peers
from app.services.log.authority import ERASURE
from app.services.log.commitments import owner_of
from app.services.node import names_of_accounts, person_of

# In an entity of its own, because it is free text: the erasure itself goes to everybody who ever had the case.
WHY, BECAUSE = "why_erased:", "because"
Told = list[tuple[Peer, bool]]


def standing_of(connection: Connection, case_uids: Iterable[str]) -> tuple[ErasureRow, ...]:
    """Every erasure of these cases, one row a field, in the order in which they came."""
    known, names = {peer.id: peer for peer in peers(connection)}, names_of_accounts(connection)
    return tuple(row for uid in case_uids for row in _of_case(connection, uid, known, names))


def cases_with_erasures(connection: Connection) -> list[str]:
    """The cases in which anything was erased."""
    return list(connection.execute(select(save.c.case_uid).where(save.c.kind == ERASED_KIND).distinct()).scalars())


def _of_case(connection: Connection, uid: str, known: dict[str, Peer], names: dict[str, str]) -> Iterator[ErasureRow]:
    shared = connection.execute(select(shared_case).where(shared_case.c.case_uid == uid)).all()
    owner = owner_of(uid)
    if owner not in known or any(each.peer_id == owner for each in shared):
        owner = ""  # this PC itself, or one whose bound says how far it is
    number = connection.execute(select(complaint.c.number).where(complaint.c.case_uid == uid)).scalar()
    for each in connection.execute(_ERASURES, {"case": uid}).all():
        told: Told = [(known[one.peer_id], one.acknowledged_upto >= each.arrival) for one in shared]
        told += [(known[owner], False)] if owner else []
        yield from _rows(connection, each, str(number or uid), told, person_of(each.actor, names))


def _rows(
    connection: Connection, erasure: Row[*tuple[Any, ...]], number: str, told: Told, by: str
) -> Iterator[ErasureRow]:
    because, fields = _said(connection, erasure.id)
    moments = [(peer.name, confirmed_at(connection, peer.id, erasure.hash)) for peer, done in told if done]
    confirmed = tuple((name, at) for name, at in moments if at is not None)
    for name in fields:
        yield ErasureRow(
            number,
            name,
            datetime.fromisoformat(erasure.saved_at),
            tuple((peer.name, done) for peer, done in told if done or peer.state not in ENDED),
            tuple(peer.name for peer, done in told if not done and peer.state in ENDED),
            save=erasure.hash,
            by=by,
            because=because,
            confirmed_at=confirmed,
        )


def _said(connection: Connection, save_id: int) -> tuple[str, list[str]]:
    """Why, and the names of what was erased."""
    names: dict[str, None] = {}
    because = ""
    for row in connection.execute(_CHANGES, {"save": save_id}):
        said = json.loads(row.value or "null")
        if row.entity == ERASURE:
            names[str(said.get("field")) if isinstance(said, dict) else ""] = None
        elif row.entity.startswith(WHY):
            because = str(said or "")
    return because, list(names)


_ERASURES = (
    select(save.c.id, save.c.arrival, save.c.saved_at, save.c.actor, save.c.hash)
    .where(save.c.case_uid == bindparam("case"), save.c.kind == ERASED_KIND)
    .order_by(save.c.id)
)
_CHANGES = select(change_value.c.entity, change_value.c.value).where(change_value.c.save_id == bindparam("save"))
