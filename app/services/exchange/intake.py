"""Taking saves from a file into the log: each stands or falls alone, and what falls is kept as it came."""

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import BindParameter, Connection, bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.models.log_tables import change_value, erased, origin, quarantine, save
from app.services.exchange.bulk import uncollected
from app.services.exchange.erased_places import ERASED_KIND, erase_places
from app.services.exchange.peers import Peer
from app.services.exchange.put_aside import PutAside
from app.services.exchange.rights import Rights
from app.services.exchange.wire import NEWER, Claim, WireSave, claim_in, opened
from app.services.exchange.wire_values import BadSave, Value, is_element
from app.services.log.authority import ERASURE, Authority
from app.services.log.commitments import owner_of
from app.services.statements import spelled, spelled_in_order

SAVES_AT_ONCE = 500


@dataclass
class Taken:
    """What the saves of one file brought, counted once each; `set_back` says that one of them was written here,
    under this PC's present origin, and is not known here."""

    new: int = 0
    known: int = 0
    recovered: int = 0
    quarantined: int = 0
    waiting: int = 0
    set_back: bool = False
    cases: set[str] = field(default_factory=set)
    erased_cases: set[str] = field(default_factory=set)


class Intake:
    """One import: remembers what it asked the database for, because a file may hold 200,000 changes."""

    def __init__(
        self, connection: Connection, sender: Peer, authority: Authority, present_origin: str, at: str
    ) -> None:
        self._connection, self._authority, self._present_origin = connection, authority, present_origin
        self._next_id, self._next_arrival = _next_places(connection)
        self._origins: dict[str, int] = {
            row.uid: row.id for row in connection.execute(select(origin.c.uid, origin.c.id))
        }
        self._rights = Rights(connection, sender, authority)
        self._aside = PutAside(connection, sender.id, at)
        self.taken = Taken()

    def take(self, lines: Iterable[str]) -> None:
        """Take every save of these lines, or put it aside."""
        rest = iter(lines)
        with uncollected():
            while batch := list(islice(rest, SAVES_AT_ONCE)):
                self._take_batch(batch)

    def take_again(self) -> None:
        """Try once more what was put aside from this sender: a PC or an account may be known now."""
        # What this PC learnt on the way may have made it write saves of its own.
        self._next_id, self._next_arrival = _next_places(self._connection)
        counted = self.taken.quarantined, self.taken.waiting
        for lines in self._aside.taken_out():
            self.take(lines)
        self.taken.quarantined, self.taken.waiting = counted

    def _take_batch(self, lines: Sequence[str]) -> None:
        good: dict[str, WireSave] = {}
        again: list[WireSave] = []
        for line, claim in self._unknown_among(lines):
            try:
                each = self._checked(claim)
            except BadSave as bad:
                self._put_aside(line, bad.code)
                continue
            if each.hash in good:
                again.append(each)
            else:
                good[each.hash] = each
        known = self._ids_of(good)
        self._insert([each for each in good.values() if each.hash not in known])
        self._fill([(known[each.hash], each) for each in good.values() if each.hash in known])
        self._erase(good.values())
        # One at a time, because the second copy of a save may carry what the first one lacked.
        for each in again:
            self._fill([(save_id, each) for save_id in self._ids_of([each.hash]).values()])
        self._erase(again)

    def _unknown_among(self, lines: Sequence[str]) -> Iterator[tuple[str, Claim]]:
        """Lines that may bring something; what is here with every value they carry cannot teach anything."""
        claims = []
        for line in lines:
            try:
                claims.append((line, claim_in(line)))
            except BadSave as bad:
                self._put_aside(line, bad.code)
        shown, held = self._places_here([claim.hash for _line, claim in claims])
        for line, claim in claims:
            # An erased value shows its entity and unit, which a class that was narrower before has hidden here.
            if claim.hash in shown and claim.places <= shown[claim.hash] and claim.positions <= held[claim.hash]:
                self.taken.known += 1
            else:
                yield line, claim

    def _places_here(self, hashes: Sequence[str]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
        """The places of saves whose entity and unit are known here, and those whose value is here or was erased."""
        rows = self._connection.execute(_PLACES_HERE, {"hashes": hashes}).all()
        shown = {row.hash: _numbers_in(row.places) for row in rows}
        held = {row.hash: _numbers_in(row.held) for row in rows}
        for row in self._connection.execute(_ERASED, {"hashes": hashes}):
            if row.hash in held:
                held[row.hash].add(row.position)
        return shown, held

    def _checked(self, claim: Claim) -> WireSave:
        each = opened(claim)
        self._rights.check(each)
        return each

    def _put_aside(self, line: str, code: str) -> None:
        self._aside.keep(line, code)
        if code == NEWER:
            self.taken.waiting += 1
        else:
            self.taken.quarantined += 1

    def _ids_of(self, hashes: Iterable[str]) -> dict[str, int]:
        return {row.hash: row.id for row in self._connection.execute(_IDS, {"hashes": list(hashes)})}

    def _insert(self, saves: Sequence[WireSave]) -> None:
        if not saves:
            return
        gone = self._erased_places(saves)
        rows: list[dict[str, object]] = []
        values: list[tuple[object, ...]] = []
        for each in saves:
            rows.append(self._row(each))
            values += [(self._next_id - 1, *v) for v in _kept_values(each, gone)]
            self.taken.cases.add(each.case_uid)
            self.taken.set_back |= each.origin == self._present_origin
        self._connection.exec_driver_sql(spelled(_INSERT_SAVE), rows)
        if values:
            self._connection.exec_driver_sql(spelled_in_order(_INSERT_VALUE), values)
        self._connection.execute(delete(quarantine).where(quarantine.c.hash.in_([each.hash for each in saves])))
        self.taken.new += len(saves)

    def _row(self, each: WireSave) -> dict[str, object]:
        row = {
            "id": self._next_id,
            "arrival": self._next_arrival,
            "origin_id": self._origin_id(each.origin),
            "number": each.number,
            "case_uid": each.case_uid,
            "kind": each.kind,
            "saved_at": each.saved_at,
            "actor": each.actor,
            "header": each.header,
            "skeleton": each.skeleton,
            "hash": each.hash,
            "signature": each.signature,
        }
        self._next_id, self._next_arrival = self._next_id + 1, self._next_arrival + 1
        return row

    def _origin_id(self, uid: str) -> int:
        if uid not in self._origins:
            made = {"uid": uid, "node": owner_of(uid), "letter": "", "last_number": 0, "last_hash": ""}
            self._origins[uid] = int(self._connection.execute(_INSERT_ORIGIN, made).scalar_one())
        return self._origins[uid]

    def _fill(self, saves: Sequence[tuple[int, WireSave]]) -> None:
        """What was withheld or missing here and has come now; it counts as an arrival, so that it is passed on."""
        self.taken.known += len(saves)
        with_values = [(save_id, each) for save_id, each in saves if each.values]
        if not with_values:
            return
        ids = [save_id for save_id, _each in with_values]
        here = {(row.save_id, row.position): row.held for row in self._connection.execute(_HELD, {"ids": ids})}
        gone = self._erased_places([each for _id, each in with_values])
        for save_id, each in with_values:
            fresh = [
                {"save_id": save_id, **v._asdict()}
                for v in _kept_values(each, gone)
                if (save_id, v.position) not in here
                or (v.value is not None and not here[save_id, v.position] and (each.hash, v.position) not in gone)
            ]
            if fresh:
                self._replace(save_id, each, fresh)

    def _replace(self, save_id: int, each: WireSave, rows: list[dict[str, object]]) -> None:
        self._connection.execute(_REPLACE_VALUE, rows)
        self._connection.execute(_UPDATE_ARRIVAL, {"b_id": save_id, "arrival": self._next_arrival})
        self._next_arrival += 1
        self.taken.recovered += len(rows)
        self.taken.cases.add(each.case_uid)

    def _erased_places(self, saves: Sequence[WireSave]) -> set[tuple[str, int]]:
        hashes = [each.hash for each in saves]
        return {(row.hash, row.position) for row in self._connection.execute(_ERASED, {"hashes": hashes})}

    def _erase(self, saves: Iterable[WireSave]) -> None:
        for each in saves:
            if each.kind == ERASED_KIND and each.node in self._authority.centres:
                places = [v.unit for v in each.values if v.entity == ERASURE and v.value is not None]
                if erase_places(self._connection, places):
                    self.taken.erased_cases.add(each.case_uid)
                    self.taken.cases.add(each.case_uid)


def _kept_values(each: WireSave, gone: Set[tuple[str, int]]) -> Sequence[Value]:
    """What is written of the values that came, in the order of the table's columns.

    What was erased goes without salt and value; elements of lists go whole, because their very names are the content.
    """
    if not gone:
        return each.values
    return [
        v._replace(salt=None, value=None) if (each.hash, v.position) in gone else v
        for v in each.values
        if (each.hash, v.position) not in gone or not is_element(v.entity, v.unit)
    ]


def _numbers_in(listed: str | None) -> set[int]:
    return set(json.loads(f"[{listed or ''}]"))


def _next_places(connection: Connection) -> tuple[int, int]:
    row = connection.execute(select(func.max(save.c.id).label("id"), func.max(save.c.arrival).label("arrival"))).one()
    return (row.id or 0) + 1, (row.arrival or 0) + 1


_HASHES: BindParameter[str] = bindparam("hashes", expanding=True)
_IDS = select(save.c.hash, save.c.id).where(save.c.hash.in_(_HASHES))
_ERASED = select(erased.c.hash, erased.c.position).where(erased.c.hash.in_(_HASHES))
_PLACES_HERE = (
    select(
        save.c.hash,
        func.group_concat(change_value.c.position).label("places"),
        func.group_concat(case((change_value.c.value.is_not(None), change_value.c.position))).label("held"),
    )
    .outerjoin(change_value, change_value.c.save_id == save.c.id)
    .where(save.c.hash.in_(_HASHES))
    .group_by(save.c.id)
)
_HELD = select(change_value.c.save_id, change_value.c.position, change_value.c.value.is_not(None).label("held")).where(
    change_value.c.save_id.in_(bindparam("ids", expanding=True))
)
_INSERT_SAVE = insert(save)
_INSERT_VALUE = insert(change_value)
_INSERT_ORIGIN = insert(origin).returning(origin.c.id)
_REPLACE_VALUE = insert_or_ignore(change_value)
_REPLACE_VALUE = _REPLACE_VALUE.on_conflict_do_update(
    index_elements=["save_id", "position"],
    set_={name: _REPLACE_VALUE.excluded[name] for name in ("entity", "unit", "digest", "salt", "value")},
)
_UPDATE_ARRIVAL = update(save).where(save.c.id == bindparam("b_id"))
