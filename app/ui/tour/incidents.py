"""The states of the page of incidents and risk in which the tour pictures the window."""

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QTabBar

from app.services.risk.incidents import ANALYSIS, IncidentRow
from app.ui.incidents.case_card import TELL, WRITE_REPORT
from app.ui.incidents.overview import LIST, MEASURES, PROFILE, YEARLY
from app.ui.incidents.page import IncidentsPage
from app.ui.main_window import MainWindow
from app.ui.pages import INCIDENTS
from app.ui.tour.steps import FRAME, Screen, let_paint


def _page(window: MainWindow, view: int = LIST) -> IncidentsPage:
    window.show_page(INCIDENTS)
    page = window.findChildren(IncidentsPage)[0]
    page.show_case("")
    page.findChildren(QTabBar, "incident_tabs")[0].setCurrentIndex(view)
    let_paint()
    return page


def _show_view(view: int, window: MainWindow, _case: str) -> None:
    _page(window, view)


def _show_list(window: MainWindow, _case: str) -> None:
    _page(window).overview.list.table.choose(0)


def _show_measures(window: MainWindow, _case: str) -> None:
    _page(window, MEASURES).findChildren(QCheckBox, "measures_all")[0].setChecked(True)


def _show_act(name: str, window: MainWindow, _case: str) -> None:
    """What can be done about the first case for which it can."""
    page = _page(window)
    table = page.overview.list.table
    for row in range(table.lines.rowCount()):
        table.choose(row)
        let_paint()
        if buttons := page.findChildren(QAbstractButton, name):
            buttons[0].click()
            return
    raise LookupError(name)


def _show_hand_over(window: MainWindow, _case: str) -> None:
    _page(window, YEARLY).findChildren(QAbstractButton, "hand_over_list")[0].click()


def _show_analysis(window: MainWindow, _case: str) -> None:
    page = _page(window)
    lines = (page.overview.list.table.lines.line_at(row) for row in range(page.overview.list.table.lines.rowCount()))
    rows = [line.of for line in lines if line is not None and isinstance(line.of, IncidentRow)]
    page.show_analysis(next((row.number for row in rows if ANALYSIS in row.stages), rows[0].number))


INCIDENT_SCREENS = (
    Screen("incidents", _show_list, (*FRAME, "incidents_table", "incident_number", "filter_unit", "show_open")),
    Screen("incidents-told", partial(_show_act, TELL), ("save_stage", "cancel")),
    Screen("incidents-report", partial(_show_act, WRITE_REPORT), ("save_stage", "cancel", "event")),
    Screen("risk-profile", partial(_show_view, PROFILE), (*FRAME, "profile_matrix", "profile_cases", "profile_risks")),
    Screen("measures", _show_measures, (*FRAME, "measures_table", "measure_next", "measure_case")),
    Screen("yearly-list", partial(_show_view, YEARLY), (*FRAME, "yearly_table", "hand_over_list")),
    Screen("yearly-hand-over", _show_hand_over, ("save_stage", "cancel", "by_whom")),
    Screen("rca", _show_analysis, (*FRAME, "rca_title", "rca_begun", "rca_back", "rca_add_measure")),
)
