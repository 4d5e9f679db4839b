"""The duties that are due first, under a panel too low to show them; a click leads to all of them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.working_days import Calendar
from app.services.words.duty_words import label_of
from app.translation import _
from app.ui.due_badges import DueBadge
from app.ui.kit import Badge, label
from app.ui.rows import RowButton, cleared, passed_through
from app.ui.shown_text import plain
from app.ui.triage.duties_shown import ShownDuty, badge_of

MOST = 2
OVERHANG = 2  # by how much what a label asks for may exceed the advance of its letters


class NextDue(RowButton):
    """One line for each of the first duties: what is to be done, and how long is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_due")
        self.setProperty("kind", "next_due")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Show every duty and its date"))
        self._shown: list[tuple[str, DueBadge]] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 6, 16, 6)
        self._lines.setSpacing(2)
        self.hide()

    def has_duties(self) -> bool:
        return bool(self._shown)

    def show_duties(self, duties: Sequence[ShownDuty], now: datetime, calendar: Calendar) -> None:
        """Show the first of these, which are in the order in which they are due."""
        first = [(label_of(duty.row), badge_of(duty.row, now, calendar)) for duty in duties[:MOST]]
        if first == self._shown:
            return
        self._shown = first
        cleared(self._lines)
        for words, left in first:
            badge = Badge(self)
            badge.show_badge(left.tone, left.text)
            self._lines.addWidget(DueLine(words, badge, self))
        spoken = [_("{duty}: {left}").format(duty=words, left=left.text) for words, left in first]
        self.setAccessibleName(_("Due first: {duties}").format(duties=", ".join(spoken)))
        passed_through(self)
        self.updateGeometry()


class DueLine(QWidget):
    """The words of a duty, shortened to the room beside its badge."""

    def __init__(self, words: str, badge: Badge, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = plain(words)
        self._words = label("", "body")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(badge)
        self._badge = badge

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._badge.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self._badge.sizeHint().width() - 8 - OVERHANG
        self._words.setText(self._words.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
