"""Taking saves from a file into the log: each stands or falls alone, and what falls is kept as it came."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import BindParameter, Connection, bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.domain.vocabulary import Role
from app.models.log_tables import change_value, erased, origin, quarantine, save
from app.services.exchange.erased_places import ERASED_KIND, erase_places, is_element
from app.services.exchange.peers import Peer
from app.services.exchange.wire import BadSave, Claim, Value, WireSave, claim_in, hash_in, opened, verify
from app.services.log.authority import ERASURE, NUMBER, PC, REFERENCE, STAFF, Authority, is_centres_alone
from app.services.log.commitments import fingerprint_of, owner_of
from app.services.numbers import OFFICIAL

NEWER = "newer_program"
SAVES_AT_ONCE = 500
# Who may not be made an account by a ward: these act for the whole hospital.
ROLES_OF_THE_CENTRE = frozenset(set(Role) - {Role.WARD_HEAD, Role.MEDIATOR})


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
        self._connection, self._sender, self._authority = connection, sender.id, authority
        self._present_origin, self._at = present_origin, at
        self._next_id, self._next_arrival = _next_places(connection)
        self._origins: dict[str, int] = {
            row.uid: row.id for row in connection.execute(select(origin.c.uid, origin.c.id))
        }
        self._accounts = _accounts(connection)
        self._keys = _known_keys(connection)
        self._keys[sender.id] = Ed25519PublicKey.from_public_bytes(sender.keys.verify)
        self._first_seen: dict[bytes, str] = {}
        self.taken = Taken()

    def take(self, lines: Iterable[str]) -> None:
        """Take every save of these lines, or put it aside."""
        rest = iter(lines)
        while batch := list(islice(rest, SAVES_AT_ONCE)):
            self._take_batch(batch)

    def take_again(self) -> None:
        """Try once more what was put aside from this sender: a PC or an account may be known now."""
        rows = self._connection.execute(_PUT_ASIDE, {"peer": self._sender}).all()
        if not rows:
            return
        self._connection.execute(_FORGET_PUT_ASIDE, {"b_peer": self._sender})
        self._first_seen = {bytes(row.body): row.arrived_at for row in rows}
        counted = self.taken.quarantined, self.taken.waiting
        self.take([bytes(row.body).decode("utf-8", "surrogatepass") for row in rows])
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
        self._learn_keys(each)
        verify(each, self._keys.get(each.node))
        if each.node not in self._authority.centres:
            self._check_rights(each)
        self._learn_accounts(each)
        return each

    def _learn_keys(self, each: WireSave) -> None:
        for value in each.values:
            if each.case_uid == REFERENCE and value.unit == "key" and value.entity.startswith(PC) and value.value:
                _add_key(self._keys, value.entity.removeprefix(PC), value.value)

    def _learn_accounts(self, each: WireSave) -> None:
        if each.case_uid == REFERENCE:
            self._accounts[each.node] |= {v.entity for v in each.values if v.entity.startswith(STAFF)}

    def _check_rights(self, each: WireSave) -> None:
        """What a ward's program never writes was not written by it, or not by one of its people."""
        # What bears this kind travels to whoever ever had the case, also after the grant has ended.
        if each.kind == ERASED_KIND:
            raise BadSave("not_theirs")
        # Only the centre withholds: what a ward hid would supersede what it does not show.
        if each.node == self._sender and len(each.values) < len(each.places):
            raise BadSave("not_theirs")
        for value in each.values:
            if is_centres_alone(value.entity, value.unit) or self._makes_officer(each, value) or _looks_official(value):
                raise BadSave("not_theirs")
            if each.case_uid == REFERENCE and not value.entity.startswith((STAFF, PC)):
                raise BadSave("not_theirs")
            if value.entity.startswith(PC) and value.entity != f"{PC}{each.node}":
                raise BadSave("not_theirs")
        account = f"{STAFF}{each.actor.partition('/')[2]}"
        makes_it = each.case_uid == REFERENCE and any(value.entity == account for value in each.values)
        if account not in self._accounts[each.node] and not makes_it:
            raise BadSave("unknown_account")

    def _makes_officer(self, each: WireSave, value: Value) -> bool:
        if not value.entity.startswith(STAFF):
            return False
        others = any(value.entity in known for node, known in self._accounts.items() if node != each.node)
        roles = json.loads(value.value) if value.unit == "roles" and value.value else []
        return others or not isinstance(roles, list) or not all(_is_of_a_ward(role) for role in roles)

    def _put_aside(self, line: str, code: str) -> None:
        claimed, case_uid = hash_in(line)
        if claimed and self._connection.execute(_IS_ERASED, {"hash": claimed}).first():
            line = ""  # an erasure reaches what was put aside too
        body = line.encode("utf-8", "surrogatepass")
        same = {"hash": claimed, "body": body, "peer": self._sender}
        if self._connection.execute(_IS_PUT_ASIDE, same).first() is None:
            self._connection.execute(
                _PUT_ASIDE_NOW,
                {
                    **same,
                    "case_uid": case_uid,
                    "reason": code,
                    "arrived_at": self._first_seen.get(body, self._at),
                },
            )
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
        rows, values = [], []
        for each in saves:
            rows.append(self._row(each))
            values += [
                _value_row(self._next_id - 1, v, (each.hash, v.position) in gone) for v in _kept_values(each, gone)
            ]
            self.taken.cases.add(each.case_uid)
            self.taken.set_back |= each.origin == self._present_origin
        self._connection.execute(_INSERT_SAVE, rows)
        if values:
            self._connection.execute(_INSERT_VALUE, values)
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
                _value_row(save_id, v, (each.hash, v.position) in gone)
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


