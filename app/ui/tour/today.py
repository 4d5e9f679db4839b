"""The states of the page of Today in which the tour pictures the window."""

from datetime import datetime

from PySide6.QtCore import QEventLoop, QTimer

from app.services.today.rows import TodayBoard, TodayFigures
from app.ui.entry.names_edit import NamesEditor
from app.ui.main_window import MainWindow
from app.ui.pages import TODAY
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.today.page import TodayPage
from app.ui.today.slips_table import SlipsTable
from app.ui.today.tabs import BOARD, BOX, CHANNELS
from app.ui.tour.steps import FRAME, LONGEST_WAIT_MS, Screen, let_paint

AS_OF = datetime.fromisoformat("2026-11-25T16:00:00+07:00")
PRESENT = ["เจ้าหน้าที่ ตัวอย่าง", "หัวหน้างาน ทดสอบ"]
SLIPS = (
    ("ร้องเรียน/ร้องทุกข์", "ระยะเวลารอคอย", "ห้องจ่ายยาผู้ป่วยนอก", "รอรับยานานกว่า 2 ชั่วโมง ไม่มีใครแจ้งเหตุ", ""),
    ("คำชมเชย", "", "หอผู้ป่วยหญิง", "พยาบาลเวรดึกดูแลดีมาก", "พยาบาล ตัวอย่าง"),
    ("เรื่องอื่น", "ห้องน้ำ", "ตึกผู้ป่วยนอก ชั้น 2", "ห้องน้ำไม่สะอาด", ""),
)


def _show_board(window: MainWindow, _case: str) -> None:
    """The board is read in a thread of its own."""
    page = _page(window, BOARD)
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    page.shown.connect(loop.quit)
    page.refresh()
    loop.exec()


def _show_channels(window: MainWindow, _case: str) -> None:
    _page(window, CHANNELS).channels.week.choose_next()


def _show_channel_form(window: MainWindow, _case: str) -> None:
    page = _page(window, CHANNELS)
    page.channels.week.asked.emit()
    let_paint()
    dialog = window.findChildren(StageDialog)[-1]
    dialog.show_values({"found": "สอง"})
    dialog.save()


def _show_slips(window: MainWindow, _case: str) -> None:
    page = _page(window, BOX)
    page.findChildren(NamesEditor, "present")[0].set_value(PRESENT)
    table = page.findChildren(SlipsTable)[0]
    for row, cells in enumerate(SLIPS):
        for column, text in enumerate(cells):
            table.slips.setData(table.slips.index(row, column), text)
        table.slips.judge(row, whole=True)
    table.setCurrentIndex(table.slips.index(len(SLIPS), 0))


def _show_nothing_to_do(window: MainWindow, case: str) -> None:
    """As it is once everything is done."""
    _show_board(window, case)
    window.findChildren(TodayPage)[0].board.show_board(
        TodayBoard(AS_OF, TodayFigures(soon_until=AS_OF.date(), channels=(12, 12))), None
    )


def _page(window: MainWindow, tab: int) -> TodayPage:
    window.show_page(TODAY)
    page = window.findChildren(TodayPage)[0]
    page.show_tab(tab)
    let_paint()
    return page


TODAY_SCREENS = (
    Screen("today", _show_board, (*FRAME, "figure_overdue", "figure_channels", "part_all", "do_next", "today_lines")),
    Screen("today-channels", _show_channels, (*FRAME, "channel_week", "looked_nothing", "enter_look", "week_before")),
    Screen("today-channel-form", _show_channel_form, ("save_stage", "cancel", "found_problem")),
    Screen("today-comment-box", _show_slips, (*FRAME, "opened_at", "present", "slips", "record_slips")),
    Screen("today-empty", _show_nothing_to_do, (*FRAME, "figure_overdue", "today_empty_words", "today_empty_action")),
)
