"""The report that is due, where somebody comes from there: until when, and that it was sent."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import day_short
from app.domain.reports_due import ReportDue
from app.translation import _, language
from app.ui.kit import BUTTON_GAP, label, secondary_button
from app.ui.rule_label import explain
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.ui.reports.contracts import ReportsDesk, Sending


class DueBar(QWidget):
    """Hidden as long as nobody comes from a report that is due; `sending` asks for the day and the way.

    Signals:
        changed: the report was marked as sent, or that was taken back.
    """

    changed = Signal()

    def __init__(self, sending: "Sending", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sending = sending
        self._due: ReportDue | None = None
        self._desk: ReportsDesk | None = None
        self._words = label("", "body")
        self._words.setObjectName("report_due")
        self._words.setWordWrap(True)
        self._sent = secondary_button(_("Mark as sent…"), "send")
        self._sent.setObjectName("report_mark_sent")
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._sent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if isinstance(sending, QWidget):
            column.addWidget(sending)
        column.addWidget(self._row)
        self._row.hide()
        self._sent.clicked.connect(self._ask)
        sending.changed.connect(self.changed)

    def use(self, desk: "ReportsDesk") -> None:
        """The services are ready."""
        self._desk = desk
        self._sending.use(desk.due, desk.assessment)

    def show_due(self, due: ReportDue) -> None:
        """Say of that report when it is due."""
        self._due = due
        words = _("{report}. Due {day}, rule {rule}.")
        day, report = day_short(due.due_on, language()), due.report.label(language())
        self._words.setText(shown(words.format(report=report, day=day, rule=due.report.rule)))
        explain(self._words, due.report.rule)
        self.refresh()

    def refresh(self) -> None:
        """Stand there as long as the report is not marked as sent."""
        is_sent = self._due is None or self._desk is None or self._is_sent(self._due)
        self._row.setVisible(not is_sent)

    def _is_sent(self, due: ReportDue) -> bool:
        return self._desk is not None and self._desk.due.sent(due.report.id, due.first_on) is not None

    def _ask(self) -> None:
        if self._due is not None:
            self._sending.ask_for(self._due.report.id, self._due.first_on, self._due.report.label(language()))
