"""The dialog of one stage: refusals beside their fields, Esc that throws nothing away, and more time for a duty."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import letters_of
from app.domain.proceedings.kinds import KINDS
from app.services.office import Office
from app.services.register.filter import Chip, RegisterFilter
from app.ui.form.proceedings import ProceedingsPage
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
MORE = {"until": "2026-12-18", "reason": "รอผลตรวจสอบ", "by_whom": "ผู้อำนวยการ ตัวอย่าง"}


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[ProceedingsPage]:
    """A page of one complaint of level 2, in group 2."""
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    page = ProceedingsPage(letters_of)
    qtbot.addWidget(page)
    page.use(office)
    page.show()
    page.show_record(office.complaints.case(NUMBER))
    yield page
    for dialog in page.findChildren(QDialog):
        dialog.blockSignals(True)
        dialog.deleteLater()


def more_time(page: ProceedingsPage, duty: str, values: Mapping[str, object]) -> StageDialog:
    page.doings.give_more_time(duty)
    dialog = page.findChild(StageDialog, "extension_granted_dialog")
    assert dialog is not None
    dialog.show_values(values)
    dialog.save()
    return dialog


def text_of(dialog: QWidget, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None, name
    return plain(label.text()) if label.isVisibleTo(dialog) else ""


@pytest.mark.rule("DAY-6")
def test_more_time_shows_the_date_of_the_rule_beside_the_later_one(page: ProceedingsPage, office: Office) -> None:
    more_time(page, "GRP-2", MORE)
    (duty,) = [each for each in office.complaints.case(NUMBER).duties if each.id == "GRP-2"]
    assert (str(duty.due_on), str(duty.extended_on)) == ("2026-11-30", "2026-12-18")
    (row,) = office.register.page(RegisterFilter(chip=Chip.ALL), 0, 10)
    assert (str(row.due_on), row.due_at) == ("2026-12-08", None)


@pytest.mark.rule("DAY-6")
def test_the_dialog_says_for_which_duty_more_time_is_and_by_which_rule(page: ProceedingsPage) -> None:
    page.doings.give_more_time("GRP-2")
    dialog = page.findChild(StageDialog, "extension_granted_dialog")
    assert dialog is not None
    assert text_of(dialog, "duty_fixed") == "แก้ไขปัญหาภายใน 10 วันทำการ · ครบกำหนด 30 พ.ย. 2569"
    assert text_of(dialog, "rule_line") == "ตาม DAY-6"


@pytest.mark.rule("DAY-6")
def test_less_time_than_stands_is_refused_beside_the_day(page: ProceedingsPage) -> None:
    dialog = more_time(page, "GRP-2", {**MORE, "until": "2026-11-30"})
    assert text_of(dialog, "until_problem") == "วันนี้ไม่ช้ากว่ากำหนดที่มีอยู่ เลือกวันที่ช้ากว่า"
    assert dialog.isVisible()


@pytest.mark.rule("DAY-6")
def test_more_time_for_a_closed_case_is_refused_in_words(page: ProceedingsPage, office: Office) -> None:
    told = {"outcome": "as_wished", "outcome_words": "แก้ไขแล้ว", "told_at": "2026-11-20T10:00"}
    office.complaints.change_fields(NUMBER, told)
    dialog = more_time(page, "GRP-2", MORE)
    assert text_of(dialog, "at_problem") == "เรื่องนี้ปิดแล้ว ให้เปิดเรื่องอีกครั้งพร้อมเหตุผลก่อน"


@pytest.mark.rule("DAY-7")
@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-16T10:00:00+07:00", "ต้องไม่ก่อนเวลาที่ทราบเหตุการณ์"),
        ("2026-11-30T10:00:00+07:00", "อยู่ในอนาคต"),
    ],
)
def test_a_contact_before_the_event_or_in_the_future_is_refused_beside_its_time(
    page: ProceedingsPage, at: str, words: str
) -> None:
    dialog = page.doings.begin("contact", {"at": at, "result": "reached"})
    assert dialog is not None
    dialog.save()
    assert words in text_of(dialog, "at_problem")


def test_every_refusal_stands_beside_its_field_at_once(page: ProceedingsPage) -> None:
    dialog = page.doings.begin("request", {"unit": None})
    assert dialog is not None
    dialog.save()
    for name in ("unit_problem", "question_problem"):
        assert text_of(dialog, name) == "โปรดกรอกช่องนี้"


def test_esc_closes_what_nobody_touched(page: ProceedingsPage) -> None:
    dialog = page.doings.begin("contact")
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_asks_before_it_throws_away_what_was_typed(page: ProceedingsPage) -> None:
    dialog = page.doings.begin("request")
    assert dialog is not None
    dialog.findChild(QWidget, "question").set_value("ขอข้อเท็จจริง")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert text_of(dialog, "leaving_words") == "สิ่งที่พิมพ์ยังไม่ได้บันทึก"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert text_of(dialog, "leaving_words") == ""
    assert dialog.values()["question"] == "ขอข้อเท็จจริง"


def test_throwing_away_is_a_choice(page: ProceedingsPage, office: Office) -> None:
    dialog = page.doings.begin("request")
    assert dialog is not None
    dialog.findChild(QWidget, "question").set_value("ขอข้อเท็จจริง")
    dialog.reject()
    dialog.findChild(QWidget, "leaving_decline").click()
    assert not dialog.isVisible()
    assert office.complaints.case(NUMBER).proceedings == ()


def test_the_keyboard_begins_in_the_first_field_that_is_asked_for(page: ProceedingsPage, qtbot: QtBot) -> None:
    dialog = page.doings.begin("contact")
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    assert dialog.focusWidget().objectName() == "result"


@pytest.mark.parametrize("code", list(KINDS))
def test_every_kind_has_a_dialog_that_opens_and_goes(page: ProceedingsPage, code: str) -> None:
    dialog = page.doings.begin(code)
    assert dialog is not None
    assert set(dialog.values()) >= {"at"}
    dialog.reject()
    assert not dialog.isVisible()


def test_a_dialog_that_was_opened_and_closed_leaves_no_widget_behind(page: ProceedingsPage, qtbot: QtBot) -> None:
    desk = Desk(page, qtbot)

    def open_and_close() -> None:
        dialog = page.doings.begin("contact")
        assert dialog is not None
        dialog.reject()

    open_and_close()
    before = desk.widgets()
    for _time in range(20):
        open_and_close()
    assert desk.widgets() == before


def test_words_beside_a_field_go_away_as_soon_as_it_is_another_one(page: ProceedingsPage) -> None:
    dialog = more_time(page, "GRP-2", {"until": "2026-12-18"})
    assert text_of(dialog, "reason_problem")
    dialog.show_values({"reason": "รอผลตรวจสอบ"})
    assert not text_of(dialog, "reason_problem")
    assert text_of(dialog, "by_whom_problem")


@pytest.mark.rule("DAY-6")
def test_correcting_more_time_says_in_words_for_which_duty(page: ProceedingsPage, office: Office) -> None:
    more = {"at": "2026-11-20T09:00", "duty": "GRP-2", "until": "2026-12-18", "reason": "รอผล", "by_whom": "ผู้อำนวยการ"}
    uid = office.proceedings.begin(NUMBER, "extension", more)
    page.show_record(office.complaints.case(NUMBER))
    page.doings.correct(uid, "granted")
    dialog = page.findChild(StageDialog, "extension_granted_dialog")
    assert dialog is not None
    assert text_of(dialog, "duty_fixed").startswith("แก้ไขปัญหาภายใน 10 วันทำการ · ")
    assert (dialog.values()["duty"], dialog.values()["reason"]) == ("GRP-2", "รอผล")


@pytest.mark.rule("OUT-2")
def test_correcting_a_link_leaves_the_number_of_the_other_case(page: ProceedingsPage, office: Office) -> None:
    other = office.complaints.record(a_complaint(details="อีกเรื่อง"))
    link = {"at": "2026-11-20T09:00", "number": other, "link": "same_person"}
    uid = office.proceedings.begin(NUMBER, "link", link)
    page.show_record(office.complaints.case(NUMBER))
    page.doings.correct(uid, "made")
    dialog = page.findChild(StageDialog, "link_made_dialog")
    assert dialog is not None
    assert text_of(dialog, "number_fixed") == other == "2569/00002"


@pytest.mark.rule("INT-17")
def test_a_unit_that_nobody_knows_is_said_beside_the_field_and_can_be_meant(
    page: ProceedingsPage, office: Office
) -> None:
    office.staff.add_units(["ห้องจ่ายยา"])
    dialog = page.doings.begin("request", {"unit": "ห้องจ่ายยาา", "question": "ขอข้อเท็จจริง"})
    assert dialog is not None
    dialog.save()
    assert "ห้องจ่ายยาา" in text_of(dialog, "unit_problem")
    dialog.show_values({"not_listed": True})
    dialog.save()
    (row,) = office.complaints.case(NUMBER).proceedings
    assert row.value("asked", "unit") == "ห้องจ่ายยาา"
