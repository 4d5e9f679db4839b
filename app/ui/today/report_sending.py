"""Writes that a report of the office was sent, and takes it back with one click."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.domain.report_forms import NIL_UNITS, REPORT_FORM, SENT
from app.services.today.report_lines import named_by, period_in_words
from app.services.today.rows import Goal, TodayLine
from app.services.words.messages import words_for
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.today.unit_returning import UnitReturning

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.today.reports import OfficeReports


class ReportSending(QWidget):
    """Hidden until a report was marked as sent; then it says so and offers to take it back.

    Signals:
        changed: a report was marked as sent, units reported to it, or that was taken back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports: OfficeReports | None = None
        self._assessment: Assessment | None = None
        self._last: tuple[str, date, str] | None = None
        self._banner = Banner("report_sent", _("Take back"), _("Close"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self._returning = UnitReturning(self)
        self._returning.changed.connect(self.changed)
        column.addWidget(self._returning)
        self._banner.accepted.connect(self._take_back)
        self._banner.declined.connect(self._close)

    def use(self, reports: "OfficeReports", assessment: "Assessment") -> None:
        """The services are ready."""
        self._reports, self._assessment = reports, assessment
        self._returning.use(reports, assessment)

    def ask(self, line: TodayLine) -> None:
        """Ask when, by whom and how the report of that line was sent, or which units reported to it."""
        if line.goal is Goal.RETURNS:
            self._returning.ask(line)
            return
        report, first_on = named_by(line.goal_id)
        self.ask_for(report, first_on, line.what)

    def ask_for(self, report: str, first_on: date, what: str) -> None:
        """The same for the report of that id on the period that begins on that day; `what` is how it is called."""
        if self._reports is None or self._assessment is None:
            return
        try:
            due = self._reports.find(report, first_on)
        except ComplaintError as refusal:
            self._last = None  # the button beside the refusal would take back what was marked before
            self._banner.say(words_for(refusal))
            return
        form = replace(REPORT_FORM, rule=due.report.rule)
        write = partial(self._write, report, first_on, what)
        dialog = StageDialog(form, form.stage(SENT), self._assessment, write, self.window())
        dialog.setWindowTitle(_("{report}: {period}").format(report=what, period=period_in_words(due)))
        dialog.hide_field(NIL_UNITS, hidden=not due.report.nil_returns)
        dialog.show_values(self._reports.proposed(due))
        dialog.saved.connect(self._tell)
        dialog.open()

    def _write(self, report: str, first_on: date, what: str, values: Mapping[str, object]) -> None:
        if self._reports is not None:
            self._reports.mark_sent(report, first_on, values)
            self._last = (report, first_on, what)

    def _tell(self) -> None:
        if self._last is not None:
            self._banner.say(_("Marked as sent: {report}").format(report=self._last[2]))
        self.changed.emit()

    def _take_back(self) -> None:
        if self._reports is None or self._last is None:
            return
        report, first_on, _what = self._last
        try:
            self._reports.take_back(report, first_on)
        except ComplaintError as refusal:
            self._banner.say(words_for(refusal))
            return
        self._close()
        self.changed.emit()

    def _close(self) -> None:
        self._last = None
        self._banner.say("")
