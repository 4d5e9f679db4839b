"""The whole window, driven by object name on a real data folder."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.office import Office
from app.services.register.filter import RegisterFilter
from app.ui.keys import sequences
from app.ui.main_window import MainWindow
from app.ui.pages import MEDIATION, REGISTER, TODAY
from app.ui.register.list import RegisterList
from app.ui.shown_text import plain
from tests.cases import HEAD_TRIED, a_complaint
from tests.two_people import entered_twice
from tests.ui.driver import ScreenDriver

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def number(office: Office) -> str:
    """A recorded case."""
    return office.complaints.record(a_complaint(level=3))


@pytest.fixture
def window(light: None, office: Office, number: str, now: datetime, qtbot: QtBot) -> Iterator[MainWindow]:
    window = bootstrap.make_window(lambda: now)
    qtbot.addWidget(window, before_close_func=MainWindow.close)
    window.resize(1366, 768)
    window.show()
    with qtbot.waitSignal(list_of(window).shown):
        window.use(office)
    yield window
    list_of(window).search.close_down()


@pytest.fixture
def driver(window: MainWindow) -> ScreenDriver:
    return ScreenDriver(window)


def list_of(window: MainWindow) -> RegisterList:
    """The register list of the window."""
    return window.findChild(RegisterList)


def test_a_case_is_opened_from_the_list(window: MainWindow, driver: ScreenDriver, number: str) -> None:
    driver.widget("case_list").selectRow(0)
    assert number in driver.text_of("form_title")
    assert driver.is_checked("level_3")


def test_a_level_chosen_in_the_panel_is_saved_with_the_form(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, qtbot: QtBot
) -> None:
    window.open_case(number)
    driver.click("level_2")
    with qtbot.waitSignal(list_of(window).shown):
        driver.click("save")
    assert office.complaints.case(number).fields["level"] == 2
    assert office.register.page(RegisterFilter(), 0, 1)[0].level == 2


def test_a_refused_sum_stands_beside_its_field_and_not_above_the_form(
    window: MainWindow, driver: ScreenDriver, number: str, qtbot: QtBot
) -> None:
    window.open_case(number)
    driver.widget("damage_baht").setText("-500")
    driver.widget("damage_baht").textEdited.emit("-500")
    driver.click("save")
    assert driver.is_visible("damage_baht_problem")
    assert driver.text_of("damage_baht_problem") and driver.text_of("damage_baht_problem") not in said(driver)
    assert "1" in said(driver)
    driver.widget("damage_baht").setText("500")
    driver.widget("damage_baht").textEdited.emit("500")
    with qtbot.waitSignal(window.changed):
        driver.click("save")
    assert not driver.is_visible("damage_baht_problem")


def test_f5_shows_what_somebody_else_corrected_in_the_open_case(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str
) -> None:
    window.open_case(number)
    office.complaints.change_fields(number, {"place": "ช่อง 3", "level": 2})
    driver.press(Qt.Key.Key_F5)
    assert driver.text_of("place") == "ช่อง 3"
    assert driver.is_checked("level_2")
    assert not driver.is_visible("news")


def test_f5_keeps_what_is_typed_and_says_that_the_case_was_changed(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str
) -> None:
    window.open_case(number)
    driver.type("details", "กำลังพิมพ์ค้างไว้")
    office.complaints.change_fields(number, {"place": "ช่อง 3"})
    driver.press(Qt.Key.Key_F5)
    assert driver.text_of("details") == "กำลังพิมพ์ค้างไว้"
    assert number in driver.text_of("news_words")
    driver.click("save")
    assert office.complaints.case(number).fields["place"] == "ช่อง 3"
    assert not driver.is_visible("news")


def test_a_call_to_a_mediator_stands_in_the_open_form(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, now: datetime
) -> None:
    window.open_case(number)
    mediator = office.mediation.steps(number)[0].id
    office.proceedings.begin(number, "head_first", {**HEAD_TRIED, "at": now.isoformat()})
    office.mediation.log_call(number, mediator, "no_answer", at=now)
    window.show_case_on(MEDIATION, number)
    driver.widget("mediation").changed.emit(number)
    window.show_page(REGISTER)
    driver.widget("form_tabs", QTabBar).setCurrentIndex(1)
    titles = [plain(each.text()) for each in driver.widget("proceedings_page").findChildren(QLabel)]
    assert any("ไกล่เกลี่ย" in title for title in titles), titles


def test_a_duty_ended_in_two_ways_is_shown_side_by_side_and_decided(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, qtbot: QtBot
) -> None:
    duty = office.complaints.case(number).duties[0].id
    done, not_needed = {"at": "2026-11-21T10:00:00+07:00", "by": "พยาบาล ตัวอย่าง"}, {"not_needed": "ผู้ร้องถอนเรื่อง"}
    entered_twice(office, number, f"duty:{duty}", "done", done, not_needed)
    window.open_case(number)
    values = [plain(driver.text_of(f"conflict_value_{place}")) for place in (1, 2)]
    assert "พยาบาล ตัวอย่าง" in values[0] and "ผู้ร้องถอนเรื่อง" in values[1]
    qtbot.waitUntil(lambda: driver.is_visible(f"conflict_{duty}") and driver.is_visible("choose_value_2"))
    driver.click("choose_value_2")
    assert office.complaints.case(number).duties[0].not_needed == "ผู้ร้องถอนเรื่อง"
    assert not driver.is_visible("conflicts")
    assert not window.findChildren(QWidget, f"conflict_{duty}")


def test_a_file_taken_away_by_one_and_kept_by_another_is_shown_and_decided(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = tmp_path / "note.txt"
    paper.write_text("ทดสอบ", "utf-8")
    uid = office.attachments.add(number, paper)
    entered_twice(office, number, f"attachment:{uid}", "voided", "ซ้ำ", None)
    window.open_case(number)
    qtbot.waitUntil(lambda: driver.is_visible("choose_value_2"))
    assert "note.txt" in plain(driver.text_of("conflicts_words"))
    driver.click("choose_value_2")
    assert office.complaints.case(number).conflicts == ()


def test_a_new_case_appears_in_the_list_when_it_is_saved(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, qtbot: QtBot
) -> None:
    driver.click("new_case")
    driver.choose("kind", "complaint")
    driver.choose("channel", "telephone")
    driver.type("details", "โทรแจ้งว่ารอคิวนาน")
    driver.widget("received_at").set_value("2026-11-21T10:30:00+07:00")
    with qtbot.waitSignal(list_of(window).shown):
        driver.press(Qt.Key.Key_S, CONTROL)
    assert office.register.count(RegisterFilter()) == 2
    assert list_of(window).chosen.key() != number


def test_the_form_says_nothing_is_due_when_every_duty_is_done(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, now: datetime
) -> None:
    window.open_case(number)
    assert driver.is_visible("form_due")
    duties = [duty.id for duty in office.complaints.case(number).duties]
    office.duties.done(number, duties, at=now, by="เจ้าหน้าที่ ตัวอย่าง")
    driver.widget("triage").changed.emit(number)
    assert not driver.is_visible("form_due")


def test_the_search_lists_what_it_finds(window: MainWindow, driver: ScreenDriver, office: Office, qtbot: QtBot) -> None:
    other = office.complaints.record(a_complaint(details="ห้องน้ำชั้นสองไม่สะอาด"))
    with qtbot.waitSignal(list_of(window).shown):
        driver.type("search", "ห้องน้ำ")
    driver.widget("case_list").selectRow(0)
    assert window.number() == other


def test_a_case_goes_to_mediation(window: MainWindow, driver: ScreenDriver, number: str) -> None:
    window.open_case(number)
    driver.click("mediate")
    assert window.page() == MEDIATION
    assert number in driver.text_of("mediation_case")
    assert driver.widget("sidebar_mediation").count() == 1


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_1, TODAY), (Qt.Key.Key_2, REGISTER), (Qt.Key.Key_3, MEDIATION)])
def test_pages_have_keys(window: MainWindow, driver: ScreenDriver, key: Qt.Key, page: str) -> None:
    driver.press(key, CONTROL)
    assert window.page() == page


def test_a_new_case_has_a_key(window: MainWindow, driver: ScreenDriver, number: str) -> None:
    window.open_case(number)
    driver.press(Qt.Key.Key_N, CONTROL)
    assert window.number() is None


def test_keys_work_with_the_keyboard_in_thai_too() -> None:
    assert [each.toString() for each in sequences("Ctrl+N")] == ["Ctrl+N", "Ctrl+ื"]
    assert [each.toString() for each in sequences("F5")] == ["F5"]


def test_levels_have_keys(window: MainWindow, driver: ScreenDriver, number: str) -> None:
    window.open_case(number)
    driver.press(Qt.Key.Key_4, ALT)
    assert driver.is_checked("level_4")


def test_escape_leads_to_the_list_and_keeps_what_is_typed(window: MainWindow, driver: ScreenDriver) -> None:
    driver.click("new_case")
    driver.type("details", "กำลังพิมพ์ค้างไว้")
    driver.press(Qt.Key.Key_Escape)
    assert driver.widget("case_list").hasFocus()
    assert driver.text_of("details") == "กำลังพิมพ์ค้างไว้"


def test_text_typed_before_another_case_is_opened_is_a_draft(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str
) -> None:
    driver.click("new_case")
    driver.type("details", "ยังไม่ได้บันทึก")
    window.open_case(number)
    assert [draft.values["details"] for draft in office.drafts.pending()] == ["ยังไม่ได้บันทึก"]


def test_closing_keeps_what_is_typed_as_a_draft(
    window: MainWindow, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    driver.click("new_case")
    driver.type("details", "ปิดโปรแกรมกะทันหัน")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert [draft.values["details"] for draft in office.drafts.pending()] == ["ปิดโปรแกรมกะทันหัน"]


def test_f6_visits_every_part_of_the_window(window: MainWindow, driver: ScreenDriver, number: str) -> None:
    window.open_case(number)
    visited = []
    for _step in range(5):
        driver.press(Qt.Key.Key_F6)
        visited.append(part_with_focus(window))
    assert set(visited) == {"sidebar", "top_bar", "register_pane", "complaint_form", "triage"}


def test_tab_goes_from_the_list_through_the_form_to_the_panel_and_round(
    window: MainWindow, driver: ScreenDriver, number: str
) -> None:
    window.new_case()
    passed = ["kind"]
    while passed.count("kind") < 2 and len(passed) < 150:
        driver.press(Qt.Key.Key_Tab)
        passed.append(window.focusWidget().objectName())
    marks = ["patient_name", "details", "told_at_time", "save", "level_1", "case_list", "kind"]
    assert [name for name in passed[1:] if name in marks] == marks


def said(driver: ScreenDriver) -> str:
    """What the form says above its fields about a save that was refused."""
    return driver.text_of("refusal_words")


def part_with_focus(window: MainWindow) -> str:
    """The name of the part where the keyboard is."""
    widget: QWidget | None = window.focusWidget()
    parts = {"sidebar", "top_bar", "register_pane", "complaint_form", "triage"}
    while widget is not None and widget.objectName() not in parts:
        widget = widget.parentWidget()
    return widget.objectName() if widget else ""


def test_wider_windows_have_wider_panes(window: MainWindow, driver: ScreenDriver) -> None:
    assert (driver.widget("register_pane").width(), driver.widget("triage").width()) == (336, 330)
    window.resize(1600, 900)
    assert (driver.widget("register_pane").width(), driver.widget("triage").width()) == (420, 380)


@pytest.mark.parametrize(("button", "dialog"), [("sidebar_help", "keys_help"), ("tree", "tree_dialog")])
def test_dialogs_leave_no_widgets_behind(
    window: MainWindow, driver: ScreenDriver, qtbot: QtBot, button: str, dialog: str
) -> None:
    before = len(window.findChildren(QWidget))
    for _time in range(20):
        driver.click(button)
        driver.widget(dialog).close()
        qtbot.waitUntil(lambda: not window.findChildren(QWidget, dialog))
    assert len(window.findChildren(QWidget)) == before
