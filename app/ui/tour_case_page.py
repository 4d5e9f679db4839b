"""The states of the case page in which the tour pictures the window: the timeline, its dialogs, who is waited for."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QTabBar

from app.ui.main_window import MainWindow
from app.ui.pages import WAITING
from app.ui.register_list import RegisterList
from app.ui.tour_steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

RICH, TRIED = "ส่วนต่าง", "ผลตรวจ"  # what the subjects of the demo's cases say: much was done, nobody answered
PROCEEDINGS_TAB, HISTORY_TAB = 1, 3


def _find(window: MainWindow, words: str, tab: int) -> None:
    """Open the first case that a search finds."""
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for field in window.findChildren(QLineEdit, "search"):
        field.setText(words)
    for cases in window.findChildren(RegisterList):
        cases.shown.connect(loop.quit)
        cases.search.read()
    loop.exec()
    for cases in window.findChildren(RegisterList):
        cases.chosen.choose("")
        cases.chosen.choose_next()
    window.findChildren(QTabBar, "form_tabs")[0].setCurrentIndex(tab)
    let_paint()


def _show_timeline(window: MainWindow, _case: str) -> None:
    _find(window, RICH, PROCEEDINGS_TAB)


def _show_rest(window: MainWindow, _case: str) -> None:
    _find(window, RICH, PROCEEDINGS_TAB)
    for page in window.findChildren(QScrollArea, "proceedings_page"):
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)


def _show_changed_dates(window: MainWindow, _case: str) -> None:
    _find(window, RICH, HISTORY_TAB)


def _show_tries(window: MainWindow, _case: str) -> None:
    _find(window, TRIED, PROCEEDINGS_TAB)


def _show_letter(window: MainWindow, case: str) -> None:
    _show_tries(window, case)
    _click(window, "suggested_registered_letter_accept")


def _show_reply(window: MainWindow, case: str) -> None:
    _show_timeline(window, case)
    _click(window, "step_request_replied")


def _show_waiting(window: MainWindow, _case: str) -> None:
    window.show_page(WAITING)


def _click(window: MainWindow, name: str) -> None:
    window.findChildren(QAbstractButton, name)[0].click()


CASE_PAGE_SCREENS = (
    Screen("case-timeline", _show_timeline, (*FRAME, "form_tabs", "quick_contact", "add_proceeding", "filter_all")),
    Screen("case-timeline-rest", _show_rest, (*FRAME, "form_tabs", "proceedings_page")),
    Screen("case-changed-dates", _show_changed_dates, (*FRAME, "form_tabs", "history_page")),
    Screen("case-tries", _show_tries, (*FRAME, "quick_contact", "suggested_registered_letter_accept")),
    Screen("case-letter", _show_letter, ("save_stage", "cancel", "rule_line")),
    Screen("case-reply", _show_reply, ("save_stage", "cancel", "rule_line")),
    Screen(WAITING, _show_waiting, (*FRAME, "sidebar_waiting", "waiting_list", "waiting_open", "waiting_remind")),
)
