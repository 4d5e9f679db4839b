"""The slots of a key file: the database key, sealed once for each of those who may open it.

A password becomes the private half of a key pair by argon2id, and the database key is sealed to the public half, which
stands in the slot: so the key can be changed for everybody while only one of them is there. A slot without a password
holds the secret itself.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LAYOUT = 1
KEY_BYTES, NONCE_BYTES, SALT_BYTES = 32, 12, 16
CIPHER, NONE, ARGON2ID = "aes-256-gcm", "none", "argon2id"
# More than any PC was ever calibrated to: a damaged file must not take all memory or a whole day.
MOST_PASSES, MOST_MEMORY_KIB, MOST_LANES = 1_000, 2_097_152, 64


class UnknownSlot(ValueError):
    """A slot of a newer program."""


@dataclass(frozen=True)
class Derivation:
    """How a password becomes a key: argon2id, `passes` times over `memory_kib`, in so many lanes at once."""

    passes: int
    memory_kib: int
    lanes: int

    def key(self, password: bytes, salt: bytes) -> bytes:
        """32 bytes; slow, on purpose."""
        stretched = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib
        )
        return stretched.derive(password)


@dataclass(frozen=True)
class Slot:
    """One way into the data. `name` is the uid of an account or another word; `tag` is what its owner's name gives.

    Without a `derivation` it opens for everybody, and the rest is empty.
    """

    name: str
    derivation: Derivation | None = None
    salt: bytes = b""
    public: bytes = b""
    tag: str = ""


def slot_for(name: str, password: bytes, derivation: Derivation, tag: str = "") -> Slot:
    """A slot that this password opens."""
    salt = secrets.token_bytes(SALT_BYTES)
    private = X25519PrivateKey.from_private_bytes(derivation.key(password, salt))
    return Slot(name, derivation, salt, private.public_key().public_bytes_raw(), tag)


def tag_of(salt: bytes, spelled: str) -> str:
    """By what a slot is found for who gives this name; it does not say the name to who has only the file."""
    return hmac.digest(salt, spelled.encode(), "sha256").hex()


def sealed(slot: Slot, database_key: bytes, generation: int) -> dict[str, object]:
    """The slot with the key in it, as it stands in the file."""
    nonce, bound = secrets.token_bytes(NONCE_BYTES), _bound_to(slot.name, generation)
    cipher = {"name": CIPHER, "nonce": nonce.hex()}
    if slot.derivation is None:
        secret = secrets.token_bytes(KEY_BYTES)
        wrapped = AESGCM(_key_without_password(secret)).encrypt(nonce, database_key, bound)
        derivation: dict[str, object] = {"name": NONE, "secret": secret.hex()}
        return {"slot": slot.name, "derivation": derivation, "cipher": cipher, "wrapped": wrapped.hex()}
    sender = X25519PrivateKey.generate()
    cipher["sender"] = sender.public_key().public_bytes_raw().hex()
    shared = sender.exchange(X25519PublicKey.from_public_bytes(slot.public))
    wrapped = AESGCM(_key_of_pair(shared, cipher["sender"], slot.public)).encrypt(nonce, database_key, bound)
    return {
        "slot": slot.name,
        "tag": slot.tag,
        "derivation": {**derivation_as_json(slot.derivation), "salt": slot.salt.hex()},
        "public": slot.public.hex(),
        "cipher": cipher,
        "wrapped": wrapped.hex(),
    }


def unsealed(said: Mapping[str, Any], generation: int, password: bytes | None) -> bytes:
    """The database key out of a slot of the file.

    Raises:
        InvalidTag: the password is wrong, or the slot was changed. UnknownSlot: of a newer program.
        KeyError, TypeError, ValueError: it is damaged.
    """
    slot, cipher = slot_in(said), said["cipher"]
    if cipher["name"] != CIPHER:
        raise UnknownSlot
    if slot.derivation is None or password is None:
        wrapping = _key_without_password(bytes.fromhex(said["derivation"]["secret"]))
    else:
        private = X25519PrivateKey.from_private_bytes(slot.derivation.key(password, slot.salt))
        shared = private.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(cipher["sender"])))
        wrapping = _key_of_pair(shared, cipher["sender"], private.public_key().public_bytes_raw())
    bound = _bound_to(slot.name, generation)
    return AESGCM(wrapping).decrypt(bytes.fromhex(cipher["nonce"]), bytes.fromhex(said["wrapped"]), bound)


def slot_in(said: Mapping[str, Any]) -> Slot:
    """What the file says of a slot.

    Raises:
        UnknownSlot: of a newer program. KeyError, TypeError, ValueError: it is damaged.
    """
    how = said["derivation"]
    if how["name"] == NONE:
        return Slot(str(said["slot"]))
    derivation, salt = derivation_from_json(how), bytes.fromhex(how["salt"])
    return Slot(str(said["slot"]), derivation, salt, bytes.fromhex(said["public"]), str(said["tag"]))


def derivation_as_json(derivation: Derivation) -> dict[str, object]:
    """As it stands in a key file."""
    return {
        "name": ARGON2ID,
        "passes": derivation.passes,
        "memory_kib": derivation.memory_kib,
        "lanes": derivation.lanes,
    }


def derivation_from_json(said: Mapping[str, Any]) -> Derivation:
    """The inverse of `derivation_as_json`.

    Raises:
        UnknownSlot: of a newer program. KeyError, TypeError, ValueError: it is damaged, or no PC could do it.
    """
    if said["name"] != ARGON2ID:
        raise UnknownSlot
    found = Derivation(int(said["passes"]), int(said["memory_kib"]), int(said["lanes"]))
    within = (0 < found.passes <= MOST_PASSES, 0 < found.lanes <= MOST_LANES)
    if not all(within) or not 8 * found.lanes <= found.memory_kib <= MOST_MEMORY_KIB:
        raise ValueError
    return found


def derived_key(database_key: bytes, purpose: str) -> bytes:
    """Another key from the database key; it opens nothing but what was sealed for the same purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"complaint-centre {purpose}".encode()).derive(database_key)


def _bound_to(slot: str, generation: int) -> bytes:
    return f"complaint-centre key slot {LAYOUT} {generation} {slot}".encode()


def _key_without_password(secret: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"complaint-centre slot without password").derive(secret)


def _key_of_pair(shared: bytes, sender: str, public: bytes) -> bytes:
    salt = bytes.fromhex(sender) + public
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"complaint-centre slot with password").derive(shared)
