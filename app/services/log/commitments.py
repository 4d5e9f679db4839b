"""Hashes of the log: a save is known by its hash, a value is hidden behind two levels of commitment."""

import hashlib
import json
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

FORMAT = 1
SALT_BYTES = 16
FINGERPRINT_LENGTH = 32


class BrokenCommitment(Exception):
    """What stands in a save does not lead to its hash."""


class ChangeId(NamedTuple):
    """A change is named by the hash of its save and its place in it."""

    hash: str
    position: int


class Place(NamedTuple):
    """What a save proves of one change without showing it: which changes it supersedes, and its leaf."""

    parents: tuple[ChangeId, ...]
    leaf: str


def canonical(value: object) -> str:
    """The one spelling of a value: JSON, sorted keys, no spaces."""
    return _spell(value)


def digest_of(*parts: str | bytes | int) -> str:
    """SHA-256 over parts with their lengths before them, so that no byte can move from one part to the next."""
    pieces = [with_length(part if isinstance(part, bytes) else str(part).encode()) for part in parts]
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def with_length(piece: bytes) -> bytes:
    """A part with its length before it."""
    return _length_of(len(piece)) + piece


def value_digest(salt: bytes, spelling: str) -> str:
    """Hides a value, given in its canonical spelling.

    Raises:
        BrokenCommitment: the salt has another length; with a free length, salt bytes could pass for value bytes.
    """
    if len(salt) != SALT_BYTES:
        raise BrokenCommitment("salt")
    text = spelling.encode()
    kind = _TYPES.get(spelling[:1], _NUMBER)
    return hashlib.sha256(_BEFORE_SALT + salt + kind + _length_of(len(text)) + text).hexdigest()


def leaf_of(case_uid: str, position: int, entity: str, unit: str, digest: str) -> str:
    """What stands in the save for one change; hides entity and unit too, because the digest is salted."""
    # A file holds 200,000 of them: what stays the same from one to the next is spelled once.
    place, text = _position(position) + _place(entity, unit), digest.encode()
    return hashlib.sha256(_start_of_leaf(case_uid) + place + _length_of(len(text)) + text).hexdigest()


def save_hash(header: str, places: Sequence[Place]) -> str:
    """The identity of a save: covers its header and, change by change, the parents and the leaf."""
    text = header.encode()
    pieces = [_START_OF_SAVE, _length_of(len(text)), text]
    for parents, leaf in places:
        # The parts of `digest_of`, put together here: every save has dozens of them, and a file 200,000.
        before, proof = _spelled_parents(parents).encode(), leaf.encode()
        pieces += (_length_of(len(before)), before, _length_of(len(proof)), proof)
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def skeleton_text(places: Sequence[Place]) -> str:
    """Parents and leaves as they are stored."""
    if not all(place.leaf.isalnum() for place in places):
        return canonical([[[[p.hash, p.position] for p in place.parents], place.leaf] for place in places])
    spelled = [f'[{_spelled_parents(place.parents)},"{place.leaf}"]' for place in places]
    return f"[{','.join(spelled)}]"


def _spelled_parents(parents: Sequence[ChangeId]) -> str:
    """Their canonical spelling; put together by hand where a hash is one, because each save has many."""
    if not parents:
        return "[]"
    if not all(parent.hash.isalnum() for parent in parents):
        return canonical([[parent.hash, parent.position] for parent in parents])
    spelled = [f'["{parent.hash}",{parent.position}]' for parent in parents]
    return f"[{','.join(spelled)}]"


def places_in(text: str) -> tuple[Place, ...]:
    """The inverse of `skeleton_text`."""
    return tuple(
        Place(tuple(ChangeId(str(hash_), int(position)) for hash_, position in parents), str(leaf))
        for parents, leaf in json.loads(text)
    )


def owner_of(uid: str) -> str:
    """The fingerprint of the PC that an origin or a case belongs to: both uids begin with it."""
    return uid.split("!", 1)[0]


def fingerprint_of(public_key: bytes) -> str:
    """The name of a PC: 32 hex digits that only its own key leads to."""
    return hashlib.sha256(public_key).hexdigest()[:FINGERPRINT_LENGTH]


def header_text(header: Mapping[str, object]) -> str:
    """A header as it is hashed and stored."""
    return canonical(header)


@lru_cache(maxsize=256)
def _start_of_leaf(case_uid: str) -> bytes:
    return with_length(f"leaf-{FORMAT}".encode()) + with_length(case_uid.encode())


@lru_cache(maxsize=256, typed=True)  # True is no 1 here
def _position(position: int) -> bytes:
    return with_length(str(position).encode())


@lru_cache(maxsize=4096)
def _place(entity: str, unit: str) -> bytes:
    return with_length(entity.encode()) + with_length(unit.encode())


# One encoder for all: making a new one for each value took as long as the hashing.
_spell = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_length_of = struct.Struct(">Q").pack

_BEFORE_SALT = with_length(f"value-{FORMAT}".encode()) + _length_of(SALT_BYTES)
_NUMBER = with_length(b"number")
_START_OF_SAVE = with_length(f"save-{FORMAT}".encode())
# What a value is, by the first letter of its spelling.
_TYPES = {
    first: with_length(kind)
    for first, kind in (
        ('"', b"text"),
        ("{", b"object"),
        ("[", b"list"),
        ("n", b"null"),
        ("t", b"flag"),
        ("f", b"flag"),
    )
}
