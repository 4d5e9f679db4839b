"""The Today board in the whole window: each line leads to the very place where it is done."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QPushButton
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.cases.proceedings import Proceedings
from app.services.office import Office
from app.services.today.rows import Goal, Part, TodayLine
from app.ui.main_window import MainWindow
from app.ui.pages import INCIDENTS, REGISTER, TODAY
from app.ui.today.lines_model import LINE_ROLE
from app.ui.today.page import TodayPage
from tests.cases import a_complaint, an_incident
from tests.ui.driver import ScreenDriver

LATE = {"referring_agency": "สสจ. ทดสอบ", "reply_by": "2026-11-20"}


@pytest.fixture
def number(office: Office) -> str:
    """A case whose reply is overdue since yesterday."""
    return office.complaints.record(a_complaint(level=3, **LATE))


@pytest.fixture
def window(light: None, office: Office, number: str, now: datetime, qtbot: QtBot) -> Iterator[MainWindow]:
    window = bootstrap.make_window(lambda: now)
    qtbot.addWidget(window, before_close_func=MainWindow.close)
    window.resize(1366, 768)
    window.show()
    window.use(office)
    with qtbot.waitSignal(page_of(window).shown):
        window.show_page(TODAY)
    yield window
    window.pages.close_down()


@pytest.fixture
def driver(window: MainWindow) -> ScreenDriver:
    return ScreenDriver(window)


def page_of(window: MainWindow) -> TodayPage:
    return window.findChildren(TodayPage)[0]


def read_again(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page_of(window).shown):
        page_of(window).refresh()


def lines_of(driver: ScreenDriver) -> list[TodayLine]:
    model = driver.widget("today_lines", QAbstractItemView).model()
    rows = (model.index(row, 0, QModelIndex()).data(LINE_ROLE) for row in range(model.rowCount()))
    return [row for row in rows if isinstance(row, TodayLine)]


def test_one_key_leads_to_the_duty_of_the_case(
    window: MainWindow, driver: ScreenDriver, number: str, qtbot: QtBot
) -> None:
    window.show_page(REGISTER)
    driver.press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: window.focusWidget() is driver.widget("duty_INT-19"))
    assert (window.page(), window.number()) == (REGISTER, number)


def test_a_request_without_a_reply_leads_to_the_proceedings(
    window: MainWindow, driver: ScreenDriver, office: Office, number: str, qtbot: QtBot
) -> None:
    asked = {"at": "2026-11-20T09:30:00+07:00", "unit": "ห้องยา", "question": "ขอทราบข้อเท็จจริง"}
    Proceedings(office.desk).begin(number, "request", asked)
    read_again(window, qtbot)
    driver.click("part_waiting")
    assert [line.to_whom for line in lines_of(driver)] == ["ห้องยา"]
    page_of(window).board.opened.emit(lines_of(driver)[0])
    assert driver.widget("form_tabs").currentIndex() == 1


def test_a_draft_leads_to_the_form_that_offers_it(
    window: MainWindow, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    office.drafts.keep(None, None, {"details": "กำลังพิมพ์ค้างไว้"}, None)
    read_again(window, qtbot)
    driver.click("part_drafts")
    page_of(window).board.opened.emit(lines_of(driver)[0])
    assert window.page() == REGISTER
    assert driver.is_visible("draft_offer")


def test_what_has_come_due_is_said_in_the_top_of_the_window_until_somebody_looks(
    window: MainWindow, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    assert not window.findChildren(QPushButton, "reminder")
    window.show_page(REGISTER)
    office.complaints.record(a_complaint(source_id="2", **LATE))
    reminders = page_of(window).reminders
    with qtbot.waitSignal(reminders.reminded):
        reminders.findChildren(QTimer, "reminder_timer")[0].timeout.emit()
    assert driver.text_of("reminder") == "เกินกำหนด 1 งาน ใน 1 เรื่อง"
    driver.click("reminder")
    assert window.page() == TODAY
    assert not driver.is_visible("reminder")


def test_an_incident_that_is_a_sentinel_event_comes_before_everything(
    window: MainWindow, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    number = office.complaints.record(an_incident(sentinels=["SEN-1"], category="I"))
    read_again(window, qtbot)
    driver.click("do_next")
    assert window.number() == number


@pytest.mark.rule("RPT-9")
def test_a_yearly_list_leads_to_the_page_of_incidents_where_it_is_handed_over(
    window: MainWindow, driver: ScreenDriver
) -> None:
    line = TodayLine(part=Part.COLLECTED, what="ส่งรายการประจำปี", goal=Goal.YEARLY)
    page_of(window).duty_wanted.emit("", line)
    assert window.page() == INCIDENTS == "incidents"
    assert driver.is_visible("yearly_list")
