"""Offering a draft that was neither saved nor thrown away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.entry.draft_keeper import DraftKeeper
from app.ui.form.notices import Notices

if TYPE_CHECKING:
    from app.services.rows import Draft


class DraftOffer(QObject):
    """One draft at a time, in the bar above the fields.

    Signals:
        opened: the draft to go on with, a `Draft`.
    """

    opened = Signal(object)

    def __init__(self, notices: Notices, keeper: DraftKeeper) -> None:
        super().__init__(keeper)
        self._notices, self._keeper = notices, keeper
        self._offered: Draft | None = None
        self._opened: set[str] = set()
        notices.draft_opened.connect(self._open)
        notices.draft_dropped.connect(self._drop)

    def offer_newest(self) -> None:
        """Offer the drafts of all cases one after another: newest first, those opened before at the end."""
        waiting = sorted(self._keeper.waiting(), key=self._was_opened)
        self._offer(waiting[0] if waiting else None)

    def offer_of(self, number: str | None, *, left: str | None = None) -> None:
        """Offer the newest draft of that case (None: of a new one), else the one `left` just now to look at it."""
        waiting = self._keeper.waiting()
        own = (draft for draft in waiting if draft.number == number)
        self._offer(next(own, None) or next((draft for draft in waiting if draft.uid == left), None))

    def _was_opened(self, draft: "Draft") -> bool:
        return draft.uid in self._opened

    def _offer(self, draft: "Draft | None") -> None:
        self._offered = draft
        self._notices.offer_draft(draft)

    def _open(self) -> None:
        draft = self._offered
        if draft is not None:
            self._opened.add(draft.uid)
            self.opened.emit(draft)
            self.offer_newest()

    def _drop(self) -> None:
        if self._offered is not None:
            self._keeper.throw_away(self._offered)
        self.offer_newest()
