"""The key file beside the database: the database key, wrapped once for each slot.

A slot without a password derives its wrapping key from a secret that stands in the slot; sign-in will add slots
whose `derivation` is argon2id in the same layout (exchange.md, At rest).
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import DataFolderProblem
from app.services.whole_files import write_new

FILE_NAME = "key.json"
LAYOUT = 1
FIRST_GENERATION = 1
KEY_BYTES = 32
NONCE_BYTES = 12
CIPHER = "aes-256-gcm"


@dataclass(frozen=True)
class KeyFile:
    """The database key and the generation of the file it came from."""

    database_key: bytes
    generation: int


def create(folder: Path, slot: str) -> KeyFile:
    """Make a new database key and a key file with one slot that needs no password.

    A key file that another process made in the meantime wins: what it recorded must stay readable.
    """
    key = KeyFile(secrets.token_bytes(KEY_BYTES), FIRST_GENERATION)
    try:
        write_new(folder / FILE_NAME, json.dumps(_sealed(key, slot), indent=1).encode())
    except FileExistsError:
        return read(folder)
    return key


def read(folder: Path) -> KeyFile:
    """The database key from the slot that needs no password.

    Raises:
        DataFolderProblem: no key file, an unknown layout, or one that was changed.
    """
    path = folder / FILE_NAME
    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DataFolderProblem(folder, "no_key") from None
    except (ValueError, UnicodeDecodeError):
        raise DataFolderProblem(folder, "damaged_key") from None
    return _opened(folder, content)


def derived_key(database_key: bytes, purpose: str) -> bytes:
    """Another key from the database key; it opens nothing but what was sealed for the same purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"complaint-centre {purpose}".encode()).derive(database_key)


def _sealed(key: KeyFile, slot: str) -> Mapping[str, object]:
    secret, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(NONCE_BYTES)
    bound = _bound_to(slot, key.generation)
    return {
        "layout": LAYOUT,
        "generation": key.generation,
        "slots": [
            {
                "slot": slot,
                "derivation": {"name": "none", "secret": secret.hex()},
                "cipher": {"name": CIPHER, "nonce": nonce.hex()},
                "wrapped": AESGCM(_wrapping_key(secret)).encrypt(nonce, key.database_key, bound).hex(),
            }
        ],
    }


def _opened(folder: Path, content: Mapping[str, object]) -> KeyFile:
    if not isinstance(content, dict) or content.get("layout") != LAYOUT:
        raise DataFolderProblem(folder, "newer_key")
    try:
        generation = int(content["generation"])
        open_slots = [s for s in content["slots"] if s["derivation"]["name"] == "none"]
        if not open_slots:
            raise DataFolderProblem(folder, "no_open_slot")
        slot = open_slots[0]
        if slot["cipher"]["name"] != CIPHER:
            raise DataFolderProblem(folder, "newer_key")
        wrapping = AESGCM(_wrapping_key(bytes.fromhex(slot["derivation"]["secret"])))
        bound = _bound_to(slot["slot"], generation)
        key = wrapping.decrypt(bytes.fromhex(slot["cipher"]["nonce"]), bytes.fromhex(slot["wrapped"]), bound)
    except (KeyError, TypeError, ValueError, InvalidTag):
        raise DataFolderProblem(folder, "damaged_key") from None
    return KeyFile(key, generation)


def _bound_to(slot: str, generation: int) -> bytes:
    return f"complaint-centre key slot {LAYOUT} {generation} {slot}".encode()


def _wrapping_key(secret: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"complaint-centre slot without password").derive(secret)
