"""A case that is continued elsewhere is there to be read; a case at the centre can be sent to a unit."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.form_parts import Desk, a_record


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Desk:
    desk = Desk(now).ready()
    qtbot.addWidget(desk.screen)
    desk.screen.show()
    return desk


def test_it_says_since_when_and_takes_nothing(desk: Desk, now: datetime) -> None:
    desk.screen.show_case(a_record(now, ended_since=now))
    assert "21 พ.ย. 2569" in desk.text_of("ended_words")
    assert not desk.find("details").isEnabled() and not desk.find("save").isEnabled()
    assert desk.find("fields_page").isEnabled()  # it scrolls


def test_the_next_case_can_be_changed_again(desk: Desk, now: datetime) -> None:
    desk.screen.show_case(a_record(now, ended_since=now))
    desk.screen.show_case(a_record(now))
    assert desk.find("details").isEnabled() and desk.find("save").isEnabled()
    assert desk.find("ended").isHidden()


def test_a_case_is_sent_from_its_form_where_that_is_allowed(desk: Desk, now: datetime, qtbot: QtBot) -> None:
    desk.screen.show_case(a_record(now))
    assert desk.find("send_case").isHidden()
    desk.screen.allow_sending(True)
    with qtbot.waitSignal(desk.screen.send_wanted) as wanted:
        desk.click("send_case")
    assert wanted.args == ["2569/00412"]


def test_a_case_that_is_not_saved_cannot_be_sent(desk: Desk) -> None:
    desk.screen.allow_sending(True)
    desk.screen.new()
    assert desk.find("send_case").isHidden()
