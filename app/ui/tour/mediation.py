"""The states of the mediation page in which the tour pictures the window."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

from app.ui.main_window import MainWindow
from app.ui.mediation.case_list import CaseButton
from app.ui.mediation.page import MediationPage
from app.ui.pages import MEDIATION
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.tour.steps import FRAME, Screen, let_paint

AGREED = {
    "people": ["ผู้ร้องเรียน", "ผู้ไกล่เกลี่ย ตัวอย่าง"],
    "ground_rules": True,
    "offers": "จัดคิวใหม่และติดป้ายบอกเวลารอ",
    "result": "agreed",
    "agreement": "ห้องยาขอโทษและจัดระบบคิวใหม่ภายในเดือนนี้",
}
NO_NUMBER = "12"


def _show_mediation(window: MainWindow, case: str) -> None:
    for field in window.findChildren(QLineEdit, "search"):
        field.clear()
    window.show_case_on(MEDIATION, case)


def _show_call(window: MainWindow, _case: str) -> None:
    """The first case of whose head it is written what came of it: before that, the page asks for the head."""
    window.show_page(MEDIATION)
    page = window.findChildren(MediationPage)[0]
    for number in _cases(page):
        page.show_case(number)
        _press(page, "call_next")
        if any(card.isVisibleTo(page) for card in page.findChildren(QWidget, "call_card")):
            break
        for asked in window.findChildren(StageDialog):
            asked.close()
    let_paint()


def _show_settled(window: MainWindow, _case: str) -> None:
    """The case of the list that has come furthest, as far down as its sessions."""
    page = _settled_page(window, agreed=True)
    let_paint()
    for area in page.findChildren(QScrollArea):
        for part in area.findChildren(QWidget, "settled"):
            below = part.mapTo(area.viewport(), part.rect().topLeft()).y()
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + below)


def _show_session(window: MainWindow, _case: str) -> None:
    _press(_settled_page(window, agreed=True), "begin_session")
    window.findChildren(StageDialog)[-1].show_values(AGREED)


def _show_holder(window: MainWindow, _case: str) -> None:
    """A number that is none is refused beside its field."""
    _press(_settled_page(window, agreed=False), "edit_M1")
    window.findChildren(QLineEdit, "holder_phone")[-1].setText(NO_NUMBER)
    _press(window, "save_holder")


def _show_leave(window: MainWindow, _case: str) -> None:
    """The reason is asked for."""
    _press(_settled_page(window, agreed=False), "leave_M3")
    window.findChildren(QLineEdit, "leave_reason")[-1].setText("ลาพักผ่อน ถึง 27 พ.ย. 2569")


def _settled_page(window: MainWindow, *, agreed: bool) -> MediationPage:
    """The page with a case that has an agreement, or with the first that has none."""
    window.show_page(MEDIATION)
    page = window.findChildren(MediationPage)[0]
    for number in _cases(page):
        page.show_case(number)
        if any(each.isVisibleTo(page) for each in page.findChildren(QWidget, "to_outcome")) == agreed:
            break
    let_paint()
    return page


def _cases(page: MediationPage) -> list[str]:
    return [str(each.property("number")) for each in page.findChildren(CaseButton) if each.objectName()]


def _press(place: QWidget, name: str) -> None:
    place.findChildren(QAbstractButton, name)[-1].click()


ACTIONS = ("begin_session", "begin_promise", "begin_insistence", "print_call_list")
MEDIATION_SCREENS = (
    Screen("mediation", _show_mediation, (*FRAME, "mediation_case", "mediators", *ACTIONS)),
    Screen("mediation-call", _show_call, (*FRAME, "call_card", "outcome_accepted")),
    Screen("mediation-agreed", _show_settled, (*FRAME, "settled_promise", "to_outcome")),
    Screen("mediation-session", _show_session, ("people", "ground_rules", "save_stage")),
    Screen("mediation-leave", _show_leave, ("leave_reason", "save_leave")),
    Screen("mediation-holder", _show_holder, ("holder_name", "holder_phone_problem", "save_holder")),
)
