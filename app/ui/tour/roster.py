"""The states of roster, quick log and hand-over in which the tour pictures the window."""

from datetime import date

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtWidgets import QAbstractButton, QComboBox

from app.domain.on_duty import Cell
from app.ui.main_window import MainWindow
from app.ui.pages import ROSTER
from app.ui.quick_log.questions import Questions
from app.ui.quick_log.window import QuickLogWindow
from app.ui.roster.page import RosterPage
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

UNIT, EMPTY_DAY, SHIFT = "หอผู้ป่วยหญิง", date(2026, 11, 26), "00:00"
PASTED = "นพ. ตัวอย่าง ชูใจ 08 0000 0011\tพว. ตัวอย่าง อารี 12345678\nพญ. ตัวอย่าง ปิติ 08 0000 0003\tพว. ตัวอย่าง สมใจ 1101\n"
ANSWERS = {
    "details": "ให้ยาผิดขนาด พบเมื่อตรวจนับยาตอนส่งเวร ผู้ป่วยเวียนศีรษะ วัดความดันซ้ำทุก 15 นาที",
    "units": UNIT,
    "known_at": "2026-11-21T10:30:00+07:00",
    "patient_hn": "6900412",
    "seen_now": "watched",
    "reported_by": "พยาบาล ตัวอย่าง",
    "reporter_withheld": True,
}


def _show_roster(window: MainWindow, _case: str) -> None:
    _page(window)


def _show_pasted(window: MainWindow, _case: str) -> None:
    """What cannot be called is marked; nothing of it is saved."""
    page = _page(window)
    page.month.grid.show_cell(Cell(EMPTY_DAY, SHIFT, "duty_doctor"))
    QGuiApplication.clipboard().setText(PASTED)
    page.month.grid.paste()


def _show_unit(window: MainWindow, _case: str) -> None:
    page = _page(window)
    page.month.undo()
    for units in page.findChildren(QComboBox, "roster_unit"):
        units.setCurrentIndex(units.findData(UNIT))
    page.refresh()


def _show_sheet(window: MainWindow, case: str) -> None:
    """Pages are drawn in a thread of their own."""
    _show_roster(window, case)
    _click(window, "roster_sheet")
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for pages in window.findChildren(QPdfPageRenderer):
        pages.pageRendered.connect(loop.quit)
    loop.exec()


def _show_questions(window: MainWindow, _case: str) -> None:
    _quick_log(window)


def _show_people(window: MainWindow, case: str) -> None:
    """Of an event that stands there already: a picture records nothing."""
    let_paint()  # the window of the picture before is gone then
    window.tell_people(case)
    let_paint()
    _click(window, "told_0")


def _quick_log(window: MainWindow) -> QuickLogWindow:
    let_paint()  # the one of the picture before is gone then
    window.open_quick_log()
    let_paint()
    quick_log = window.findChildren(QuickLogWindow)[0]
    for button in quick_log.findChildren(QAbstractButton, "quick_draft_decline"):
        button.click()
    for questions in quick_log.findChildren(Questions):
        questions.show_answers(ANSWERS)
    return quick_log


def _page(window: MainWindow) -> RosterPage:
    window.show_page(ROSTER)
    return window.findChildren(RosterPage)[0]


def _click(window: MainWindow, name: str) -> None:
    for button in window.findChildren(QAbstractButton, name)[:1]:
        button.click()


ROSTER_SCREENS = (
    Screen("roster", _show_roster, (*FRAME, "roster_grid", "there_now", "roster_save")),
    Screen("roster-pasted", _show_pasted, (*FRAME, "roster_grid", "roster_refused", "roster_undo")),
    Screen("roster-unit", _show_unit, (*FRAME, "roster_grid", "roster_unit")),
    Screen("handover-sheet", _show_sheet, ("preview_pages", "preview_save", "preview_print")),
    Screen("quick-log", _show_questions, ("quick_details", "quick_units", "quick_seen_now", "quick_log_save")),
)
# At a ward: of its events nobody was told yet, so the list stands in the order of the chain (RPT-2).
WARD_LOG_SCREENS = (Screen("quick-log-told", _show_people, ("logged_as", "told_0", "number_0", "quick_log_save")),)
