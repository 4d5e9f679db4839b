"""A timeline as a card of lines, made when it is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.translation import _
from app.ui.form.timeline import Entry
from app.ui.form.timeline_line import TimelineLine
from app.ui.kit import Card, label
from app.ui.rows import cleared

GAP = 12
MARGIN = 16


class TimelineView(QScrollArea):
    """Shows entries in the order given; `head` is the row above them, for what a page has there.

    `may_redact`: whether copies without names and numbers are offered beside who asked for one.

    Signals:
        step_wanted: uid of a proceeding, and the stage that follows in it.
        change_wanted: uid and stage that are to be corrected.
        void_wanted: uid of a proceeding that is to be taken back.
        paper_wanted: uid of a proceeding, and the paper that is to be printed of it.
        scan_wanted: uid of a request whose reply came on paper.
        redaction_wanted: a copy without names and numbers is wanted of the case.
    """

    step_wanted = Signal(str, str)
    change_wanted = Signal(str, str)
    void_wanted = Signal(str)
    paper_wanted = Signal(str, str)
    scan_wanted = Signal(str)
    redaction_wanted = Signal()

    def __init__(self, name: str, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._empty = empty
        self._entries: tuple[Entry, ...] = ()
        self._is_shown = False
        self.may_redact = False
        body = QWidget(self)
        body.setProperty("class", "canvas")
        self.column = QVBoxLayout(body)
        self.setWidget(body)  # before anything is in it, which would be styled twice
        self._card = Card("", body)
        self.head = QHBoxLayout()
        self.head.addWidget(label(title, "card_title"), 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self._card.body.addLayout(self.head)
        self._card.body.addLayout(self._lines)
        self.column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.column.setSpacing(GAP)
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def add_head(self, part: QWidget) -> None:
        """Put a part between the head and the lines."""
        self._card.body.insertWidget(1, part)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace what is shown; lines are made when somebody looks."""
        if self._is_shown and self._entries == tuple(entries):
            return
        self._entries, self._is_shown = tuple(entries), False
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_shown:
            self._show()

    def _show(self) -> None:
        self._is_shown = True
        cleared(self._lines)
        for entry in self._entries:
            line = TimelineLine(entry, self, may_redact=self.may_redact)
            line.step_wanted.connect(self.step_wanted)
            line.change_wanted.connect(self.change_wanted)
            line.void_wanted.connect(self.void_wanted)
            line.paper_wanted.connect(self.paper_wanted)
            line.scan_wanted.connect(self.scan_wanted)
            line.redaction_wanted.connect(self.redaction_wanted)
            self._lines.addWidget(line)
        if not self._entries:
            self._lines.addWidget(label(_(self._empty), "hint"))
