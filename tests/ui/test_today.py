"""The page of Today by itself: figures, lines, parts, and the daily look at the channels."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.today import today_desk
from app.domain.reports_due import reports_due
from app.services.hospital.channel_checks import ChannelChecks
from app.services.office import Office
from app.services.today.report_lines import report_line, returns_line
from app.services.today.reports import OfficeReports
from app.services.today.rows import NO_CASE, Part, Reminder, TodayLine
from app.ui.entry.moment_edit import MomentEdit
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.shown_text import plain
from app.ui.today.lines_model import LINE_ROLE, LinesModel
from app.ui.today.page import TodayPage
from app.ui.today.reminders import Reminders
from app.ui.today.tabs import CHANNELS
from app.ui.today.week_view import WeekView
from tests.cases import a_complaint
from tests.ui.driver import ScreenDriver

FRIDAY = date(2026, 11, 20)
UNITS = ("ห้องคลอด", "ห้องบัตร")
LATE = {"referring_agency": "สสจ. ทดสอบ", "reply_by": "2026-11-20"}


@pytest.fixture
def number(office: Office) -> str:
    """A case whose reply is overdue since yesterday."""
    return office.complaints.record(a_complaint(level=3, **LATE))


@pytest.fixture
def page(light: None, office: Office, number: str, now: datetime, qtbot: QtBot) -> Iterator[TodayPage]:
    page = TodayPage(lambda: now, partial(MomentEdit, lambda: now), today_desk)
    qtbot.addWidget(page)
    page.resize(1150, 704)
    page.show()
    with qtbot.waitSignal(page.shown):
        page.use(office)
    yield page
    page.close_down()


@pytest.fixture
def driver(page: TodayPage) -> ScreenDriver:
    return ScreenDriver(page)


def read_again(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.shown):
        page.refresh()


def lines_of(driver: ScreenDriver) -> list[TodayLine]:
    model = driver.widget("today_lines", QAbstractItemView).model()
    rows = (model.index(row, 0, QModelIndex()).data(LINE_ROLE) for row in range(model.rowCount()))
    return [row for row in rows if isinstance(row, TodayLine)]


def test_the_figures_and_the_sidebar_count_what_is_late(page: TodayPage, driver: ScreenDriver, qtbot: QtBot) -> None:
    assert driver.text_of("figure_overdue_number") == "1"
    assert plain(driver.text_of("figure_overdue_more")) == "เก่าสุดตั้งแต่ 20 พ.ย. 2569"
    with qtbot.waitSignal(page.counted) as told:
        page.refresh()
    assert told.args == [1]


@pytest.mark.rule("INT-19")
def test_a_line_says_what_to_whom_by_when_and_by_which_rule(driver: ScreenDriver, number: str) -> None:
    model = driver.widget("today_lines", QAbstractItemView).model()
    words = str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("เกินกำหนด", number, "ตอบหน่วยงานที่ส่งเรื่องภายในกำหนด", "ตาม INT-19", "20 พ.ย. 2569"):
        assert part in words


def test_enter_on_a_line_asks_for_the_duty_of_the_case(
    page: TodayPage, driver: ScreenDriver, number: str, qtbot: QtBot
) -> None:
    driver.widget("today_lines").setFocus()
    with qtbot.waitSignal(page.duty_wanted) as wanted:
        driver.press(Qt.Key.Key_Return)
    assert (wanted.args[1].number, wanted.args[1].goal_id) == (number, "INT-19")


def test_no_line_is_cut_at_the_lower_edge_before_somebody_scrolls(
    page: TodayPage, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    for place in range(9):
        office.complaints.record(a_complaint(details=f"เรื่องที่ {place}", level=3, **LATE))
    read_again(page, qtbot)
    listed = driver.widget("today_lines", QListView)
    for height in range(704, 804, 9):
        listed.scheduleDelayedItemsLayout()
        page.resize(1150, height)
        QCoreApplication.sendPostedEvents()
        edge = listed.viewport().height()
        lines = [listed.visualRect(listed.model().index(row, 0)) for row in range(listed.model().rowCount())]
        assert not [line for line in lines if line.top() < edge <= line.bottom()]


def test_a_part_is_shown_alone_and_goes_with_its_last_line(
    page: TodayPage, driver: ScreenDriver, office: Office, number: str, now: datetime, qtbot: QtBot
) -> None:
    driver.click("part_overdue")
    assert {line.part for line in lines_of(driver)} == {Part.OVERDUE}
    office.duties.done(number, ["INT-19"], at=now, by="เจ้าหน้าที่ ทดสอบ")
    read_again(page, qtbot)
    assert not driver.is_visible("part_overdue")
    assert driver.is_checked("part_all")


def test_an_empty_board_offers_to_record_a_case(
    page: TodayPage, driver: ScreenDriver, office: Office, number: str, qtbot: QtBot
) -> None:
    office.complaints.change_fields(number, {"reply_by": None, "level": None})
    read_again(page, qtbot)
    assert plain(driver.text_of("today_empty_words")) == "ไม่มีงานค้าง"
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        driver.click("today_empty_action")
    assert wanted.args == [""]


@pytest.mark.rule("INT-15")
def test_space_writes_that_nothing_was_found_and_goes_to_the_next_channel(
    page: TodayPage, driver: ScreenDriver, office: Office
) -> None:
    page.show_tab(CHANNELS)
    week = driver.widget("channel_week", WeekView)
    week.choose(FRIDAY)
    QTest.keyClick(week, Qt.Key.Key_Space)
    QTest.keyClick(week, Qt.Key.Key_Space)
    checks = ChannelChecks(office.desk).week(FRIDAY).checks
    assert sorted(channel for _day, channel in checks) == ["comment_box", "public_relations"]
    assert week.channel().code == "letter"


@pytest.mark.rule("INT-15")
def test_a_look_on_a_later_day_says_how_late_it_was(page: TodayPage, driver: ScreenDriver, office: Office) -> None:
    page.show_tab(CHANNELS)
    week, checks = driver.widget("channel_week", WeekView), ChannelChecks(office.desk)
    checks.looked(FRIDAY, "letter")
    checks.looked(FRIDAY, "facebook", at=datetime.fromisoformat("2026-11-20T09:00:00+07:00"))
    page.channels.refresh()
    week.choose(FRIDAY, "letter")
    assert "ช้า 1 วัน" in plain(week.words())
    week.choose(FRIDAY, "facebook")
    assert "ช้า" not in plain(week.words())


def test_a_wrong_number_is_refused_beside_its_field_and_nothing_is_written(
    page: TodayPage, driver: ScreenDriver, office: Office
) -> None:
    page.show_tab(CHANNELS)
    QTest.keyClick(driver.widget("channel_week"), Qt.Key.Key_Return)
    driver.type("found", "สอง")
    driver.click("save_stage")
    assert plain(driver.text_of("found_problem")) == "“สอง” ไม่ใช่จำนวนเรื่อง ใส่ 0 หรือมากกว่า"
    assert not ChannelChecks(office.desk).week(FRIDAY).checks
    driver.type("found", "2")
    driver.click("save_stage")
    assert ChannelChecks(office.desk).week(FRIDAY).checks[FRIDAY, "comment_box"].found == 2


@pytest.mark.rule("INT-15")
def test_a_missed_day_leads_to_its_first_channel(
    page: TodayPage, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    ChannelChecks(office.desk).looked(FRIDAY, "comment_box", at=datetime.fromisoformat("2026-11-20T09:00:00+07:00"))
    read_again(page, qtbot)
    driver.click("part_channels")
    page.board.opened.emit(lines_of(driver)[0])
    week = driver.widget("channel_week", WeekView)
    assert (week.day(), week.channel().code) == (FRIDAY, "public_relations")


def test_the_list_keeps_the_laws_of_models(page: TodayPage, driver: ScreenDriver, qtmodeltester: object) -> None:
    model = driver.widget("today_lines", QAbstractItemView).model()
    assert isinstance(model, LinesModel)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


class DueLater:
    """The board's service, with reminders set by the test."""

    def __init__(self) -> None:
        self.found = Reminder()

    def reminder(self) -> Reminder:
        return self.found

    def is_first_notice(self) -> bool:
        return False


