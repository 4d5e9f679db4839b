"""The page of reports: the indicator over the months that are chosen, as a memo, and as a file for a spreadsheet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.domain.indicators.months import month_of
from app.services.reports.indicator import IndicatorReport
from app.services.reports.words import run_in_words
from app.services.today.report_lines import named_by
from app.services.words.messages import words_for
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import GAP, PAGE_MARGIN
from app.ui.pages import PageView
from app.ui.reports.contracts import ReportsDesk, Sending, ShowPreview
from app.ui.reports.due_bar import DueBar
from app.ui.reports.figures_view import FiguresView
from app.ui.reports.head import ReportHead
from app.ui.reports.run_choice import RunChoice

if TYPE_CHECKING:
    from app.services.office import Office

TABLE_FILE = "CSV (*.csv)"


class ReportsPage(PageView):
    """The indicator; `open_desk` makes the services that only this page needs, `make_sending` marks reports as sent."""

    def __init__(
        self,
        open_desk: "Callable[[Office], ReportsDesk]",
        make_sending: Callable[[], Sending],
        show_preview: ShowPreview,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reports")
        self._open_desk, self._show_preview = open_desk, show_preview
        self._desk: ReportsDesk | None = None
        self._report: IndicatorReport | None = None
        self._run, self._due, self._head = RunChoice(self), DueBar(make_sending(), self), ReportHead(self)
        self._figures, self._empty = FiguresView(self), EmptyNotice("report_empty", "large", self)
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        self._desk = self._open_desk(office)
        self._due.use(self._desk)
        self.refresh()

    def enter(self) -> None:
        self._read_all()
        self.panes()[0].setFocus()

    def refresh(self) -> None:
        """Read the months that are chosen again, while somebody looks: all cases are gone through for that."""
        if self.isVisible():
            self._read_all()

    def show_case(self, number: str) -> None:
        """Show the months of the report that is due: `number` is its id, as the overview has it."""
        if self._desk is None:
            return
        try:
            due = self._desk.due.find(*named_by(number))
        except ComplaintError as refusal:
            self._head.tell(words_for(refusal))
            return
        self._due.show_due(due)
        self._run.choose_month(month_of(due.first_on))

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (*self._figures.panes(), self._run) if self._report else (self._run,)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._due)
        column.addWidget(self._run, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._head)
        column.addWidget(self._figures, 1)
        column.addWidget(self._empty, 1)
        self._head.lead_to(*self._figures.panes())

    def _connect(self) -> None:
        self._run.changed.connect(self._read)
        self._due.changed.connect(self._tell_changed)
        self._figures.case_wanted.connect(self.case_wanted)
        self._head.memo_wanted.connect(self._preview)
        self._head.table_wanted.connect(self._save_table)

    def _read_all(self) -> None:
        if self._desk is None:
            return
        indicators = self._desk.indicators
        self._run.show_rounds(indicators.numbered_rounds(), indicators.this_month())
        self._due.refresh()
        self._read()

    def _read(self) -> None:
        run = self._run.run()
        self._report = None
        self._run.setVisible(run is not None)
        if self._desk is None or run is None:
            self._show_nothing(_("Nothing is reported here"), _("The rules that hold here ask for no indicator."))
            return
        try:
            self._report = self._desk.indicators.report(*run)
        except ComplaintError as refusal:
            self._show_nothing(_("The report is not shown"), words_for(refusal))
        else:
            self._show(self._desk, self._report)

    def _show(self, desk: ReportsDesk, report: IndicatorReport) -> None:
        self._run.show_levels([line.level for line in report.lines])
        line = next((line for line in report.lines if line.level == self._run.level()), report.total)
        self._head.show_report(report)
        self._figures.show_report(report, line, desk.indicators.cases)
        for part in (self._head, self._figures):
            part.show()
        self._empty.hide()

    def _show_nothing(self, title: str, words: str) -> None:
        self._empty.show_notice("clipboard_text_edit", title, words)
        for part in (self._head, self._figures):
            part.hide()
        self._empty.show()

    def _preview(self) -> None:
        if self._desk is None or self._report is None:
            return
        papers = self._desk.papers
        try:
            memo = papers.memo(self._report)
        except ComplaintError as refusal:
            self._head.tell(words_for(refusal))
        else:
            self._show_preview(memo, papers.title(self._report), self)

    def _save_table(self) -> None:
        if self._desk is None or self._report is None:
            return
        run = run_in_words(self._report.months[0], self._report.months[-1])
        name, _kind = QFileDialog.getSaveFileName(self, _("Save for Excel"), f"{run}.csv", TABLE_FILE)
        if not name:
            return
        try:
            self._desk.papers.save_table(self._report, name)
        except ComplaintError as refusal:
            self._head.tell(words_for(refusal))
        else:
            self._head.tell(_("Saved: {name}").format(name=name))

    def _tell_changed(self) -> None:
        self._due.refresh()
        self.changed.emit("")
