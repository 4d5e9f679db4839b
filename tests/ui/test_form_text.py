"""Typing into the Complaint Form: lines of Thai, names, words that belong to a choice, and files beside it."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui import shown_text
from tests.ui.form_parts import COMPLETE, Desk, a_record, in_a_window, type_into


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    return in_a_window(qtbot, now)


@pytest.mark.parametrize("name", ["details", "place", "received_at_day", "units_entry", "kind"])
def test_escape_loses_nothing(qtbot: QtBot, desk: Desk, name: str) -> None:
    desk.fill({"details": "ข้อความ", "place": "ช่อง 3", "received_at": "ไม่แน่ใจ", "units": ["ห้องยา"], "kind": "opinion"})
    before = desk.screen.content.values()
    desk.find(name).setFocus()
    qtbot.keyClick(desk.find(name), Qt.Key.Key_Escape)
    assert desk.screen.content.values() == before


def test_a_name_that_is_still_being_typed_counts(qtbot: QtBot, desk: Desk) -> None:
    entry = desk.find("units_entry", QLineEdit)
    type_into(entry, "ห้องยา")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    type_into(entry, "ห้องฉุกเฉิน")
    assert desk.screen.content.values() == {"units": ["ห้องยา", "ห้องฉุกเฉิน"]}


def test_the_words_of_another_channel_are_asked_for_only_then(desk: Desk) -> None:
    box = desk.find("channel_words")
    assert not box.isVisibleTo(desk.screen)
    desk.fill({"channel": "other"})
    assert box.isVisibleTo(desk.screen)


def test_words_that_were_typed_stay_when_the_channel_changes(desk: Desk) -> None:
    desk.fill({"channel": "other", "channel_words": "ฝากบอก"})
    desk.fill({"channel": "telephone"})
    assert desk.screen.content.values()["channel_words"] == "ฝากบอก"
    assert desk.find("channel_words").isVisibleTo(desk.screen)


def test_long_text_is_broken_between_words_on_screen_only(desk: Desk) -> None:
    shown_text.use_breaker(lambda text: text.replace("รอ", "\u200bรอ"))
    editor = desk.find("details", QPlainTextEdit)
    desk.fill({"details": "ผู้ร้องรอนาน\nและรออีก"})
    assert "\u200bรอนาน" in editor.toPlainText()
    assert desk.screen.content.values() == {"details": "ผู้ร้องรอนาน\nและรออีก"}
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == "ผู้ร้องรอนาน\nและรออีก"
    shown_text.use_breaker(None)


def test_breaking_lines_while_typing_is_no_step_of_undo(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.find("wish", QPlainTextEdit)
    type_into(editor, "ขอรอ")
    shown_text.use_breaker(lambda text: text.replace("รอ", "\u200bรอ"))
    editor.break_lines()
    assert editor.toPlainText() == "ขอ\u200bรอ"
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.value() is None
    shown_text.use_breaker(None)


def test_one_key_press_goes_over_an_invisible_break(qtbot: QtBot, desk: Desk) -> None:
    shown_text.use_breaker(lambda text: text.replace("รอ", "\u200bรอ"))
    editor = desk.find("wish", QPlainTextEdit)
    editor.set_value("ขอรอ")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    for _each in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    shown_text.use_breaker(None)
    assert editor.value() == "ข"


def test_text_from_another_program_comes_back_as_lines(desk: Desk) -> None:
    desk.fill({"details": "บรรทัดแรก\r\nบรรทัดสอง\u200b"})
    assert desk.screen.content.values() == {"details": "บรรทัดแรก\nบรรทัดสอง"}


def test_files_of_a_new_case_are_kept_when_it_is_saved(desk: Desk, tmp_path: Path) -> None:
    desk.fill(COMPLETE)
    desk.find("attachments_page").add([tmp_path / "photo.jpg"])
    assert desk.attachments.added == []
    desk.click("save")
    assert desk.attachments.added == [("2569/00001", "photo.jpg")]


def test_a_file_that_is_too_large_is_refused_in_words(desk: Desk, now: datetime, tmp_path: Path) -> None:
    desk.complaints.saved["2569/00412"] = dict(COMPLETE)
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    desk.find("attachments_page").add([tmp_path / "large.mp4"])
    assert "large.mp4" in desk.text_of("refusal_words")


def test_a_new_case_is_saved_even_when_its_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    desk.fill(COMPLETE)
    desk.find("attachments_page").add([tmp_path / "large.mp4"])
    desk.click("save")
    assert desk.screen.content.case.number == "2569/00001"
    assert "large.mp4" in desk.text_of("refusal_words")
