"""Files of PCs whose pairing was ended: an officer looks into them and takes over single entries under his own name."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, bindparam, select

from app.domain.errors import NotAllowed, UnusableExchangeFile
from app.domain.vocabulary import Role
from app.models.log_tables import change_value, erased, origin, save
from app.models.projection_tables import complaint
from app.services.cases.case_state import state_from
from app.services.cases.duty_changes import BASIS, counted_again
from app.services.desk import Desk
from app.services.exchange import attached
from app.services.exchange.arrivals import Arrivals
from app.services.exchange.kept_content import PURPOSE, REST, Content, content_of, without, write_rest
from app.services.exchange.rows import KeptFile, PreviewRow, PreviewValue
from app.services.exchange.set_aside import ENDING, KEPT, files_on, forget_waiting
from app.services.exchange.traces_left import note_waiting_gone
from app.services.exchange.wire import WireSave, hash_in, parsed, verify
from app.services.exchange.wire_values import BadSave, Value
from app.services.identity.peers import Peer, own_keys, peer_of, peers
from app.services.log.authority import LOCAL_NUMBER, NUMBER, PC, REFERENCE, STAFF, is_centres_alone
from app.services.log.heads import in_chunks
from app.services.log.heads_after import heads_with
from app.services.log.reading import Heads
from app.services.log.store import Change, append, heads_of
from app.services.node import authority_here, names_of_accounts

TAKEN_OVER = "taken_over"
NAME = re.compile(r"([0-9a-f]{32})-(\d+)-[0-9a-f]+")


class Kept:
    """What an officer does with the kept files. Nothing in them takes effect before he takes it over."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def list(self) -> tuple[KeptFile, ...]:
        """The kept files, by sender and number."""
        with self._desk.database.reading() as connection:
            names = {peer.id: peer.name for peer in peers(connection)}
        return tuple(
            KeptFile(path.stem, names.get(sender, sender[:8]), number, path.stat().st_size)
            for path in _paths(self._desk)
            for sender, number in [_sender_and_number(path)]
        )

    def preview(self, file_id: str) -> tuple[PreviewRow, ...]:
        """The entries of a kept file; those that did not come from that PC unchanged say so in `problem`.

        Raises:
            NotAllowed: the person is no officer, or no such file. UnusableExchangeFile: it cannot be read any more.
        """
        content, sender = self._opened(file_id, with_files=False)
        with self._desk.database.reading() as connection:
            names, gone = names_of_accounts(connection), _erased_places(connection)
            rows = [_previewed(line, sender, gone, names) for line in content.lines]
            known = _known_among(connection, [row.hash for _uid, row in rows])
            taken = _taken_over(connection)
            numbers = {row.case_uid: row.number for row in connection.execute(_NUMBERS)}
        return tuple(
            replace(
                row,
                number=numbers.get(uid, row.number),
                is_known=row.hash in known,
                is_taken_over=row.hash in taken,
            )
            for uid, row in rows
        )

    def take_over(self, file_id: str, save_hash: str) -> str:
        """Write the values of one entry as this officer's own; returns the number of the case. Twice changes nothing.

        Raises:
            NotAllowed: as `preview`; no such entry; or one that cannot be taken over.
        """
        content, sender = self._opened(file_id, with_files=True)
        entry = _entry(content, sender, save_hash)
        with self._desk.database.transaction() as connection:
            if entry.hash not in _taken_over(connection):
                self._write(connection, entry, content)
            return state_from(entry.case_uid, heads_of(connection, entry.case_uid)).number

    def _opened(self, file_id: str, *, with_files: bool) -> tuple[Content, Peer]:
        if Role.OFFICER not in self._desk.person.roles:
            raise NotAllowed("only_officer")
        path = next((path for path in _paths(self._desk) if path.stem == file_id), None)
        with self._desk.database.transaction() as connection:
            keys = own_keys(connection)
            sender = peer_of(connection, _sender_and_number(path)[0]) if path is not None else None
        if path is None or sender is None:
            raise NotAllowed("no_such_kept_file", name=file_id)
        key = self._desk.database.key_for(PURPOSE)
        return content_of(path, keys, sender.keys, key, with_files=with_files), sender

    def _write(self, connection: Connection, entry: WireSave, content: Content) -> None:
        heads, at = heads_of(connection, entry.case_uid), self._desk.now().isoformat()
        gone = _erased_places(connection)
        changes = [
            _as_own(value, heads)
            for value in entry.values
            if _may_be_taken(value, heads) and (entry.hash, value.position) not in gone
        ]
        if not changes:
            raise NotAllowed("nothing_to_take_over")
        written = {"pc": entry.node, "by": entry.actor, "at": entry.saved_at}
        changes.append(Change(TAKEN_OVER, entry.hash, written))
        changes += self._recounted(entry.case_uid, heads, changes, at)
        author = self._desk.author(connection)
        append(connection, author, entry.case_uid, TAKEN_OVER, changes, at)
        for digest in attached.files_named_by(entry.values):
            if digest in content.files:
                attached.keep(connection, digest, content.files[digest])
        Arrivals(connection, self._desk).settle([entry.case_uid])

    def _recounted(self, case_uid: str, heads: Heads, changes: Sequence[Change], at: str) -> Sequence[Change]:
        after = heads_with(heads, changes, at) if heads else {}
        values = state_from(case_uid, after).values if after else {}
        if not all(values.get(name) for name in BASIS):
            return []
        return counted_again(self._desk, case_uid, after, heads)


