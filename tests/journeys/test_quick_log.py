"""An event of the night is logged and the shift head is told, with the keyboard alone, in less than a minute."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget

from app.domain.on_duty import Cell
from app.services.office import Office
from tests.journeys.conftest import OpenWindow
from tests.journeys.keyed import type_keys
from tests.journeys.officer import Officer

# What a practised hand takes for a key, and what a head takes to read and think (Card, Moran and Newell, 1980: 280 ms
# for an average typist, 1.35 s for a mental step; here twice that for each question, and for the second screen).
KEY_SECONDS, STEP_SECONDS, QUESTIONS, SCREENS = 0.28, 2.7, 6, 2
WARD = "หอผู้ป่วยหญิง"
EVENT, REPORTER, HN = "ให้ยาผิดขนาด ผู้ป่วยเวียนศีรษะ", "พยาบาล ตัวอย่าง", "6900412"
SATURDAY, MORNING = date(2026, 11, 21), "08:00"
# What the Thai keyboard (Kedmanee, TIS 820) has above Shift; digits are typed on the block of digits.
SHIFTED = frozenset("ฎฑธํ๊ณฯญฐฅฤฆฏโฌ็๋ษศซฉฮฺ์ฒฬฦ")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hands:
    """Types into whatever has the keyboard, and counts every key that goes down."""

    def __init__(self, officer: Officer) -> None:
        self.officer, self.keys = officer, 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1 + (CTRL in modifiers) + (SHIFT in modifiers)
        QTest.keyClick(self._focus(), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.keys += len(text) + sum(letter in SHIFTED for letter in text)
        type_keys(self._focus(), text)

    def tab(self, times: int = 1) -> None:
        for _each in range(times):
            self.press(Qt.Key.Key_Tab)

    def window(self) -> QDialog:
        found = self.officer.window.findChild(QDialog, "quick_log")
        assert isinstance(found, QDialog)
        return found

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.officer.window

    def open(self) -> None:
        self.officer.window.activateWindow()  # as a window manager does
        QApplication.processEvents()
        self.press(Qt.Key.Key_N, CTRL | SHIFT)

    def answer(self, unit: str = "") -> None:
        """The six questions, in their order; when stands there already, and where, too, but for the first time."""
        self.type(EVENT)
        self.tab()
        self.type(unit)
        self.tab(3)
        self.type(HN)
        self.tab()
        self.press(Qt.Key.Key_2)
        self.tab()
        self.type(REPORTER)


def fill_roster(office: Office) -> None:
    """Two people are on duty this Saturday morning; on the ward's PC the unit was remembered."""
    office.roster.write(
        {
            Cell(SATURDAY, MORNING, "shift_head", WARD): "พว. ตัวอย่าง หนึ่ง ต่อ 1150",
            Cell(SATURDAY, MORNING, "duty_doctor"): "พญ. ตัวอย่าง สอง 08 0000 0002",
        }
    )


@pytest.fixture
def hands(open_window: OpenWindow, tmp_path: Path) -> Hands:
    officer = open_window(tmp_path / "ward")
    fill_roster(officer.office)
    hands = Hands(officer)
    hands.open()
    hands.answer(WARD)
    return hands


def tell_shift_head(hands: Hands) -> None:
    """Record the event, tick the first of the list, and save it."""
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return, CTRL)


def seconds(hands: Hands) -> float:
    """How long it takes from the first key to the last."""
    return hands.keys * KEY_SECONDS + (QUESTIONS + SCREENS) * STEP_SECONDS


@pytest.mark.rule("RPT-2")
def test_the_first_event_of_a_pc_is_logged_and_the_shift_head_told_in_under_a_minute(
    hands: Hands, told: Callable[[str], None]
) -> None:
    tell_shift_head(hands)
    record = hands.officer.office.complaints.case("2569/00001")
    duty = next(each for each in record.duties if each.id == "RPT-2:tell_now")
    assert (record.fields["details"], record.fields["units"]) == (EVENT, [WARD])
    assert (str(duty.done_at), duty.words) == ("2026-11-21 10:35:00+07:00", "พว. ตัวอย่าง หนึ่ง เวลา 10:35")
    assert hands.keys <= 100
    assert seconds(hands) < 60
    told(f"first event of a PC: {hands.keys} keys, {seconds(hands):.0f} s")


@pytest.mark.rule("RPT-2")
def test_every_later_event_takes_fewer_keys_because_the_unit_is_remembered(
    hands: Hands, told: Callable[[str], None]
) -> None:
    tell_shift_head(hands)
    hands.press(Qt.Key.Key_Escape)
    hands.keys = 0

    hands.open()
    hands.answer()
    tell_shift_head(hands)
    assert hands.officer.office.complaints.case("2569/00002").fields["units"] == [WARD]
    assert hands.keys <= 80
    told(f"a later event: {hands.keys} keys, {seconds(hands):.0f} s")


@pytest.mark.rule("RPT-2")
def test_an_unfinished_tree_alarms_nobody_but_the_shift_head(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return, CTRL)
    record = hands.officer.office.complaints.case("2569/00001")
    assert [duty.id for duty in record.duties] == ["RPT-2:tell_now", "RPT-2:finish_tree"]
    assert record.fields.get("category") is None
    assert record.fields["tree_answers"] == {"death": False, "harm": False, "monitoring": True}
    assert "2569/00001" in hands.officer.text_of("logged_as")
    assert "16.00" in hands.officer.text_of("unfinished_tree")


def test_esc_keeps_what_was_typed_and_offers_it_again(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Escape)
    assert not hands.window().isVisible()
    hands.open()
    assert hands.officer.is_visible("quick_draft")
    hands.officer.click("quick_draft_accept")
    assert hands.officer.text_of("quick_patient_hn") == HN
    hands.press(Qt.Key.Key_Return, CTRL)
    assert hands.officer.office.complaints.case("2569/00001").fields["details"] == EVENT


def test_who_is_ticked_and_not_saved_is_still_ticked_after_esc(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Escape)
    hands.open()
    ticked = hands.window().findChild(QCheckBox, "told_0")
    assert isinstance(ticked, QCheckBox)
    assert ticked.isChecked()
