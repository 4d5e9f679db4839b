"""The states of the page of working days in which the tour pictures the window."""

from datetime import date

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton

from app.domain.officers_days import DayAction
from app.ui.calendar.page import CalendarPage
from app.ui.main_window import MainWindow
from app.ui.pages import CALENDAR
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

THIS_YEAR, NEXT_YEAR = 2026, 2027
DAY = date(2026, 12, 4)
ANSWERS = {
    "name": "วันหยุดพิเศษ",
    "reason": "มติคณะรัฐมนตรีกำหนดวันหยุดเพิ่มเติม",
    "document": "นร 0505/ว 999",
    "document_on": "2026-11-17",
}


def _show_year(window: MainWindow, _case: str) -> None:
    page = _page(window)
    page.show_year(THIS_YEAR)
    page.year_view.choose(date(2026, 12, 18))


def _show_unconfirmed(window: MainWindow, _case: str) -> None:
    _page(window).show_year(NEXT_YEAR)


def _show_refused(window: MainWindow, _case: str) -> None:
    _show_form(window).save()


def _show_preview(window: MainWindow, _case: str) -> None:
    """What moves is counted in a thread of its own."""
    dialog, loop = _show_form(window), QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    _page(window).steps.previewed.connect(loop.quit)
    dialog.show_values(ANSWERS)
    dialog.save()
    loop.exec()


def _show_form(window: MainWindow) -> StageDialog:
    page = _page(window)
    page.show_year(THIS_YEAR)
    page.year_view.choose(DAY)
    let_paint()
    page.findChildren(QAbstractButton, f"calendar_{DayAction.ADD.value}")[0].click()
    return window.findChildren(StageDialog)[-1]


def _page(window: MainWindow) -> CalendarPage:
    window.show_page(CALENDAR)
    return window.findChildren(CalendarPage)[0]


CALENDAR_SCREENS = (
    Screen("calendar", _show_year, (*FRAME, "calendar_year_view", "calendar_days", "calendar_add", "mark_year")),
    Screen("calendar-in-doubt", _show_unconfirmed, (*FRAME, "calendar_year_view", "year_warning")),
    Screen("calendar-form", _show_refused, ("save_stage", "cancel", "name_problem")),
    Screen("calendar-preview", _show_preview, ("moved_dates", "confirm_change", "cancel_change")),
)