def _looks_official(value: Value) -> bool:
    """A number of a ward's own that could be taken for one of the centre's."""
    written = json.loads(value.value) if value.entity == NUMBER and value.value else None
    return isinstance(written, str) and OFFICIAL.fullmatch(written) is not None


def _is_of_a_ward(role: object) -> bool:
    return isinstance(role, str) and role not in ROLES_OF_THE_CENTRE


def _add_key(keys: dict[str, Ed25519PublicKey], fingerprint: str, spelling: str) -> None:
    try:
        raw = bytes.fromhex(json.loads(spelling))
        if fingerprint_of(raw) == fingerprint:
            keys.setdefault(fingerprint, Ed25519PublicKey.from_public_bytes(raw))
    except (ValueError, TypeError):
        return


def _kept_values(each: WireSave, gone: Set[tuple[str, int]]) -> list[Value]:
    """All but the elements of lists that were erased: their very names are the content."""
    return [v for v in each.values if (each.hash, v.position) not in gone or not is_element(v.entity, v.unit)]


def _value_row(save_id: int, value: Value, is_erased: bool) -> dict[str, object]:
    return {
        "save_id": save_id,
        "position": value.position,
        "entity": value.entity,
        "unit": value.unit,
        "digest": value.digest,
        "salt": None if is_erased else value.salt,
        "value": None if is_erased else value.value,
    }


def _numbers_in(listed: str | None) -> set[int]:
    return set(json.loads(f"[{listed or ''}]"))


def _next_places(connection: Connection) -> tuple[int, int]:
    row = connection.execute(select(func.max(save.c.id).label("id"), func.max(save.c.arrival).label("arrival"))).one()
    return (row.id or 0) + 1, (row.arrival or 0) + 1


def _accounts(connection: Connection) -> defaultdict[str, set[str]]:
    """The accounts that each PC has made, by fingerprint."""
    result: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(_ACCOUNTS):
        result[row.node].add(row.entity)
    return result


def _known_keys(connection: Connection) -> dict[str, Ed25519PublicKey]:
    keys: dict[str, Ed25519PublicKey] = {}
    for row in connection.execute(_KEYS):
        _add_key(keys, row.entity.removeprefix(PC), row.value or "null")
    return keys


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
_IN_REFERENCE = (
    select(change_value.c.entity, change_value.c.unit, change_value.c.value, origin.c.node)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(save.c.case_uid == REFERENCE)
)
_ACCOUNTS = _IN_REFERENCE.where(change_value.c.entity.startswith(STAFF))
_KEYS = _IN_REFERENCE.where(change_value.c.entity.startswith(PC), change_value.c.unit == "key")
_INSERT_SAVE = insert(save)
_INSERT_VALUE = insert(change_value)
_INSERT_ORIGIN = insert(origin).returning(origin.c.id)
_REPLACE_VALUE = insert_or_ignore(change_value)
_REPLACE_VALUE = _REPLACE_VALUE.on_conflict_do_update(
    index_elements=["save_id", "position"],
    set_={name: _REPLACE_VALUE.excluded[name] for name in ("entity", "unit", "digest", "salt", "value")},
)
_UPDATE_ARRIVAL = update(save).where(save.c.id == bindparam("b_id"))
_PUT_ASIDE = select(quarantine.c.body, quarantine.c.arrived_at).where(
    quarantine.c.peer == bindparam("peer"), quarantine.c.body != b""
)
_FORGET_PUT_ASIDE = delete(quarantine).where(quarantine.c.peer == bindparam("b_peer"), quarantine.c.body != b"")
_PUT_ASIDE_NOW = insert(quarantine)
_IS_PUT_ASIDE = select(quarantine.c.id).where(
    quarantine.c.hash == bindparam("hash"),
    quarantine.c.body == bindparam("body"),
    quarantine.c.peer == bindparam("peer"),
)
_IS_ERASED = select(erased.c.hash).where(erased.c.hash == bindparam("hash"))
