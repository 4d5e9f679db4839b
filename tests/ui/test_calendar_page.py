"""The page of working days: the keyboard leads, refusals stand beside fields, nothing moves before the preview."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QSpinBox, QTableView, QTableWidget
from pytestqt.qtbot import QtBot

from app.domain.officers_days import DayAction
from app.services.hospital.calendar import CalendarChange, HospitalCalendar
from app.services.hospital.calendar_moves import MovedDate, Report
from app.services.office import Office
from app.ui.background import ProgressDialog
from app.ui.calendar.page import CalendarPage
from app.ui.proceedings.stage_dialog import StageDialog
from tests.cases import a_complaint
from tests.services.test_hospital_calendar import RESOLUTION, added, nothing
from tests.ui.at_the_desk import Desk

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[CalendarPage]:
    page = CalendarPage(office.desk.now, HospitalCalendar)
    qtbot.addWidget(page)
    page.use(office)
    yield page
    for dialog in page.window().findChildren(QDialog):
        dialog.blockSignals(True)
        dialog.close()


@pytest.fixture
def desk(page: CalendarPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def form(desk: Desk, action: DayAction, **values: object) -> StageDialog:
    """The form of an action, filled in and handed over."""
    dialog = desk.dialog(f"calendar_{action.value}_dialog")
    assert isinstance(dialog, StageDialog)
    dialog.show_values({**RESOLUTION, **values})
    dialog.save()
    return dialog


@pytest.mark.rule("DAY-2")
def test_the_year_is_said_to_be_in_doubt_until_somebody_confirms_it(page: CalendarPage, desk: Desk) -> None:
    page.show_year(2027)
    assert desk.text_of("year_standing") == "ยังไม่ยืนยัน"
    assert "วันพืชมงคล" in desk.text_of("year_warning")
    desk.click("mark_year")
    assert desk.text_of("year_standing") == "ยืนยันแล้ว"
    assert not desk.is_shown("year_warning")


@pytest.mark.rule("DAY-2")
def test_years_are_buddhist(page: CalendarPage, desk: Desk) -> None:
    number = desk.part("year_of_calendar")
    assert isinstance(number, QSpinBox)
    assert (number.value(), number.minimum(), number.maximum()) == (2569, 2553, 2583)


def test_arrows_lead_to_a_day_and_say_what_it_is(page: CalendarPage) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(page.year_view, key)
    assert page.year_view.day() == date(2026, 12, 19)
    page.year_view.choose(date(2026, 12, 10))
    assert page.year_view.accessibleName() == "วันพฤหัสบดีที่ 10 ธันวาคม 2569: วันหยุด (วันรัฐธรรมนูญ)"
    assert page.days.currentRow() >= 0


def test_the_list_begins_with_a_whole_line_when_it_goes_to_a_day(page: CalendarPage, qtbot: QtBot) -> None:
    page.resize(1120, 700)
    page.show()
    for day in (date(2026, 6, 3), date(2026, 10, 13), date(2026, 12, 5), date(2026, 12, 10)):
        page.year_view.choose(day)
        bar, first = page.days.verticalScrollBar(), page.days.rowAt(0)
        assert page.days.rowViewportPosition(first) == 0 or bar.value() == bar.maximum(), day
        assert page.days.viewport().rect().contains(page.days.visualRect(page.days.currentIndex()).topLeft())


@pytest.mark.rule("DAY-2")
@pytest.mark.parametrize(
    ("day", "dialog"),
    [
        (date(2026, 11, 27), "calendar_add_dialog"),
        (date(2026, 12, 10), "calendar_strike_dialog"),
        (date(2026, 11, 28), "calendar_work_dialog"),
        (date(2026, 12, 5), "calendar_work_dialog"),
    ],
)
def test_enter_on_a_day_asks_for_what_can_be_done_with_it(
    page: CalendarPage, desk: Desk, day: date, dialog: str
) -> None:
    page.year_view.choose(day)
    QTest.keyClick(page.year_view, Qt.Key.Key_Return)
    opened = [each.objectName() for each in page.findChildren(StageDialog) if each.isVisible()]
    assert opened == [dialog]


@pytest.mark.rule("DAY-2")
def test_a_refusal_stands_beside_its_field(page: CalendarPage, desk: Desk) -> None:
    page.year_view.choose(date(2026, 12, 10))
    desk.click("calendar_add")
    dialog = form(desk, DayAction.ADD, name="วันหยุดพิเศษ", reason=None)
    assert dialog.isVisible()
    assert desk.text_of("reason_problem") == "โปรดกรอกช่องนี้"
    dialog.show_values({"reason": "มติคณะรัฐมนตรี"})
    dialog.save()
    assert desk.text_of("on_problem") == "วันนี้เป็นวันหยุดอยู่แล้ว (วันรัฐธรรมนูญ) เลือกวันอื่น"


@pytest.mark.rule("DAY-2")
def test_a_change_is_written_after_its_preview_and_not_before(
    page: CalendarPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    number = office.complaints.record(a_complaint(level=2, level_reason="ทดสอบ"))
    page.year_view.choose(FRIDAY)
    desk.click("calendar_add")
    form(desk, DayAction.ADD, name="วันหยุดพิเศษ")
    qtbot.waitUntil(lambda: desk.has("moved_dates"))
    table = desk.part("moved_dates")
    assert isinstance(table, QTableView)
    texts = [[table.model().index(row, column).data() for column in (0, 2, 3)] for row in range(2)]
    assert [number, "8 ธ.ค. 2569", "9 ธ.ค. 2569"] in texts
    assert office.desk.calendar.is_working(FRIDAY)
    with qtbot.waitSignals([page.changed, page.calendar_changed]):
        desk.click("confirm_change")
    assert not office.desk.calendar.is_working(FRIDAY)


@pytest.mark.rule("DAY-2")
def test_whoever_turns_back_from_the_preview_finds_what_was_typed(
    page: CalendarPage, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    page.year_view.choose(FRIDAY)
    desk.click("calendar_add")
    form(desk, DayAction.ADD, name="วันหยุดพิเศษ")
    qtbot.waitUntil(lambda: desk.has("cancel_change"))
    desk.click("cancel_change")
    again = desk.dialog("calendar_add_dialog")
    assert isinstance(again, StageDialog)
    assert again.values()["name"] == "วันหยุดพิเศษ"
    assert office.desk.calendar.is_working(FRIDAY)


@pytest.mark.rule("DAY-2")
def test_the_list_names_the_document_and_lets_a_change_be_taken_back(
    page: CalendarPage, desk: Desk, office: Office
) -> None:
    HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), nothing)
    page.refresh()
    page.year_view.choose(FRIDAY)
    table = desk.part("calendar_days")
    assert isinstance(table, QTableWidget)
    assert "นร 0505/ว 999" in table.item(table.currentRow(), 2).text()
    desk.click("take_back")
    assert desk.dialog("calendar_take_back_dialog").isVisible()


def test_a_plain_holiday_cannot_be_taken_back(page: CalendarPage, desk: Desk) -> None:
    page.year_view.choose(date(2026, 12, 10))
    assert not desk.is_shown("take_back")


def test_a_ward_alone_may_change_its_calendar(tmp_path: Path, office_in: Callable[..., Office], qtbot: QtBot) -> None:
    page = CalendarPage(office_in(tmp_path / "ward", role="ward").desk.now, HospitalCalendar)
    qtbot.addWidget(page)
    page.use(office_in(tmp_path / "ward", role="ward"))
    assert Desk(page, qtbot).part("calendar_add").isEnabled()


class Endless(HospitalCalendar):
    """A calendar that looks for ever, until it is told to stop."""

    def moves(self, change: CalendarChange, report: Report) -> tuple[MovedDate, ...]:
        while True:
            Event().wait(0.005)
            report(1, 10_000)


@pytest.mark.rule("DAY-2")
def test_a_preview_that_takes_too_long_is_stopped_and_the_form_comes_back(office: Office, qtbot: QtBot) -> None:
    page = CalendarPage(office.desk.now, Endless)
    page.use(office)
    desk = Desk(page, qtbot)
    page.year_view.choose(FRIDAY)
    desk.click("calendar_add")
    form(desk, DayAction.ADD, name="วันหยุดพิเศษ")
    progress = desk.dialog("progress")
    assert isinstance(progress, ProgressDialog)
    desk.let_go()
    with qtbot.waitSignal(progress.given_up):
        progress.cancel()
    again = desk.dialog("calendar_add_dialog")
    assert isinstance(again, StageDialog)
    assert again.values()["name"] == "วันหยุดพิเศษ"
    again.blockSignals(True)
    again.close()
