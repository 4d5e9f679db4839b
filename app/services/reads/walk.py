"""Walks the chain of reads: is every entry as it was written, and is none missing, put in or moved?"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, select

from app.models.log_tables import counter, read_entry
from app.services.integrity import Finding
from app.services.log.commitments import owner_of
from app.services.reads.chain import LAST, hash_of

AT_ONCE = 500  # entries between two looks: a twentieth of a second
CHANGED, SIGNATURE, MISSING, ORDER, NEWEST, ADDED = (
    "read_changed",
    "read_signature",
    "read_missing",
    "read_order",
    "read_newest",
    "read_added",
)


def broken(connection: Connection, keys: Mapping[str, Ed25519PublicKey], look: Callable[[], None]) -> Iterator[Finding]:
    """What is not as it was written; each names the number of the entry, or of the one beside it.

    `keys` are those of PCs by fingerprint. `look` is called again and again; what it raises ends the walk.
    """
    number, previous = 0, ""
    for place, row in enumerate(connection.execute(_ALL)):
        if place % AT_ONCE == 0:
            look()
        if row.number != number + 1:
            yield Finding(MISSING, str(row.number))
        elif row.previous != previous:
            yield Finding(ORDER, str(row.number))
        yield from _broken_entry(row, keys)
        number, previous = row.number, row.hash
    counted = connection.execute(_COUNTED).scalar() or 0
    if counted != number:
        yield Finding(NEWEST if counted > number else ADDED, str(number))


def _broken_entry(row: Row[*tuple[Any, ...]], keys: Mapping[str, Ed25519PublicKey]) -> Iterator[Finding]:
    if hash_of(row._mapping) != row.hash:
        yield Finding(CHANGED, str(row.number))
        return
    try:
        keys[owner_of(row.origin)].verify(row.signature, bytes.fromhex(row.hash))
    except (InvalidSignature, KeyError):
        yield Finding(SIGNATURE, str(row.number))


_ALL = select(read_entry).order_by(read_entry.c.number)
_COUNTED = select(counter.c.value).where(counter.c.name == LAST)
