"""Seals what is written while the data are locked, so that only whoever opens the data can read it.

The private half of the box's key pair stands inside the database; what is needed to write lies outside.
"""

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES, NONCE_BYTES = 32, 12
_PURPOSE = b"complaint-centre letter of the lock screen 1"


class Unreadable(ValueError):
    """It was sealed for another box, or changed, or is cut off."""


def new_private() -> bytes:
    """The private half of a new pair."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The half that may lie outside the data."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sealed_for(public: bytes, said: Mapping[str, object], name: str) -> bytes:
    """A letter that the private half opens; `name` is that of its file, which cannot be changed then."""
    sender, nonce = X25519PrivateKey.generate(), secrets.token_bytes(NONCE_BYTES)
    head = sender.public_key().public_bytes_raw()
    key = _key(sender.exchange(X25519PublicKey.from_public_bytes(public)), head + public)
    return head + nonce + AESGCM(key).encrypt(nonce, _as_bytes(said), name.encode())


def opened_by(private: bytes, letter: bytes, name: str) -> dict[str, Any]:
    """What a letter says.

    Raises:
        Unreadable: it is not for this box, or not as it was written.
    """
    head, nonce, content = letter[:KEY_BYTES], letter[KEY_BYTES : KEY_BYTES + NONCE_BYTES], letter[KEY_BYTES:]
    try:
        own = X25519PrivateKey.from_private_bytes(private)
        shared = own.exchange(X25519PublicKey.from_public_bytes(head))
        key = _key(shared, head + own.public_key().public_bytes_raw())
        said = json.loads(AESGCM(key).decrypt(nonce, content[NONCE_BYTES:], name.encode()))
    except (InvalidTag, ValueError) as problem:
        raise Unreadable from problem
    if not isinstance(said, dict):
        raise Unreadable
    return said


def locked_with(key: bytes, said: Mapping[str, object], bound: str) -> dict[str, str]:
    """Something under a key, as it stands in a file; `bound` says what it is."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return {"nonce": nonce.hex(), "sealed": AESGCM(key).encrypt(nonce, _as_bytes(said), bound.encode()).hex()}


def unlocked_with(key: bytes, kept: Mapping[str, Any], bound: str) -> dict[str, Any]:
    """The inverse of `locked_with`.

    Raises:
        InvalidTag: another key, or it was changed. KeyError, TypeError, ValueError: it is damaged.
    """
    nonce, content = bytes.fromhex(kept["nonce"]), bytes.fromhex(kept["sealed"])
    return dict(json.loads(AESGCM(key).decrypt(nonce, content, bound.encode())))


def mark_of(secret: bytes, said: Mapping[str, object]) -> str:
    """What only the author whose secret it is can write under a letter."""
    return hmac.digest(secret, _as_bytes(said), "sha256").hex()


def is_marked_by(secret: bytes, said: Mapping[str, object], mark: object) -> bool:
    """Whether that author wrote it."""
    return hmac.compare_digest(mark_of(secret, said), str(mark))


def _as_bytes(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _key(shared: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=_PURPOSE).derive(shared)
