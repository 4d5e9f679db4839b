"""The states of the page of the audit in which the tour pictures the window."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTabBar

from app.services.audit.rows import Matter
from app.ui.audit.page import HISTORY, VERIFY
from app.ui.background import ProgressDialog
from app.ui.main_window import MainWindow
from app.ui.pages import AUDIT
from app.ui.tables.lines_table import LinesTable
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint


def _go_to(window: MainWindow, tab: int) -> None:
    window.show_page(AUDIT)
    window.findChildren(QTabBar, "audit_tabs")[0].setCurrentIndex(tab)
    let_paint()


def _show_history(window: MainWindow, _case: str) -> None:
    """The newest entries, and what the first of them changed."""
    _go_to(window, HISTORY)
    table = window.findChildren(LinesTable, "audit_table")[0]
    table.setFocus()
    table.choose(0)


def _show_reads(window: MainWindow, _case: str) -> None:
    """Who read what of people."""
    _go_to(window, HISTORY)
    for choice in window.findChildren(QComboBox, "audit_matter"):
        choice.setCurrentIndex(choice.findData(Matter.READS))
    window.findChildren(LinesTable, "audit_table")[0].choose(0)


def _show_verified(window: MainWindow, _case: str) -> None:
    """A verification runs in a thread of its own."""
    _go_to(window, VERIFY)
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    window.findChildren(QAbstractButton, "audit_verify")[0].click()
    for progress in window.findChildren(ProgressDialog):
        progress.succeeded.connect(loop.quit)
        progress.broke.connect(loop.quit)
    loop.exec()


def _show_changes_again(window: MainWindow) -> None:
    for choice in window.findChildren(QComboBox, "audit_matter"):
        choice.setCurrentIndex(0)


def _back_to_history(window: MainWindow) -> None:
    for tabs in window.findChildren(QTabBar, "audit_tabs"):
        tabs.setCurrentIndex(HISTORY)


_FILTERS = ("audit_first", "audit_last", "audit_person", "audit_number", "audit_matter")
AUDIT_SCREENS = (
    Screen(
        "audit",
        _show_history,
        (*FRAME, "audit_tabs", *_FILTERS, "audit_table", "audit_details", "audit_more", "audit_print", "audit_open"),
    ),
    Screen("audit-reads", _show_reads, (*FRAME, *_FILTERS, "audit_table", "audit_details"), _show_changes_again),
    Screen("audit-verified", _show_verified, (*FRAME, "audit_verify", "audit_said"), _back_to_history),
)
