"""What a PC is due: which cases are shared with it, how far it has confirmed each, and the saves after that."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVarTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.vocabulary import GrantClass
from app.models.log_tables import asked_case, change_value, origin, save, sent_file, shared_case
from app.models.projection_tables import granted
from app.services.exchange.attached import files_named_by
from app.services.exchange.classes import may_see
from app.services.exchange.erased_places import ERASED_KIND
from app.services.exchange.values_spelled import NOTHING, Spelled, values_of
from app.services.exchange.wire import line_with
from app.services.exchange.wire_values import WireValue
from app.services.identity.peers import Peer
from app.services.log.authority import ATTACHMENT, GRANT, REFERENCE
from app.services.log.commitments import canonical, digest_of
from app.services.log.heads import in_chunks
from app.services.node import Node

Columns = TypeVarTuple("Columns")
SHORT_HASH = 16
EVERYTHING = -1
"""A bound that lets everything go again, what the peer wrote itself too."""


@dataclass(frozen=True)
class Holding:
    """What is here of one case, as a peer may know it: short hashes of saves with the places that carry a value."""

    case_uid: str
    saves: Mapping[str, Sequence[int]]

    @property
    def digest(self) -> str:
        """Equal when the same saves and values are held."""
        return digest_of("holding-1", canonical(self.saves))[:SHORT_HASH]


def scope(connection: Connection, node: Node, peer: Peer) -> dict[str, str]:
    """The class of every case that the peer has or had, ended ones too. A ward holds nothing back.

    A case that it once got while no grant says so any more counts as ended: only erasures travel.
    """
    if not node.is_centre:
        return dict.fromkeys(connection.execute(_ALL_CASES).scalars(), GrantClass.IDENTITY)
    recorded = connection.execute(_RECORDED_BY, {"owner": f"{peer.id}!%"}).scalars()
    given = connection.execute(select(granted.c.case_uid, granted.c["class"]).where(granted.c.peer_id == peer.id))
    got = connection.execute(select(shared_case.c.case_uid).where(shared_case.c.peer_id == peer.id)).scalars()
    shared: dict[str, str] = dict.fromkeys(got, GrantClass.ENDED) | dict.fromkeys(recorded, GrantClass.WORK)
    return shared | {REFERENCE: GrantClass.IDENTITY} | {row.case_uid: row[1] for row in given}


def bounds_to_come(connection: Connection, peer: Peer, shared: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """The case, class and bound of each case that is new to the peer, or is shared under another class than before."""
    rows = connection.execute(select(shared_case).where(shared_case.c.peer_id == peer.id))
    known = {row.case_uid: row[2] for row in rows}
    fresh = [(uid, klass, 0) for uid, klass in shared.items() if uid not in known]
    return fresh + [(uid, klass, EVERYTHING) for uid, klass in shared.items() if known.get(uid, klass) != klass]


def bring_bounds(connection: Connection, peer: Peer, shared: Mapping[str, str]) -> None:
    """Begin a bound for each case that is new to the peer; another class starts again and forgets what was sent."""
    coming = bounds_to_come(connection, peer, shared)
    rows_to_write = [
        {"peer_id": peer.id, "case_uid": uid, "class": klass, "acknowledged_upto": bound}
        for uid, klass, bound in coming
    ]
    if rows_to_write:
        connection.execute(_SET_BOUND, rows_to_write)
    other = [{"b_peer": peer.id, "b_case": uid} for uid, _klass, bound in coming if bound == EVERYTHING]
    if other:
        connection.execute(_FORGET_SENT_CASE, other)


def start_again(connection: Connection, peer_id: str, case_uids: Iterable[str] | None = None) -> None:
    """The peer confirmed nothing of these cases (of all, without them); files sent before are forgotten for them."""
    if case_uids is None:
        connection.execute(update(shared_case).where(shared_case.c.peer_id == peer_id), _FROM_NOTHING)
        connection.execute(delete(sent_file).where(sent_file.c.peer_id == peer_id, sent_file.c.case_uid != ""))
        return
    rows = [{"b_peer": peer_id, "b_case": uid} for uid in case_uids]
    if rows:
        connection.execute(_RESET_CASE, rows)
        connection.execute(_FORGET_SENT_CASE, rows)


def pending_cases(connection: Connection, node: Node, peer: Peer) -> list[str]:
    """The cases with something that the peer has not confirmed: reference data first, then in order of arrival."""
    query = _due(node, peer, select(save.c.case_uid)).group_by(save.c.case_uid)
    return list(connection.execute(query.order_by(save.c.case_uid != REFERENCE, func.min(save.c.arrival))).scalars())


@dataclass
class CaseLines:
    """The lines of one case that are due to a peer, the digests of the files that they name, the places that carry a
    value, by the short hash of each save, and the last arrival among them."""

    case_uid: str
    lines: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    held: dict[str, Sequence[int]] = field(default_factory=dict)
    upto: int = 0

    def add(self, due: Row[*tuple[Any, ...]], seen: Spelled) -> None:
        """Add a save of the case with those of its values that the peer sees."""
        self.lines.append(line_with(due.header, due.skeleton, due.hash, due.signature, seen.values))
        if f'"{ATTACHMENT}' in seen.values:
            self.files += files_named_by(json.loads(seen.values))
        self.held[due.hash[:SHORT_HASH]] = sorted(json.loads(seen.held))
        self.upto = max(self.upto, due.arrival)


def lines_for(
    connection: Connection, node: Node, peer: Peer, case_uids: Sequence[str], shared: Mapping[str, str]
) -> Iterator[CaseLines]:
    """What is due of each of these cases, withheld values left out."""
    query = _due(node, peer, _OF_A_LINE).where(save.c.case_uid.in_(case_uids))
    rows = connection.execute(query.order_by(save.c.arrival)).all()
    values = values_of(connection, [row.id for row in rows])
    lines: dict[str, CaseLines] = {}
    for row in rows:
        uid, known = row.case_uid, values.get(row.id, NOTHING)
        seen = known if _sees_all(row.node, uid, peer, shared) else _seen(known, shared[uid], uid)
        lines.setdefault(uid, CaseLines(uid)).add(row, seen)
    yield from (lines[uid] for uid in case_uids if uid in lines)


def _seen(known: Spelled, klass: str, case_uid: str) -> Spelled:
    seen: list[WireValue] = [each for each in json.loads(known.values) if may_see(klass, case_uid, each[1], each[2])]
    return Spelled(canonical(seen), canonical([position for position, *_rest, value in seen if value is not None]))


def _sees_all(node: str, case_uid: str, peer: Peer, shared: Mapping[str, str]) -> bool:
    klass = shared[case_uid]
    return case_uid == REFERENCE or klass == GrantClass.IDENTITY or (node == peer.id and klass != GrantClass.ENDED)


def held_in_full(connection: Connection, carried: Mapping[str, Mapping[str, Sequence[int]]]) -> dict[str, Holding]:
    """Of cases that were just read for sending, those of which every save was read."""
    result: dict[str, Holding] = {}
    for chunk in in_chunks(carried):
        for row in connection.execute(_COUNTS, {"cases": chunk}).all():
            if row.saves == len(carried[row.case_uid]):
                saves = sorted(carried[row.case_uid].items())
                result[row.case_uid] = Holding(row.case_uid, dict(saves))
    return result


def holdings(connection: Connection, node: Node, peer: Peer, shared: Mapping[str, str]) -> Iterator[Holding]:
    """What is here of each shared case, as far as it travels to this peer."""
    query = _HELD_PLACES.where(_takes_effect(node)) if node.is_centre else _HELD_PLACES
    for chunk in in_chunks(shared):
        saves: dict[str, dict[str, list[int]]] = {uid: {} for uid in chunk}
        ended = [uid for uid in chunk if shared[uid] == GrantClass.ENDED]
        travels = set(connection.execute(_TRAVELS_AFTER_END, {"cases": ended, "grant": f"{GRANT}{peer.id}"}).scalars())
        for row in connection.execute(query, {"cases": chunk}).all():
            klass = shared[row.case_uid]
            if klass == GrantClass.ENDED and row.id not in travels:
                continue
            held = saves[row.case_uid].setdefault(row.hash[:SHORT_HASH], [])
            complete = _sees_all(row.node, row.case_uid, peer, shared)
            if row.entity is not None and (complete or may_see(klass, row.case_uid, row.entity, row.unit)):
                held.append(row.position)
        for uid, each in saves.items():
            yield Holding(uid, {short: sorted(held) for short, held in sorted(each.items())})


def upper_bounds(connection: Connection, case_uids: Sequence[str]) -> dict[str, int]:
    """The last arrival of each case."""
    result: dict[str, int] = {}
    for chunk in in_chunks(case_uids):
        result |= {row.case_uid: row.upto for row in connection.execute(_UPPER_BOUNDS, {"cases": chunk})}
    return result


def asked_of(connection: Connection, peer_id: str) -> list[str]:
    """The cases that the peer lists and that are not here in full."""
    query = select(asked_case.c.case_uid).where(asked_case.c.peer_id == peer_id)
    return list(connection.execute(query.order_by(asked_case.c.case_uid)).scalars())


def tips_of(connection: Connection, fingerprint: str) -> list[list[str]]:
    """The last saves held here of each origin of a PC: they show it if it was set back."""
    other = save.alias()
    last = select(func.max(other.c.number)).where(other.c.origin_id == origin.c.id).scalar_subquery()
    query = select(origin.c.uid, save.c.hash).join(save, save.c.origin_id == origin.c.id)
    query = query.where(origin.c.node == fingerprint, save.c.number == last).order_by(origin.c.uid, save.c.hash)
    return [[row.uid, row.hash] for row in connection.execute(query)]


def _due(node: Node, peer: Peer, columns: Select[*Columns]) -> Select[*Columns]:
    return due_after(shared_case, node, peer, columns)


def due_after(bounds: FromClause, node: Node, peer: Peer, columns: Select[*Columns]) -> Select[*Columns]:
    """Saves after the bounds, which are rows like those of `shared_case`.

    What the peer has from itself or, at a ward, from the centre is not sent back.
    """
    is_news = origin.c.node != peer.id if node.is_centre else origin.c.node == node.fingerprint
    marks_end = exists().where(change_value.c.save_id == save.c.id, change_value.c.entity == f"{GRANT}{peer.id}")
    return (
        columns.select_from(save)
        .join(bounds, and_(bounds.c.case_uid == save.c.case_uid, bounds.c.peer_id == peer.id))
        .join(origin, origin.c.id == save.c.origin_id)
        .where(save.c.arrival > bounds.c.acknowledged_upto)
        .where(or_(is_news, bounds.c.acknowledged_upto == EVERYTHING))
        .where(or_(bounds.c["class"] != GrantClass.ENDED, save.c.kind == ERASED_KIND, marks_end))
        .where(_takes_effect(node) if node.is_centre else true())
    )


def _takes_effect(node: Node) -> ColumnElement[bool]:
    """Saves but those that a ward wrote in a case it never had: they are proposals to the centre alone.

    Once the case is granted to that ward they count; who lacks them then finds them listed, and asks for them."""
    takes_part = exists().where(granted.c.case_uid == save.c.case_uid, granted.c.peer_id == origin.c.node)
    is_own_case = save.c.case_uid.startswith(origin.c.node.concat("!"))
    return or_(origin.c.node == node.fingerprint, save.c.case_uid == REFERENCE, is_own_case, takes_part)


_ALL_CASES = select(save.c.case_uid).distinct()
_OF_A_LINE = select(
    save.c.id,
    save.c.arrival,
    save.c.case_uid,
    save.c.header,
    save.c.skeleton,
    save.c.hash,
    save.c.signature,
    origin.c.node,
)
_RECORDED_BY = select(save.c.case_uid).where(save.c.case_uid.like(bindparam("owner"))).distinct()
_FROM_NOTHING = {"acknowledged_upto": EVERYTHING}
_INSERT_BOUND = upsert(shared_case)
_SET_BOUND = _INSERT_BOUND.on_conflict_do_update(
    index_elements=["peer_id", "case_uid"],
    set_={name: _INSERT_BOUND.excluded[name] for name in ("class", "acknowledged_upto")},
)
_RESET_CASE = (
    update(shared_case)
    .where(shared_case.c.peer_id == bindparam("b_peer"), shared_case.c.case_uid == bindparam("b_case"))
    .values(_FROM_NOTHING)
)
_FORGET_SENT_CASE = delete(sent_file).where(
    sent_file.c.peer_id == bindparam("b_peer"), sent_file.c.case_uid == bindparam("b_case")
)
_CASES: BindParameter[str] = bindparam("cases", expanding=True)
_COUNTS = (
    select(save.c.case_uid, func.count().label("saves")).where(save.c.case_uid.in_(_CASES)).group_by(save.c.case_uid)
)
_UPPER_BOUNDS = (
    select(save.c.case_uid, func.max(save.c.arrival).label("upto"))
    .where(save.c.case_uid.in_(_CASES))
    .group_by(save.c.case_uid)
)
_TRAVELS_AFTER_END = select(save.c.id).where(
    save.c.case_uid.in_(_CASES),
    or_(
        save.c.kind == ERASED_KIND,
        exists().where(change_value.c.save_id == save.c.id, change_value.c.entity == bindparam("grant")),
    ),
)
_HELD_PLACES = (
    select(
        save.c.id,
        save.c.case_uid,
        save.c.hash,
        origin.c.node,
        change_value.c.position,
        change_value.c.entity,
        change_value.c.unit,
    )
    .join(origin, origin.c.id == save.c.origin_id)
    .outerjoin(change_value, and_(change_value.c.save_id == save.c.id, change_value.c.value.is_not(None)))
    .where(save.c.case_uid.in_(_CASES))
)
