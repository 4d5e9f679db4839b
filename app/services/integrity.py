"""Is everything still as it was written? Walks the chains, and compares tables with the log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, Table, func, select

from app.domain.vocabulary import PcRole
from app.models.log_tables import attachment_bytes, change_value, counter, erased, head, origin, save
from app.models.projection_tables import SEARCH_TABLE, complaint, duty, proceeding
from app.services.cases.case_state import state_from
from app.services.database import Database, read_setting
from app.services.log.authority import PC, REFERENCE
from app.services.log.commitments import (
    BrokenCommitment,
    canonical,
    digest_of,
    leaf_of,
    owner_of,
    places_in,
    save_hash,
    value_digest,
)
from app.services.log.reading import value_that_counts
from app.services.log.store import heads_of, heads_under
from app.services.node import origins_of_this_pc
from app.services.projection import case_uids, rebuild

# What follows would only stumble over these.
UNREADABLE = ("page", "save", "value")


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be; `code` names the words, `where` the save, case or table."""

    code: str
    where: str


def findings(database: Database) -> tuple[Finding, ...]:
    """Everything that is wrong in this folder; empty when all is well. Changes nothing."""
    with database.reading() as connection:
        found = list(broken_pages(connection)) or list(_broken_saves(connection))
        if any(finding.code in UNREADABLE for finding in found):
            return tuple(found)
        found += [*_broken_chains(connection), *_missing_attachments(connection), *numbers_behind(connection)]
    return tuple(found + list(_stale_tables(database)))


def digest(connection: Connection, case_uid: str | None = None) -> str:
    """A hash of what is here of one case or of all: equal on two PCs that hold the same saves, whatever each may see.

    A save's identity covers all its values, those too that are withheld here; what was erased, or is missing and
    not withheld, is named beside it.
    """
    from_cases = [case_uid] if case_uid else [REFERENCE, *sorted(case_uids(connection))]
    return digest_of("state-2", canonical([_said_of(connection, uid) for uid in from_cases]))


def _said_of(connection: Connection, case_uid: str) -> list[object]:
    saves = connection.execute(select(save.c.hash).where(save.c.case_uid == case_uid)).scalars()
    of_case = select(save.c.hash, erased.c.position).join(erased, erased.c.hash == save.c.hash)
    gone = sorted([row.hash, row.position] for row in connection.execute(of_case.where(save.c.case_uid == case_uid)))
    empty = select(save.c.hash, change_value.c.position).join(change_value, change_value.c.save_id == save.c.id)
    empty = empty.where(save.c.case_uid == case_uid, change_value.c.value.is_(None))
    missing = sorted([row.hash, row.position] for row in connection.execute(empty))
    return [case_uid, sorted(saves), gone, [each for each in missing if each not in gone]]


def broken_pages(connection: Connection) -> Iterator[Finding]:
    """Pages of the file that are not as they were written; a damaged file may yield only the first."""
    # A connection that last saw the index before somebody else wrote would call it damaged; a search looks again.
    connection.exec_driver_sql(f"select count(*) from {SEARCH_TABLE} where {SEARCH_TABLE} match 'abc'").one()
    for pragma in ("cipher_integrity_check", "quick_check"):
        for row in connection.exec_driver_sql(f"pragma {pragma}"):
            if row[0] != "ok":
                yield Finding("page", str(row[0]))


def _broken_saves(connection: Connection) -> Iterator[Finding]:
    keys = public_keys(connection)
    gone = {(row.hash, row.position) for row in connection.execute(select(erased))}
    values: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in connection.execute(select(change_value)):
        values.setdefault(row.save_id, []).append(row)
    for row in connection.execute(select(save)):
        yield from broken_save(row, values.get(row.id, []), keys, gone)


def broken_save(
    row: Row[tuple[object, ...]],
    values: list[Row[tuple[object, ...]]],
    keys: dict[str, Ed25519PublicKey],
    gone: set[tuple[str, int]],
) -> Iterator[Finding]:
    """What is wrong with one save; `keys` are those of PCs by fingerprint, `gone` the places that were erased."""
    try:
        header, places = json.loads(row.header), places_in(row.skeleton)
    except (ValueError, TypeError):
        yield Finding("save", row.hash)
        return
    if save_hash(row.header, places) != row.hash or not _agrees(row, header):
        yield Finding("save", row.hash)
        return
    try:
        keys[owner_of(header["origin"])].verify(row.signature, bytes.fromhex(row.hash))
    except (InvalidSignature, KeyError):
        yield Finding("signature", row.hash)
    for value in values:
        leaf = places[value.position].leaf if value.position in range(len(places)) else ""
        if not _is_committed(row.case_uid, value, leaf, (row.hash, value.position) in gone):
            yield Finding("value", f"{row.hash}:{value.position}")


