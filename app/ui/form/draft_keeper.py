"""Keeps what is typed and not saved, every five seconds and before anything else is shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from app.services.drafts import Drafts
    from app.services.rows import Draft

KEEP_EVERY_MS = 5000


class DraftKeeper(QObject):
    """One draft at a time, of the case in the form.

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
        self._number, self._seen = number, seen
        self._uid = draft.uid if draft else None
        self.is_dirty = False

    def note_edit(self) -> None:
        """Something is there to keep."""
        self.is_dirty = True

    def keep(self) -> None:
        """Keep what changed since the last time; nothing to do otherwise."""
        if self._drafts is None or not self.is_dirty:
            return
        self._uid = self._drafts.keep(self._uid, self._number, dict(self._values()), self._seen)
        self.is_dirty = False
        self.kept.emit()

    def discard(self) -> None:
        """The case was saved; its draft is not wanted any more."""
        if self._drafts is not None and self._uid is not None:
            self._drafts.discard(self._uid)
        self._uid = None
        self.is_dirty = False

    def waiting(self) -> "tuple[Draft, ...]":
        """The drafts of any case that are not in the form, newest first."""
        if self._drafts is None:
            return ()
        return tuple(draft for draft in self._drafts.pending() if draft.uid != self._uid)

    def throw_away(self, draft: "Draft") -> None:
        """The user does not want it."""
        if self._drafts is not None:
            self._drafts.discard(draft.uid)
