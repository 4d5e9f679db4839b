"""Offering a draft that was neither saved nor thrown away."""

from PySide6.QtCore import QObject, Signal

from app.services.rows import Draft
from app.ui.form.draft_keeper import DraftKeeper
from app.ui.form.notices import Notices


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
        notices.draft_opened.connect(self._open)
        notices.draft_dropped.connect(self._drop)

    def offer(self, draft: Draft | None) -> None:
        """Offer this draft, or none."""
        self._offered = draft
        self._notices.offer_draft(draft)

    def _open(self) -> None:
        draft = self._offered
        if draft is not None:
            self.offer(None)
            self.opened.emit(draft)

    def _drop(self) -> None:
        if self._offered is not None:
            self._keeper.throw_away(self._offered)
        self.offer(None)