def test_what_was_seen_coming_is_told_again_once_it_is_overdue(qtbot: QtBot) -> None:
    owner, today = QWidget(), DueLater()
    qtbot.addWidget(owner)
    reminders = Reminders(owner)
    said: list[str] = []
    reminders.reminded.connect(said.append)
    reminders.use(today)  # type: ignore[arg-type]
    duty = ("case-1", "RPT-2")
    for found, is_seen in ((Reminder(coming=frozenset({duty})), True), (Reminder(overdue=frozenset({duty})), False)):
        today.found = found
        with qtbot.waitSignal(reminders.reminded):
            reminders.look()
        if is_seen:
            reminders.note_seen()
    assert said == ["ใกล้ครบกำหนด 1 งาน", "", "เกินกำหนด 1 งาน ใน 1 เรื่อง"]
    reminders.close_down()


@pytest.mark.rule("REP-1")
def test_a_report_is_marked_as_sent_and_taken_back_from_the_board(
    page: TodayPage, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    reports = OfficeReports(office.desk)
    due = reports_due(office.desk.policy, office.desk.calendar, FRIDAY)[0]
    line = report_line(due, office.desk.policy)
    page.board.opened.emit(line)
    dialog = page.window().findChild(StageDialog)
    assert dialog is not None
    dialog.show_values({"how": "บันทึกข้อความ"})
    with qtbot.waitSignal(page.shown):
        dialog.save()
    sent = reports.sent("REP-1:month", date(2026, 11, 1))
    assert sent is not None and sent.how == "บันทึกข้อความ"
    with qtbot.waitSignal(page.shown):
        driver.click("report_sent_accept")
    assert reports.sent(due.report.id, due.first_on) is None


@pytest.mark.rule("REP-1")
def test_units_report_nil_from_the_board_and_are_taken_back(
    page: TodayPage, driver: ScreenDriver, office: Office, qtbot: QtBot
) -> None:
    office.staff.add_units(UNITS)
    due = reports_due(office.desk.policy, office.desk.calendar, FRIDAY)[0]
    returns = OfficeReports(office.desk).returns
    page.board.opened.emit(returns_line(due, returns.missing(due), 2))
    dialog = page.window().findChild(StageDialog)
    assert dialog is not None
    with qtbot.waitSignal(page.shown):
        dialog.save()  # all of them are proposed, and 0 cases
    assert [(each.unit, each.cases) for each in returns.came(due)] == [("ห้องคลอด", 0), ("ห้องบัตร", 0)]
    assert driver.text_of("returns_came_words") == "บันทึกการส่งรายงานแล้ว: ห้องคลอด, ห้องบัตร"
    page.board.opened.emit(replace(returns_line(due, UNITS, 2), goal_id="REP-1:month/2026-11-02"))
    driver.click("returns_came_accept")  # beside the refusal it takes nothing back
    assert len(returns.came(due)) == 2
    page.board.opened.emit(returns_line(due, UNITS, 2))
    again = page.window().findChildren(StageDialog)[-1]
    again.show_values({"units": list(UNITS), "cases": "0", "by": "หัวหน้าห้อง"})
    with qtbot.waitSignal(page.shown):
        again.save()
    assert [each.by for each in returns.came(due)] == ["หัวหน้าห้อง"] * 2
    with qtbot.waitSignal(page.shown):
        driver.click("returns_came_accept")
    assert [each.by for each in returns.came(due)] == ["", ""]  # as it stood before the correction


def test_what_a_reminder_leaves_out_at_night_is_told_again_in_the_morning(qtbot: QtBot) -> None:
    owner, today = QWidget(), DueLater()
    qtbot.addWidget(owner)
    reminders = Reminders(owner)
    said: list[str] = []
    reminders.reminded.connect(said.append)
    reminders.use(today)  # type: ignore[arg-type]
    in_days = Reminder(coming=frozenset({("case-1", "LVL-2"), (NO_CASE, "REP-1:month/2026-12-05")}))
    for found in (in_days, Reminder(), in_days):
        today.found = found
        with qtbot.waitSignal(reminders.reminded):
            reminders.look()
        reminders.note_seen()
    words = "ใกล้ครบกำหนด 1 งาน · ต้องส่งรายงาน 1 ฉบับ"
    assert [each for each in said if each] == [words, words]
    reminders.close_down()
