"""How much a PC has not confirmed, counted without writing anything: a look at it never waits for an import."""

import json

from sqlalchemy import Connection, FromClause, Integer, bindparam, case, cast, func, literal, select

from app.models.log_tables import change_value, save, shared_case
from app.services.exchange.sharing import bounds_to_come, due_after, scope
from app.services.identity.peers import Peer
from app.services.log.authority import ATTACHMENT, REFERENCE
from app.services.node import Node


def bounds_now(connection: Connection, node: Node, peer: Peer) -> FromClause:
    """The bounds as the next file would set them first: a case that has none yet counts whole."""
    coming = bounds_to_come(connection, peer, scope(connection, node, peer))
    if not coming:
        return shared_case
    uids = func.json_each(bindparam("uids", json.dumps([uid for uid, _klass, _bound in coming]))).table_valued("value")
    each = func.json_each(bindparam("coming", json.dumps(coming))).table_valued("value").c.value
    kept = select(shared_case).where(shared_case.c.peer_id == peer.id, shared_case.c.case_uid.not_in(select(uids)))
    fresh = select(
        literal(peer.id).label("peer_id"),
        func.json_extract(each, "$[0]").label("case_uid"),
        func.json_extract(each, "$[1]").label("class"),
        cast(func.json_extract(each, "$[2]"), Integer).label("acknowledged_upto"),
    )
    return kept.union_all(fresh).subquery("bounds")


def pending_summary(
    connection: Connection, node: Node, peer: Peer, bounds: FromClause = shared_case
) -> tuple[int, int, str | None]:
    """How many saves of how many cases the peer has not confirmed, and when the oldest of them was saved.

    Reference data are saves, but no case that anybody could look for.
    """
    a_case = case((save.c.case_uid != REFERENCE, save.c.case_uid))
    columns = select(func.count(save.c.id), func.count(func.distinct(a_case)), func.min(save.c.saved_at))
    saves, cases, oldest = connection.execute(due_after(bounds, node, peer, columns)).one()
    return int(saves), int(cases), oldest


def pending_files(connection: Connection, node: Node, peer: Peer, bounds: FromClause = shared_case) -> int:
    """How many attached files stand in what the peer has not confirmed."""
    named = (
        select(func.count())
        .select_from(change_value)
        .where(
            change_value.c.save_id.in_(due_after(bounds, node, peer, select(save.c.id))),
            change_value.c.entity.startswith(ATTACHMENT),
            change_value.c.unit == "file",
        )
    )
    return int(connection.execute(named).scalar_one())
