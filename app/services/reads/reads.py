"""Notes who looks at what of people, before it is shown; and says what of a case is to be noted."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from threading import Lock

from app.domain.errors import DataFolderProblem
from app.domain.fields import FIELDS, FieldClass
from app.domain.protection import MASKS, PROTECTED_FIELDS
from app.domain.restricted import is_restricted
from app.domain.roles import Action
from app.services.cases.protected_identity import near_for, require_may_open
from app.services.desk import Desk
from app.services.reads.chain import How, Read, What, append
from app.services.rows import CaseRecord

_IDENTITY = tuple(each.name for each in FIELDS if each.field_class is FieldClass.IDENTITY)
PATIENCE_MS = 3_000  # of a look that nobody waits for
_log = logging.getLogger(__name__)


class Reads:
    """The chain of reads of this PC, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: deque[tuple[Read, str]] = deque()
        self._turn = Lock()

    def note_case(self, record: CaseRecord, how: How, *, values: Mapping[str, object] | None = None) -> None:
        """Note that somebody sees the case, where there is anything of people in it; `values` are what is seen of it.

        What cannot be noted must not be shown.

        Raises:
            DataFolderProblem: it could not be written.
        """
        what = self.seen_in(record, values)
        if what:
            self.note(Read(record.uid, what, how))

    def note_cases(self, records: Iterable[CaseRecord], how: How) -> None:
        """The same for several cases that are shown together, all of them or none.

        Raises:
            DataFolderProblem: it could not be written.
        """
        reads = [Read(each.uid, what, how) for each in records if (what := self.seen_in(each))]
        if reads:
            self.note(*reads)

    def note_paper(
        self, record: CaseRecord, how: How = How.PAPER, *, values: Mapping[str, object] | None = None
    ) -> None:
        """Note that the case is put on paper or into a file, before it is; once for each click.

        Raises:
            NotAllowed: the person may not print the case, or a protected identity.
            DataFolderProblem: it could not be written.
        """
        with self._desk.database.reading() as connection:
            self._desk.sight.require(connection, Action.PRINT, record.uid)
        if What.PROTECTED in self.seen_in(record, values) and self._desk.people_sign_in():
            require_may_open(self._desk.person, Action.PRINT, near_for(self._desk.person, record.fields))
        self.note_case(record, how, values=values)

    def note(self, *reads: Read) -> None:
        """Note looks, before anything of them is shown.

        Raises:
            DataFolderProblem: it could not be written.
        """
        with self._desk.database.transaction() as connection:
            author, at = self._desk.author(connection), self._desk.now().isoformat()
            for read in reads:
                append(connection, author, read, at)

    def note_soon(self, record: CaseRecord) -> bool:
        """Keep in mind that the case stands on the screen now; False when nothing waits to be written.

        A case with names in it is shown before that is written, so that nobody waits for the disk or for an import; a
        protected identity never is where people sign in (`Identities.open`).
        """
        what = self.seen_in(record)
        if what and (What.PROTECTED not in what or not self._desk.people_sign_in()):
            self._waiting.append((Read(record.uid, what, How.SCREEN), self._desk.now().isoformat()))
        return bool(self._waiting)

    def write_waiting(self) -> None:
        """Write what stood on the screen; from any thread. What cannot be written goes on waiting.

        Raises:
            DataFolderProblem: it could not be written.
        """
        with self._turn:
            if not self._waiting:
                return
            count = len(self._waiting)
            with self._desk.database.transaction(patience_ms=PATIENCE_MS) as connection:
                author = self._desk.author(connection)
                for place in range(count):
                    append(connection, author, *self._waiting[place])
            for _each in range(count):
                self._waiting.popleft()

    def write_last(self) -> None:
        """The same before the data are let go of; what cannot be written then is told to the log of the program."""
        try:
            self.write_waiting()
        except DataFolderProblem as problem:
            _log.warning("Looks at cases could not be noted at the end: %s", problem.code)

    def seen_in(self, record: CaseRecord, values: Mapping[str, object] | None = None) -> tuple[What, ...]:
        """What of people whoever has the case before them sees; nothing when there is nothing to note."""
        return tuple(self._seen_in(record, record.fields if values is None else values))

    def _seen_in(self, record: CaseRecord, values: Mapping[str, object]) -> Iterator[What]:
        seen = {name for name in _IDENTITY if values.get(name) and values[name] not in MASKS}
        if record.is_protected and seen.intersection(PROTECTED_FIELDS):
            yield What.PROTECTED
        elif seen:
            yield What.IDENTITY
        if is_restricted(values, self._desk.policy):
            yield What.RESTRICTED
