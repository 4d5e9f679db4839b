"""The duties that are due first, under a panel too low to show them; a click leads to all of them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.working_days import Calendar
from app.services.words.duty_words import label_of
from app.translation import _
from app.ui.due_badges import DueBadge
from app.ui.kit import Badge, label
from app.ui.rows import RowButton, cleared, passed_through
from app.ui.shown_text import shown
from app.ui.tips import as_tip
from app.ui.triage.duties_shown import ShownDuty, badge_of

MOST = 2


class NextDue(RowButton):
    """The first duties under each other: what is to be done, and how long is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next_due")
        self.setProperty("kind", "next_due")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)  # as high as its lines
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
        self.setToolTip(as_tip("\n".join((*spoken, _("Show every duty and its date")))))
        passed_through(self)
        self.updateGeometry()


class DueLine(QWidget):
    """The words of a duty beside its badge, in a second line where the first is too short for them."""

    def __init__(self, words: str, badge: Badge, parent: QWidget) -> None:
        super().__init__(parent)
        what = label(shown(words), "hint")
        what.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(what, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
