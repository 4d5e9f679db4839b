"""Keeps what is typed and not saved, every five seconds and before anything else is shown."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import DataFolderProblem

if TYPE_CHECKING:
    from app.services.cases.drafts import Drafts
    from app.services.rows import Draft

KEEP_EVERY_MS = 5000
BUSY = "locked"  # somebody else writes, a file that is being read for example


class DraftKeeper(QObject):
    """One draft at a time, of the case in the form; what cannot be written now is written at a later turn.

    Signals:
        kept: the draft is safe.
    """

    kept = Signal()

    def __init__(self, values: Callable[[], Mapping[str, object]], parent: QObject) -> None:
        super().__init__(parent)
        self._values = values
        self._drafts: Drafts | None = None
        self._uid: str | None = None
        self._number: str | None = None
        self._seen: str | None = None
        self._unkept: dict[str, object] | None = None
        self._later: list[Callable[[], object]] = []
        self._unwanted: set[str] = set()
        self.is_dirty = False
        self.timer = QTimer(self)
        self.timer.setObjectName("draft_timer")
        self.timer.setInterval(KEEP_EVERY_MS)
        self.timer.timeout.connect(self.keep)

    def use(self, drafts: "Drafts") -> None:
        """Keep drafts there from now on."""
        self._drafts = drafts
        self.timer.start()

    def begin(self, number: str | None, seen: str | None, draft: "Draft | None" = None) -> None:
        """Another case is in the form, or the one that `draft` was kept of."""
        if self._drafts is not None and self.is_dirty and self._unkept is not None:
            self._later.append(partial(self._drafts.keep, self._uid, self._number, self._unkept, self._seen))
        self._number, self._seen = number, seen
        self._uid = draft.uid if draft else None
        self._settle()

    def note_edit(self) -> None:
        """Something is there to keep."""
        self.is_dirty = True

    def keep(self) -> None:
        """Keep what changed since the last time; where somebody else writes just now, at the next turn."""
        if self._drafts is None:
            return
        self._catch_up()
        if not self.is_dirty:
            return
        self._unkept = dict(self._values())
        if not self._later and _is_done(partial(self._keep_now, self._drafts, self._unkept)):
            self._settle()
            self.kept.emit()

    @property
    def uid(self) -> str | None:
        """The draft of what is in the form; None as long as none was kept."""
        return self._uid

    def discard(self) -> None:
        """The case was saved; its draft is not wanted any more."""
        if self._drafts is not None and self._uid is not None:
            self._discard(self._drafts, self._uid)
        self._uid = None
        self._settle()

    def waiting(self) -> "tuple[Draft, ...]":
        """The drafts of any case that are not in the form, newest first."""
        if self._drafts is None:
            return ()
        hidden = {self._uid, *self._unwanted}
        return tuple(draft for draft in self._drafts.pending() if draft.uid not in hidden)

    def throw_away(self, draft: "Draft") -> None:
        """The user does not want it."""
        if self._drafts is not None:
            self._discard(self._drafts, draft.uid)

    def _keep_now(self, drafts: "Drafts", values: Mapping[str, object]) -> None:
        self._uid = drafts.keep(self._uid, self._number, values, self._seen)

    def _discard(self, drafts: "Drafts", uid: str) -> None:
        self._unwanted.add(uid)
        self._later.append(partial(drafts.discard, uid))
        self._catch_up()

    def _catch_up(self) -> None:
        """Do what was left for later in its order, as far as it can be done now."""
        while self._later and _is_done(self._later[0]):
            self._later.pop(0)

    def _settle(self) -> None:
        self._unkept = None
        self.is_dirty = False


def _is_done(act: Callable[[], object]) -> bool:
    try:
        act()
    except DataFolderProblem as problem:
        if problem.code != BUSY:
            raise
        return False
    return True
