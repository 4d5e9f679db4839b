"""The case page: one timeline of everything, what can be added, and the quick line for contacts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import letters_of
from app.services.office import Office
from app.ui.form.proceedings import ProceedingsPage
from app.ui.form.timeline_line import TimelineLine
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
ASKED = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริงเรื่องเวลารอ"}
TRIES = ("2026-11-17T10:00", "2026-11-18T14:00", "2026-11-20T09:30")


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[ProceedingsPage]:
    """The page with one complaint of level 2; it shows what is done as soon as it is done."""
    office.complaints.record(
        a_complaint(level=2, resolution_group="GRP-2", complainant_phone="08 0000 0000", disclosure="consent")
    )
    page = ProceedingsPage(letters_of)
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


def again(page: ProceedingsPage, office: Office) -> None:
    page.show_record(office.complaints.case(NUMBER))


def lines(page: ProceedingsPage) -> list[str]:
    """The first line of every entry, from the top."""
    Desk.let_go()
    found = [line for line in page.findChildren(TimelineLine) if line.isVisibleTo(page)]
    return [plain(line.findChildren(QLabel)[0].text()) for line in sorted(found, key=lambda line: line.y())]


def dialog(page: ProceedingsPage, name: str) -> StageDialog:
    found = page.findChild(StageDialog, name)
    assert found is not None, name
    return found


@pytest.mark.rule("INT-17")
def test_a_reply_is_written_down_from_the_line_of_its_request(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    office.proceedings.begin(NUMBER, "request", ASKED)
    again(page, office)
    desk.click("step_request_replied")
    reply = dialog(page, "request_replied_dialog")
    reply.show_values({"words": "ระบบคิวขัดข้อง"})
    reply.save()
    Desk.let_go()
    assert lines(page)[0] == "ขอข้อเท็จจริงจากหน่วยงาน: คำตอบ"
    assert not desk.has("step_request_replied")


@pytest.mark.rule("INT-17")
def test_every_reminder_stands_in_the_timeline_with_its_own_time(page: ProceedingsPage, office: Office) -> None:
    uid = office.proceedings.begin(NUMBER, "request", ASKED)
    for at in ("2026-11-19T09:00", "2026-11-20T15:00"):
        office.proceedings.go_on(NUMBER, uid, "reminded", {"at": at, "means": "telephone"})
    again(page, office)
    assert lines(page)[:3].count("ขอข้อเท็จจริงจากหน่วยงาน: เตือนแล้ว") == 2


def test_what_is_taken_back_stays_struck_through_with_its_reason(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    uid = office.proceedings.begin(NUMBER, "note", {"at": "2026-11-18T09:00", "words": "ผิดเรื่อง"})
    again(page, office)
    page.doings.take_back(uid)
    taking_back = dialog(page, "note_voided_dialog")
    taking_back.save()
    assert desk.text_of("reason_problem") == "โปรดกรอกช่องนี้"
    taking_back.show_values({"reason": "บันทึกผิดเรื่อง"})
    taking_back.save()
    Desk.let_go()
    (struck,) = [line for line in page.findChildren(TimelineLine) if line.objectName() == "line_note_written"]
    texts = [plain(each.text()) for each in struck.findChildren(QLabel)]
    assert "ถอนรายการ: บันทึกผิดเรื่อง" in texts
    assert struck.findChildren(QLabel)[0].property("is_void")


def test_the_filter_leaves_what_is_wanted(page: ProceedingsPage, desk: Desk, office: Office) -> None:
    office.proceedings.begin(NUMBER, "request", ASKED)
    office.proceedings.begin(NUMBER, "contact", {"at": TRIES[0], "result": "no_answer"})
    again(page, office)
    assert desk.text_of("filter_requests") == "ขอและสั่งการ 1"
    desk.click("filter_contacts")
    Desk.let_go()
    assert lines(page) == ["ติดต่อผู้ร้องเรียน"]


def test_the_menu_offers_what_makes_sense_and_opens_its_dialog(page: ProceedingsPage, desk: Desk) -> None:
    desk.click("add_proceeding")
    menu = page.findChild(QMenu, "add_menu")
    assert menu is not None
    offered = {action.objectName() for action in page.findChildren(QAction) if action.objectName().startswith("add_")}
    assert {"add_contact", "add_request", "add_screening", "add_order"} <= offered
    assert not offered & {"add_agency_reply", "add_reopening", "add_extension", "add_praise"}
    menu.triggered.emit(next(action for action in menu.actions() if action.objectName() == "add_request"))
    menu.close()
    assert dialog(page, "request_asked_dialog").values()["unit"] == "ห้องจ่ายยาผู้ป่วยนอก"


def test_a_contact_is_written_down_with_a_key_and_a_line(page: ProceedingsPage, desk: Desk, office: Office) -> None:
    desk.click("quick_reached")
    desk.part("quick_purpose").set_value("answer")
    desk.type("quick_words", "อธิบายเหตุที่รอนาน ผู้ร้องเข้าใจ")
    QTest.keyClick(desk.part("quick_words"), Qt.Key.Key_Return)
    (row,) = office.complaints.case(NUMBER).proceedings
    assert row.at == datetime.fromisoformat("2026-11-21T10:35:00+07:00")
    assert (row.value("made", "means"), row.value("made", "result")) == ("telephone", "reached")
    assert desk.text_of("quick_state") == "บันทึกการติดต่อแล้ว 10.35 น."


def test_a_quick_contact_without_a_result_says_so_beside_the_chips(page: ProceedingsPage, desk: Desk) -> None:
    desk.type("quick_words", "โทรแล้ว")
    desk.click("quick_save")
    assert desk.text_of("result_problem") == "โปรดกรอกช่องนี้"


def test_what_was_typed_in_the_line_waits_for_its_case(page: ProceedingsPage, desk: Desk, office: Office) -> None:
    other = office.complaints.record(a_complaint(details="อีกเรื่องหนึ่ง"))
    desk.type("quick_words", "กำลังพิมพ์")
    page.show_record(office.complaints.case(other))
    assert page.findChild(QLabel, "quick_state") is not None
    assert desk.part("quick_words").value() is None
    again(page, office)
    assert desk.part("quick_words").value() == "กำลังพิมพ์"


@pytest.mark.rule("OUT-2")
def test_after_three_tries_on_different_days_the_letter_is_offered_filled_in(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    for at in TRIES:
        office.proceedings.begin(NUMBER, "contact", {"at": at, "means": "telephone", "result": "no_answer"})
    again(page, office)
    assert desk.text_of("suggested_registered_letter_words") == (
        "ติดต่อไม่ได้ 3 วัน (17 พ.ย. 2569, 18 พ.ย. 2569, 20 พ.ย. 2569) ให้ส่งจดหมายลงทะเบียน ถือว่าแจ้งแล้ว (ตาม OUT-2)"
    )
    desk.click("suggested_registered_letter_accept")
    letter = dialog(page, "contact_made_dialog")
    assert letter.values()["means"] == "registered_letter"
    letter.save()
    Desk.let_go()
    assert desk.has("suggested_outcome_of_letter")
    assert not desk.has("suggested_registered_letter")


@pytest.mark.rule("INT-10")
def test_an_ending_at_screening_offers_to_fill_in_the_outcome(
    page: ProceedingsPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    ended = {"at": "2026-11-18T09:00", "route": "resolved_at_once", "reason": "ชี้แจงแล้วเข้าใจ"}
    office.proceedings.begin(NUMBER, "screening", ended)
    again(page, office)
    with qtbot.waitSignal(page.fields_wanted) as wanted:
        desk.click("suggested_outcome_of_screening_accept")
    assert wanted.args == [{"outcome": "ended_at_screening", "outcome_words": "ชี้แจงแล้วเข้าใจ"}]


@pytest.mark.rule("INT-11")
def test_a_matter_that_is_not_ours_leads_to_the_hand_over(page: ProceedingsPage, desk: Desk, office: Office) -> None:
    office.proceedings.begin(NUMBER, "screening", {"at": "2026-11-18T09:00", "route": "not_ours", "reason": "นอกอำนาจ"})
    again(page, office)
    desk.click("suggested_route_handover_accept")
    handover = dialog(page, "handover_sent_dialog")
    assert handover.isVisible()
    assert handover.windowTitle() == "ส่งต่อหน่วยงานที่เกี่ยวข้อง"


@pytest.mark.rule("INT-13")
def test_the_order_of_the_executive_comes_back_with_its_text_and_day(
    page: ProceedingsPage, desk: Desk, office: Office
) -> None:
    office.proceedings.begin(NUMBER, "order", {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "เสนอเพื่อพิจารณา"})
    again(page, office)
    desk.click("step_order_ordered")
    order = dialog(page, "order_ordered_dialog")
    order.show_values({"by_whom": "ผู้อำนวยการ ตัวอย่าง", "order": "ให้ปรับปรุงขั้นตอน", "due_on": "2026-11-30"})
    order.save()
    (duty,) = [each for each in office.complaints.case(NUMBER).duties if each.id.startswith("INT-13:order@")]
    assert str(duty.due_on) == "2026-11-30"


def test_a_case_that_can_only_be_read_offers_nothing(page: ProceedingsPage, desk: Desk, office: Office) -> None:
    office.proceedings.begin(NUMBER, "request", ASKED)
    page.show_record(replace(office.complaints.case(NUMBER), is_summary=True))
    assert not desk.part("add_proceeding").isEnabled()
    assert not desk.has("step_request_replied")
    assert not desk.is_shown("quick_contact")


@pytest.mark.rule("INT-17")
def test_a_reply_on_paper_is_kept_with_the_case_when_it_is_written_down(
    page: ProceedingsPage, office: Office, tmp_path: Path
) -> None:
    scan = tmp_path / "reply.pdf"
    scan.write_bytes(b"%PDF-1.4 scanned")
    uid = office.proceedings.begin(NUMBER, "request", ASKED)
    again(page, office)
    page.doings.attach_reply(uid, scan)
    reply = dialog(page, "request_replied_dialog")
    assert reply.values()["words"] == "ตามไฟล์แนบ reply.pdf"
    assert office.complaints.case(NUMBER).attachments == ()
    reply.save()
    assert [file.name for file in office.complaints.case(NUMBER).attachments] == ["reply.pdf"]
