"""The states in which the tour pictures personal data: erasing, what was erased, who got what, the notice."""

from datetime import date, datetime

from PySide6.QtWidgets import QAbstractButton, QScrollArea

from app.services.privacy.rows import Erased, Holder
from app.ui.form.proceedings import ProceedingsPage
from app.ui.main_window import MainWindow
from app.ui.pages import SETTINGS
from app.ui.settings.page import TITLES, SettingsPage
from app.ui.tour.case_page import PERSON, PROCEEDINGS_TAB, RICH, find
from app.ui.tour.steps import FRAME, Screen, let_paint

ERASED_AT = datetime.fromisoformat("2026-11-19T14:20:00+07:00")
ERASED = Erased(
    ERASED_AT,
    PERSON,
    "ผู้ร้องขอให้ลบชื่อและโทรศัพท์หลังได้รับแจ้งผล",
    ("ชื่อ–สกุลผู้ร้องเรียน", "โทรศัพท์", "ที่อยู่"),
    (
        Holder("หอผู้ป่วยหญิง", True, datetime.fromisoformat("2026-11-20T09:05:00+07:00")),
        Holder("หอผู้ป่วย ๓", False),
        Holder("ห้องฉุกเฉิน (เครื่องเก่า)", False, is_ended=True),
    ),
    date(2027, 11, 20),
)
NOTICE = TITLES.index("Privacy notice")
ASKED = {"by_whom": "นางสมหญิง ตัวอย่าง", "what": "สำเนาแบบฟอร์มบันทึกข้อร้องเรียนและหนังสือแจ้งผล", "means": "letter"}


def _page(window: MainWindow) -> ProceedingsPage:
    find(window, RICH, PROCEEDINGS_TAB)
    return window.findChildren(ProceedingsPage)[0]


def _show_erasing(window: MainWindow, _case: str) -> None:
    page = _page(window)
    if page.privacy is not None and (dialog := page.privacy.ask()) is not None:
        let_paint()
        dialog.findChildren(QAbstractButton, "erase_identity")[0].click()
        dialog.findChildren(QAbstractButton, "erase")[0].click()


def _show_erased(window: MainWindow, _case: str) -> None:
    """What a case says some days after an erasure; nothing is erased in the demo."""
    page = _page(window)
    if page.privacy is not None:
        page.privacy.card.show_erased((ERASED,))
    _scroll_up(window)


def _forget_erased(window: MainWindow) -> None:
    for page in window.findChildren(ProceedingsPage):
        if page.privacy is not None:
            page.privacy.card.show_erased(())


def _show_disclosed(window: MainWindow, _case: str) -> None:
    _page(window).findChildren(QAbstractButton, "filter_disclosed")[0].click()
    _scroll_up(window)


def _scroll_up(window: MainWindow) -> None:
    let_paint()
    for area in window.findChildren(QScrollArea, "proceedings_page"):
        area.verticalScrollBar().setValue(0)


def _forget_disclosed(window: MainWindow) -> None:
    window.findChildren(ProceedingsPage)[0].findChildren(QAbstractButton, "filter_all")[0].click()


def _show_request(window: MainWindow, _case: str) -> None:
    _page(window).doings.begin("copy_request", ASKED)


def _show_notice(window: MainWindow, _case: str) -> None:
    page = _page(window)
    if page.privacy is not None:
        page.privacy.line.open_text()


def _show_settings(window: MainWindow, _case: str) -> None:
    window.show_page(SETTINGS)
    window.findChildren(SettingsPage)[0].show_section(NOTICE)


PRIVACY_SCREENS = (
    Screen("privacy-erase", _show_erasing, ("erase", "cancel", "because", "confirmed", "erase_identity")),
    Screen("privacy-erased", _show_erased, (*FRAME, "erased_card"), _forget_erased),
    Screen("privacy-disclosed", _show_disclosed, (*FRAME, "filter_disclosed"), _forget_disclosed),
    Screen("privacy-copy", _show_request, ("save_stage", "cancel", "by_whom", "rule_line")),
    Screen("privacy-notice", _show_notice, ("close",)),
    Screen("settings-notice", _show_settings, (*FRAME, "settings_tabs", "notice_in_use")),
)
