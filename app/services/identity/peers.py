"""The other PCs that this one knows, and its own keys."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update

from app.domain.errors import PairingProblem
from app.domain.thai_text import UnusableText, one_line, search_key
from app.domain.vocabulary import PeerState
from app.models.log_tables import peer
from app.services.database import read_setting, write_setting
from app.services.identity.keys import Keys, PeerKeys

EXCHANGE_IDENTITY = "exchange_identity"
SHORTEST_ID = 4


# These were ended by somebody here; only the end of the pairing is left to be seen.
ENDED = frozenset({PeerState.REPLACED, PeerState.STOLEN, PeerState.REVOKED})


@dataclass(frozen=True)
class Peer:
    """Another PC. `id` is its fingerprint, `origins` its ordered list as last sent, `last_number` its newest file's.

    `files_upto` is set for a replaced PC: the number of the last of its files that is taken; None takes none.
    """

    id: str
    name: str
    role: str
    code: str
    keys: PeerKeys
    state: str
    origins: tuple[str, ...] = ()
    last_number: int = 0
    last_file_id: str = ""
    files_upto: int | None = None

    @property
    def is_trusted(self) -> bool:
        """Whether files go there and come from there."""
        return self.state == PeerState.TRUSTED


def peers(connection: Connection) -> tuple[Peer, ...]:
    """Every PC that was ever paired with or asked to be, by name."""
    rows = connection.execute(select(peer).order_by(peer.c.name, peer.c.id)).all()
    return tuple(_peer_from(row) for row in rows)


def peer_of(connection: Connection, fingerprint: str) -> Peer | None:
    """The PC with that fingerprint, whatever its state."""
    row = connection.execute(select(peer).where(peer.c.id == fingerprint)).one_or_none()
    return None if row is None else _peer_from(row)


def peer_by(connection: Connection, word: str) -> Peer:
    """The PC that is meant by its id, the beginning of it, its name or its code; Thai digits are understood.

    A PC whose pairing was ended is meant only when no other fits.

    Raises:
        PairingProblem: unknown_peer or ambiguous_peer.
    """
    known, wanted = peers(connection), _key(word)
    exact = [each for each in known if each.id == wanted]
    found = exact or [each for each in known if _is_called(each, wanted)]
    living = [each for each in found if each.state not in ENDED]
    found = living or found
    if not found:
        raise unknown_peer(known, word)
    if len(found) > 1:
        raise PairingProblem(
            "ambiguous_peer", word=word, codes=", ".join(sorted(each.code or each.id for each in found))
        )
    return found[0]


def unknown_peer(known: Iterable[Peer], word: str) -> PairingProblem:
    """Nobody of `known` is meant: the refusal names them."""
    named = ", ".join(f"{each.name} ({each.code})" if each.code else each.name for each in known)
    return PairingProblem("unknown_peer", word=word, known=named) if named else PairingProblem("no_peers", word=word)


def peer_as_json(known: Peer) -> dict[str, object]:
    """What is known of a PC and outlives a set-back; not what it sent, which is asked for again."""
    return {
        "id": known.id,
        "name": known.name,
        "role": known.role,
        "code": known.code,
        "verify": known.keys.verify.hex(),
        "recipient": known.keys.recipient,
        "state": str(known.state),
        "files_upto": known.files_upto,
    }


def peer_from_json(said: Mapping[str, object]) -> Peer:
    """The inverse of `peer_as_json`.

    Raises:
        KeyError, ValueError: it is not.
    """
    fingerprint, upto = str(said["id"]), said["files_upto"]
    keys = PeerKeys(fingerprint, bytes.fromhex(str(said["verify"])), str(said["recipient"]))
    state = PeerState(str(said["state"]))
    name, role, code = str(said["name"]), str(said["role"]), str(said["code"])
    return Peer(fingerprint, name, role, code, keys, state, files_upto=upto if isinstance(upto, int) else None)


def save_peer(connection: Connection, known: Peer) -> None:
    """Write what is known of a PC over what was known of it."""
    row = {
        "name": known.name,
        "role": known.role,
        "code": known.code,
        "keys": json.dumps(
            {"verify": known.keys.verify.hex(), "recipient": known.keys.recipient, "files_upto": known.files_upto}
        ),
        "state": str(known.state),
        "origins": json.dumps(known.origins),
        "last_number": known.last_number,
        "last_file_id": known.last_file_id,
    }
    changed = connection.execute(update(peer).where(peer.c.id == known.id).values(**row))
    if changed.rowcount == 0:
        connection.execute(insert(peer).values(id=known.id, **row))


def own_keys(connection: Connection) -> Keys:
    """The keys of this PC; in a folder from before the exchange the second one is made now, inside a transaction."""
    identity = read_setting(connection, EXCHANGE_IDENTITY)
    if identity is None:
        identity = new_identity()
        write_setting(connection, EXCHANGE_IDENTITY, identity)
    signing = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(read_setting(connection, "signing_key"))))
    return Keys(str(read_setting(connection, "fingerprint")), signing, str(identity))


def new_identity() -> str:
    """A new key for opening files that are sent to a PC."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(keys: Keys) -> str:
    """The address ("age1…") under which files are closed for the owner of these keys."""
    return str(pyrage.x25519.Identity.from_str(keys.identity).to_public())


def _is_called(known: Peer, wanted: str) -> bool:
    if not wanted:
        return False
    begins_so = len(wanted) >= SHORTEST_ID and known.id.startswith(wanted)
    return begins_so or wanted in (_key(known.name), _key(known.code))


def _key(word: str) -> str:
    try:
        return search_key(one_line(word))
    except UnusableText:
        return ""


def _peer_from(row) -> Peer:  # type: ignore[no-untyped-def] # a Row of the peer table
    # `row.keys` would be SQLAlchemy's own method.
    keys = json.loads(row._mapping["keys"])
    return Peer(
        id=row.id,
        name=row.name,
        role=row.role,
        code=row.code,
        keys=PeerKeys(row.id, bytes.fromhex(keys["verify"]), keys["recipient"]),
        state=row.state,
        origins=tuple(json.loads(row.origins)),
        last_number=row.last_number,
        last_file_id=row.last_file_id,
        files_upto=keys.get("files_upto"),
    )
