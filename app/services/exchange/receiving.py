"""Reading one file: everything in it is taken in one transaction, or nothing is."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from app.domain.errors import UnusableExchangeFile
from app.models.log_tables import quarantine
from app.services.database import write_setting
from app.services.desk import Desk
from app.services.exchange import acknowledgement, attached, sharing
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.arrivals import Arrivals, Settled
from app.services.exchange.container import ClearLine, OpenedFile, clear_line_of, opened
from app.services.exchange.erased_places import forget_traces
from app.services.exchange.intake import Intake, Taken
from app.services.exchange.manifest import statement_in
from app.services.exchange.peers import Peer, PeerState, own_keys, peer_of
from app.services.exchange.recovery import end_when_all_reported
from app.services.exchange.recovery_state import note_report
from app.services.exchange.rows import Imported
from app.services.exchange.sending import ATTACHED, HOLDINGS, REQUESTS, SAVES, Cancelled, Progress
from app.services.exchange.set_aside import KEPT, WAITING, set_aside
from app.services.exchange.set_back import accept_set_back
from app.services.exchange.wire import CASE_UID, KIND
from app.services.exchange.wire_values import HASH
from app.services.log.authority import REFERENCE
from app.services.node import authority_here, origins_of_this_pc

LINES_BETWEEN_LOOKS = 200
DIGEST = re.compile(r"[0-9a-f]{8,64}")
NEWER, WAITS = "newer_program", "waits_for_update"


@dataclass
class Requests:
    """What the sender asks for, and what it could not take."""

    cases: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class Receiving:
    """One import."""

    def __init__(self, desk: Desk, path: Path, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._desk, self._path = desk, path
        self._progress, self._cancelled = progress, cancelled
        self._requests = Requests()
        self._listed: dict[str, tuple[str, Mapping[str, Sequence[int]] | None]] = {}
        self._for_later = False

    def read(self) -> Imported:
        """Take the file.

        Raises:
            UnusableExchangeFile: it is refused whole. Cancelled.
        """
        sender, file = self._opened()
        try:
            with self._desk.database.transaction() as connection:
                told = self._take(connection, sender, file)
                if self._for_later:
                    set_aside(self._desk.database.folder, WAITING, self._path, file.clear)
            return replace(told, for_later=self._for_later)
        except UnusableExchangeFile as refusal:
            if refusal.code != NEWER:
                raise
            set_aside(self._desk.database.folder, WAITING, self._path, file.clear)
            raise UnusableExchangeFile(self._path, WAITS, name=sender.name) from refusal
        finally:
            file.close()
            self._desk.look_again()  # what was undone may have given this PC a new origin

    def _take(self, connection: Connection, sender: Peer, file: OpenedFile) -> Imported:
        said = statement_in(file.manifest, self._path, sender.id)
        intake = self._intake(connection, sender)
        before = _put_aside(connection, sender)
        self._read_sections(connection, file, intake)
        fresh = _put_aside(connection, sender) - before
        set_back = self._notice_set_back(connection, sender, said, intake.taken)
        news = acknowledgement.is_news(connection, sender, said)
        if news:
            self._heed(connection, sender, said)
        # What waits here may be taken away by an erasure; not confirmed, it comes again with the next file.
        if not self._for_later:
            acknowledgement.note_received(connection, sender, said, self._desk.now().isoformat())
        self._after(connection, intake)
        settled = Arrivals(connection, self._desk).settle(sorted(intake.taken.cases))
        end_when_all_reported(connection, self._desk)
        asked = len(sharing.asked_of(connection, sender.id)) if news else 0
        # What had only come too early was taken when the rest of the file was.
        intake.taken.quarantined -= len(fresh - _put_aside(connection, sender))
        told = _told(intake.taken, settled, refused=len(self._requests.refused))
        return replace(told, sender=sender.name, number=said.number, old=not news, set_back=set_back, asked_again=asked)

    def _opened(self) -> tuple[Peer, OpenedFile]:
        clear = clear_line_of(self._path)
        with self._desk.database.transaction() as connection:
            keys, sender = own_keys(connection), peer_of(connection, clear.sender)
        if sender is None:
            code = "from_yourself" if clear.sender == keys.fingerprint else "not_paired"
            raise UnusableExchangeFile(self._path, code)
        if sender.state in (PeerState.ASKED, PeerState.ACCEPTED):
            raise UnusableExchangeFile(self._path, "pairing_not_confirmed", name=sender.name)
        if sender.state == PeerState.REVOKED:
            raise UnusableExchangeFile(self._path, "revoked_sender", name=sender.name)
        file = opened(self._path, keys, sender.keys)
        self._require_taken(sender, file.clear)
        return sender, file

    def _require_taken(self, sender: Peer, clear: ClearLine) -> None:
        """Files of a PC that was stolen, and later ones of a replaced one, are only looked into by an officer."""
        if sender.state == PeerState.STOLEN:
            set_aside(self._desk.database.folder, KEPT, self._path, clear)
            raise UnusableExchangeFile(self._path, "kept_of_stolen", name=sender.name)
        upto = sender.files_upto or 0
        if sender.state == PeerState.REPLACED and clear.number > upto:
            set_aside(self._desk.database.folder, KEPT, self._path, clear)
            raise UnusableExchangeFile(self._path, "kept_of_replaced", name=sender.name, number=clear.number, upto=upto)

    def _intake(self, connection: Connection, sender: Peer) -> Intake:
        authority = authority_here(connection)
        present = origins_of_this_pc(connection)[-1]
        return Intake(connection, sender, authority, present, self._desk.now().isoformat())

    def _read_sections(self, connection: Connection, file: OpenedFile, intake: Intake) -> None:
        for section in file.sections():
            if section.tag == SAVES:
                intake.take(self._watched(section.lines()))
            elif section.tag.startswith(ATTACHED):
                attached.keep(connection, section.tag.removeprefix(ATTACHED), section.content())
            elif section.tag == REQUESTS:
                self._read_requests(section.lines())
            elif section.tag == HOLDINGS:
                self._read_holdings(section.lines())
            elif section.required:
                raise UnusableExchangeFile(self._path, NEWER)
            else:
                self._for_later = True

    def _watched(self, lines: Iterator[str]) -> Iterator[str]:
        for place, line in enumerate(lines):
            if place % LINES_BETWEEN_LOOKS == 0:
                if self._cancelled():
                    raise Cancelled
                self._progress(place, 0)
            yield line

    def _read_requests(self, lines: Iterator[str]) -> None:
        for line in lines:
            each = self._object(line)
            if CASE_UID.fullmatch(str(each.get("case"))) or each.get("case") == REFERENCE:
                self._requests.cases.append(str(each["case"]))
            elif HASH.fullmatch(str(each.get("file"))):
                self._requests.files.append(str(each["file"]))
            elif HASH.fullmatch(str(each.get("refused"))) and KIND.fullmatch(str(each.get("reason"))):
                self._requests.refused.append((str(each["refused"]), str(each["reason"])))

    def _read_holdings(self, lines: Iterator[str]) -> None:
        for line in lines:
            each = self._object(line)
            uid, saves = each.get("case"), each.get("saves")
            digest = str(each.get("digest"))
            if (uid != REFERENCE and not CASE_UID.fullmatch(str(uid))) or not DIGEST.fullmatch(digest):
                raise UnusableExchangeFile(self._path, "broken")
            self._listed[str(uid)] = (digest, None if saves is None else self._lists(saves))

    def _lists(self, saves: object) -> dict[str, list[int]]:
        if not isinstance(saves, dict) or not all(
            isinstance(places, list) and all(type(place) is int for place in places) for places in saves.values()
        ):
            raise UnusableExchangeFile(self._path, "broken")
        return saves

    def _object(self, line: str) -> dict[str, object]:
        try:
            thing = json.loads(line)
        except (ValueError, RecursionError):
            raise UnusableExchangeFile(self._path, "broken") from None
        if not isinstance(thing, dict):
            raise UnusableExchangeFile(self._path, "broken")
        return thing

    def _notice_set_back(self, connection: Connection, sender: Peer, said: Statement, taken: Taken) -> bool:
        """A save of its present origin that it does not know, or a file that it did not write: it was set back."""
        if not (taken.set_back or acknowledgement.proves_set_back(connection, sender, said)):
            return False
        accept_set_back(connection, self._desk, forgotten=said.confirmed_origin, may_end=False)
        return True

    def _heed(self, connection: Connection, sender: Peer, said: Statement) -> None:
        """What the newest file of the sender confirms, asks for and lists."""
        acknowledgement.apply_confirmations(connection, sender, said.confirmed_files)
        sharing.start_again(connection, sender.id, self._requests.cases)
        write_setting(connection, f"wanted_files:{sender.id}", self._requests.files)
        acknowledgement.note_reported(connection, sender, self._requests.refused)
        if said.complete:
            acknowledgement.stop_asking_for_others(connection, sender, self._listed)
        self._compare(connection, sender)
        is_all = said.complete and not sharing.asked_of(connection, sender.id)
        if is_all and said.confirmed_origin == origins_of_this_pc(connection)[-1]:
            note_report(connection, sender.id)

    def _compare(self, connection: Connection, sender: Peer) -> None:
        listed = {uid: saves for uid, (_digest, saves) in self._listed.items() if saves is not None}
        complete = acknowledgement.compare(connection, sender, listed)
        before = acknowledgement.already_compared(connection, sender)
        digests = {uid: digest for uid, (digest, _saves) in self._listed.items()}
        same = {uid for uid, digest in digests.items() if before.get(uid) == digest and uid not in listed}
        acknowledgement.note_compared(
            connection,
            sender,
            {uid: digests[uid] for uid in complete | same},
            [uid for uid in digests if uid not in complete | same],
        )

    def _after(self, connection: Connection, intake: Intake) -> None:
        intake.take_again()
        if intake.taken.erased_cases:
            forget_traces(connection, intake.taken.erased_cases)


def _put_aside(connection: Connection, sender: Peer) -> set[str]:
    """The saves from this PC that did not pass a check."""
    return set(connection.execute(_PUT_ASIDE, {"peer": sender.id, "newer": NEWER}).scalars())


def _told(taken: Taken, settled: Settled, *, refused: int) -> Imported:
    return Imported(
        new=taken.new,
        known=taken.known,
        waiting=taken.waiting,
        conflict=len(settled.conflicts),
        quarantined=taken.quarantined,
        recovered=taken.recovered,
        refused=refused,
        new_cases=settled.new_cases,
        changed_cases=settled.changed_cases,
        conflicts=tuple(settled.conflicts),
    )


_PUT_ASIDE = select(quarantine.c.hash).where(
    quarantine.c.peer == bindparam("peer"), quarantine.c.hash != "", quarantine.c.reason != bindparam("newer")
)
