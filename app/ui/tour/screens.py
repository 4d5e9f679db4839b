"""The states in which the tour pictures the window: how to get there, and what must be in sight."""

from functools import partial

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QTabBar, QWidget

from app.ui.main_window import MainWindow
from app.ui.pages import REGISTER
from app.ui.tour.audit import AUDIT_SCREENS
from app.ui.tour.calendar import CALENDAR_SCREENS
from app.ui.tour.case_page import CASE_PAGE_SCREENS
from app.ui.tour.counts import COUNT_SCREENS
from app.ui.tour.endings import ENDING_SCREENS
from app.ui.tour.exchange import CENTRE_SCREENS
from app.ui.tour.incidents import INCIDENT_SCREENS
from app.ui.tour.mediation import MEDIATION_SCREENS
from app.ui.tour.privacy import PRIVACY_SCREENS
from app.ui.tour.reports import REPORT_SCREENS
from app.ui.tour.roster import ROSTER_SCREENS
from app.ui.tour.settings import SETTINGS_SCREENS
from app.ui.tour.sign_in import SIGN_IN_SCREENS
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint, look_for, read_rows
from app.ui.tour.today import TODAY_SCREENS

NOWHERE = "ฯฯฯฯ"  # a search that finds nothing


def _show_case(window: MainWindow, case: str) -> None:
    _click(window, "chip_to_do")
    read_rows(window)
    window.open_case(case)


def _show_new(window: MainWindow, _case: str) -> None:
    window.new_case()


def _show_nothing_chosen(window: MainWindow, _case: str) -> None:
    window.show_page(REGISTER)
    window.register.show_nothing()


def _show_everything(window: MainWindow, case: str) -> None:
    _click(window, "chip_all")
    read_rows(window)
    window.open_case(case)


def _show_nothing_found(window: MainWindow, _case: str) -> None:
    look_for(window, NOWHERE)
    window.show_page(REGISTER)
    window.register.show_nothing()


def _show_tree(window: MainWindow, case: str) -> None:
    window.open_case(case)
    let_paint()
    _click(window, "tree")


def _show_tick(window: MainWindow, case: str) -> None:
    window.open_case(case)
    let_paint()
    _click(window, "tick")


def _show_why(window: MainWindow, case: str) -> None:
    window.open_case(case)
    let_paint()
    _click_first(window, "why_LVL")  # counted day by day, with the days left out


def _show_duties(window: MainWindow, case: str) -> None:
    _show_tab(window, case, 0)
    let_paint()
    _scroll_down(window, "triage")


def _show_unfolded(window: MainWindow, case: str) -> None:
    window.open_case(case)
    let_paint()
    for name in FOLDED:
        _click(window, name)
    let_paint()
    _scroll_to(window, "triage", FOLDED[0])


def _show_proceedings(window: MainWindow, case: str) -> None:
    _show_tab(window, case, 1)


def _show_files(window: MainWindow, case: str) -> None:
    _show_tab(window, case, 2)


def _show_history(window: MainWindow, case: str) -> None:
    _show_tab(window, case, 3)


def _show_tab(window: MainWindow, case: str, place: int) -> None:
    window.open_case(case)
    window.findChildren(QTabBar, "form_tabs")[0].setCurrentIndex(place)


def _show_calendar(window: MainWindow, case: str) -> None:
    _show_tab(window, case, 0)
    let_paint()
    window.findChildren(QLineEdit, "received_at_day")[0].actions()[0].trigger()


def _show_refused(window: MainWindow, _case: str) -> None:
    window.new_case()
    let_paint()
    _click(window, "save")


def _show_preview(window: MainWindow, case: str) -> None:
    """Pages are drawn in a thread of their own."""
    window.open_case(case)
    _click(window, "print")
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for pages in window.findChildren(QPdfPageRenderer):
        pages.pageRendered.connect(loop.quit)
    loop.exec()


def _show_keys(window: MainWindow, _case: str) -> None:
    _click(window, "sidebar_help")


