"""The key file beside the database: the database key, sealed once for each slot (exchange.md, At rest).

Each change of the file makes its generation one higher; the database knows the newest, so that an older file is told.
Who does not know the key cannot add a slot: the file bears a seal over all of it.
"""

import contextlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag

from app.domain.errors import DataFolderProblem
from app.services.key_slots import (
    KEY_BYTES,
    LAYOUT,
    NONE,
    Derivation,
    Slot,
    UnknownSlot,
    derivation_as_json,
    derivation_from_json,
    derived_key,
    sealed,
    slot_in,
    unsealed,
)
from app.services.whole_files import write_new, write_whole_privately

FILE_NAME, ALIKE = "key.json", "key*.json"
FIRST_GENERATION = 1
SEAL, SEALED = "seal", "key file"
# What another file of this kind could mend.
OF_KEY = frozenset({"no_key", "damaged_key", "old_key", "other_key"})


@dataclass(frozen=True)
class KeyFile:
    """The database key and the generation of the file it came from."""

    database_key: bytes = field(repr=False)
    generation: int


@dataclass(frozen=True)
class Ring:
    """Who may open the data. `salt` is that of the tags, `derivation` what was calibrated here; without any password
    there is neither."""

    generation: int
    slots: tuple[Slot, ...]
    salt: bytes = b""
    derivation: Derivation | None = None

    @property
    def is_open(self) -> bool:
        """Whether the data open without a password."""
        return any(slot.derivation is None for slot in self.slots)

    @property
    def has_passwords(self) -> bool:
        """Whether any account has a password."""
        return any(slot.derivation is not None for slot in self.slots)

    def slot(self, name: str) -> Slot | None:
        """The slot with a password of that name."""
        return next((slot for slot in self.slots if slot.name == name and slot.derivation is not None), None)


def create(folder: Path, slot: str) -> KeyFile:
    """Make a new database key and a key file with one slot that needs no password.

    A key file that another process made in the meantime wins: what it recorded must stay readable.
    """
    key = KeyFile(secrets.token_bytes(KEY_BYTES), FIRST_GENERATION)
    try:
        write_new(folder / FILE_NAME, as_bytes(key, Ring(key.generation, (Slot(slot),))))
    except FileExistsError:
        return read(folder)
    return key


def read(folder: Path, *, known: bytes | None = None) -> KeyFile:
    """The database key from the slot that needs no password; without one, the key that is `known` if it is the file's.

    Raises:
        DataFolderProblem: no key file, an unknown layout, one that was changed, or one that only a password opens.
    """
    said = _said_in(folder)
    with _damage_named(folder):
        open_slots = [slot for slot in said["slots"] if slot["derivation"]["name"] == NONE]
        if open_slots:
            return _checked(said, unsealed(open_slots[0], int(said["generation"]), None))
        if known is not None and SEAL in said:
            return _checked(said, known)
    raise DataFolderProblem(folder, "no_open_slot")


def read_by(folder: Path, name: str, password: bytes) -> KeyFile | None:
    """The database key from the slot of that name; None when the password is wrong.

    Raises:
        DataFolderProblem: as `read`.
    """
    said = _said_in(folder)
    with _damage_named(folder):
        named = {each["slot"]: each for each in said["slots"] if each["derivation"]["name"] != NONE}
        try:
            key = unsealed(named[name], int(said["generation"]), password)
        except InvalidTag:
            return None
        return _checked(said, key)


def ring_of(folder: Path) -> Ring:
    """Who may open the data, as the file says before anybody has opened them.

    Raises:
        DataFolderProblem: as `read`.
    """
    said = _said_in(folder)
    with _damage_named(folder):
        slots = tuple(slot_in(each) for each in said["slots"])
        if "derivation" not in said:
            return Ring(int(said["generation"]), slots)
        derivation = derivation_from_json(said["derivation"])
        return Ring(int(said["generation"]), slots, bytes.fromhex(said["salt"]), derivation)


def has_passwords(folder: Path) -> bool:
    """Whether any account has a password; the file is read again when it is another one than the last time.

    Raises:
        DataFolderProblem: as `read`.
    """
    try:
        found = (folder / FILE_NAME).stat()
    except OSError:
        return ring_of(folder).has_passwords  # which names what is wrong
    return _has_passwords(folder, found.st_ino, found.st_mtime_ns, found.st_size)


# Every list and every save asks this: to read the file takes longer than to see that it is the one of the last time.
@lru_cache(maxsize=8)
def _has_passwords(folder: Path, *_state: int) -> bool:
    return ring_of(folder).has_passwords


def write(folder: Path, key: KeyFile, ring: Ring) -> None:
    """Put the file in the place of the one before; `key` has the generation that it is to have.

    Raises:
        OSError: it cannot be written.
    """
    write_whole_privately(folder / FILE_NAME, as_bytes(key, ring))


def as_bytes(key: KeyFile, ring: Ring) -> bytes:
    """The content of a key file."""
    slots = [sealed(slot, key.database_key, key.generation) for slot in ring.slots]
    said: dict[str, object] = {"layout": LAYOUT, "generation": key.generation, "slots": slots}
    if ring.derivation is not None:
        said |= {"salt": ring.salt.hex(), "derivation": derivation_as_json(ring.derivation)}
        said[SEAL] = _seal_of(said, key.database_key)
    return json.dumps(said, indent=1).encode()


def problem_with(folder: Path, code: str) -> DataFolderProblem:
    """What is wrong with the folder; where several key files lie, it may be that another one is right."""
    names = spare_keys(folder)
    if names and code in OF_KEY:
        return DataFolderProblem(folder, "several_keys", name=FILE_NAME, names=", ".join(names))
    return DataFolderProblem(folder, code)


def spare_keys(folder: Path) -> list[str]:
    """The names of other files that may once have opened the data, such as copies made by hand."""
    return sorted(path.name for path in folder.glob(ALIKE) if path.name != FILE_NAME)


def _said_in(folder: Path) -> dict[str, Any]:
    try:
        said = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except FileNotFoundError:
        raise problem_with(folder, "no_key") from None
    except (ValueError, UnicodeDecodeError):
        raise problem_with(folder, "damaged_key") from None
    if not isinstance(said, dict) or said.get("layout") != LAYOUT:
        raise DataFolderProblem(folder, "newer_key")
    return said


def _checked(said: Mapping[str, Any], key: bytes) -> KeyFile:
    """The key, when the file is as it was written by somebody who knew it."""
    seal = said.get(SEAL)
    has_passwords = any(slot["derivation"]["name"] != NONE for slot in said["slots"])
    if (seal or has_passwords) and not hmac.compare_digest(str(seal), _seal_of(said, key)):
        raise InvalidTag
    return KeyFile(key, int(said["generation"]))


def _seal_of(said: Mapping[str, object], key: bytes) -> str:
    content = json.dumps({name: each for name, each in said.items() if name != SEAL}, sort_keys=True)
    return hmac.digest(derived_key(key, SEALED), content.encode(), "sha256").hex()


@contextlib.contextmanager
def _damage_named(folder: Path) -> Iterator[None]:
    """What is wrong with the content inside, in the words for people."""
    try:
        yield
    except UnknownSlot:
        raise DataFolderProblem(folder, "newer_key") from None
    except (KeyError, TypeError, ValueError, InvalidTag):
        raise problem_with(folder, "damaged_key") from None
