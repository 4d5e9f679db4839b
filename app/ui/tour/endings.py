"""The states in which the tour pictures how cases end, hang together, come before the committee and change hands."""

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QTabBar

from app.ui.hand_over_dialog import HandOverDialog
from app.ui.main_window import MainWindow
from app.ui.pages import AGENDA
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.tour.case_page import find
from app.ui.tour.steps import FRAME, Screen, let_paint

SUBJECT_FIELD, PHONE = "complainant_name", "complainant_phone"
CLOSED = "เลื่อนนัดถอนฟัน"  # what the subject of a closed case of the demo says
ANSWERS = {"from": "เจ้าหน้าที่ ตัวอย่าง", "person": "ผู้แทน ตัวอย่าง"}


def _show_closing(window: MainWindow, case: str) -> None:
    window.open_case(case)
    window.findChildren(QTabBar, "form_tabs")[0].setCurrentIndex(0)
    let_paint()
    window.findChildren(QAbstractButton, "end_case")[0].click()


def _show_reopening(window: MainWindow, _case: str) -> None:
    """A closed case is opened again with the reason."""
    for chip in window.findChildren(QAbstractButton, "chip_all"):
        chip.click()
    find(window, CLOSED, 0)
    window.findChildren(QAbstractButton, "end_case")[0].click()
    window.findChildren(StageDialog)[-1].show_values({"reason": "ผู้ร้องแจ้งว่าถูกเลื่อนนัดอีกครั้ง"})


def _show_alike(window: MainWindow, case: str) -> None:
    """Somebody types a new case of a person who has complained before."""
    window.open_case(case)
    let_paint()
    name, phone = (window.findChildren(QLineEdit, each)[0].text() for each in (SUBJECT_FIELD, PHONE))
    window.new_case()
    let_paint()
    window.findChildren(QLineEdit, SUBJECT_FIELD)[0].setText(name)
    window.findChildren(QLineEdit, PHONE)[0].setText(phone)
    window.register.work.form.content.checks.look()


def _show_alike_chosen(window: MainWindow, _case: str) -> None:
    """The new case of the picture before belongs to a known one, and nothing is saved yet."""
    window.findChildren(QAbstractButton, "alike_1_merge")[0].click()


def _show_agenda(window: MainWindow, _case: str) -> None:
    window.show_page(AGENDA)
    let_paint()
    for box in window.findChildren(QCheckBox):
        if box.objectName().startswith("choose_"):
            box.setChecked(True)
            return


def _show_hand_over(window: MainWindow, case: str) -> None:
    window.open_case(case)
    let_paint()
    window.register.cases.hand_over_wanted.emit()
    let_paint()
    window.findChildren(HandOverDialog)[0].show_values(ANSWERS)


ENDING_SCREENS = (
    Screen("closing", _show_closing, ("save_stage", "cancel", "outcome", "told_at")),
    Screen("alike", _show_alike, (*FRAME, "duplicates", "alike_1_look", "alike_1_link", "alike_1_merge")),
    Screen("alike-chosen", _show_alike_chosen, (*FRAME, "tie_choice", "tie_reason", "tie_take_back")),
    Screen(AGENDA, _show_agenda, (*FRAME, "agenda_proposed", "put_on_agenda")),
    Screen("hand-over", _show_hand_over, ("save_stage", "cancel", "hand_over_preview")),
    Screen("reopening", _show_reopening, ("save_stage", "cancel", "reason", "rule_line")),
)
