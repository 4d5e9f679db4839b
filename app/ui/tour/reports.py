"""The states of the page of reports in which the tour pictures the window."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtWidgets import QAbstractButton

from app.ui.main_window import MainWindow
from app.ui.pages import REPORTS
from app.ui.reports.page import ReportsPage
from app.ui.tables.lines_table import LinesTable
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

COUNTED, ROW = 5, 1
PARTS = ("round", "first", "last", "label", "rule", "save", "memo", "table", "title", "open", "cases", "chart")
IN_SIGHT = (*FRAME, *(f"report_{part}" for part in PARTS))


def show_reports(window: MainWindow, _case: str) -> None:
    """The second month, and the cases that it counts."""
    window.show_page(REPORTS)
    let_paint()
    page = window.findChildren(ReportsPage)[0]
    table = page.findChildren(LinesTable, "report_table")[0]
    table.setFocus()
    table.setCurrentIndex(table.lines.index(ROW, COUNTED))


def _show_memo(window: MainWindow, case: str) -> None:
    """Pages are drawn in a thread of their own."""
    show_reports(window, case)
    window.findChildren(QAbstractButton, "report_memo")[0].click()
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for pages in window.findChildren(QPdfPageRenderer):
        pages.pageRendered.connect(loop.quit)
    loop.exec()


REPORT_SCREENS = (
    Screen(REPORTS, show_reports, (*IN_SIGHT, "report_level")),
    Screen("reports-memo", _show_memo, ("preview_pages", "preview_save", "preview_print")),
)
