"""The page of the roster: typed, pasted, copied, undone; what cannot be called stays and is marked."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QTableView
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.on_duty import Cell
from app.services.node import SetUp
from app.services.office import Office
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.roster.grid import MOST_WIDTH
from app.ui.roster.page import RosterPage
from tests.ui.at_the_desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
SATURDAY = date(2026, 11, 21)
DOCTOR, SUPERVISOR = Cell(SATURDAY, "08:00", "duty_doctor"), Cell(SATURDAY, "08:00", "duty_supervisor")
PASTED = "พญ. ตัวอย่าง หนึ่ง 08 0000 0001\tพว. ตัวอย่าง สอง ต่อ 1101\r\nนพ. ตัวอย่าง สาม\tพว. ตัวอย่าง สี่ 12345678\r\n"


def no_sheet(_office: Office, _unit: str, _moment: datetime, _parent: object) -> None:
    """Nobody prints."""


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[RosterPage]:
    page = RosterPage(office.desk.now, no_sheet)
    qtbot.addWidget(page)
    page.use(office)
    page.enter()
    yield page
    for dialog in page.window().findChildren(QDialog):
        dialog.blockSignals(True)
        dialog.close()
    # What it keeps a moment later of what was typed must not look for a data folder that is gone.
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(page: RosterPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def press(page: RosterPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.month.grid, key, modifiers)


def paste(page: RosterPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(page, Qt.Key.Key_V, CTRL)


def shown(page: RosterPage, cell: Cell) -> str:
    return str(page.month.grid.cells.place(cell).data(Qt.ItemDataRole.EditRole))


@pytest.mark.rule("RPT-2")
def test_the_page_opens_at_the_shift_that_runs(page: RosterPage) -> None:
    grid = page.month.grid
    assert isinstance(grid, QTableView)
    heading = grid.model().headerData(grid.currentIndex().row(), Qt.Orientation.Vertical)
    assert heading == "เสาร์ 21 · เวรเช้า"
    assert grid.model().rowCount(QModelIndex()) == 90


def test_the_first_row_in_sight_stands_whole_under_the_heading(page: RosterPage) -> None:
    page.resize(1150, 700)
    page.show()
    grid = page.month.grid
    grid.show_cell(DOCTOR)
    assert grid.rowAt(0) > 0 and grid.rowViewportPosition(grid.rowAt(0)) == 0


def test_a_column_has_room_for_its_longest_words_within_bounds(page: RosterPage) -> None:
    grid, longest = page.month.grid, "พญ. ตัวอย่าง นามสกุลยาว 08 0000 0001"
    column = grid.cells.place(DOCTOR).column()
    grid.cells.change({DOCTOR: longest, Cell(SATURDAY, "16:00", "duty_doctor"): "นพ. สั้น"}, "")
    grid.fit_columns()
    assert grid.columnWidth(column) > grid.fontMetrics().horizontalAdvance(longest)
    assert grid.columnWidth(grid.cells.place(SUPERVISOR).column()) < grid.columnWidth(column)
    grid.cells.change({DOCTOR: longest * 3}, "")
    grid.fit_columns()
    assert grid.columnWidth(column) == MOST_WIDTH


def test_several_cells_are_pasted_from_a_spreadsheet_and_saved(page: RosterPage, desk: Desk, office: Office) -> None:
    paste(page, PASTED.replace(" 12345678", ""))
    desk.click("roster_save")
    assert office.roster.entered(SATURDAY, SATURDAY)[DOCTOR].phone == "08 0000 0001"
    assert office.roster.entered(SATURDAY, SATURDAY)[SUPERVISOR].phone == "1101"
    assert len(office.roster.entered(SATURDAY, SATURDAY)) == 4
    assert desk.text_of("roster_standing").startswith("บันทึกครบแล้ว")


def test_what_cannot_be_called_is_refused_beside_its_cell_and_nothing_is_lost(
    page: RosterPage, desk: Desk, office: Office
) -> None:
    paste(page, PASTED)
    desk.click("roster_save")
    assert office.roster.entered(SATURDAY, SATURDAY) == {}
    assert "21/11 16:00 เวรตรวจการ: “12345678”" in desk.text_of("roster_refused")
    wrong = page.month.grid.cells.place(Cell(SATURDAY, "16:00", "duty_supervisor"))
    assert "12345678" in str(wrong.data(Qt.ItemDataRole.ToolTipRole))
    assert shown(page, DOCTOR) == "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"


def test_what_is_pasted_is_taken_back_at_once_by_undo(page: RosterPage, desk: Desk) -> None:
    paste(page, PASTED)
    press(page, Qt.Key.Key_Z, CTRL)
    assert shown(page, DOCTOR) == ""
    assert not desk.is_shown("roster_refused")


def test_what_does_not_fit_the_table_is_not_pasted_in_part(page: RosterPage, desk: Desk) -> None:
    paste(page, "\t".join(["พว. ตัวอย่าง"] * 6))
    assert desk.text_of("roster_refused").startswith("ข้อมูลที่วาง 1 ช่องอยู่นอกตารางนี้")
    assert shown(page, DOCTOR) == ""


def test_delete_empties_and_one_cell_fills_all_that_are_chosen(page: RosterPage) -> None:
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    paste(page, "พว. ตัวอย่าง สอง 1101")
    assert (shown(page, DOCTOR), shown(page, SUPERVISOR)) == ("พว. ตัวอย่าง สอง 1101",) * 2
    press(page, Qt.Key.Key_Delete)
    assert (shown(page, DOCTOR), shown(page, SUPERVISOR)) == ("", "")


def test_last_month_fills_the_empty_cells_by_weekday(page: RosterPage, desk: Desk, office: Office) -> None:
    office.roster.write({Cell(date(2026, 10, 24), "08:00", "duty_doctor"): "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"})
    page.refresh()
    desk.click("roster_copy")
    assert shown(page, DOCTOR) == "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"
    desk.click("roster_undo")
    assert shown(page, DOCTOR) == ""


def test_what_is_typed_and_not_saved_is_there_after_another_start(
    page: RosterPage, office: Office, qtbot: QtBot
) -> None:
    paste(page, "พญ. ตัวอย่าง หนึ่ง 08 0000 0001")
    page.close_down()
    again = RosterPage(office.desk.now, no_sheet)
    qtbot.addWidget(again)
    again.use(office)
    assert shown(again, DOCTOR) == "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"


@pytest.mark.rule("MED-3")
def test_an_acting_director_is_entered_with_the_last_day(page: RosterPage, desk: Desk, office: Office) -> None:
    desk.click("add_holder")
    dialog = desk.dialog("roster_hold_dialog")
    assert isinstance(dialog, StageDialog)
    acting = {"role": "director_or_acting", "name": "พญ. ตัวอย่าง รักษาการ", "phone": "08 0000 0008"}
    dialog.show_values({**acting, "from_on": "2026-11-20", "until": "2026-11-23"})
    dialog.save()
    assert office.roster.on_duty("director", office.desk.now()).number == "08 0000 0008"
    assert desk.is_shown("now_director_or_acting")


def test_a_unit_has_the_roster_of_its_own_shift_heads(page: RosterPage, office: Office, desk: Desk) -> None:
    units = desk.part("roster_unit")
    assert isinstance(units, QComboBox)
    units.addItem("หอผู้ป่วยหญิง", "หอผู้ป่วยหญิง")
    units.setCurrentIndex(units.count() - 1)
    page.refresh()
    assert page.month.grid.model().columnCount(QModelIndex()) == 1
    paste(page, "พว. ตัวอย่าง หนึ่ง 1150")
    desk.click("roster_save")
    assert office.roster.on_duty("shift_head", office.desk.now(), "หอผู้ป่วยหญิง").number == "1150"


def test_a_ward_that_was_paired_reads_only(
    tmp_path: Path, office_in: Callable[..., Office], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = office_in(tmp_path / "ward", role="ward")
    monkeypatch.setattr(ward.roster, "may_change", lambda: False)
    page = RosterPage(ward.desk.now, no_sheet)
    desk = Desk(page, qtbot)
    page.use(ward)
    paste(page, "พญ. ตัวอย่าง หนึ่ง 08 0000 0001")
    assert shown(page, DOCTOR) == ""
    assert not desk.is_shown("roster_save")
    assert desk.text_of("roster_standing").startswith("ศูนย์รับเรื่องร้องเรียนเป็นผู้ลงตารางเวร")


def test_the_sheet_is_that_of_the_chosen_shift_and_never_of_one_to_come(office: Office, qtbot: QtBot) -> None:
    wanted: list[str] = []

    def show(_office: Office, unit: str, moment: datetime, _parent: object) -> None:
        wanted.append(f"{unit}{moment:%d %H:%M}")

    page = RosterPage(office.desk.now, show)
    desk = Desk(page, qtbot)
    page.use(office)
    for shift in ("00:00", "08:00", "16:00"):
        page.month.grid.show_cell(Cell(SATURDAY, shift, "duty_doctor"))
        desk.click("roster_sheet")
    assert wanted == ["21 00:00", "21 08:00", "21 10:35"]


@pytest.mark.parametrize("profile", ["sso", "phrae"])
def test_an_office_without_shifts_says_so_and_offers_nothing_to_fill_in(
    tmp_path: Path, now: datetime, qtbot: QtBot, profile: str
) -> None:
    office = bootstrap.open_office(tmp_path / profile, clock=lambda: now, set_up=SetUp(role="centre", profile=profile))
    page = RosterPage(office.desk.now, no_sheet)
    qtbot.addWidget(page)
    page.use(office)
    desk = Desk(page, qtbot)
    assert desk.text_of("roster_empty_words") == "หน่วยงานนี้ไม่มีตำแหน่งที่จัดเวร"
    assert [desk.is_shown(name) for name in ("roster_save", "roster_paste", "roster_sheet")] == [False] * 3
    office.database.close()


def test_headings_and_days_of_a_pasted_table_become_nobody(page: RosterPage) -> None:
    paste(page, "วันที่\tแพทย์เวร\r\n21/11/2569\tพญ. ตัวอย่าง หนึ่ง 08 0000 0001\r\n")
    assert shown(page, DOCTOR) == "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"
    assert len(page.month.cells.typed()) == 1


def test_copying_over_a_filled_month_asks_first_and_undo_is_named(page: RosterPage, desk: Desk, office: Office) -> None:
    office.roster.write({Cell(date(2026, 10, 24), "08:00", "duty_doctor"): "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"})
    page.refresh()
    paste(page, "นพ. ตัวอย่าง สาม")
    desk.click("roster_copy")
    assert shown(page, DOCTOR) == "นพ. ตัวอย่าง สาม"
    assert "1 ช่อง" in desk.text_of("copy_asked_words")
    desk.click("copy_asked_accept")
    assert shown(page, DOCTOR) == "พญ. ตัวอย่าง หนึ่ง 08 0000 0001"
    assert "คัดลอก" in desk.part("roster_undo").toolTip()


def test_enter_in_a_cell_that_is_being_changed_is_no_fault(page: RosterPage) -> None:
    page.show()
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    assert page.month.grid.state() == QTableView.State.EditingState
