"""The states of the exchange in which the tour pictures the window: at the centre, and at a ward."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from app.ui.exchange.page import ExchangePage
from app.ui.main_window import MainWindow
from app.ui.pages import EXCHANGE
from app.ui.tour.roster import WARD_LOG_SCREENS
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint


def _show_exchange(window: MainWindow, _case: str) -> None:
    """What the page shows is read in a thread of its own."""
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for page in window.findChildren(ExchangePage):
        page.shown.connect(loop.quit)
    window.show_page(EXCHANGE)
    loop.exec()


def _show_sending(window: MainWindow, _case: str) -> None:
    _show_exchange(window, "")
    _click(window, "send")


def _show_case_to_send(window: MainWindow, case: str) -> None:
    _show_exchange(window, "")
    window.open_case(case)
    let_paint()
    _click(window, "send_case")


def _show_conflict(window: MainWindow, _case: str) -> None:
    """Follow the first link in the list of what is to be decided."""
    _show_exchange(window, "")
    link = window.findChildren(QLabel, "conflicts_line_0")[0].text().partition('href="')[2]
    window.open_case(link.partition('"')[0])
    window.findChildren(QTabBar, "form_tabs")[0].setCurrentIndex(0)


def _click(window: MainWindow, name: str) -> None:
    window.findChildren(QAbstractButton, name)[0].click()


CENTRE_SCREENS = (
    Screen("exchange", _show_exchange, (*FRAME, "sidebar_exchange", "send", "receive", "peers", "to_decide")),
    Screen("exchange-send", _show_sending, ("make_file", "choose_folder", "cancel_sending")),
    Screen("exchange-send-case", _show_case_to_send, ("agree_send_case", "class_work", "cancel_send_case")),
    Screen("exchange-conflict", _show_conflict, (*FRAME, "conflicts_words", "choose_value_1", "choose_value_2")),
)
WARD_SCREENS = (
    Screen("exchange-ward", _show_exchange, (*FRAME, "sidebar_exchange", "send", "receive", "own_cases")),
    *WARD_LOG_SCREENS,
)
