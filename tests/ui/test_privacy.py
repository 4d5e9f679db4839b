"""Personal data on the case page: erasing with a reason and the number, who has it still, who got what, the notice."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import letters_of
from app.bootstrap.privacy import case_privacy
from app.services.office import Office
from app.ui.form.proceedings import ProceedingsPage
from app.ui.form.timeline_line import TimelineLine
from app.ui.privacy.erase_dialog import EraseDialog
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
NAMED = {"complainant_name": "นางสมมุติ ตัวอย่าง", "complainant_phone": "08 0000 0000"}
VERSION_1 = {
    "line_th": "เราเก็บข้อมูลเพื่อแก้ไขเรื่องของท่าน",
    "text_th": "เราเก็บข้อมูลเพื่อแก้ไขเรื่องของท่าน\nและลบเมื่อพ้นเวลา",
    "approved_by": "ผู้อำนวยการ",
    "approved_on": "2026-11-20",
}


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[ProceedingsPage]:
    """The page with one complaint of somebody who is named."""
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2", **NAMED))
    page = ProceedingsPage(letters_of)
    page.take_privacy(case_privacy(page))
    page.use(office)
    page.doings.done.connect(lambda number: page.show_record(office.complaints.case(number)))
    page.show()
    page.show_record(office.complaints.case(NUMBER))
    yield page
    for dialog in page.findChildren(QDialog):
        dialog.blockSignals(True)
        dialog.deleteLater()


@pytest.fixture
def desk(page: ProceedingsPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def asked_to_erase(page: ProceedingsPage, desk: Desk) -> EraseDialog:
    """The dialog, as the menu of the page opens it."""
    desk.click("add_proceeding")
    menu = page.findChild(QMenu, "add_menu")
    (erase,) = (action for action in page.findChildren(QAction) if action.objectName() == "erase_personal_data")
    assert menu is not None
    menu.triggered.emit(erase)
    menu.close()
    found = page.findChild(EraseDialog)
    assert found is not None
    return found


@pytest.mark.rule("PDPA-33")
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_erased(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    asked_to_erase(page, desk)
    desk.click("erase_identity", "erase")
    assert desk.text_of("because_problem") == "โปรดกรอกช่องนี้"
    assert NUMBER in desk.text_of("confirmed_problem")
    assert office.complaints.case(NUMBER).fields["complainant_name"] == NAMED["complainant_name"]


def test_what_is_ticked_is_erased_and_the_page_says_who_has_it_still(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    asked_to_erase(page, desk)
    assert not desk.is_shown("erased_card")
    desk.click("erase_complainant_phone")
    desk.type("because", "ผู้ร้องขอให้ลบ")
    desk.type("confirmed", NUMBER)
    desk.click("erase")
    Desk.let_go()
    said = [plain(each.text()) for each in desk.part("erased_card").findChildren(QLabel)]
    assert {"เพราะ ผู้ร้องขอให้ลบ", "ไม่มีเครื่องอื่นเคยได้รับเรื่องนี้"} <= set(said)
    assert desk.is_shown("erased_card")
    assert "complainant_phone" not in office.complaints.case(NUMBER).fields


def test_a_group_is_ticked_whole_with_one_click_and_shows_when_it_is_ticked_in_part(
    page: ProceedingsPage, desk: Desk
) -> None:
    asked_to_erase(page, desk)
    desk.click("erase_group_people")
    assert desk.is_chosen("erase_complainant_name") and desk.is_chosen("erase_complainant_phone")
    desk.click("erase_complainant_name")
    assert desk.is_chosen("erase_complainant_phone") and not desk.is_chosen("erase_complainant_name")


def test_a_ward_is_offered_no_erasing(page: ProceedingsPage, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert page.privacy is not None and page.privacy.may_erase()
    monkeypatch.setattr(type(office.desk.node), "is_centre", False)
    assert not page.privacy.may_erase()


def test_nothing_is_erased_under_what_is_typed_and_not_saved(page: ProceedingsPage, qtbot: QtBot) -> None:
    assert page.privacy is not None
    page.privacy.is_typed_over = lambda: True
    with qtbot.waitSignal(page.doings.refused) as refused:
        assert page.privacy.ask() is None
    assert refused.args == ["มีข้อความที่พิมพ์ไว้แต่ยังไม่ได้บันทึก บันทึกก่อนแล้วจึงลบ"]


@pytest.mark.rule("PDPA-27")
def test_the_filter_shows_what_went_to_whom(page: ProceedingsPage, desk: Desk, office: Office) -> None:
    office.proceedings.begin(
        NUMBER,
        "disclosure",
        {"at": "2026-11-20T10:00:00+07:00", "to_whom": "ศาลตัวอย่าง", "what": "สำเนาเรื่อง", "basis": "law"},
    )
    page.show_record(office.complaints.case(NUMBER))
    desk.click("filter_disclosed")
    Desk.let_go()
    (line,) = (each for each in page.findChildren(TimelineLine) if each.isVisibleTo(page))
    said = [plain(each.text()) for each in line.findChildren(QLabel)]
    assert said[0] == "เปิดเผยแก่ ศาลตัวอย่าง"
    assert "อาศัยเหตุ: หน้าที่ตามกฎหมาย หรือคำสั่งเจ้าหน้าที่หรือศาล" in said


def test_a_copy_without_names_is_offered_beside_the_request_for_a_copy(
    page: ProceedingsPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    office.proceedings.begin(
        NUMBER, "copy_request", {"at": "2026-11-20T10:00:00+07:00", "by_whom": "นางสมมุติ ตัวอย่าง", "means": "letter"}
    )
    page.show_record(office.complaints.case(NUMBER))
    Desk.let_go()
    desk.click("more_copy_request_asked")
    (redact,) = (action for action in page.findChildren(QAction) if action.objectName() == "redact")
    with qtbot.waitSignal(page.redaction_wanted):
        redact.trigger()
    for menu in page.findChildren(QMenu, "line_menu"):
        menu.close()


@pytest.mark.rule("PDPA-23")
def test_the_line_of_the_notice_says_that_it_is_a_draft_until_the_hospital_has_its_own(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    assert desk.text_of("privacy_notice_words").startswith("ร่าง: ศูนย์รับเรื่องร้องเรียน")
    office.privacy_notice.publish(VERSION_1)
    page.show_record(None)
    assert desk.text_of("privacy_notice_words") == "ฉบับที่ 1: เราเก็บข้อมูลเพื่อแก้ไขเรื่องของท่าน"
    desk.click("privacy_notice_read")
    assert desk.text_of("notice_paragraph_2") == "และลบเมื่อพ้นเวลา"
