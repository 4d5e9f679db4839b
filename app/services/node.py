"""What this PC is: its keys, its origin, its role, and the accounts that may act on it."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app import VERSION
from app.domain.errors import UnknownStaff
from app.domain.vocabulary import PcRole, PeerState, Role
from app.models.log_tables import change_value, origin, peer, save
from app.services.database import read_setting, write_setting
from app.services.identity.peers import EXCHANGE_IDENTITY, new_identity
from app.services.log.authority import REFERENCE, REMOVED, STAFF, Authority
from app.services.log.commitments import fingerprint_of, owner_of
from app.services.log.reading import value_that_counts
from app.services.log.store import Author, Change, append, heads_under

CENTRE_CODE = "C"
CALENDAR_YEAR = "calendar"
FIRST_ACCOUNT = "first_account"
ORIGINS = "origins"
AWAITS_CONFIRMATION = "awaits_confirmation"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Node:
    """This PC, as its own database describes it."""

    role: str
    unit: str
    profile: str
    code: str
    fingerprint: str
    key: Ed25519PrivateKey
    origin_id: int
    origin_uid: str
    letter: str
    number_year: str
    gives_official_numbers: bool

    @property
    def is_centre(self) -> bool:
        """Whether decisions come from here."""
        return self.role == PcRole.CENTRE

    def author(self, staff_uid: str) -> Author:
        """Who writes, when the person `staff_uid` clicks on this PC."""
        return Author(self.origin_id, self.origin_uid, self.key, f"{self.fingerprint[:8]}/{staff_uid}", VERSION)


@dataclass(frozen=True)
class Person:
    """An account: a person who may act here. `roles` are codes of the vocabulary."""

    uid: str
    name: str
    roles: tuple[str, ...]
    unit: str
    is_removed: bool = False


@dataclass(frozen=True)
class SetUp:
    """What a new folder becomes."""

    role: str = PcRole.CENTRE
    unit: str = ""
    profile: str = "kcm"
    account_name: str = ""

    def __call__(self, connection: Connection, now: datetime) -> None:
        """Give the PC its keys, its first origin and one account without a password."""
        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes_raw()
        fingerprint = fingerprint_of(public)
        code = CENTRE_CODE if self.role == PcRole.CENTRE else f"X{fingerprint[:3].upper()}"
        for name, value in (
            ("role", self.role),
            ("unit", self.unit),
            ("profile", self.profile),
            ("code", code),
            ("signing_key", key.private_bytes_raw().hex()),
            ("fingerprint", fingerprint),
            (EXCHANGE_IDENTITY, new_identity()),
            (FIRST_ACCOUNT, secrets.token_hex(6)),
        ):
            write_setting(connection, name, value)
        take_new_origin(connection)
        self._first_save(connection, public, now)

    def _first_save(self, connection: Connection, public: bytes, now: datetime) -> None:
        # Accounts of all PCs meet in one reference case, so that no two may bear the same uid.
        node, first = read_node(connection), str(read_setting(connection, FIRST_ACCOUNT))
        roles = [Role.OFFICER, Role.ADMINISTRATOR] if self.role == PcRole.CENTRE else [Role.WARD_HEAD]
        changes = [
            Change(f"pc:{node.fingerprint}", "key", public.hex()),
            *_account(first, self.account_name or _FIRST_NAMES[self.role], roles, self.unit),
        ]
        append(
            connection,
            node.author(first),
            REFERENCE,
            "set_up",
            changes,
            now.isoformat(timespec="seconds"),
        )


# Names of accounts are data, in the language of the hospital.
_FIRST_NAMES: Mapping[str, str] = {PcRole.CENTRE: "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน", PcRole.WARD: "หัวหน้าเวร"}


def read_node(connection: Connection) -> Node:
    """This PC as its database knows it."""
    fingerprint = str(read_setting(connection, "fingerprint"))
    row = connection.execute(select(origin).where(origin.c.uid == origins_of_this_pc(connection)[-1])).one()
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(read_setting(connection, "signing_key"))))
    role, unit, profile, code = (str(read_setting(connection, name)) for name in ("role", "unit", "profile", "code"))
    number_year = str(read_setting(connection, "number_year") or CALENDAR_YEAR)
    gives_numbers = role == PcRole.CENTRE and not read_setting(connection, AWAITS_CONFIRMATION)
    return Node(role, unit, profile, code, fingerprint, key, row.id, row.uid, row.letter, number_year, gives_numbers)


def authority_here(connection: Connection) -> Authority:
    """Whose word counts on this PC: its own as a centre, or that of the centre that it was paired with."""
    own = str(read_setting(connection, "fingerprint"))
    centres = set(connection.execute(_CENTRES).scalars())
    return Authority(own, frozenset(centres | ({own} if read_setting(connection, "role") == PcRole.CENTRE else set())))


def profile_of(connection: Connection) -> str:
    """The policy profile that this folder was set up with."""
    return str(read_setting(connection, "profile"))


def people(connection: Connection) -> tuple[Person, ...]:
    """Every account that may be used, in the order in which they were made."""
    return tuple(person for person in everybody(connection) if not person.is_removed)


def everybody(connection: Connection) -> tuple[Person, ...]:
    """Every account that was ever made here, the removed ones among them."""
    values: dict[str, dict[str, object]] = {}
    for (entity, unit), heads in heads_under(connection, REFERENCE, STAFF).items():
        values.setdefault(entity.removeprefix(STAFF), {})[unit] = value_that_counts(heads)
    return tuple(_person(uid, units) for uid, units in values.items())


def names_of_accounts(connection: Connection) -> dict[str, str]:
    """The name of every account by its uid; of one on another PC with the name of that PC, which vouches for it."""
    pcs = {row.id: row.name for row in connection.execute(select(peer.c.id, peer.c.name))}
    return {
        row.entity.removeprefix(STAFF): _with_pc(str(json.loads(row.value)), pcs.get(row.node))
        for row in connection.execute(_NAMES_OF_ACCOUNTS)
    }


def person_of(actor: str, names: Mapping[str, str]) -> str:
    """The name of the actor of a save, by the names of accounts; the actor as it stands when nobody knows it."""
    return names.get(actor.partition("/")[2], actor)


def _with_pc(name: str, pc: str | None) -> str:
    return f"{name} ({pc})" if pc else name


def person_named(connection: Connection, name: str | None) -> Person:
    """The account of that name or uid; without a name, the first one.

    Raises:
        UnknownStaff: nobody is called so here.
    """
    wanted = str(read_setting(connection, FIRST_ACCOUNT)) if name is None else name
    for person in people(connection):
        if wanted in (person.uid, person.name):
            return person
    raise UnknownStaff(wanted)


def new_account(name: str, roles: Sequence[str], unit: str) -> tuple[str, list[Change]]:
    """The uid of a new account and the changes that make it."""
    uid = secrets.token_hex(6)
    return uid, _account(uid, name, roles, unit)


def _account(uid: str, name: str, roles: Sequence[str], unit: str) -> list[Change]:
    entity = f"{STAFF}{uid}"
    return [
        Change(entity, "name", name),
        Change(entity, "roles", [str(role) for role in roles]),
        Change(entity, "unit", unit),
    ]


def _person(uid: str, units: Mapping[str, object]) -> Person:
    roles = units.get("roles")
    return Person(
        uid,
        str(units.get("name") or uid),
        tuple(str(role) for role in roles) if isinstance(roles, list) else (),
        str(units.get("unit") or ""),
        units.get(REMOVED) is True,
    )


def origins_of_this_pc(connection: Connection) -> tuple[str, ...]:
    """The uids of this PC's origins, oldest first; the last one is the present."""
    kept = read_setting(connection, ORIGINS)
    return tuple(str(uid) for uid in kept) if isinstance(kept, list) else ()


