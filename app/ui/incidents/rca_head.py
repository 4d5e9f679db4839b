"""What stands over an analysis: the case, its clock, and what changed since it was begun."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.services.risk.root_causes import RootCauses
from app.services.rows import CaseRecord
from app.translation import _
from app.ui.incidents.rca_words import change_in_words, clock_in_words
from app.ui.incidents.standing import badge_of
from app.ui.kit import Badge, label, secondary_button
from app.ui.rule_label import explain
from app.ui.shown_text import shown

GAP = 12


class RcaHead(QWidget):
    """The way back, the title, the clock and its rule, and sentences that must not be missed.

    Signals:
        left: somebody goes back to the list.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subject, self._clock = label("", "title"), label("", "caption"), label("", "caption")
        self._badge, self.back = Badge(self), secondary_button(_("Back to the list"), "arrow_undo")
        self._change, self._closed = _warning("rca_change"), _warning("rca_closed")
        for part, name in (
            (self._title, "rca_title"),
            (self._clock, "rca_clock"),
            (self._badge, "rca_badge"),
            (self.back, "rca_back"),
        ):
            part.setObjectName(name)
        self.back.clicked.connect(self.left)
        self._lay_out()

    def show_view(self, record: CaseRecord, view: RootCauses, now: datetime, *, is_closed: bool) -> None:
        """Show one analysis."""
        self._title.setText(shown(_("Root cause analysis · {number}").format(number=record.number)))
        self._subject.setText(shown(str(record.fields.get("details") or "").partition("\n")[0]))
        self._badge.setVisible(view.clock is not None)
        if view.clock is not None:
            badge = badge_of(view.clock, now)
            self._badge.show_badge(badge.tone, badge.text)
            explain(self._clock, view.clock.rule)
        self._clock.setText(shown(clock_in_words(view)))
        _say(self._change, change_in_words(view))
        _say(self._closed, _("The case is closed; its analysis can be read here.") if is_closed else "")

    def _lay_out(self) -> None:
        words, clock, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subject)
        clock.setSpacing(2)
        clock.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignRight)
        clock.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignRight)
        row.setSpacing(GAP)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addLayout(clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        for notice in (self._change, self._closed):
            column.addWidget(notice)


def _warning(name: str) -> QLabel:
    line = label("", "body")
    line.setObjectName(name)
    line.setProperty("part", "warning")
    line.setWordWrap(True)
    return line


def _say(place: QLabel, words: str) -> None:
    place.setText(shown(words))
    place.setVisible(bool(words))
