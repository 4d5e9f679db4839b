"""Reading one file: everything in it is taken in one transaction, or nothing is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from app.domain.errors import Cancelled, UnusableExchangeFile
from app.models.log_tables import quarantine
from app.services.database import write_setting
from app.services.desk import Desk
from app.services.exchange import acknowledgement, attached, sharing
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.arrivals import Arrivals, Settled
from app.services.exchange.container import OpenedFile
from app.services.exchange.erased_places import forget_traces
from app.services.exchange.intake import Intake
from app.services.exchange.manifest import statement_in
from app.services.exchange.opening import opened_from_peer
from app.services.exchange.recovery import end_when_all_reported
from app.services.exchange.recovery_state import end_set_back, note_report
from app.services.exchange.rows import Imported
from app.services.exchange.said_in_file import SaidInFile
from app.services.exchange.sending import ATTACHED, HOLDINGS, REQUESTS, SAVES, Progress
from app.services.exchange.set_aside import WAITING, set_aside
from app.services.exchange.set_back import accept_set_back
from app.services.exchange.writing_saves import Taken
from app.services.identity.peers import Peer
from app.services.node import authority_here, origins_of_this_pc

LINES_BETWEEN_LOOKS = 200
NEWER, WAITS = "newer_program", "waits_for_update"


class Receiving:
    """One import."""

    def __init__(self, desk: Desk, path: Path, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._desk, self._path = desk, path
        self._progress, self._cancelled = progress, cancelled
        self._said = SaidInFile(path)
        self._for_later = False

    def read(self) -> Imported:
        """Take the file.

        Raises:
            UnusableExchangeFile: it is refused whole. Cancelled.
        """
        sender, file = opened_from_peer(self._desk, self._path)
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
        unproven = acknowledgement.claims_unproven(connection, sender, said)
        set_back = self._notice_set_back(connection, sender, said, intake.taken)
        news = acknowledgement.is_news(connection, sender, said)
        if news:
            self._heed(connection, sender, said)
        # What waits here may be taken away by an erasure; not confirmed, it comes again with the next file.
        if not self._for_later:
            acknowledgement.note_received(connection, sender, said, self._desk.now().isoformat())
        self._after(connection, intake)
        settled = Arrivals(connection, self._desk).settle(sorted(intake.taken.cases))
        if news and self._desk.node.is_centre:
            self._note_holders(connection, sender)
        end_when_all_reported(connection, self._desk)
        asked = len(sharing.asked_of(connection, sender.id)) if news else 0
        # What had only come too early was taken when the rest of the file was.
        intake.taken.quarantined -= len(fresh - _put_aside(connection, sender))
        told = _told(intake.taken, settled, refused=len(self._said.requests.refused))
        told = replace(told, unproven=unproven)
        return replace(told, sender=sender.name, number=said.number, old=not news, set_back=set_back, asked_again=asked)

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
                self._said.read_requests(section.lines())
            elif section.tag == HOLDINGS:
                self._said.read_holdings(section.lines())
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

    def _notice_set_back(self, connection: Connection, sender: Peer, said: Statement, taken: Taken) -> bool:
        """A save of its present origin that it does not know, or a file that it did not write: it was set back."""
        if not (taken.set_back or acknowledgement.proves_set_back(connection, sender, said)):
            return False
        accept_set_back(connection, self._desk, forgotten=said.confirmed_origin, may_end=False)
        return True

    def _heed(self, connection: Connection, sender: Peer, said: Statement) -> None:
        """What the newest file of the sender confirms, asks for and lists."""
        now = self._desk.now().isoformat()
        acknowledgement.apply_confirmations(connection, sender, said.confirmed_files, now)
        sharing.start_again(connection, sender.id, self._said.requests.cases)
        write_setting(connection, f"wanted_files:{sender.id}", self._said.requests.files)
        acknowledgement.note_reported(connection, sender, self._said.requests.refused)
        if said.complete:
            acknowledgement.stop_asking_for_others(connection, sender, self._said.listed)
        self._compare(connection, sender)
        is_all = said.complete and not sharing.asked_of(connection, sender.id)
        if is_all and said.confirmed_origin == origins_of_this_pc(connection)[-1]:
            note_report(connection, sender.id)
            if self._said.listed:  # a centre that was set back itself lists nothing, and brings nothing back
                end_set_back(connection)

    def _compare(self, connection: Connection, sender: Peer) -> None:
        listed = {uid: saves for uid, (_digest, saves) in self._said.listed.items() if saves is not None}
        complete = acknowledgement.compare(connection, sender, listed)
        before = acknowledgement.already_compared(connection, sender)
        digests = {uid: digest for uid, (digest, _saves) in self._said.listed.items()}
        same = {uid for uid, digest in digests.items() if before.get(uid) == digest and uid not in listed}
        acknowledgement.note_compared(
            connection,
            sender,
            {uid: digests[uid] for uid in complete | same},
            [uid for uid in digests if uid not in complete | same],
        )

    def _note_holders(self, connection: Connection, sender: Peer) -> None:
        # Only now: the grant may have come with the same file.
        shared = sharing.scope(connection, self._desk.node, sender)
        listed = {uid: saves for uid, (_digest, saves) in self._said.listed.items() if saves is not None}
        acknowledgement.note_holders(connection, sender, shared, listed)

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
