"""What is kept of a PC outside its data folder, so that older data in its place are noticed and made up for."""

import logging
from pathlib import Path

from app.domain.errors import DataFolderProblem
from app.domain.vocabulary import PcRole
from app.services.database import Database, read_setting
from app.services.kept_outside.ledger import PURPOSE, Known, Ledger
from app.services.kept_outside.reads_seen import Newest, ReadsSeen
from app.services.kept_outside.witness import SetBack, Witness
from app.services.key_slots import derived_key

FAILED = "safekeeping_failed"
_log = logging.getLogger(__name__)


class Safekeeping:
    """The witness of a folder and, at the centre, its ledger.

    A place that cannot be written stops no work: what could not be kept is written at the next occasion, and
    `failure` says so, as the code of a notice.
    """

    def __init__(self, place: Path, database: Database) -> None:
        with database.reading() as connection:
            fingerprint = str(read_setting(connection, "fingerprint"))
            is_centre = read_setting(connection, "role") == PcRole.CENTRE
        own = place / fingerprint
        self._witness, self._reads = Witness(own, database.folder), ReadsSeen(own, database.folder)
        self._ledger = Ledger(own, database.folder, database.key_for(PURPOSE)) if is_centre else None
        self.failure = ""

    def set_back(self, database: Database) -> SetBack | None:
        """Whether the folder is older than it was, or a copy."""
        with database.reading() as connection:
            return self._witness.set_back(connection)

    def known(self) -> Known | None:
        """What the centre knew last; None at a ward, or without any ledger."""
        return None if self._ledger is None else self._ledger.known()

    def keep(self, database: Database, at: str) -> None:
        """Write down how far the folder has come and what must outlive a backup of it."""
        try:
            with database.reading() as connection:
                if self._ledger is not None:
                    self._ledger.write(connection, at)
                self._witness.note(connection)
                self._reads.note(connection)
            self.failure = ""
        except (OSError, DataFolderProblem) as problem:
            self._note_failure(problem)

    def reads_seen(self) -> Newest:
        """The newest entry of the chain of reads that was seen, by origin."""
        return self._reads.newest()

    def note_reads(self, database: Database) -> None:
        """Write down how far the chain of reads has come."""
        try:
            with database.reading() as connection:
                self._reads.note(connection)
        except (OSError, DataFolderProblem) as problem:
            self._note_failure(problem)

    def hand_on(self, key: bytes) -> None:
        """Before the key of the data is changed to this one: let what only the ledger knows go over."""
        if self._ledger is not None:
            self._ledger.hand_on(derived_key(key, PURPOSE))

    def note_number(self, number: str) -> None:
        """Remember that an official number was given."""
        try:
            if self._ledger is not None:
                self._ledger.note_number(number)
        except OSError as problem:
            self._note_failure(problem)

    def _note_failure(self, problem: Exception) -> None:
        if not self.failure:
            _log.warning("Nothing could be kept outside the data folder: %s", problem)
        self.failure = FAILED
