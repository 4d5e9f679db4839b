"""The states in which the tour pictures the windows of the other offices: their channels, topics, groups and clocks."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QScrollArea, QTabBar, QWidget

from app.ui.main_window import MainWindow
from app.ui.tour.reports import IN_SIGHT, show_reports
from app.ui.tour.steps import FRAME, Screen, let_paint

FORM = ("form_title", "form_tabs", "save", "triage", "duties")
GROUPS, PROCEEDINGS = "open_groups", 1


def _show_case(window: MainWindow, case: str) -> None:
    window.open_case(case)
    let_paint()


def _show_proceedings(window: MainWindow, case: str) -> None:
    _show_case(window, case)
    window.findChildren(QTabBar, "form_tabs")[0].setCurrentIndex(PROCEEDINGS)


def _show_triage(window: MainWindow, case: str) -> None:
    """The groups of the office with their days, at the upper edge."""
    _show_case(window, case)
    for button in window.findChildren(QAbstractButton, GROUPS):
        button.setChecked(True)
    let_paint()
    for area in window.findChildren(QWidget, "triage")[0].findChildren(QScrollArea):
        for part in area.findChildren(QWidget, GROUPS):
            below = part.mapTo(area.viewport(), part.rect().topLeft()).y()
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + below)


OFFICE_SCREENS: Mapping[str, tuple[Screen, ...]] = {
    "sso": (
        Screen("sso-case", _show_case, (*FRAME, *FORM)),
        Screen("sso-triage", _show_triage, (*FRAME, *FORM[:4], GROUPS)),
        Screen("sso-reports", show_reports, IN_SIGHT),
    ),
    "phrae": (
        Screen("phrae-case", _show_case, (*FRAME, *FORM)),
        Screen("phrae-proceedings", _show_proceedings, (*FRAME, *FORM[:3], "proceedings_page")),
    ),
}
