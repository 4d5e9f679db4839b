"""Makes the page of reports; its services come when somebody goes there first."""

from typing import TYPE_CHECKING

from app.bootstrap.letters import show_preview
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.page_entry import PageWindow
    from app.ui.pages import PageView
    from app.ui.reports.contracts import ReportsDesk


def reports_page(window: "PageWindow") -> "PageView":
    """The page, with what marks a report as sent, as on the page of Today."""
    with plain_imports():
        from app.ui.reports.page import ReportsPage
        from app.ui.today.report_sending import ReportSending

    return ReportsPage(reports_desk, ReportSending, show_preview)


def reports_desk(office: "Office") -> "ReportsDesk":
    """The services for the person at this office."""
    with plain_imports():
        from app.services.reports.indicator import Indicators
        from app.services.reports.papers import IndicatorPapers
        from app.services.today.reports import OfficeReports
        from app.ui.reports.contracts import ReportsDesk

    indicators = Indicators(office.desk)
    return ReportsDesk(indicators, IndicatorPapers(office.desk), OfficeReports(office.desk), office.assessment)
