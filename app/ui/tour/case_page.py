"""The states of the case page in which the tour pictures the window: the timeline, its dialogs, who is waited for."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QListWidget, QScrollArea, QTabBar

from app.services.cases.protected_identity import as_far_as_open
from app.ui.form.fields_page import FieldsPage
from app.ui.form.identity_bar import IdentityBar
from app.ui.form.proceedings import ProceedingsPage
from app.ui.form.screen import FormScreen
from app.ui.main_window import MainWindow
from app.ui.pages import WAITING
from app.ui.register.list import RegisterList
from app.ui.tour.steps import FRAME, Screen, let_paint, look_for

RICH, TRIED = "ส่วนต่าง", "ผลตรวจ"  # what the subjects of the demo's cases say: much was done, nobody answered
WITHHELD, WHY = "ผลตรวจของผู้ป่วยไปเปิดเผย", "โทรแจ้งผลการตรวจสอบตามหนังสือ"
FIELDS_TAB, PROCEEDINGS_TAB, HISTORY_TAB = 0, 1, 3
PERSON = "เจ้าหน้าที่ ตัวอย่าง"
ORDER = {"memo": "ตรวจสอบแล้ว ใบเสร็จไม่มีรายละเอียดค่าบริการอื่น\nเห็นควรคืนเงินและปรับแบบใบเสร็จ"}
CLAIM = {"asked_baht": 50_000, "words": "ยื่นที่ศูนย์ประกันสุขภาพ พร้อมสำเนาเวชระเบียน"}

PUBLICATION = {
    "unit": "กลุ่มงานประกันสุขภาพ",
    "topic": "การปรับปรุงแบบใบเสร็จรับเงิน",
    "summary": "นาย สมมุติ ทักท้วงค่าบริการส่วนต่าง (โทร ๐๘-๐๐๐๐-๐๐๐๐) โรงพยาบาลปรับแบบใบเสร็จให้แสดงรายการแล้ว",
    "by_whom": PERSON,
}


def find(window: MainWindow, words: str, tab: int) -> None:
    """Open the first case that a search finds."""
    look_for(window, words)
    for cases in window.findChildren(RegisterList):
        cases.chosen.choose("")
        cases.chosen.choose_next()
    window.findChildren(QTabBar, "form_tabs")[0].setCurrentIndex(tab)
    let_paint()


def _show_timeline(window: MainWindow, _case: str) -> None:
    find(window, RICH, PROCEEDINGS_TAB)


def _show_rest(window: MainWindow, _case: str) -> None:
    find(window, RICH, PROCEEDINGS_TAB)
    for page in window.findChildren(QScrollArea, "proceedings_page"):
        page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)


def _show_changed_dates(window: MainWindow, _case: str) -> None:
    find(window, RICH, HISTORY_TAB)


def _show_withheld(window: MainWindow, _case: str) -> None:
    """Who complained is not to be named, and somebody is asked for the reason to see it, as where people sign in."""
    find(window, WITHHELD, FIELDS_TAB)
    for bar in window.findChildren(IdentityBar):
        bar.allow(True)
    for form in window.findChildren(FormScreen):
        if form.content.case.record is not None:
            form.content.show(as_far_as_open(form.content.case.record, is_open=False))
    _click(window, "identity_ask")
    for reason in window.findChildren(QLineEdit, "identity_reason"):
        reason.setText(WHY)
    let_paint()
    for page in window.findChildren(FieldsPage):
        page.focus_field("disclosure")


def _show_tries(window: MainWindow, _case: str) -> None:
    find(window, TRIED, PROCEEDINGS_TAB)


def _show_letter(window: MainWindow, case: str) -> None:
    _show_tries(window, case)
    _click(window, "suggested_registered_letter_accept")


def _show_reply(window: MainWindow, case: str) -> None:
    _show_timeline(window, case)
    _click(window, "step_request_replied")


def _show_begun(code: str, values: Mapping[str, object], window: MainWindow, case: str) -> None:
    """The dialog in which something new about the case is begun; nothing is saved."""
    _show_timeline(window, case)
    for page in window.findChildren(ProceedingsPage):
        page.doings.begin(code, values)


def _show_merge(window: MainWindow, case: str) -> None:
    """The case that goes on is named in words."""
    _show_begun("merge", {"number": case, "reason": "ผู้ร้องคนเดียวกัน เรื่องเดียวกัน", "by_whom": PERSON}, window, case)


def _show_waiting(window: MainWindow, _case: str) -> None:
    window.show_page(WAITING)


def _show_redaction(window: MainWindow, case: str) -> None:
    """The details of a case with what is suggested to be withheld, one text looked through."""
    window.open_case(case)
    let_paint()
    _click(window, "redact_case")
    for redaction in window.findChildren(QDialog, "redaction"):
        let_paint()
        _click(window, "redaction_seen")
        for parts in redaction.findChildren(QListWidget, "redaction_parts"):
            parts.setCurrentRow(2)


def _click(window: MainWindow, name: str) -> None:
    window.findChildren(QAbstractButton, name)[0].click()


CASE_PAGE_SCREENS = (
    Screen("case-timeline", _show_timeline, (*FRAME, "form_tabs", "quick_contact", "add_proceeding", "filter_all")),
    Screen("case-timeline-rest", _show_rest, (*FRAME, "form_tabs", "proceedings_page")),
    Screen("case-changed-dates", _show_changed_dates, (*FRAME, "form_tabs", "history_page")),
    Screen(
        "case-withheld",
        _show_withheld,
        (*FRAME, "form_tabs", "identity_bar", "identity_reason", "identity_open", "identity_cancel"),
    ),
    Screen("case-tries", _show_tries, (*FRAME, "quick_contact", "suggested_registered_letter_accept")),
    Screen("case-letter", _show_letter, ("save_stage", "cancel", "rule_line")),
    Screen("case-reply", _show_reply, ("save_stage", "cancel", "rule_line")),
    Screen("case-order", partial(_show_begun, "order", ORDER), ("save_stage", "cancel", "to", "memo", "rule_line")),
    Screen("case-claim", partial(_show_begun, "claim", CLAIM), ("save_stage", "cancel", "asked_baht", "rule_line")),
    Screen(
        "case-publication",
        partial(_show_begun, "publication", PUBLICATION),
        ("save_stage", "cancel", "publication_warning", "summary", "rule_line"),
    ),
    Screen("case-merge", _show_merge, ("save_stage", "cancel", "merge_warning", "merge_target", "rule_line")),
    Screen(
        "case-redaction",
        _show_redaction,
        ("redaction_parts", "redaction_text", "redaction_marks", "redaction_seen", "make_redacted", "for_whom"),
    ),
    Screen(WAITING, _show_waiting, (*FRAME, "sidebar_waiting", "waiting_list", "waiting_open", "waiting_remind")),
)
