"""A comment-box day: thirty slips in a row, at the real window, with the keyboard alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.services.hospital.channel_checks import ChannelChecks
from app.services.register.filter import RegisterFilter
from app.ui.pages import TODAY
from app.ui.today.page import TodayPage
from app.ui.today.slips_model import NUMBER, PROBLEM_ROLE
from tests.journeys.conftest import OpenWindow
from tests.journeys.keyed import type_keys
from tests.journeys.officer import Officer

SATURDAY = date(2026, 11, 21)
SLIPS = 30
# What makes one label of a list out of few letters.
COMPLAINT, COMPLIMENT = "ร้องทุกข์", "ชมเชย"
ENTER, TAB, CONTROL = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier


class Typist:
    """Types where the keyboard is, and counts the keys."""

    def __init__(self, officer: Officer, qtbot: QtBot) -> None:
        self.officer, self._qtbot, self.keys, self.presses = officer, qtbot, 0, 0

    def write(self, text: str) -> None:
        type_keys(self._here(), text)
        self.keys += len(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._here(), key, modifiers)
        QApplication.processEvents()
        self.keys, self.presses = self.keys + 1, self.presses + 1

    def open_box(self) -> None:
        """From the register to the empty grid: Today, the third tab, the names."""
        with self._qtbot.waitSignal(self.officer.widget("today_page", TodayPage).shown):
            self.press(Qt.Key.Key_1, CONTROL)
        self.officer.widget("today_tabs", QTabBar).setFocus()
        self.press(Qt.Key.Key_Right)
        self.officer.widget("today_tabs", QTabBar).setFocus()
        self.press(Qt.Key.Key_Right)

    def write_slip(self, *cells: str) -> None:
        """One row: Tab goes to the next cell, Enter to the next row; an empty text leaves what stands there."""
        for place, text in enumerate(cells):
            if place:
                self.press(TAB)
            if text:
                self.write(text)
        self.press(ENTER)

    def record(self) -> None:
        with self._qtbot.waitSignal(self.officer.widget("today_page", TodayPage).box.recorded):
            self.press(Qt.Key.Key_S, CONTROL)

    def _here(self) -> QWidget:
        if QApplication.activeWindow() is None:
            self.officer.window.activateWindow()
        return self.officer.window.focusWidget() or self.officer.window


@pytest.fixture
def officer(open_window: OpenWindow, tmp_path: Path) -> Officer:
    return open_window(tmp_path / "centre")


@pytest.fixture
def typist(officer: Officer, qtbot: QtBot) -> Typist:
    officer.office.staff.add_units(["ห้องจ่ายยาผู้ป่วยนอก", "หอผู้ป่วยหญิง"])
    officer.window.use(officer.office)
    typist = Typist(officer, qtbot)
    typist.open_box()
    return typist


def table(officer: Officer) -> QTableView:
    return officer.widget("slips", QTableView)


def cell(officer: Officer, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    model = table(officer).model()
    return str(model.index(row, column).data(role) or "")


def begin_rows(typist: Typist) -> None:
    """Who was present; then the keyboard goes to the first row."""
    typist.write("หัวหน้างาน ทดสอบ")
    typist.press(ENTER)
    typist.press(TAB)
    table(typist.officer).begin()


@pytest.mark.rule("INT-2", "INT-15")
def test_thirty_slips_become_thirty_cases_of_the_day_of_opening(typist: Typist, told: Callable[[str], None]) -> None:
    officer = typist.officer
    begin_rows(typist)
    before = typist.presses
    for place in range(SLIPS):
        if place % 10 == 9:
            typist.write_slip(COMPLIMENT, "", "หอผู้ป่วยหญิง", f"ใบที่ {place + 1} พยาบาลดูแลดีมาก", "พยาบาล ทดสอบ")
        else:
            kind = COMPLAINT if place % 10 == 0 else ""
            typist.write_slip(kind, "ระยะเวลา", "ห้องจ่ายยา", f"ใบที่ {place + 1} รอรับยานาน")
    assert typist.presses - before == 4 * (SLIPS - 3) + 5 * 3  # Tab to each cell, Enter to the next row
    typist.record()
    rows = officer.office.register.page(RegisterFilter(), 0, 100)
    assert (len(rows), {row.channel for row in rows}) == (SLIPS, {"comment_box"})
    assert {row.received_at.date() for row in rows} == {SATURDAY}
    assert [cell(officer, place, NUMBER) for place in (0, 29)] == ["2569/00001", "2569/00030"]
    praised = officer.office.complaints.case(cell(officer, 9, NUMBER)).fields
    assert (praised["kind"], praised["units"]) == ("compliment", ["หอผู้ป่วยหญิง"])
    assert praised["praised_person"] == "พยาบาล ทดสอบ"
    check = ChannelChecks(officer.office.desk).history(SATURDAY, "comment_box")[-1].check
    assert (check.found, check.present) == (SLIPS, ("หัวหน้างาน ทดสอบ",))
    told(f"{SLIPS} slips with {typist.keys} keys")


def test_a_refused_slip_stays_with_its_reasons_and_the_good_ones_are_recorded(typist: Typist) -> None:
    officer = typist.officer
    begin_rows(typist)
    typist.write_slip(COMPLAINT, "ระยะเวลา", "ห้องจ่ายยา", "รอนาน")
    typist.write_slip("ไม่มีประเภทนี้", "ไม่มีประเด็นนี้", "ห้องจ่ายยา", "")
    typist.write_slip(COMPLAINT, "", "หอผู้ป่วยหญิง", "อาหารเย็น")
    typist.record()
    assert [bool(cell(officer, row, NUMBER)) for row in range(3)] == [True, False, True]
    refused = [bool(cell(officer, 1, column, PROBLEM_ROLE)) for column in range(NUMBER)]
    assert refused == [True, True, False, True, False]
    typist.write_slip(COMPLAINT, "ระยะเวลา", "", "แก้แล้ว")
    typist.record()
    assert officer.office.register.count(RegisterFilter()) == 3


def test_nothing_typed_is_lost_on_escape_and_after_a_crash(
    typist: Typist, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin_rows(typist)
    typist.write_slip(COMPLAINT, "ระยะเวลา", "ห้องจ่ายยา", "รอนาน")
    typist.write("ชม")
    typist.press(Qt.Key.Key_Escape)
    assert cell(typist.officer, 1, 0) == "คำชมเชย"
    typist.press(Qt.Key.Key_Escape)
    page = typist.officer.widget("today_page", TodayPage)
    page.box.keep()  # as every five seconds
    other = open_window(tmp_path / "centre")  # the first window never closed
    with qtbot.waitSignal(other.widget("today_page", TodayPage).shown):
        other.window.show_page(TODAY)
    with qtbot.waitSignal(other.widget("today_page", TodayPage).shown):
        other.widget("today_page", TodayPage).refresh()
    other.click("do_next")
    assert (cell(other, 0, 3), cell(other, 1, 0)) == ("รอนาน", "")


def test_an_empty_box_is_a_result_too(typist: Typist, qtbot: QtBot) -> None:
    officer = typist.officer
    typist.write("หัวหน้างาน ทดสอบ")
    typist.press(ENTER)
    with qtbot.waitSignal(officer.widget("today_page", TodayPage).box.recorded):
        officer.click("box_empty")
    check = ChannelChecks(officer.office.desk).history(SATURDAY, "comment_box")[-1].check
    assert (check.found, check.present) == (0, ("หัวหน้างาน ทดสอบ",))
    assert officer.is_visible("box_told")


def test_who_was_present_is_asked_for(typist: Typist) -> None:
    officer = typist.officer
    officer.click("box_empty")
    assert officer.is_visible("present_problem")
    assert not ChannelChecks(officer.office.desk).history(SATURDAY, "comment_box")