def _agrees(row: Row[tuple[object, ...]], header: dict[str, object]) -> bool:
    return all(
        bool(getattr(row, column) == header[name])
        for column, name in (
            ("number", "number"),
            ("case_uid", "case"),
            ("kind", "kind"),
            ("saved_at", "saved_at"),
            ("actor", "actor"),
        )
    )


def _is_committed(case_uid: str, value: Row[tuple[object, ...]], leaf: str, is_erased: bool) -> bool:
    if leaf_of(case_uid, value.position, value.entity, value.unit, value.digest) != leaf:
        return False
    if value.value is None:
        return is_erased
    try:
        return bool(value_digest(bytes.fromhex(value.salt), value.value) == value.digest)
    except (BrokenCommitment, ValueError, TypeError):
        return False


def _broken_chains(connection: Connection) -> Iterator[Finding]:
    # Of another PC's saves only those are here that it sent; its chain is its own to check.
    own = origins_of_this_pc(connection)
    for each in connection.execute(select(origin).where(origin.c.uid.in_(own[-1:]))):
        query = select(save.c.number, save.c.hash, save.c.header).where(save.c.origin_id == each.id)
        saves = connection.execute(query.order_by(save.c.number, save.c.id)).all()
        previous = [json.loads(row.header)["previous"] for row in saves]
        if [row.number for row in saves] != list(range(1, len(saves) + 1)) or (previous and previous[0] != ""):
            yield Finding("chain", each.uid)
        for (one, other), link in zip(pairwise(saves), previous[1:], strict=True):
            if link != one.hash:
                yield Finding("chain", f"{each.uid} {other.number}")
        if saves and (each.last_number, each.last_hash) != (saves[-1].number, saves[-1].hash):
            yield Finding("tip", each.uid)


def _missing_attachments(connection: Connection) -> Iterator[Finding]:
    held = set(connection.execute(select(attachment_bytes.c.sha256)).scalars())
    for uid in case_uids(connection):
        heads = heads_of(connection, uid)
        # Of a case that was shared and is not any more, everything may be withheld: then it has no heads here.
        for units in state_from(uid, heads).attachments.values() if heads else ():
            file = units.get("file")
            if isinstance(file, dict) and file.get("sha256") not in held:
                yield Finding("attachment", str(file.get("name")))


def numbers_behind(connection: Connection) -> Iterator[Finding]:
    """A counter below a number that was given would give it again."""
    if read_setting(connection, "role") != PcRole.CENTRE:
        return
    counters = {row.name: row.value for row in connection.execute(select(counter))}
    for number in connection.execute(select(complaint.c.official_number)).scalars():
        year, _, place = str(number or "").partition("/")
        if number and counters.get(f"official:{year}", 0) < int(place):
            yield Finding("counter", str(number))
    repeated = select(complaint.c.official_number).group_by(complaint.c.official_number)
    for number in connection.execute(repeated.having(func.count(complaint.c.official_number) > 1)).scalars():
        yield Finding("number_twice", str(number))


def _stale_tables(database: Database) -> Iterator[Finding]:
    """Build the tables again beside the old ones, compare, and leave everything as it was."""
    tables = (head, complaint, duty, proceeding)
    try:
        with database.transaction() as connection:
            before = [*(_content(connection, table) for table in tables), _found_by_search(connection)]
            rebuild(connection)
            after = [*(_content(connection, table) for table in tables), _found_by_search(connection)]
            raise _Undo
    except _Undo:
        pass
    names = (*(table.name for table in tables), SEARCH_TABLE)
    for name, one, other in zip(names, before, after, strict=True):
        if one != other:
            yield Finding("table", name)


class _Undo(Exception):
    """Leaves a transaction without keeping it."""


def _content(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    # Row ids are places in the file, not facts; a rebuild may give others.
    columns = [column for column in table.c if (table.name, column.name) != ("complaint", "id")]
    return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)


def _found_by_search(connection: Connection) -> list[tuple[object, ...]]:
    query = f"select case_uid, text from {SEARCH_TABLE} left join complaint on id = {SEARCH_TABLE}.rowid"
    return sorted((tuple(row) for row in connection.exec_driver_sql(query)), key=repr)


def public_keys(connection: Connection) -> dict[str, Ed25519PublicKey]:
    """The keys that PCs announced; one that cannot be read is left out, and its signatures count as broken."""
    keys: dict[str, Ed25519PublicKey] = {}
    try:
        reference = heads_under(connection, REFERENCE, PC)
    except ValueError:
        return keys
    for (entity, unit), heads in reference.items():
        if unit == "key":
            try:
                raw = bytes.fromhex(str(value_that_counts(heads)))
                keys[entity.removeprefix(PC)] = Ed25519PublicKey.from_public_bytes(raw)
            except ValueError:
                continue
    return keys
