"""Writes who may open the data: the key file alone, or with it the data anew, and closes copies that lie about."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import DataFolderProblem
from app.domain.sign_in_rules import DelayRule
from app.services import key_file
from app.services.accounts.earlier_copies import close_copies, close_kept, still_open
from app.services.accounts.journal import Noted, note
from app.services.accounts.renewal import renew, require_alone
from app.services.accounts.rings import only_recovery
from app.services.backup.backups import Backups
from app.services.database import GENERATION, read_setting, write_setting
from app.services.desk import Desk
from app.services.key_file import KeyFile, Ring
from app.services.log.authority import REFERENCE
from app.services.log.store import Change, append


class NewKeyNeeded(Exception):
    """The data would have to be written anew, for which nobody may have them open; nothing was done."""


class RingWriting:
    """What is written is noted in the journal in the same transaction; `key` is that of the file written last.

    `left_open` are the places with copies that open without a password still, or that were not there.
    """

    def __init__(self, desk: Desk, delay: DelayRule, *, is_at_work: bool) -> None:
        """`is_at_work`: the window has the data open; what would write them anew raises `NewKeyNeeded` instead."""
        self._desk, self._delay, self._is_at_work = desk, delay, is_at_work
        self._folder = desk.database.folder
        self.key: KeyFile | None = None
        self.left_open: tuple[Path, ...] = ()

    def rewrite(self, ring: Ring, entries: list[Noted]) -> None:
        """Write the key file; the key of the data stays as it is.

        Raises:
            DataFolderProblem: people_at_work or read_only; nothing is changed.
        """
        key = KeyFile(self._desk.database.key, ring.generation + 1)
        with self._desk.database.transaction() as connection, self._unchanged(connection, ring):
            note(connection, entries, self._delay)
            write_setting(connection, GENERATION, key.generation)
            # Last: the data take up a newer key file when they are opened next, and never an older one.
            key_file.write(self._folder, key, ring)
        self.key = key

    def write_anew(self, ring: Ring, entries: list[Noted], removal: Sequence[Change] = ()) -> None:
        """Write the data anew under another key; `removal` is what the log keeps of an account that goes with it.

        Raises:
            NewKeyNeeded: the window has the data open. DataFolderProblem: as `rewrite` and `renewal.renew`.
        """
        if self._is_at_work:
            raise NewKeyNeeded
        database, kept, key = self._desk.database, self._desk.outside.safekeeping, self._desk.database.key
        places = Backups(self._desk).places()
        database.close()  # its own connections are in the way of being alone, too; what follows makes short ones
        require_alone(self._folder, KeyFile(key, ring.generation))
        self.write_down(ring, entries, removal)
        database.close()
        prepare = kept.hand_on if kept is not None else _nothing
        self.key = renew(self._folder, KeyFile(key, ring.generation), ring, prepare)
        if not ring.is_open:
            self._close_copies(ring, places)

    def write_down(self, ring: Ring, entries: list[Noted], removal: Sequence[Change]) -> None:
        """Write down what is done, where nobody changed the ring meanwhile; the key file stays as it is."""
        with self._desk.database.transaction() as connection, self._unchanged(connection, ring):
            note(connection, entries, self._delay)
            if removal:
                author, at = self._desk.author(connection), self._desk.now().isoformat()
                append(connection, author, REFERENCE, "account_removed", list(removal), at)
        if removal:
            self._desk.outside.keep_aside()

    def _close_copies(self, ring: Ring, places: Sequence[Path]) -> None:
        first, *others = places
        close_kept(self._folder, ring)
        close_copies([first], ring)
        close_copies(others, only_recovery(ring))
        self.left_open = still_open(self._folder, places)

    @contextmanager
    def _unchanged(self, connection: Connection, ring: Ring) -> Iterator[None]:
        """Inside, nobody else changes who may open the data."""
        if read_setting(connection, GENERATION) != ring.generation:
            raise DataFolderProblem(self._folder, "people_at_work")
        try:
            yield
        except OSError as problem:
            raise DataFolderProblem(self._folder, "read_only") from problem


def _nothing(_key: bytes) -> None:
    """Nothing is kept outside the data folder here."""