def _scroll_down(window: MainWindow, pane: str) -> None:
    for area in window.findChildren(QWidget, pane)[0].findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _scroll_to(window: MainWindow, pane: str, name: str) -> None:
    """Bring the widget to the upper edge."""
    for area in window.findChildren(QWidget, pane)[0].findChildren(QScrollArea):
        part, content = area.findChildren(QWidget, name)[0], area.viewport()
        below = part.mapTo(content, part.rect().topLeft()).y()
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + below)


def _click(window: QWidget, name: str) -> None:
    _click_first(window, name)


def _click_first(window: QWidget, beginning: str) -> None:
    buttons = window.findChildren(QAbstractButton)
    next(button for button in buttons if button.objectName().startswith(beginning)).click()


LIST = ("chip_to_do", "chip_overdue", "chip_all", "kinds")
FORM = ("form_title", "form_tabs", "print", "mediate", "save", "draft_state")
TRIAGE = ("level_1", "level_2", "level_3", "level_4", "category_A", "category_I", "tree")
FOLDED = ("open_nonclinical", "open_sentinels", "open_groups")


def unpictured(window: MainWindow) -> tuple[Screen, ...]:
    """The pages of the window that no state below shows, each as one comes to it."""
    known = {screen.name for screen in SCREENS}
    pages = [page.key for page in window.pages.offered.entries() if page.key not in known]
    return tuple(Screen(key, partial(_show_page, key), (*FRAME, f"sidebar_{key}")) for key in pages)


def _show_page(key: str, window: MainWindow, _case: str) -> None:
    window.show_page(key)


def _show_start(_window: MainWindow, _case: str) -> None:
    """The window before its services are there."""


START = Screen("start", _show_start, (*FRAME, *LIST, "skeleton", "form_title", "save", "level_1"))

SCREENS = (
    Screen("register", _show_case, (*FRAME, *LIST, *FORM[:5], *TRIAGE, "case_list", "register_foot")),
    Screen("register-all", _show_everything, (*FRAME, *LIST, "case_list", "register_foot")),
    Screen("new-case", _show_new, (*FRAME, "form_title", "kind", "channel", "save", *TRIAGE)),
    Screen("new-case-refused", _show_refused, (*FRAME, "refusal", "kind_problem", "received_at_problem")),
    *CENTRE_SCREENS,
    Screen("proceedings", _show_proceedings, (*FRAME, "form_tabs", "proceedings_page")),
    *CASE_PAGE_SCREENS,
    Screen("files", _show_files, (*FRAME, "form_tabs", "add_attachment", "attachment_list")),
    Screen("history", _show_history, (*FRAME, "form_tabs", "history_page")),
    Screen("choose-day", _show_calendar, ("calendar_month", "calendar_today")),
    Screen("preview", _show_preview, ("preview_pages", "preview_save", "preview_print")),
    Screen("tree", _show_tree, ("cancel",)),
    Screen("tick", _show_tick, ("save_tick",)),
    Screen("why", _show_why, ("close",)),
    Screen("keys", _show_keys, ("close_help",)),
    Screen("duties", _show_duties, (*FRAME, "duties", "why_LVL-3")),
    Screen("unfolded", _show_unfolded, (*FRAME, "nonclinical_1", *FOLDED[:2])),
    Screen("nothing-chosen", _show_nothing_chosen, (*FRAME, "nothing_chosen_words")),
    Screen("nothing-found", _show_nothing_found, (*FRAME, "register_empty_words", "register_empty_action")),
    *MEDIATION_SCREENS,
    *CALENDAR_SCREENS,
    *INCIDENT_SCREENS,
    *TODAY_SCREENS,
    *ROSTER_SCREENS,
    *COUNT_SCREENS,
    *REPORT_SCREENS,
    *ENDING_SCREENS,
    *AUDIT_SCREENS,
    *SETTINGS_SCREENS,
    *PRIVACY_SCREENS,
    *SIGN_IN_SCREENS,
)
