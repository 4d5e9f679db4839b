"""Measures across cases: who does what by when, whether it is enough, and whether it worked (REP-2)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.measure_standing import JUDGED, OPEN
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import next_stages
from app.domain.proceedings.schema import Stage
from app.domain.proceedings.words import Strategy
from app.services.risk.measures import KIND, MeasureFilter, MeasureRow
from app.services.words.rule_words import by_rule
from app.translation import _, language, ngettext
from app.ui.empty_notice import EmptyNotice
from app.ui.incidents.standing import measure_cell
from app.ui.kit import Card, label, primary_button, secondary_button
from app.ui.rule_label import explain
from app.ui.shown_text import shown
from app.ui.tables.cell_painter import TALL
from app.ui.tables.cells import Cell, Line
from app.ui.tables.lines_table import LinesTable

if TYPE_CHECKING:
    from app.services.risk.measures import Measures

GAP = 8
RULE = "REP-2"


class MeasuresView(QWidget):
    """The list, and the next step of the chosen measure.

    Signals:
        step_wanted: the chosen measure, a `MeasureRow`, and the name of its next stage.
        case_wanted: number of the case of a measure.
        filter_changed: other measures are wanted.
    """

    step_wanted = Signal(object, str)
    case_wanted = Signal(str)
    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("measures")
        self.table = LinesTable("measures_table", _("Measures"), _headings(), height=TALL, parent=self)
        self._all, self._strategy = QCheckBox(_("Also those that are enough"), self), QComboBox(self)
        self._next, self._case = primary_button("", "edit"), secondary_button(_("Open the case"), "document_text")
        self._words, self._empty = label("", "caption"), EmptyNotice("measures_empty", "small", self)
        self._name()
        self._lay_out()
        self._connect()

    def wanted(self, unit: str, year: int | None) -> MeasureFilter:
        """Which measures are asked for."""
        return MeasureFilter(not self._all.isChecked(), unit, str(self._strategy.currentData() or ""), year)

    def read(self, measures: "Measures", unit: str, year: int | None) -> None:
        """Read the list again; the chosen measure stays chosen."""
        rows = measures.rows(self.wanted(unit, year))
        known = self.table.of()
        self.table.show_lines([_line(row) for row in rows])
        uid = known.uid if isinstance(known, MeasureRow) else ""
        self.table.choose(next((at for at, row in enumerate(rows) if row.uid == uid), 0 if rows else -1))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        more = _("Measures are planned in the RCA of a case, or with “Add a measure”.")
        self._empty.show_notice("shield_checkmark", _("No measure waits for anything"), more)
        self._words.setText(shown(_how_many(rows)))

    def _name(self) -> None:
        self._all.setObjectName("measures_all")
        self._strategy.setObjectName("measures_strategy")
        self._strategy.setAccessibleName(_("Strategy"))
        self._strategy.addItem(_("Every strategy"), None)
        for each in Strategy:
            self._strategy.addItem(_(each.label), each.value)
        self._strategy.setMinimumContentsLength(14)
        self._strategy.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._next.setObjectName("measure_next")
        self._case.setObjectName("measure_case")
        self._words.setObjectName("measures_words")
        explain(self._words, RULE)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part in (self._strategy, self._all):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self._case, self._next):
            row.addWidget(button)
        card = Card("", self)
        card.body.setContentsMargins(0, 0, 0, 4)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(card, 1)
        column.addWidget(self._words)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_steps)
        self.table.opened.connect(self._go_on)
        self._next.clicked.connect(self._go_on)
        self._case.clicked.connect(self._open_case)
        self._all.toggled.connect(self.filter_changed)
        self._strategy.currentIndexChanged.connect(self.filter_changed)
        self._show_steps(None)

    def _show_steps(self, row: object) -> None:
        stage = _next_stage(row) if isinstance(row, MeasureRow) else None
        self._case.setEnabled(isinstance(row, MeasureRow))
        self._next.setVisible(stage is not None)
        if stage is not None:
            self._next.setText(_("{step}…").format(step=_(stage.label)))

    def _go_on(self) -> None:
        row = self.table.of()
        stage = _next_stage(row) if isinstance(row, MeasureRow) else None
        if stage is not None:
            self.step_wanted.emit(row, stage.name)

    def _open_case(self) -> None:
        row = self.table.of()
        if isinstance(row, MeasureRow):
            self.case_wanted.emit(row.number)


def _headings() -> tuple[str, ...]:
    return (_("Measure"), _("Strategy"), _("Owner"), _("By when"), _("Standing"), _("Evidence"))


def _next_stage(row: MeasureRow) -> Stage | None:
    return next(iter(next_stages(KINDS[KIND], row.stages)), None)


def _line(row: MeasureRow) -> Line:
    below = " · ".join((row.number, ", ".join(row.units)))
    strategy = next((_(each.label) for each in Strategy if each == row.strategy), row.strategy)
    evidence = row.evidence
    cells = (
        Cell(row.what, below=below, is_strong=True),
        Cell(strategy.partition(":")[0], spoken=strategy),
        Cell(row.owner),
        _day_cell(row),
        measure_cell(row.standing),
        Cell(_("Yes") if evidence else "–", spoken=evidence or _("None"), in_middle=True),
    )
    return Line(cells, row)


def _day_cell(row: MeasureRow) -> Cell:
    day = row.look_again_on if JUDGED in row.stages else row.due_on
    if day is None:
        return Cell("–")
    below = _("Look again") if JUDGED in row.stages else ""
    return Cell(day_short(day, language()), below=below)


def _how_many(rows: Sequence[MeasureRow]) -> str:
    waiting = sum(row.standing in OPEN for row in rows)
    words = ngettext("{count} measure waits for its next step.", "{count} measures wait for their next step.", waiting)
    return " ".join((words.format(count=waiting), by_rule(RULE)))
