"""Attached files in the exchange: which are named by what a PC may see, which bytes are here, and which are missing."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.domain.vocabulary import GrantClass
from app.models.log_tables import attachment_bytes, change_value, origin, save
from app.services.exchange.classes import may_see
from app.services.exchange.wire_values import HASH, WireValue
from app.services.log.authority import ATTACHMENT
from app.services.log.heads import in_chunks

MOST_MISSING = 2_000


def files_named_by(values: Iterable[WireValue]) -> list[str]:
    """Digests of the files that these values name."""
    return [
        digest
        for _position, entity, unit, _digest, _salt, value in values
        if unit == "file" and value and entity.startswith(ATTACHMENT)
        for digest in _digest_and_size(value)
    ]


def named_in(
    connection: Connection, case_uids: Sequence[str], peer_id: str, shared: Mapping[str, str]
) -> dict[str, int]:
    """Digest and size in bytes of every file that changes of these cases name, as far as the peer sees them."""
    result: dict[str, int] = {}
    for chunk in in_chunks(case_uids):
        for row in connection.execute(_NAMED, {"cases": chunk, "attached": f"{ATTACHMENT}%"}):
            klass = shared.get(row.case_uid, GrantClass.ENDED)
            own = row.node == peer_id and klass != GrantClass.ENDED
            if own or (klass != GrantClass.ENDED and may_see(klass, row.case_uid, row.entity, row.unit)):
                result |= _digest_and_size(row.value)
    return result


def shown_to(connection: Connection, digests: Sequence[str], peer_id: str, shared: Mapping[str, str]) -> list[str]:
    """Those of these files that a change names which the peer sees."""
    if not digests:
        return []
    seen = named_in(connection, list(shared), peer_id, shared)
    return [digest for digest in digests if digest in seen]


def missing(connection: Connection) -> list[str]:
    """Digests of files that a case here names and whose bytes are not here."""
    named = _all_named(connection)
    return sorted(set(named) - set(sizes(connection, named)))[:MOST_MISSING]


def sizes(connection: Connection, digests: Iterable[str]) -> dict[str, int]:
    """The size in bytes of those of these files that are here."""
    result: dict[str, int] = {}
    for chunk in in_chunks(digests):
        result |= {row.sha256: row.size_bytes for row in connection.execute(_SIZES, {"digests": chunk})}
    return result


def bytes_of(connection: Connection, digest: str) -> bytes:
    """The bytes of a file that is here."""
    return bytes(connection.execute(_BYTES, {"digest": digest}).scalar_one())


def keep(connection: Connection, digest: str, content: bytes) -> None:
    """Keep the bytes of a file that a case here names; anything else is let go."""
    if hashlib.sha256(content).hexdigest() != digest or not _is_named(connection, digest):
        return
    row = {"sha256": digest, "size_bytes": len(content), "bytes": content}
    connection.execute(insert_or_ignore(attachment_bytes).on_conflict_do_nothing(), row)


def forget_unnamed(connection: Connection) -> None:
    """Take away the bytes of files that no change names any more, after an erasure."""
    named = _all_named(connection)
    gone = [each for each in connection.execute(select(attachment_bytes.c.sha256)).scalars() if each not in named]
    for digest in gone:
        connection.execute(attachment_bytes.delete().where(attachment_bytes.c.sha256 == digest))


def _all_named(connection: Connection) -> dict[str, int]:
    named: dict[str, int] = {}
    for row in connection.execute(_ALL_NAMED, {"attached": f"{ATTACHMENT}%"}):
        named |= _digest_and_size(row.value)
    return named


def _is_named(connection: Connection, digest: str) -> bool:
    query = _ALL_NAMED.where(func.json_extract(change_value.c.value, "$.sha256") == digest)
    return connection.execute(query, {"attached": f"{ATTACHMENT}%"}).first() is not None


def _digest_and_size(spelling: str) -> dict[str, int]:
    file = json.loads(spelling)
    if not isinstance(file, dict) or not HASH.fullmatch(str(file.get("sha256"))):
        return {}
    size = file.get("size_bytes")
    return {str(file["sha256"]): size if isinstance(size, int) else 0}


_NAMED = (
    select(save.c.case_uid, origin.c.node, change_value.c.entity, change_value.c.unit, change_value.c.value)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(
        save.c.case_uid.in_(bindparam("cases", expanding=True)),
        change_value.c.entity.like(bindparam("attached")),
        change_value.c.unit == "file",
        change_value.c.value.is_not(None),
    )
)
_ALL_NAMED = select(change_value.c.value).where(
    change_value.c.entity.like(bindparam("attached")),
    change_value.c.unit == "file",
    change_value.c.value.is_not(None),
)
_SIZES = select(attachment_bytes.c.sha256, attachment_bytes.c.size_bytes).where(
    attachment_bytes.c.sha256.in_(bindparam("digests", expanding=True))
)
_BYTES = select(attachment_bytes.c.bytes).where(attachment_bytes.c.sha256 == bindparam("digest"))
