"""Whether the PC and the person that a save names have written it, and might write what it says."""

import json
from collections import defaultdict

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, bindparam, select

from app.domain.vocabulary import Role
from app.models.log_tables import change_value, erased, origin, save
from app.services.exchange.erased_places import ERASED_KIND
from app.services.exchange.wire import WireSave, verify
from app.services.exchange.wire_values import BadSave, Value
from app.services.identity.peers import Peer
from app.services.log.authority import NUMBER, PC, REFERENCE, STAFF, Authority, is_centres_alone
from app.services.log.commitments import fingerprint_of
from app.services.numbers import OFFICIAL

# Who may not be made an account by a ward: these act for the whole hospital.
ROLES_OF_THE_CENTRE = frozenset(set(Role) - {Role.WARD_HEAD, Role.MEDIATOR})


class Rights:
    """What is known of keys and accounts, growing with every save that proves itself."""

    def __init__(self, connection: Connection, sender: Peer, authority: Authority) -> None:
        self._connection, self._sender, self._authority = connection, sender.id, authority
        self._accounts = _accounts(connection)
        self._keys = _known_keys(connection)
        self._keys[sender.id] = Ed25519PublicKey.from_public_bytes(sender.keys.verify)

    def check(self, each: WireSave) -> None:
        """Check a save and learn from it.

        Raises:
            BadSave: unknown_pc, altered, not_theirs, unknown_account.
        """
        self._learn_keys(each)
        verify(each, self._keys.get(each.node))
        if each.node not in self._authority.centres:
            self._check_rights(each)
        self._learn_accounts(each)

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
        if each.node == self._sender and self._hides_something(each):
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

    def _hides_something(self, each: WireSave) -> bool:
        """An element of a list that was erased leaves nothing that the ward could still show."""
        hidden = set(range(len(each.places))) - {value.position for value in each.values}
        if not hidden:
            return False
        return bool(hidden - set(self._connection.execute(_ERASED, {"hash": each.hash}).scalars()))

    def _makes_officer(self, each: WireSave, value: Value) -> bool:
        if not value.entity.startswith(STAFF):
            return False
        others = any(value.entity in known for node, known in self._accounts.items() if node != each.node)
        roles = json.loads(value.value) if value.unit == "roles" and value.value else []
        return others or not isinstance(roles, list) or not all(_is_of_a_ward(role) for role in roles)


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


_ERASED = select(erased.c.position).where(erased.c.hash == bindparam("hash"))
_IN_REFERENCE = (
    select(change_value.c.entity, change_value.c.unit, change_value.c.value, origin.c.node)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(save.c.case_uid == REFERENCE)
)
_ACCOUNTS = _IN_REFERENCE.where(change_value.c.entity.startswith(STAFF))
_KEYS = _IN_REFERENCE.where(change_value.c.entity.startswith(PC), change_value.c.unit == "key")
