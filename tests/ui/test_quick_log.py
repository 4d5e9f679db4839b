"""The window of the quick log loses no text and no tick, fits a small screen, and says what is missing where."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.services.cases.quick_log import QuickLog
from app.services.office import Office
from app.translation import _
from app.ui.entry.moment_edit import MomentEdit
from app.ui.privacy.notice_line import NoticeLine
from app.ui.quick_log.window import QuickLogWindow
from tests.ui.driver import ScreenDriver

FIRST, SECOND, THIRD = "เหตุการณ์แรก", "เหตุการณ์ที่สอง", "เหตุการณ์ที่สาม"
SMALL_SCREEN, TASK_BAR = 768, 40
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
OpenLog = Callable[[], ScreenDriver]


@pytest.fixture
def log(office: Office) -> QuickLog:
    return QuickLog(office.desk, office.roster)


@pytest.fixture
def open_log(office: Office, log: QuickLog, qtbot: QtBot) -> OpenLog:
    """A window as after a start of the program, whatever became of those before it."""

    def opened() -> ScreenDriver:
        window = QuickLogWindow(log, office.complaints, partial(MomentEdit, office.desk.now))
        qtbot.addWidget(window)
        window.begin()
        QApplication.processEvents()
        return ScreenDriver(window)

    return opened


@pytest.fixture
def telling(open_log: OpenLog) -> ScreenDriver:
    """The second page, with the keyboard at the first person."""
    screen = open_log()
    for name, text in (("quick_details", FIRST), ("quick_units", "หอผู้ป่วย"), ("quick_reported_by", "พยาบาล ตัวอย่าง")):
        screen.type(name, text)
    screen.click("seen_treated")
    screen.click("quick_log_save")
    assert screen.is_visible("told_0")
    return screen


def kept(log: QuickLog) -> list[object]:
    return [each.get("details") for each in log.drafts.waiting()]


def keyboard(screen: ScreenDriver) -> str:
    place = screen.screen.focusWidget()
    return place.objectName() if place else ""


def write(open_log: OpenLog, text: str) -> None:
    screen = open_log()
    screen.type("quick_details", text)
    screen.press(Qt.Key.Key_Escape)


def test_what_is_typed_beside_an_offer_is_a_draft_of_its_own(open_log: OpenLog, log: QuickLog) -> None:
    for text in (FIRST, SECOND, THIRD):
        write(open_log, text)
    assert kept(log) == [FIRST, SECOND, THIRD]
    assert open_log().widget("quick_draft_choice", QComboBox).count() == 3


def test_the_older_drafts_stay_offered_after_one_was_taken_up(open_log: OpenLog, log: QuickLog) -> None:
    write(open_log, FIRST)
    write(open_log, SECOND)
    screen = open_log()
    screen.press(Qt.Key.Key_F2)
    assert SECOND in screen.text_of("quick_details").replace("\u200b", "")
    assert screen.is_visible("quick_draft")
    assert screen.widget("quick_draft_choice", QComboBox).currentData()["details"] == FIRST
    assert kept(log) == [FIRST, SECOND]


def test_taking_up_an_offer_keeps_what_was_typed_before_it(open_log: OpenLog, log: QuickLog) -> None:
    write(open_log, FIRST)
    screen = open_log()
    screen.type("quick_details", SECOND)
    screen.press(Qt.Key.Key_F2)
    assert sorted(map(str, kept(log))) == sorted([FIRST, SECOND])


def test_only_the_chosen_draft_is_thrown_away(open_log: OpenLog, log: QuickLog) -> None:
    write(open_log, FIRST)
    write(open_log, SECOND)
    screen = open_log()
    screen.widget("quick_draft_choice", QComboBox).setCurrentIndex(1)
    screen.click("quick_draft_decline")
    assert kept(log) == [SECOND]


def test_shift_tab_from_the_first_question_leads_to_going_on(open_log: OpenLog) -> None:
    write(open_log, FIRST)
    screen = open_log()
    assert keyboard(screen) == "quick_details"
    screen.press(Qt.Key.Key_Tab, SHIFT)
    assert keyboard(screen) == "quick_draft_accept"
    screen.press(Qt.Key.Key_Tab)
    assert keyboard(screen) == "quick_details"


def test_the_buttons_stay_on_a_small_screen_when_every_answer_is_refused(open_log: OpenLog) -> None:
    write(open_log, FIRST)
    screen = open_log()
    screen.click("quick_log_save")
    QApplication.processEvents()
    assert screen.screen.minimumSizeHint().height() < SMALL_SCREEN - TASK_BAR
    assert screen.screen.height() < SMALL_SCREEN - TASK_BAR
    save = screen.widget("quick_log_save")
    assert screen.screen.rect().contains(save.rect().translated(save.mapTo(screen.screen, QPoint())))


def test_with_everything_empty_the_keyboard_goes_to_the_first_question(open_log: OpenLog) -> None:
    screen = open_log()
    screen.type("quick_units", "")
    screen.click("quick_log_save")
    assert keyboard(screen) == "quick_details"


def test_what_was_missing_is_not_said_any_more_once_it_is_filled(open_log: OpenLog) -> None:
    screen = open_log()
    screen.click("quick_log_save")
    assert screen.is_visible("quick_reported_by_problem")
    screen.type("quick_reported_by", "พยาบาล ตัวอย่าง")
    screen.type("quick_details", FIRST)
    assert not screen.is_visible("quick_reported_by_problem")
    assert not screen.is_visible("quick_details_problem")
    assert screen.is_visible("quick_seen_now_problem")


@pytest.mark.parametrize("time", ["25:99", "บ่าย"])
def test_a_draft_brings_back_the_day_and_the_time_as_they_were_typed(open_log: OpenLog, time: str) -> None:
    screen = open_log()
    day = screen.text_of("quick_known_at_day")
    screen.type("quick_known_at_time", time)
    screen.type("quick_details", FIRST)
    screen.press(Qt.Key.Key_Escape)
    again = open_log()
    again.press(Qt.Key.Key_F2)
    assert (again.text_of("quick_known_at_day"), again.text_of("quick_known_at_time")) == (day, time)


def test_ticking_leaves_the_keyboard_at_the_tick_and_space_takes_it_back(telling: ScreenDriver) -> None:
    telling.press(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert keyboard(telling) == "told_0"
    assert telling.text_of("at_0_time")
    telling.press(Qt.Key.Key_Space)
    assert not telling.is_checked("told_0")
    assert telling.text_of("at_0_time")


def test_an_empty_time_of_telling_is_said_to_be_missing(telling: ScreenDriver) -> None:
    telling.press(Qt.Key.Key_Space)
    telling.type("name_0", "พว. ตัวอย่าง")
    telling.type("at_0_time", "")
    telling.press(Qt.Key.Key_Return, CTRL)
    assert telling.text_of("at_0_problem") == _("This field is required. Fill it in.")


def test_esc_says_first_that_a_tick_is_not_saved(telling: ScreenDriver) -> None:
    telling.press(Qt.Key.Key_Space)
    telling.press(Qt.Key.Key_Escape)
    assert telling.screen.isVisible()
    assert telling.is_visible("quick_log_refused")
    telling.press(Qt.Key.Key_Escape)
    assert not telling.screen.isVisible()
    assert telling.is_checked("told_0")


def test_what_was_answered_is_said_with_what_is_not_known_yet(telling: ScreenDriver) -> None:
    words = telling.text_of("unfinished_tree").replace("\u200b", "")
    assert "ต้องรักษา" in words and "ยังไม่ทราบระดับ A–I" in words


def test_from_an_empty_roster_one_button_leads_to_its_page(telling: ScreenDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(telling.screen.page_wanted) as wanted:
        telling.click("open_roster")
    assert wanted.args == ["roster"] and not telling.screen.isVisible()


def test_a_tick_that_is_not_saved_holds_the_window_before_the_roster(telling: ScreenDriver, qtbot: QtBot) -> None:
    telling.click("told_0")
    with qtbot.assertNotEmitted(telling.screen.page_wanted):
        telling.click("open_roster")
    assert telling.is_visible("quick_log_refused")


@pytest.mark.rule("PDPA-23")
def test_the_notice_under_the_questions_is_noted_as_shown_in_its_version(open_log: OpenLog, office: Office) -> None:
    screen = open_log()
    screen.widget("quick_notice", NoticeLine).show_notice(office.privacy_notice.current())
    assert screen.is_visible("quick_notice_read")
    for name, text in (("quick_details", FIRST), ("quick_units", "หอผู้ป่วย"), ("quick_reported_by", "พยาบาล ตัวอย่าง")):
        screen.type(name, text)
    screen.click("seen_treated")
    screen.click("quick_log_save")
    fields = office.complaints.case("2569/00001").fields
    assert (fields["notice_given"], fields["notice_version"]) == ("shown", "0")
