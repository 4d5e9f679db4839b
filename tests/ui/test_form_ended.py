"""A case that is continued elsewhere is there to be read; a case at the centre can be sent to a unit."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.form_parts import COMPLETE, Desk, a_record


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    desk = Desk(now).ready()
    qtbot.addWidget(desk.screen)
    desk.screen.show()
    return desk


def test_it_says_since_when_and_takes_nothing(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, ended_since=now))
    assert "21 พ.ย. 2569" in desk.text_of("ended_words")
    assert not desk.find("details").isEnabled() and not desk.find("save").isEnabled()
    assert desk.find("fields_page").isEnabled()  # it scrolls


def test_a_summary_says_that_it_is_one_and_takes_nothing(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, is_summary=True))
    assert "เพียงข้อมูลสรุป" in desk.text_of("ended_words")
    assert not desk.find("details").isEnabled() and not desk.find("save").isEnabled()
    assert not desk.find("add_attachment").isEnabled()


def test_the_next_case_can_be_changed_again(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, ended_since=now))
    desk.screen.content.show(a_record(now))
    assert desk.find("details").isEnabled() and desk.find("save").isEnabled()
    assert desk.find("ended").isHidden()


def test_a_case_is_sent_from_its_form_where_that_is_allowed(desk: Desk, now: datetime, qtbot: QtBot) -> None:
    desk.screen.content.show(a_record(now))
    assert desk.find("send_case").isHidden()
    desk.screen.allow_sending(True)
    with qtbot.waitSignal(desk.screen.send_wanted) as wanted:
        desk.click("send_case")
    assert wanted.args == ["2569/00412"]


def test_a_case_that_is_not_saved_cannot_be_sent(desk: Desk) -> None:
    desk.screen.allow_sending(True)
    desk.screen.new()
    assert desk.find("send_case").isHidden()


def test_what_was_erased_or_is_not_for_here_is_said_beside_the_field_and_not_asked_for(
    desk: Desk, now: datetime
) -> None:
    fields = {name: value for name, value in COMPLETE.items() if name != "details"}
    desk.screen.content.show(a_record(now, fields=fields, erased=("details",), not_for_here=("complainant_phone",)))
    assert "ลบแล้วตามคำสั่งศูนย์" in desk.text_of("details_problem")
    assert "ศูนย์แก้ไขแล้ว" in desk.text_of("complainant_phone_problem")
    desk.fill({"immediate_action": "ขอโทษและอธิบายขั้นตอน"})
    desk.let_pass("look_timer")
    assert "ลบแล้วตามคำสั่งศูนย์" in desk.text_of("details_problem")


def test_the_next_case_says_nothing_of_it(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, fields=COMPLETE, erased=("complainant_phone",)))
    desk.screen.content.show(a_record(now, fields=COMPLETE))
    assert not desk.text_of("complainant_phone_problem")


def test_files_of_a_case_that_is_continued_elsewhere_are_only_read(desk: Desk, now: datetime) -> None:
    desk.screen.content.show(a_record(now, ended_since=now))
    assert not desk.find("add_attachment").isEnabled()
