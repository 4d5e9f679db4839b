"""What a desk remembers outside its data folder, where there is a place for it."""

from collections.abc import Callable
from datetime import datetime

from app.services.database import Database
from app.services.kept_outside.safekeeping import Safekeeping


class Outside:
    """Writes to the safekeeping of one PC; without one, nothing is remembered and no work stops."""

    def __init__(self, safekeeping: Safekeeping | None, database: Database, now: Callable[[], datetime]) -> None:
        self.safekeeping = safekeeping
        self._database, self._now = database, now

    def keep_aside(self) -> None:
        """After a change that must outlive a backup: write it outside the data folder, too."""
        if self.safekeeping is not None:
            self.safekeeping.keep(self._database, self._now().isoformat())

    def note_reads(self) -> None:
        """Remember how far the chain of reads has come."""
        if self.safekeeping is not None:
            self.safekeeping.note_reads(self._database)

    def note_number(self, number: str) -> None:
        """Remember that this official number was given."""
        if self.safekeeping is not None:
            self.safekeeping.note_number(number)