def take_new_origin(connection: Connection, *, forgotten: str = "") -> None:
    """Write under a new origin from now on: after install, restore, copy, or a proof of a set-back.

    `forgotten` is an origin of this PC that it learns of from another one; it becomes an ancestor, so that the same
    file proves nothing twice.
    """
    fingerprint = str(read_setting(connection, "fingerprint"))
    known = list(origins_of_this_pc(connection))
    if forgotten and forgotten not in known and owner_of(forgotten) == fingerprint:
        known.insert(max(len(known) - 1, 0), forgotten)
        _add_origin(connection, forgotten, fingerprint, "")
    uid = f"{fingerprint}!{secrets.token_hex(8)}"
    _add_origin(connection, uid, fingerprint, _letter(len(known)))
    write_setting(connection, ORIGINS, [*known, uid])


def _add_origin(connection: Connection, uid: str, fingerprint: str, letter: str) -> None:
    row = {"uid": uid, "node": fingerprint, "letter": letter, "last_number": 0, "last_hash": ""}
    connection.execute(insert_or_ignore(origin).on_conflict_do_nothing(), row)


def _letter(index: int) -> str:
    return LETTERS[index] if index < len(LETTERS) else _letter(index // len(LETTERS) - 1) + LETTERS[index % 26]


_NAMES_OF_ACCOUNTS = (
    select(change_value.c.entity, change_value.c.value, origin.c.node)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(
        save.c.case_uid == REFERENCE,
        change_value.c.unit == "name",
        change_value.c.entity.startswith(STAFF),
        change_value.c.value.is_not(None),
    )
    .order_by(save.c.id)
)
# A centre that was replaced by another PC has decided rightly until then; one that was stolen or revoked has not.
_CENTRES = select(peer.c.id).where(
    peer.c.role == PcRole.CENTRE, peer.c.state.in_((PeerState.TRUSTED, PeerState.REPLACED))
)
