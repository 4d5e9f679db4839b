"""Saves that did not pass a check, kept as they came: shown, and tried again when more is known.

What is wrong with a save itself is wrong whatever this PC learns. Those are tried again by another version of the
program only: a ward whose program is broken would otherwise make every import wait for all that it ever sent.
"""

import json
from collections.abc import Iterator, Set

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app import VERSION
from app.models.log_tables import erased, quarantine
from app.services.database import read_setting, write_setting
from app.services.exchange.wire import hash_in
from app.services.exchange.wire_values import Value, is_element
from app.services.log.commitments import BrokenCommitment, canonical, value_digest

LINES_AT_ONCE = 500
WRONG_IN_ITSELF = ("nonsense", "altered", "too_large", "empty_value", "wrong_kind", "foreign_actor")
TRIED_BY = "put_aside_tried_by"  # by PC: the version of the program that last tried all that came from there


class PutAside:
    """What came from one PC and was not taken."""

    def __init__(self, connection: Connection, sender: str, at: str) -> None:
        self._connection, self._sender, self._at = connection, sender, at
        self._first_seen: dict[bytes, str] = {}

    def taken_out(self) -> Iterator[list[str]]:
        """The lines that may pass by now, some at a time, to be tried again; they are kept no longer."""
        left = () if self._is_by_another_program() else WRONG_IN_ITSELF
        ids = self._connection.execute(_KEPT, {"peer": self._sender, "left": left}).scalars().all()
        for start in range(0, len(ids), LINES_AT_ONCE):
            chunk = {"ids": ids[start : start + LINES_AT_ONCE]}
            rows = self._connection.execute(_PUT_ASIDE, chunk).all()
            self._connection.execute(_FORGET_PUT_ASIDE, chunk)
            self._first_seen = {bytes(row.body): row.arrived_at for row in rows}
            yield [bytes(row.body).decode("utf-8", "surrogatepass") for row in rows]

    def _is_by_another_program(self) -> bool:
        """Whether no program of this version has tried all of it; from now on one has."""
        known = read_setting(self._connection, TRIED_BY)
        tried = known if isinstance(known, dict) else {}
        if tried.get(self._sender) == VERSION:
            return False
        write_setting(self._connection, TRIED_BY, {**tried, self._sender: VERSION})
        return True

    def keep(self, line: str, code: str) -> None:
        """Keep a line verbatim with the reason; the same one is kept once."""
        claimed, case_uid = hash_in(line)
        gone = set(self._connection.execute(_ERASED, {"hash": claimed}).scalars()) if claimed else set()
        line = without_values(line, gone) if gone else line
        body = line.encode("utf-8", "surrogatepass")
        same = {"hash": claimed, "body": body, "peer": self._sender}
        if self._connection.execute(_IS_PUT_ASIDE, same).first() is None:
            self._connection.execute(
                _PUT_ASIDE_NOW,
                {
                    **same,
                    "case_uid": case_uid,
                    "reason": code,
                    "arrived_at": self._first_seen.get(body, self._at),
                },
            )


def redact_copies(connection: Connection, save_hash: str, position: int) -> None:
    """An erasure reaches what was put aside too; the rest of it stays, to be tried again."""
    for row in connection.execute(_COPIES, {"hash": save_hash}).all():
        line = without_values(bytes(row.body).decode("utf-8", "surrogatepass"), {position})
        connection.execute(_REDACT, {"b_id": row.id, "body": line.encode("utf-8", "surrogatepass")})
        write_setting(connection, TRIED_BY, {})  # without that value it may pass


def without_values(line: str, positions: Set[int]) -> str:
    """The line without the values of these places: their proof stays. Nothing is left of what cannot be read."""
    try:
        thing = json.loads(line)
        values = [each for value in thing["values"] for each in _redacted(Value(*value), positions)]
        return canonical(
            {name: thing[name] for name in ("header", "skeleton", "hash", "signature")} | {"values": values}
        )
    except (ValueError, TypeError, KeyError, RecursionError, BrokenCommitment):
        return ""


def _redacted(value: Value, positions: Set[int]) -> list[Value]:
    if value.position not in positions:
        return [value]
    if is_element(value.entity, value.unit):
        return []
    if value.value is None:
        return [value]
    proof = value_digest(bytes.fromhex(str(value.salt)), value.value)
    return [value._replace(digest=proof, salt=None, value=None)]


_COPIES = select(quarantine.c.id, quarantine.c.body).where(
    quarantine.c.hash == bindparam("hash"), quarantine.c.body != b""
)
_REDACT = update(quarantine).where(quarantine.c.id == bindparam("b_id"))
_KEPT = (
    select(quarantine.c.id)
    .where(
        quarantine.c.peer == bindparam("peer"),
        quarantine.c.body != b"",
        quarantine.c.reason.not_in(bindparam("left", expanding=True)),
    )
    .order_by(quarantine.c.id)
)
_THESE = quarantine.c.id.in_(bindparam("ids", expanding=True))
_PUT_ASIDE = select(quarantine.c.body, quarantine.c.arrived_at).where(_THESE).order_by(quarantine.c.id)
_FORGET_PUT_ASIDE = delete(quarantine).where(_THESE)
_PUT_ASIDE_NOW = insert(quarantine)
_IS_PUT_ASIDE = select(quarantine.c.id).where(
    quarantine.c.hash == bindparam("hash"),
    quarantine.c.body == bindparam("body"),
    quarantine.c.peer == bindparam("peer"),
)
_ERASED = select(erased.c.position).where(erased.c.hash == bindparam("hash"))
