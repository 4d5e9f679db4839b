"""Beside an analysis: what the case knows already, and the measures that follow."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.measure_standing import PLANNED, standing_of
from app.services.rows import ProceedingRow
from app.translation import _
from app.ui.incidents.standing import MEASURE_TONES
from app.ui.kit import Badge, Card, label, secondary_button
from app.ui.rows import cleared
from app.ui.shown_text import shown

GAP = 12


class RcaSide(QWidget):
    """Two cards.

    Signals:
        taken_over: the lines that the case knows are wanted in the course of events.
        measure_wanted: a measure is to be planned.
    """

    taken_over = Signal()
    measure_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known, self._measures = QVBoxLayout(), QVBoxLayout()
        self._take = secondary_button(_("Take over into the course of events"), "arrow_import")
        self.add = secondary_button(_("Add a measure…"), "shield_checkmark")
        self._take.setObjectName("rca_take_over")
        self.add.setObjectName("rca_add_measure")
        self._take.clicked.connect(self.taken_over)
        self.add.clicked.connect(self.measure_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        known, measures = Card(_("What the case knows already"), self), Card(_("Measures"), self)
        known.body.addLayout(self._known)
        known.body.addWidget(self._take)
        measures.body.addLayout(self._measures)
        measures.body.addWidget(self.add)
        for card in (known, measures):
            column.addWidget(card)
        column.addStretch(1)

    def show_known(self, lines: Sequence[str], *, may_write: bool) -> None:
        """Show the lines, in order of time."""
        cleared(self._known)
        for words in lines:
            line = label(shown(words), "caption")
            line.setWordWrap(True)
            self._known.addWidget(line)
        self._take.setVisible(bool(lines))
        self._take.setEnabled(may_write)

    def show_measures(self, rows: Sequence[ProceedingRow], today: date) -> None:
        """Show each measure with its owner and where it stands."""
        cleared(self._measures)
        for row in rows:
            self._measures.addWidget(_measure_line(row, today))
        if not rows:
            self._measures.addWidget(label(_("No measure yet"), "hint"))


def _measure_line(row: ProceedingRow, today: date) -> QWidget:
    box = QWidget()
    line = QVBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 4)
    line.setSpacing(2)
    what = label(shown(str(row.value(PLANNED, "what") or "–")), "body")
    what.setWordWrap(True)
    standing, badge = standing_of(row.stages, today), Badge(box)
    badge.show_badge(MEASURE_TONES[standing], _(standing.label))
    for part in (what, label(str(row.value(PLANNED, "owner") or ""), "caption"), badge):
        line.addWidget(part)
    return box
