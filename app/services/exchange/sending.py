"""Writing the files for one PC: everything that it has not confirmed, in parts that are valid alone."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from app.domain.errors import Cancelled
from app.models.log_tables import quarantine, sent_file
from app.services.database import read_setting
from app.services.desk import Desk
from app.services.exchange import acknowledgement, attached, sharing
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.bulk import uncollected
from app.services.exchange.container import ClearLine, Packed, pack_bytes, pack_lines, write_file
from app.services.exchange.file_ids import new_file_id
from app.services.exchange.manifest import FORMAT, manifest_of
from app.services.exchange.recovery_state import awaits_confirmation
from app.services.identity.peers import Peer, own_keys
from app.services.log.authority import REFERENCE
from app.services.log.commitments import canonical
from app.services.log.heads import in_chunks
from app.services.node import origins_of_this_pc

SAVES, REQUESTS, HOLDINGS, ATTACHED = "saves", "requests", "holdings", "attached:"
# Text of saves in one part, before packing; what a part holds stands in memory until it is written.
PART_CHARACTERS = 64_000_000
PART_FILE_BYTES = 60_000_000
# With few cases every list of saves goes along; with many only those of cases that changed or were asked for.
MOST_LISTED = 300

Progress = Callable[[int, int], None]


class Sending:
    """One export. Each part is read in a transaction of its own, together with the bounds that it notes."""

    def __init__(self, desk: Desk, peer: Peer, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._desk, self._peer = desk, peer
        self._progress, self._cancelled = progress, cancelled
        self.files: list[Path] = []
        self.saves = 0
        self.cases: set[str] = set()
        self._first: list[str] = []
        self._files = _Files()

    def write(self, path: Path) -> None:
        """Write all parts, the first to `path`; when one cannot be written none stays.

        Raises:
            UnusableExchangeFile: the folder or the disk does not take them. Cancelled.
        """
        rest: list[str] | None = None
        try:
            while rest is None or rest or self._files.left:
                rest = self._write_part(_part_path(path, len(self.files) + 1), rest)
                self._progress(len(self.cases), len(self.cases) + len(rest))
        except BaseException:
            for written in self.files:
                written.unlink(missing_ok=True)
            raise

    def _write_part(self, path: Path, rest: list[str] | None) -> list[str]:
        with self._desk.database.transaction() as connection:
            shared = self._scope(connection)
            sharing.bring_bounds(connection, self._peer, shared)
            if rest is None:
                rest = sharing.pending_cases(connection, self._desk.node, self._peer) if shared else []
                # Who wrote stands in the reference data: each part has them, because parts come in any order.
                self._first = [uid for uid in rest if uid == REFERENCE]
            part = _Part(connection, self._desk, self._peer, shared, self._cancelled, self._files)
            left = part.gather([*self._first, *(uid for uid in rest if uid != REFERENCE)])
            is_last = not left and not self._files.left
            said = part.statement(complete=is_last)
            part.note_sent(said)
            sections = part.sections(complete=is_last)
            keys = own_keys(connection)
        clear = ClearLine(FORMAT, keys.fingerprint, self._peer.id, said.number)
        manifest = manifest_of(said, self._desk.now().isoformat())
        write_file(path, clear, manifest, sections, keys, self._peer.keys)
        self.files.append(path)
        self.saves += sum(len(saves) for uid, saves in part.held.items() if uid not in self.cases)
        self.cases |= set(part.carried)
        return left

    def _scope(self, connection: Connection) -> dict[str, str]:
        # A centre that was set back says only who it is now, and so makes every ward send all that it holds.
        if awaits_confirmation(connection):
            return {}
        return sharing.scope(connection, self._desk.node, self._peer)


@dataclass
class _Files:
    """Digests of the attached files of one export: those that went into a part, and those that no part had room for."""

    sent: set[str] = field(default_factory=set)
    left: list[str] = field(default_factory=list)


class _Part:
    """What goes into one file."""

    def __init__(
        self,
        connection: Connection,
        desk: Desk,
        peer: Peer,
        shared: Mapping[str, str],
        cancelled: Callable[[], bool],
        files: _Files,
    ) -> None:
        self._connection, self._desk, self._peer, self._shared = connection, desk, peer, shared
        self._cancelled, self._of_export = cancelled, files
        self._packed: list[Packed] = []
        self._files: list[str] = []
        self._file_bytes = 0
        self._left: list[str] = []
        self._upto: dict[str, int] = {}
        self._in_full: Mapping[str, sharing.Holding] = {}
        self.held: dict[str, Mapping[str, Sequence[int]]] = {}
        self.carried: list[str] = []

    def gather(self, pending: Sequence[str]) -> list[str]:
        """Pack cases until the part is full, then files that had no room; the cases that are left for the next one."""
        self._left = list(pending)
        with uncollected():
            self._packed.append(pack_lines(SAVES, self._lines(pending)))
            self._in_full = sharing.held_in_full(self._connection, self.held)
        if not self._left:
            self._add_files([*self._of_export.left, *self._asked()])
        return self._left

    def _lines(self, pending: Sequence[str]) -> Iterator[str]:
        room = PART_CHARACTERS
        for chunk in in_chunks(pending):
            if self._cancelled():
                raise Cancelled
            for case in sharing.lines_for(self._connection, self._desk.node, self._peer, chunk, self._shared):
                is_full = room <= 0 or self._file_bytes >= PART_FILE_BYTES
                # At least one case beside the reference data, or the next part would be the same again.
                if is_full and any(uid != REFERENCE for uid in self.carried):
                    self._left = self._left[self._left.index(case.case_uid) :]
                    return
                yield from case.lines
                room -= sum(map(len, case.lines))
                self._add_files(case.files)
                self.carried.append(case.case_uid)
                self.held[case.case_uid], self._upto[case.case_uid] = case.held, case.upto
        self._left = []

    def _add_files(self, digests: Sequence[str]) -> None:
        """Add files that are here until the part is full, at least one; the others are left for a later part."""
        files = self._of_export
        for digest, size in attached.sizes(self._connection, dict.fromkeys(digests)).items():
            if digest in files.sent:
                continue
            if self._file_bytes >= PART_FILE_BYTES:
                files.left.append(digest)
                continue
            self._files.append(digest)
            self._file_bytes += size
            files.sent.add(digest)
        files.left = [each for each in dict.fromkeys(files.left) if each not in files.sent]

    def statement(self, *, complete: bool) -> Statement:
        """What the file says of this PC."""
        origin, files = acknowledgement.confirmations(self._connection, self._peer)
        own = origins_of_this_pc(self._connection)
        return Statement(
            new_file_id(own_keys(self._connection), own[-1], self._peer.id),
            self._next_number(),
            own,
            origin,
            tuple(files),
            tuple((uid, tip) for uid, tip in sharing.tips_of(self._connection, self._peer.id)),
            complete,
        )

    def note_sent(self, said: Statement) -> None:
        """Remember what this file carries, so that its confirmation can be understood."""
        known = {uid: self._upto[uid] for uid in self._in_full}
        others = sharing.upper_bounds(self._connection, [uid for uid in self.carried if uid not in known])
        rows = [("", 0), *known.items(), *others.items()]
        self._connection.execute(
            insert(sent_file),
            [
                {
                    "peer_id": self._peer.id,
                    "file_id": said.file_id,
                    "number": said.number,
                    "case_uid": uid,
                    "upto": upto,
                }
                for uid, upto in rows
            ],
        )

    def sections(self, *, complete: bool) -> list[Packed]:
        """Everything that goes into the file, in the order in which it is read."""
        packed = list(self._packed) if self.carried else []
        for digest in self._files:
            packed.append(pack_bytes(f"{ATTACHED}{digest}", attached.bytes_of(self._connection, digest)))
        if self._shared:
            packed.append(pack_lines(REQUESTS, self._requests()))
            listed = self._shared if complete else {uid: self._shared[uid] for uid in self.carried}
            packed.append(pack_lines(HOLDINGS, self._holdings(listed)))
        return packed

    def _asked(self) -> list[str]:
        """The files that the peer asked for, as far as it sees a change that names them."""
        asked = read_setting(self._connection, f"wanted_files:{self._peer.id}")
        digests = [str(each) for each in asked] if isinstance(asked, list) else []
        return attached.shown_to(self._connection, digests, self._peer.id, self._shared)

    def _requests(self) -> Iterator[str]:
        for uid in sharing.asked_of(self._connection, self._peer.id):
            yield canonical({"case": uid})
        # Only of those who know the file: its digest would tell others that there is one.
        missing = attached.missing(self._connection)
        for digest in attached.shown_to(self._connection, missing, self._peer.id, self._shared):
            yield canonical({"file": digest})
        query = select(quarantine.c.hash, quarantine.c.reason).where(quarantine.c.peer == self._peer.id).distinct()
        for row in self._connection.execute(query):
            yield canonical({"refused": row.hash, "reason": row.reason})

    def _holdings(self, shared: Mapping[str, str]) -> Iterator[str]:
        few = len(shared) <= MOST_LISTED
        in_full = set(self.carried)
        read, others = self._in_full, {uid: klass for uid, klass in shared.items() if uid not in self._in_full}
        for holding in chain(read.values(), sharing.holdings(self._connection, self._desk.node, self._peer, others)):
            said: dict[str, object] = {"case": holding.case_uid, "digest": holding.digest}
            if few or holding.case_uid in in_full:
                said["saves"] = holding.saves
            yield json.dumps(said)

    def _next_number(self) -> int:
        query = select(func.coalesce(func.max(sent_file.c.number), 0) + 1).where(sent_file.c.peer_id == self._peer.id)
        return int(self._connection.execute(query).scalar_one())


def _part_path(path: Path, part: int) -> Path:
    return path if part == 1 else path.with_name(f"{path.stem}.{part}{path.suffix}")
