"""What this PC is: its keys, its origin, its role, and the accounts that may act on it."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select

from app import VERSION
from app.domain.errors import UnknownStaff
from app.domain.vocabulary import Role
from app.models.log_tables import origin
from app.services.database import read_setting, write_setting
from app.services.log.reading import value_that_counts
from app.services.log.store import REFERENCE, Author, Change, append, heads_of

FINGERPRINT_LENGTH = 32
CENTRE_CODE = "C"
CALENDAR_YEAR = "calendar"
FIRST_ACCOUNT = "first_account"
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

    @property
    def is_centre(self) -> bool:
        """Whether official numbers and decisions come from here."""
        return self.role == "centre"

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


@dataclass(frozen=True)
class SetUp:
    """What a new folder becomes."""

    role: str = "centre"
    unit: str = ""
    profile: str = "kcm"
    account_name: str = ""

    def __call__(self, connection: Connection, now: datetime) -> None:
        """Give the PC its keys, its first origin and one account without a password."""
        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes_raw()
        fingerprint = hashlib.sha256(public).hexdigest()[:FINGERPRINT_LENGTH]
        code = CENTRE_CODE if self.role == "centre" else f"X{fingerprint[:3].upper()}"
        for name, value in (
            ("role", self.role),
            ("unit", self.unit),
            ("profile", self.profile),
            ("code", code),
            ("signing_key", key.private_bytes_raw().hex()),
            ("fingerprint", fingerprint),
            (FIRST_ACCOUNT, secrets.token_hex(6)),
        ):
            write_setting(connection, name, value)
        _take_new_origin(connection, fingerprint)
        self._first_save(connection, public, now)

    def _first_save(self, connection: Connection, public: bytes, now: datetime) -> None:
        # Accounts of all PCs meet in one reference case, so that no two may bear the same uid.
        node, first = read_node(connection), str(read_setting(connection, FIRST_ACCOUNT))
        roles = [Role.OFFICER, Role.ADMINISTRATOR] if self.role == "centre" else [Role.WARD_HEAD]
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
_FIRST_NAMES = {"centre": "เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน", "ward": "หัวหน้าเวร"}


def read_node(connection: Connection) -> Node:
    """This PC as the database knows it; its present origin is the newest of its own."""
    fingerprint = str(read_setting(connection, "fingerprint"))
    row = connection.execute(
        select(origin).where(origin.c.node == fingerprint).order_by(origin.c.id.desc()).limit(1)
    ).one()
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(read_setting(connection, "signing_key"))))
    role, unit, profile, code = (str(read_setting(connection, name)) for name in ("role", "unit", "profile", "code"))
    number_year = str(read_setting(connection, "number_year") or CALENDAR_YEAR)
    return Node(role, unit, profile, code, fingerprint, key, row.id, row.uid, row.letter, number_year)


def people(connection: Connection) -> tuple[Person, ...]:
    """Every account, in the order in which they were made."""
    values: dict[str, dict[str, object]] = {}
    for (entity, unit), heads in heads_of(connection, REFERENCE).items():
        if entity.startswith("staff:"):
            values.setdefault(entity.removeprefix("staff:"), {})[unit] = value_that_counts(heads)
    return tuple(_person(uid, units) for uid, units in values.items())


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
    entity = f"staff:{uid}"
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
    )


def _take_new_origin(connection: Connection, fingerprint: str) -> None:
    taken = len(connection.execute(select(origin.c.id).where(origin.c.node == fingerprint)).all())
    connection.execute(
        insert(origin).values(
            uid=f"{fingerprint}!{secrets.token_hex(8)}",
            node=fingerprint,
            letter=_letter(taken),
            last_number=0,
            last_hash="",
        )
    )


def _letter(index: int) -> str:
    return LETTERS[index] if index < len(LETTERS) else _letter(index // len(LETTERS) - 1) + LETTERS[index % 26]
