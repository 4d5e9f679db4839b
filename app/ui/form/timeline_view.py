"""A timeline as a card of lines: icon, what, by whom and when, and the words that go with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.translation import _
from app.ui.form.mark import Mark
from app.ui.form.timeline import Entry
from app.ui.kit import Card, label
from app.ui.shown_text import shown

GAP = 12
MARGIN = 16
LINE_GAP = 2


class TimelineView(QScrollArea):
    """Shows entries in the order given."""

    def __init__(self, name: str, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._empty = empty
        body = QWidget(self)
        body.setProperty("class", "canvas")
        self.column = QVBoxLayout(body)
        self.setWidget(body)  # before anything is in it, which would be styled twice
        self._card = Card(title, body)
        self._lines = QWidget(self._card)
        self._card.body.addWidget(self._lines)
        self.column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.column.setSpacing(GAP)
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace what is shown."""
        lines = QWidget(self._card)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for entry in entries:
            _add(grid, entry)
        if not entries:
            grid.addWidget(label(_(self._empty), "hint"), 0, 0, 1, 2)
        self._card.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines


def _add(grid: QGridLayout, entry: Entry) -> None:
    row = grid.rowCount()
    mark = Mark()
    mark.show_icon(entry.icon, "primary")
    grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(LINE_GAP)
    column.addWidget(_wrapped(entry.title, "body"))
    column.addWidget(_wrapped(entry.caption, "caption"))
    for words in entry.words:
        column.addWidget(_wrapped(words, "hint"))
    grid.addLayout(column, row, 1)


def _wrapped(text: str, role: str) -> QLabel:
    words = label(shown(text), role)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
