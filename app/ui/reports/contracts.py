"""What the page of reports works with; made when the services are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from app.services.cases.assessment import Assessment
    from app.services.reports.indicator import Indicators
    from app.services.reports.papers import IndicatorPapers
    from app.services.today.reports import OfficeReports

ShowPreview = Callable[[bytes, str, QWidget], None]


@dataclass(frozen=True)
class ReportsDesk:
    """The services of the person at this PC."""

    indicators: "Indicators"
    papers: "IndicatorPapers"
    due: "OfficeReports"
    assessment: "Assessment"


class Sending(Protocol):
    """Marks a report that is due as sent, and offers to take that back; a widget of its own.

    Signals:
        changed: a report was marked as sent, or that was taken back.
    """

    changed: "SignalInstance"

    def use(self, reports: "OfficeReports", assessment: "Assessment") -> None:
        """The services are ready."""

    def ask_for(self, report: str, first_on: "date", what: str) -> None:
        """Ask when, by whom and how the report on the period that begins on that day was sent."""