def forget_erased(desk: Desk) -> None:
    """After an erasure: take the erased values out of everything that lies beside the tables."""
    desk.database.forget_old_pages()
    waiting = forget_waiting(desk.database.folder)
    if waiting:
        with desk.database.transaction() as connection:
            note_waiting_gone(connection, waiting)
    paths = _paths(desk)
    if not paths:
        return
    with desk.database.transaction() as connection:
        gone = _erased_places(connection)
        keys, known = own_keys(connection), {peer.id: peer.keys for peer in peers(connection)}
    key = desk.database.key_for(PURPOSE)
    for path in paths:
        # What cannot be read any more shows nobody what was erased.
        with suppress(UnusableExchangeFile):
            sender = known[_sender_and_number(path)[0]]
            left = without(content_of(path, keys, sender, key, with_files=True), gone)
            if left is not None:
                write_rest(path, left, key)


def _erased_places(connection: Connection) -> set[tuple[str, int]]:
    return {(row.hash, row.position) for row in connection.execute(select(erased))}


def _taken_over(connection: Connection) -> set[str]:
    """What an officer took over, here or at a centre; another PC that says so only keeps it from being done."""
    here = authority_here(connection)
    return set(connection.execute(_TAKEN, {"nodes": sorted(here.centres | {here.own})}).scalars())


def _known_among(connection: Connection, hashes: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for chunk in in_chunks(hashes):
        found |= set(connection.execute(select(save.c.hash).where(save.c.hash.in_(chunk))).scalars())
    return found


def _paths(desk: Desk) -> list[Path]:
    folder = desk.database.folder
    found = [*files_on(folder, KEPT, ENDING), *files_on(folder, KEPT, REST)]
    return sorted(path for path in found if NAME.fullmatch(path.stem))


def _sender_and_number(path: Path) -> tuple[str, int]:
    found = NAME.fullmatch(path.stem)
    assert found is not None
    return found[1], int(found[2])


def _previewed(line: str, sender: Peer, gone: set[tuple[str, int]], names: Mapping[str, str]) -> tuple[str, PreviewRow]:
    """The case of a line and what is shown of it."""
    try:
        entry = parsed(line)
    except BadSave as bad:
        claimed, uid = hash_in(line)
        return uid, PreviewRow(claimed, "", "", "", "", (), problem=bad.code)
    values = tuple(
        PreviewValue(value.entity, value.unit, json.loads(value.value))
        for value in entry.values
        if value.value is not None and (entry.hash, value.position) not in gone
    )
    local = next((str(v.value) for v in values if (v.entity, v.unit) == (NUMBER, LOCAL_NUMBER)), "")
    by = names.get(entry.actor.partition("/")[2], entry.actor)
    return entry.case_uid, PreviewRow(
        entry.hash, local, entry.kind, entry.saved_at, by, values, problem=_problem(entry, sender)
    )


def _problem(entry: WireSave, sender: Peer) -> str:
    try:
        verify(entry, Ed25519PublicKey.from_public_bytes(sender.keys.verify) if entry.node == sender.id else None)
    except BadSave as bad:
        return bad.code
    return ""


def _entry(content: Content, sender: Peer, save_hash: str) -> WireSave:
    line = next((line for line in content.lines if hash_in(line)[0] == save_hash), None)
    if line is None:
        raise NotAllowed("no_such_entry")
    try:
        entry = parsed(line)
    except BadSave:
        raise NotAllowed("nothing_to_take_over") from None
    if entry.case_uid == REFERENCE or _problem(entry, sender):
        raise NotAllowed("nothing_to_take_over")
    return entry


def _may_be_taken(value: Value, heads: Heads) -> bool:
    if value.value is None or is_centres_alone(value.entity, value.unit) or value.entity.startswith((STAFF, PC)):
        return False
    is_first = (value.entity, value.unit) not in heads
    return is_first if value.entity == NUMBER else is_first or _differs(value, heads)


def _differs(value: Value, heads: Heads) -> bool:
    return [json.loads(str(value.value))] != [head.value for head in heads[value.entity, value.unit]]


def _as_own(value: Value, heads: Heads) -> Change:
    # Every head is a parent: the officer has seen what stands here, and decides.
    stood = tuple(head.id for head in heads.get((value.entity, value.unit), ()))
    return Change(value.entity, value.unit, json.loads(str(value.value)), stood)


_TAKEN = (
    select(change_value.c.unit)
    .join(save, save.c.id == change_value.c.save_id)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(change_value.c.entity == bindparam("entity", TAKEN_OVER))
    .where(origin.c.node.in_(bindparam("nodes", expanding=True)))
)
_NUMBERS = select(complaint.c.case_uid, complaint.c.number)
