"""The entries of the chain of reads: written one behind the other, hashed and signed as saves are (exchange.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.models.log_tables import counter, read_entry
from app.services.log.commitments import canonical, digest_of
from app.services.log.store import Author

FORMAT = 1
LAST = "reads"  # the counter with the number of the newest entry


class What(StrEnum):
    """What of people was read."""

    PROTECTED = "protected"
    IDENTITY = "identity"
    RESTRICTED = "restricted"
    ATTACHMENT = "attachment"


class How(StrEnum):
    """By which way it was read."""

    SCREEN = "screen"
    PAPER = "paper"
    FILE = "file"
    COMMAND = "command"


@dataclass(frozen=True)
class Read:
    """One look of one person at one case; `why` is the reason that was asked for, else empty."""

    case_uid: str
    what: tuple[What, ...]
    how: How
    why: str = ""


def append(connection: Connection, author: Author, read: Read, read_at: str) -> None:
    """Write one look behind the last one, in the transaction of whoever shows it."""
    last = connection.execute(_LAST).first()
    entry: dict[str, object] = {
        "number": (last.number if last else 0) + 1,
        "origin": author.origin_uid,
        "read_at": read_at,
        "actor": author.actor,
        "case_uid": read.case_uid,
        "what": " ".join(read.what),
        "why": read.why,
        "how": read.how.value,
        "previous": last.hash if last else "",
    }
    identity = hash_of(entry)
    signature = author.key.sign(bytes.fromhex(identity))
    connection.execute(_INSERT, {**entry, "hash": identity, "signature": signature})
    connection.execute(_COUNT, {"name": LAST, "value": entry["number"]})


def newest(connection: Connection) -> dict[str, tuple[int, str]]:
    """Number and hash of the newest entry, by the origin under which it was written; empty before the first."""
    last = connection.execute(_LAST).first()
    return {last.origin: (last.number, last.hash)} if last else {}


def hash_of(entry: Mapping[Any, object]) -> str:
    """The identity of an entry: covers everything in it, and the one before."""
    return digest_of(f"read-{FORMAT}", canonical({name: entry[name] for name in _HASHED}))


_HASHED = tuple(column.name for column in read_entry.c if column.name not in ("hash", "signature"))
_LAST = (
    select(read_entry.c.origin, read_entry.c.number, read_entry.c.hash).order_by(read_entry.c.number.desc()).limit(1)
)
_INSERT = insert(read_entry)
_NEW_COUNT = upsert(counter).values(name=bindparam("name"), value=bindparam("value"))
_COUNT = _NEW_COUNT.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW_COUNT.excluded["value"]})
