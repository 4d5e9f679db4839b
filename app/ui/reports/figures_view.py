"""The figures of an indicator: the table by month, the chart, and the cases behind the chosen figure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.indicators.pool import Part
from app.services.cases.case_row import CaseRow
from app.services.reports.indicator import MOST_OPENED, IndicatorLine, IndicatorReport
from app.services.reports.words import chart_of
from app.translation import _, ngettext
from app.ui.case_lines import BETWEEN, case_line
from app.ui.kit import GAP, Card, label, secondary_button
from app.ui.reports.chart_view import ChartView
from app.ui.reports.lines import ReportRow, headings, lines_of, tips
from app.ui.shown_text import shown
from app.ui.tables.cell_painter import LOW, TALL
from app.ui.tables.lines_table import LinesTable

CasesOf = Callable[[Part], Sequence[CaseRow]]
EDGE, BORDERS, FIGURE = 8, 2, 56
FIRST_FIGURE = 1
MOST_OF_TABLE = 380  # pixels; more lines scroll, so that chart and cases keep their room


class FiguresView(QWidget):
    """A figure that is chosen shows its cases below; Enter leads there, and from there into the register.

    Signals:
        case_wanted: number of a case that somebody wants to see.
    """

    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases_of: CasesOf = _no_cases
        self._columns: tuple[str, ...] = ()
        self.table = LinesTable("report_table", _("The indicator by month"), (), height=LOW, parent=self)
        self.table.have_wide_columns(FIGURE)
        spoken = _("Cases behind the figure")
        self.cases = LinesTable("report_cases", spoken, (_("Case"), _("Standing")), height=TALL, parent=self)
        self.chart = ChartView(self)
        self._title, self._none = label("", "card_title"), label(_("No case stands behind this figure."), "hint")
        self._open = secondary_button(_("Open the case"), "document_text")
        self._figures = _card(None, self.table)
        for part, name in ((self._title, "title"), (self._none, "none"), (self._open, "open")):
            part.setObjectName(f"report_{name}")
        self._title.setWordWrap(True)
        self._lay_out()
        self._connect()

    def show_report(self, report: IndicatorReport, line: IndicatorLine, cases_of: CasesOf) -> None:
        """Show the figures of a level, or of all."""
        self._cases_of = cases_of
        columns = headings(report.indicator)
        if columns != self._columns:
            self._columns = columns
            self.table.lines.show_headings(columns, tips(report.indicator))
        column = max(self.table.currentIndex().column(), FIRST_FIGURE)
        self.table.show_lines(lines_of(report, line))
        self.table.setCurrentIndex(self.table.lines.index(max(self.table.currentIndex().row(), 0), column))
        self._figures.setFixedHeight(min(self.table.height_of_lines() + 2 * EDGE + BORDERS, MOST_OF_TABLE))
        self.chart.show_chart(chart_of(line, report.indicator))
        self._show_cases()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self.table, self.cases

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP, 0, GAP, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._open)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        cases, chart = _card(head, self.cases), _card(None, self.chart)
        cases.body.addWidget(self._none, 1)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(cases, 1)
        below.addWidget(chart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._figures)
        column.addLayout(below, 1)

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._show_cases)
        self.table.opened.connect(self._go_to_cases)
        self.cases.chosen.connect(self._allow)
        self.cases.opened.connect(self._open_case)
        self._open.clicked.connect(self._open_chosen)

    def _show_cases(self) -> None:
        row, column = self.table.of(), self.table.currentIndex().column()
        if not isinstance(row, ReportRow):
            self.cases.show_lines(())
            return
        part = row.part(column)
        cases = self._cases_of(part)
        self._title.setText(shown(_title(row, column, part.count, len(cases))))
        self.cases.show_lines([case_line(each) for each in cases])
        self.cases.setVisible(bool(cases))
        self._none.setVisible(not cases)
        self._allow()

    def _go_to_cases(self) -> None:
        if self.cases.lines.rowCount():
            self.cases.setFocus()
            self.cases.choose(0)

    def _allow(self) -> None:
        self._open.setEnabled(isinstance(self.cases.of(), CaseRow))

    def _open_chosen(self) -> None:
        self._open_case(self.cases.of(), 0)

    def _open_case(self, case: object, _column: int) -> None:
        if isinstance(case, CaseRow):
            self.case_wanted.emit(case.number)


def _title(row: ReportRow, column: int, count: int, listed: int) -> str:
    words = ngettext("{count} case", "{count} cases", count).format(count=count)
    parts = [*filter(None, (row.name, row.heading(column), words))]
    if listed == MOST_OPENED < count:
        parts.append(_("the newest {shown} are listed").format(shown=listed))
    elif listed < count:
        parts.append(_("{shown} of them are for you to see").format(shown=listed))
    return BETWEEN.join(parts)


def _no_cases(_part: Part) -> Sequence[CaseRow]:
    return ()


def _card(head: QHBoxLayout | None, content: QWidget) -> Card:
    card = Card("")
    card.body.setContentsMargins(0, EDGE, 0, EDGE)
    card.body.setSpacing(EDGE)
    if head is not None:
        card.body.addLayout(head)
    card.body.addWidget(content, 1)
    return card
