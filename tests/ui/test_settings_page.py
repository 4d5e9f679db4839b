"""The page of settings: the hospital, its units, orders of appointment, whose rules hold, and a ward that reads."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.settings import settings_desk
from app.bootstrap.today import today_desk
from app.domain.errors import NotAllowed
from app.domain.policy import Policy
from app.domain.policy_over_time import settled
from app.services.hospital import who_decides
from app.services.hospital.appointments import Appointments
from app.services.hospital.hospital_data import HospitalData
from app.services.hospital.policy_changes import PolicyChanges
from app.services.office import Office
from app.services.papers import letterhead_of
from app.ui.entry.moment_edit import MomentEdit
from app.ui.pages import SETTINGS
from app.ui.settings.form_card import FormCard
from app.ui.settings.page import SettingsPage
from app.ui.settings.picked_list import PickedList
from app.ui.shown_text import plain
from app.ui.today.page import TodayPage
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

HOSPITAL = "โรงพยาบาลตัวอย่าง"
UNITS, ORDERS, RULES = 1, 2, 3
SINCE = date(2027, 1, 1)


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(settings_desk)
    page.use(office)
    page.resize(1150, 700)
    page.show()
    return page


@pytest.fixture
def desk(page: SettingsPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def fill(page: SettingsPage, form: str, **values: str) -> None:
    """Write into the fields of a form as a user would."""
    (card,) = (each for each in page.findChildren(FormCard) if each.form.name == form)
    for name, value in values.items():
        editor = card.findChild(QWidget, name)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        else:
            assert isinstance(editor, QLineEdit)
            editor.setText(value)


def said(page: SettingsPage, form: str, name: str) -> str:
    (card,) = (each for each in page.findChildren(FormCard) if each.form.name == form)
    problem = card.findChild(QLabel, f"{name}_problem")
    assert isinstance(problem, QLabel)
    return plain(problem.text())


def lines(page: SettingsPage, name: str) -> list[str]:
    listed = page.findChild(PickedList, name)
    assert listed is not None
    return [str(listed.lines.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(listed.lines.count())]


def typed(page: SettingsPage, name: str) -> str:
    line = page.findChild(QLineEdit, name)
    assert line is not None
    return line.text()


def pick(page: SettingsPage, name: str, row: int) -> None:
    listed = page.findChild(PickedList, name)
    assert listed is not None
    listed.lines.setCurrentRow(row)


@pytest.mark.rule("ADM-1")
def test_what_is_entered_of_the_hospital_stands_on_the_next_paper(
    page: SettingsPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    assert desk.is_shown("no_hospital")
    fill(page, "hospital", hospital=HOSPITAL, place="อาคารผู้ป่วยนอก", phone="0 2000 0000", email="a@example.org")
    assert desk.text_of("paper_hospital") == HOSPITAL
    with qtbot.waitSignal(page.hospital_named) as named:
        desk.click("save_hospital")
    letterhead = letterhead_of(office.desk)
    assert (letterhead.hospital, letterhead.phone) == (HOSPITAL, "0 2000 0000")
    assert named.args == [HOSPITAL]
    assert not desk.is_shown("no_hospital")


def test_everything_wrong_is_said_beside_its_field_at_once(page: SettingsPage, desk: Desk, office: Office) -> None:
    fill(page, "hospital", hospital="", phone="12", email="nobody")
    desk.click("save_hospital")
    assert "โปรดกรอก" in said(page, "hospital", "hospital")
    assert "หมายเลขโทรศัพท์" in said(page, "hospital", "phone")
    assert "อีเมล" in said(page, "hospital", "email")
    assert not HospitalData(office.desk).is_named()


def test_what_is_typed_stays_when_the_page_is_read_again_and_after_a_crash(
    page: SettingsPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    fill(page, "hospital", hospital="โรงพยาบาล")
    fill(page, "units", names="ห้องคลอด")
    page.refresh()
    page.close_down()
    again = SettingsPage(settings_desk)
    qtbot.addWidget(again)
    again.use(office)
    tabs = again.findChild(QTabBar, "settings_tabs")
    assert tabs is not None
    assert [tabs.tabText(place).endswith("•") for place in range(4)] == [True, True, False, False]
    assert again.findChild(QPlainTextEdit, "names").value() == "ห้องคลอด"


def test_a_draft_that_was_saved_is_not_offered_again(page: SettingsPage, desk: Desk, office: Office) -> None:
    fill(page, "hospital", hospital=HOSPITAL)
    page.close_down()
    desk.click("save_hospital")
    assert settings_desk(office.desk).drafts.pending() == ()


def test_a_pasted_list_of_units_is_added_without_its_numbers(page: SettingsPage, desk: Desk, office: Office) -> None:
    office.staff.add_units(["ห้องคลอด"])
    page.show_section(UNITS)
    fill(page, "units", names="1. ห้องคลอด\n๒) ห้องผ่าตัด\n\n- การเงิน\tห้องบัตร\n")
    desk.click("save_units")
    assert lines(page, "units") == ["ห้องคลอด", "ห้องผ่าตัด", "การเงิน", "ห้องบัตร"]
    assert desk.text_of("units_state") == "เพิ่มแล้ว 3 หน่วยงาน มีอยู่แล้ว 1 หน่วยงาน"


def test_units_that_cases_name_are_put_on_the_list_with_one_click(
    page: SettingsPage, desk: Desk, office: Office
) -> None:
    page.show_section(UNITS)
    office.staff.add_units(["ห้องคลอด"])
    office.complaints.record(a_complaint(units=["หอผู้ป่วยชาย", "ห้องคลอด"], responsible_unit="ห้องคลอด"))
    page.refresh()
    assert lines(page, "units") == ["ห้องคลอด (มีใน 1 เรื่อง)", "หอผู้ป่วยชาย\nยังไม่อยู่ในรายการ มีใน 1 เรื่อง"]
    desk.click("add_used_units")
    assert [row.is_listed for row in HospitalData(office.desk).units()] == [True, True]
    assert not desk.is_shown("add_used_units")


def test_a_unit_goes_off_the_list_after_a_question_and_can_come_back(
    page: SettingsPage, desk: Desk, office: Office
) -> None:
    office.staff.add_units(["ห้องคลอด", "หองคลอด"])
    page.show_section(UNITS)
    page.refresh()
    pick(page, "units", 1)
    desk.click("take_unit_off")
    assert desk.is_shown("take_off")
    desk.click("take_off_accept")
    assert lines(page, "units") == ["ห้องคลอด"]
    assert HospitalData(office.desk).add_units(["หองคลอด"]) == ("หองคลอด",)


@pytest.mark.rule("ADM-2")
def test_an_order_is_entered_corrected_and_taken_back(page: SettingsPage, desk: Desk, office: Office) -> None:
    page.show_section(ORDERS)
    fill(page, "appointment", person="นางสมมุติ", order_number="15/2569", ordered_on="1/10/2569")
    desk.click("save_appointment")
    assert lines(page, "appointments") == [
        "ศูนย์รับเรื่องร้องเรียน: นางสมมุติ\nคำสั่งที่ 15/2569 ลงวันที่ 1 ต.ค. 2569 · มีผลจนกว่าจะมีคำสั่งเปลี่ยนแปลง"
    ]
    pick(page, "appointments", 0)
    desk.click("correct_order")
    fill(page, "appointment", until="31/10/2569")
    desk.click("save_appointment")
    assert "สิ้นสุดแล้วเมื่อ 31 ต.ค. 2569" in lines(page, "appointments")[0]
    pick(page, "appointments", 0)
    desk.click("take_order_back_wanted", "take_order_back_accept")
    assert Appointments(office.desk).all() == ()


@pytest.mark.rule("ADM-2")
def test_an_order_shows_its_document_and_opens_it(
    page: SettingsPage, desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Appointments(office.desk).appoint("นางสมมุติ", "", "15/2569", date(2026, 10, 1))
    page.show_section(ORDERS)
    pick(page, "appointments", 0)
    assert not desk.is_shown("open_order")
    scan, opened = tmp_path / "คำสั่ง.pdf", list[str]()
    scan.write_bytes(b"%PDF-1.4 order")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(scan), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    desk.click("attach_order")
    assert lines(page, "appointments")[0].endswith("\nคำสั่ง.pdf")
    desk.click("open_order")
    assert Path(opened[0]).read_bytes() == b"%PDF-1.4 order"


@pytest.mark.rule("ADM-2")
def test_a_correction_that_a_crash_broke_off_is_still_one_afterwards(
    page: SettingsPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    uid = Appointments(office.desk).appoint("นางสมมุติ", "", "15/2569", date(2026, 10, 1))
    page.show_section(ORDERS)
    pick(page, "appointments", 0)
    desk.click("correct_order")
    fill(page, "appointment", until="31/10/2570")
    page.close_down()
    again = SettingsPage(settings_desk)
    desk_again = Desk(again, qtbot)
    again.use(office)
    assert desk_again.text_of("order_corrected") == "กำลังแก้ไขคำสั่งที่ 15/2569"
    desk_again.click("save_appointment")
    (order,) = Appointments(office.desk).all()
    assert (order.uid, order.until) == (uid, date(2027, 10, 31))


def test_an_order_that_is_typed_makes_room_for_a_correction_only_after_a_question(
    page: SettingsPage, desk: Desk, office: Office
) -> None:
    Appointments(office.desk).appoint("นางสมมุติ", "", "15/2569", date(2026, 10, 1))
    page.show_section(ORDERS)
    fill(page, "appointment", person="นายทดสอบ")
    pick(page, "appointments", 0)
    desk.click("correct_order")
    assert (desk.is_shown("leave_order"), typed(page, "person")) == (True, "นายทดสอบ")
    desk.click("leave_order_accept")
    assert (desk.is_shown("leave_order"), typed(page, "person")) == (False, "นายทดสอบ")
    desk.click("correct_order", "leave_order_decline")
    assert (desk.is_shown("order_corrected"), typed(page, "person")) == (True, "นางสมมุติ")


@pytest.mark.rule("ADM-2")
def test_an_order_that_ends_before_it_begins_says_so_with_what_is_missing(page: SettingsPage, desk: Desk) -> None:
    fill(page, "appointment", person="นางสมมุติ", ordered_on="1/10/2569", since="5/10/2569", until="3/10/2569")
    desk.click("save_appointment")
    assert "โปรดกรอก" in said(page, "appointment", "order_number")
    assert "ก่อนวันเริ่ม 5 ต.ค. 2569" in said(page, "appointment", "until")


@pytest.mark.rule("ADM-2")
def test_units_for_which_nobody_is_appointed_are_named(page: SettingsPage, desk: Desk, office: Office) -> None:
    page.show_section(ORDERS)
    office.staff.add_units(["ห้องคลอด", "การเงิน"])
    Appointments(office.desk).appoint("นางสมมุติ", "ห้องคลอด", "15/2569", date(2026, 10, 1))
    page.refresh()
    assert desk.text_of("appointment_gaps").endswith("ศูนย์รับเรื่องร้องเรียน, การเงิน")


def test_other_rules_are_shown_before_they_are_saved_and_can_be_taken_back(
    page: SettingsPage, desk: Desk, office: Office
) -> None:
    page.show_section(RULES)
    fill(page, "profile", profile="sso", since="1/1/2570")
    assert "เรื่องที่รับตั้งแต่ 1 มกราคม 2570 ใช้หลักเกณฑ์ชุด “สำนักงานประกันสังคม”" in desk.text_of("rules_preview")
    assert "ยังใช้หลักเกณฑ์และกำหนดเวลาของวันที่รับ" in desk.text_of("rules_preview")
    desk.click("save_profile")
    assert PolicyChanges(office.desk).profiles() == {SINCE: "sso"}
    pick(page, "profiles", 1)
    desk.click("take_profile_back")
    assert PolicyChanges(office.desk).profiles() == {}


def test_after_other_rules_the_window_can_be_made_again(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_section(RULES)
    assert not desk.is_shown("renew_window")
    fill(page, "profile", profile="sso", since="1/1/2570")
    desk.click("save_profile")
    with qtbot.waitSignal(page.renewal_wanted):
        desk.click("renew_window_accept")


def test_rules_from_a_day_that_is_past_are_refused_beside_the_day(page: SettingsPage, desk: Desk) -> None:
    fill(page, "profile", profile="phrae", since="1/1/2569")
    desk.click("save_profile")
    assert "ผ่านมาแล้ว" in said(page, "profile", "since")


def test_the_rules_that_hold_already_are_no_change(page: SettingsPage, desk: Desk) -> None:
    fill(page, "profile", profile="kcm", since="1/1/2570")
    desk.click("save_profile")
    assert "อยู่แล้ว" in said(page, "profile", "profile")


@pytest.mark.rule("DAY-6")
def test_clocks_may_wait_from_a_day_on_where_the_rules_leave_it_open(
    page: SettingsPage, desk: Desk, office: Office
) -> None:
    page.show_section(RULES)
    assert desk.text_of("waiting").startswith("วันนี้ไม่ให้หยุดนับเวลา")
    fill(page, "pausing", pausing="on", since="1/1/2570")
    desk.click("save_pausing")
    assert desk.text_of("waiting").endswith("ตั้งแต่ 1 มกราคม 2570 หยุดนับเวลาได้")
    assert _pausing(office.desk.policy, SINCE) == ["on"]
    assert _pausing(office.desk.policy, date(2026, 12, 31)) == ["off"]


@pytest.mark.rule("DAY-6")
def test_rules_that_settle_it_let_nobody_switch_waiting_on(page: SettingsPage, desk: Desk, office: Office) -> None:
    PolicyChanges(office.desk).change_profile("sso", SINCE)
    fill(page, "pausing", pausing="on", since="1/2/2570")
    desk.click("save_pausing")
    assert "ไม่ให้หยุดนับเวลา" in said(page, "pausing", "pausing")
    locked = settled(office.desk.policy, "pausing", "on", SINCE)
    assert _pausing(locked, SINCE) == ["off"]


def test_a_ward_of_a_centre_reads_and_is_told_why(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.staff.describe_hospital(hospital=HOSPITAL, centre="ศูนย์รับเรื่องร้องเรียน", phone="", email="")
    monkeypatch.setattr(who_decides, "require_reference_right", _refuse)
    page = SettingsPage(settings_desk)
    desk = Desk(page, qtbot)
    page.use(office)
    assert "ดูได้อย่างเดียว" in desk.text_of("read_only_words")
    editor = page.findChild(QLineEdit, "hospital")
    assert (editor.text(), editor.isReadOnly()) == (HOSPITAL, True)
    buttons = ("save_hospital", "save_units", "take_unit_off", "save_appointment", "correct_order", "save_profile")
    assert not any(desk.part(name).isVisibleTo(page) for name in buttons)


def test_a_ward_alone_settles_its_own_data(office_in: Callable[..., Office], tmp_path: Path, qtbot: QtBot) -> None:
    page = SettingsPage(settings_desk)
    desk = Desk(page, qtbot)
    page.use(office_in(tmp_path / "ward", role="ward"))
    assert not desk.is_shown("read_only") and desk.part("save_hospital").isVisibleTo(page)


def test_today_says_that_the_hospital_has_no_name_and_leads_to_the_settings(office: Office, qtbot: QtBot) -> None:
    today = TodayPage(office.desk.now, partial(MomentEdit, office.desk.now), today_desk)
    desk = Desk(today, qtbot)
    with qtbot.waitSignal(today.shown):
        today.use(office)
    assert desk.is_shown("nameless")
    with qtbot.waitSignal(today.page_wanted) as wanted:
        desk.click("nameless_accept")
    assert wanted.args == [SETTINGS, ""]
    office.staff.describe_hospital(hospital=HOSPITAL, centre="ศูนย์รับเรื่องร้องเรียน", phone="", email="")
    with qtbot.waitSignal(today.shown):
        today.refresh()
    assert not desk.is_shown("nameless")
    today.close_down()


def _refuse(_desk: object) -> None:
    raise NotAllowed("only_centre")


def _pausing(policy: Policy, on: date) -> list[str]:
    return [each.value for each in policy.settings if each.name == "pausing" and each.is_in_force(on)]
