"""What two people entered differently is shown above the fields, and decided there."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.services.rows import ConflictRow
from app.ui.shown_text import plain
from tests.ui.form_parts import COMPLETE, Desk, a_record

NUMBER = "2569/00001"
ELSEWHERE = ("a:1", "ตึกหน้า", "เจ้าหน้าที่ ตัวอย่าง")
HERE = ("b:1", "ตึกหลัง", "พยาบาล ตัวอย่าง")


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    desk = Desk(now).ready()
    qtbot.addWidget(desk.screen)
    desk.complaints.saved[NUMBER] = dict(COMPLETE)
    values = ((*ELSEWHERE, now - timedelta(hours=1)), (*HERE, now))
    record = replace(a_record(now, number=NUMBER), conflicts=(ConflictRow("case", "place", "ตึกหลัง", values),))
    desk.screen.content.show(record)
    desk.screen.show()
    return desk


def test_a_conflict_names_the_field_and_both_values_with_who_entered_them(desk: Desk) -> None:
    assert not desk.find("conflicts").isHidden()
    assert [desk.text_of(f"conflict_value_{place}") for place in (1, 2)] == ["ตึกหน้า", "ตึกหลัง"]


def test_choosing_a_value_decides_the_conflict_and_takes_the_notice_away(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.screen.changed) as saved:
        desk.click("choose_value_1")
    assert (saved.args, desk.complaints.chosen) == ([NUMBER], [(NUMBER, "place", "ตึกหน้า")])
    assert desk.find("conflicts").isHidden()


def test_a_case_without_a_conflict_shows_no_notice(desk: Desk) -> None:
    desk.screen.content.show(desk.complaints.case(NUMBER))
    assert desk.find("conflicts").isHidden()


def test_what_was_done_and_entered_differently_is_shown_after_the_fields(now: datetime, desk: Desk) -> None:
    said = [{"at": now.isoformat(), "words": words} for words in ("ตอบทางโทรศัพท์", "ตอบเป็นหนังสือ")]
    values = tuple((f"{place}:1", value, "เจ้าหน้าที่ ตัวอย่าง", now) for place, value in enumerate(said))
    conflict = ConflictRow("request:r1", "replied", said[1], values)
    desk.screen.content.show(replace(a_record(now, number=NUMBER), conflicts=(conflict,)))
    assert "ขอข้อเท็จจริงจากหน่วยงาน: คำตอบ" in plain(desk.text_of("conflicts_words"))
    assert "ตอบเป็นหนังสือ" in plain(desk.text_of("conflict_value_2"))
