"""The random ids of files: their writer knows its own again, also after a set-back; nobody else can make one."""

import hashlib
import hmac
import secrets

from app.services.identity.keys import Keys

RANDOM_BYTES = MARK_BYTES = 8


def new_file_id(keys: Keys, origin: str, peer_id: str) -> str:
    """An id for a file that this PC writes for another one under its present origin: 32 hex digits."""
    chance = bytes.fromhex(secrets.token_hex(RANDOM_BYTES))
    return (chance + _mark(keys, origin, peer_id, chance)).hex()


def is_own_file_id(keys: Keys, origin: str, peer_id: str, file_id: str) -> bool:
    """Whether these keys made the id; a PC that was paired knows many ids, and can make none."""
    given = bytes.fromhex(file_id)
    chance, mark = given[:RANDOM_BYTES], given[RANDOM_BYTES:]
    return hmac.compare_digest(mark, _mark(keys, origin, peer_id, chance))


def _mark(keys: Keys, origin: str, peer_id: str, chance: bytes) -> bytes:
    key = hashlib.sha256(b"file id 1" + keys.signing.private_bytes_raw()).digest()
    return hmac.digest(key, b"\0".join((origin.encode(), peer_id.encode(), chance)), "sha256")[:MARK_BYTES]
