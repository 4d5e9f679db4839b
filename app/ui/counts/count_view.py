"""One count: its table, the cases behind the chosen figure, and the table for a spreadsheet."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.cases.case_row import CaseRow
from app.services.counts.figures import CountColumn, CountKind, CountRow, CountTable, Figure
from app.translation import _
from app.ui.case_lines import case_line
from app.ui.counts.copied import table_as_text
from app.ui.counts.lines import count_line
from app.ui.counts.words import (
    KINDS,
    care_with_names,
    cases_title,
    heading_of,
    headings_of,
    name_of,
    rule_line,
    sum_in_words,
    tips_of,
)
from app.ui.empty_notice import EmptyNotice
from app.ui.keys import on_keys
from app.ui.kit import Card, label, secondary_button
from app.ui.rule_label import explain
from app.ui.shown_text import shown
from app.ui.tables.cell_painter import LOW, TALL
from app.ui.tables.lines_table import LinesTable

GAP, EDGE, BORDERS, FIGURE = 12, 8, 2, 50
FIRST_FIGURE = 1  # the column behind the names
CasesOf = Callable[[Figure], Sequence[CaseRow]]


class CountView(QWidget):
    """A figure that is chosen shows its cases below; Enter leads there, and from there into the register.

    Signals:
        case_wanted: number of a case that somebody wants to see.
        whole_year_wanted: instead of a month in which there is nothing.
    """

    case_wanted = Signal(str)
    whole_year_wanted = Signal()

    def __init__(self, kind: CountKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"counts_{kind}")
        self.kind = kind
        self._shown: CountTable | None = None
        self._period = ""
        self._cases_of: CasesOf = _no_cases
        title, height = _(KINDS[kind].title), TALL if kind is CountKind.APART else LOW
        self.table = LinesTable(f"{kind}_table", title, (), height=height, parent=self)
        self.table.have_wide_columns(FIGURE)
        spoken = _("Cases behind the figure")
        self.cases = LinesTable(f"{kind}_cases", spoken, (_("Case"), _("Standing")), height=TALL, parent=self)
        self._words, self._rule = label("", "body"), label(rule_line(kind), "caption")
        self._care, self._said = label(care_with_names(kind), "hint"), label("", "hint")
        self._title, self._none = label("", "card_title"), label(_("No case stands behind this figure."), "hint")
        self._copy = secondary_button(_("Copy for Excel"), "clipboard_text_edit")
        self._open = secondary_button(_("Open the case"), "document_text")
        self._empty = EmptyNotice(f"{kind}_empty", "large", self)
        self._full = QWidget(self)
        self._figures = _card(None, self.table)
        self._name_parts()
        self._lay_out()
        self._connect()

    def read(self, table: CountTable, cases_of: CasesOf, period: str) -> None:
        """Show these figures; `period` names their time on the copied table."""
        is_new = self._shown is None
        self._shown, self._cases_of, self._period = table, cases_of, period
        if is_new:
            self.table.lines.show_headings(headings_of(table), tips_of(table))
        column = max(self.table.currentIndex().column(), FIRST_FIGURE)
        self.table.show_lines([count_line(table, row, headings_of(table)) for row in table.rows])
        if table.rows:
            self.table.setCurrentIndex(self.table.lines.index(max(self.table.currentIndex().row(), 0), column))
        self._figures.setMaximumHeight(self.table.height_of_lines() + EDGE + BORDERS)  # what is left is for the cases
        self._words.setText(shown(sum_in_words(table)))
        self._said.clear()
        self._full.setVisible(bool(table.rows))
        self._empty.setVisible(not table.rows)
        self._show_cases()

    def offer_whole_year(self, *, offered: bool) -> None:
        """Whether the empty view offers more than the month that is chosen."""
        words = KINDS[self.kind]
        self._empty.show_notice("data_bar_vertical", _(words.nothing), _(words.hint))
        if offered:
            self._empty.offer(_("Show the whole year"), "calendar")

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (self.table, self.cases) if self._shown and self._shown.rows else ()

    def _name_parts(self) -> None:
        said = (("words", self._words), ("rule", self._rule), ("care", self._care), ("copied", self._said))
        behind = (("none", self._none), ("title", self._title))
        for name, part in (*said, *behind, ("copy", self._copy), ("open", self._open)):
            part.setObjectName(f"{self.kind}_{name}")
        self._words.setWordWrap(True)
        self._rule.setWordWrap(True)
        self._title.setWordWrap(True)
        explain(self._rule, KINDS[self.kind].rule)
        self._care.setVisible(bool(self._care.text()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        column.addWidget(self._figures, 5)
        head = QHBoxLayout()
        head.setContentsMargins(GAP, 0, GAP, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._open)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        cases = _card(head, self.cases)
        cases.body.addWidget(self._none, 1)
        column.addWidget(cases, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._full, 1)
        whole.addWidget(self._empty, 1)
        for before, after in pairwise((self._copy, self.table, self._open, self.cases)):
            self.setTabOrder(before, after)

    def _head(self) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(2)
        for part in (self._words, self._rule, self._care):
            said.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(said, 1)
        row.addWidget(self._said)
        row.addWidget(self._copy)
        return row

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._show_cases)
        self.table.opened.connect(self._go_to_cases)
        self.cases.chosen.connect(self._allow)
        self.cases.opened.connect(self._open_case)
        self._open.clicked.connect(self._open_chosen)
        self._empty.acted.connect(self.whole_year_wanted)
        self._copy.clicked.connect(self._copy_table)
        on_keys("Ctrl+C", self, self._copy_table).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_cases(self) -> None:
        row = self.table.of()
        if self._shown is None or not isinstance(row, CountRow):
            self.cases.show_lines(())
            return
        column = self._column(self._shown)
        figure = row.figure(column)
        cases = self._cases_of(figure)
        heading = "" if column is CountColumn.EVERY else heading_of(self._shown, column)
        self._title.setText(shown(cases_title(name_of(self.kind, row.of), heading, figure.count, len(cases))))
        self.cases.show_lines([case_line(each) for each in cases])
        self.cases.setVisible(bool(cases))
        self._none.setVisible(not cases)
        self._allow()

    def _column(self, table: CountTable) -> CountColumn:
        place = self.table.currentIndex().column() - 1
        return table.columns[place] if 0 <= place < len(table.columns) else table.columns[0]

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

    def _copy_table(self) -> None:
        if self._shown is not None and self._shown.rows:
            QGuiApplication.clipboard().setText(table_as_text(self._shown, self._period))
            self._said.setText(shown(_("Copied. Paste it into Excel with Ctrl+V.")))


def _no_cases(_figure: Figure) -> Sequence[CaseRow]:
    return ()


def _card(head: QHBoxLayout | None, content: QWidget) -> Card:
    card = Card("")
    card.body.setContentsMargins(0, EDGE if head else 0, 0, EDGE)
    card.body.setSpacing(EDGE)
    if head is not None:
        card.body.addLayout(head)
    card.body.addWidget(content, 1)
    return card
