"""Writes which units have reported for a period, nil included, and takes it back with one click."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.domain.report_forms import CAME, RETURN_FORM
from app.services.today.report_lines import named_by, period_in_words
from app.services.today.rows import TodayLine
from app.services.words.messages import words_for
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.proceedings.stage_dialog import StageDialog

if TYPE_CHECKING:
    from app.domain.reports_due import ReportDue
    from app.services.cases.assessment import Assessment
    from app.services.today.reports import OfficeReports
    from app.services.today.unit_returns import Entered


class UnitReturning(QWidget):
    """Hidden until returns were entered; then it says of which units and offers to take them back.

    Signals:
        changed: returns were entered, or taken back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports: OfficeReports | None = None
        self._assessment: Assessment | None = None
        self._last: Entered | None = None
        self._banner = Banner("returns_came", _("Take back"), _("Close"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self._banner.accepted.connect(self._take_back)
        self._banner.declined.connect(self._close)

    def use(self, reports: "OfficeReports", assessment: "Assessment") -> None:
        """The services are ready."""
        self._reports, self._assessment = reports, assessment

    def ask(self, line: TodayLine) -> None:
        """Ask which units reported, and what; those that only return nil are proposed."""
        if self._reports is None or self._assessment is None:
            return
        try:
            due = self._reports.find(*named_by(line.goal_id))
        except ComplaintError as refusal:
            self._last = None  # the button beside the refusal would take back what was entered before
            self._banner.say(words_for(refusal))
            return
        write = partial(self._write, due)
        dialog = StageDialog(RETURN_FORM, RETURN_FORM.stage(CAME), self._assessment, write, self.window())
        dialog.setWindowTitle(_("{report}: {period}").format(report=_(RETURN_FORM.label), period=period_in_words(due)))
        dialog.show_values(self._reports.returns.proposed(due))
        dialog.saved.connect(self._tell)
        dialog.open()

    def _write(self, due: "ReportDue", values: Mapping[str, object]) -> None:
        if self._reports is not None:
            self._last = self._reports.returns.enter(due, values)

    def _tell(self) -> None:
        if self._last is not None:
            units = _(", ").join(self._last.units)
            self._banner.say(_("Their reports are entered: {units}").format(units=units))
        self.changed.emit()

    def _take_back(self) -> None:
        if self._reports is None or self._last is None:
            return
        try:
            self._reports.returns.take_back(self._last)
        except ComplaintError as refusal:
            self._banner.say(words_for(refusal))
            return
        self._close()
        self.changed.emit()

    def _close(self) -> None:
        self._last = None
        self._banner.say("")
