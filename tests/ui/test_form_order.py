"""The Tab key goes through the Complaint Form as it is read, whenever its parts were made."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.form.fields_page import FORM_FIELDS
from tests.ui.form_parts import Desk

PARTS_OF_MOMENT = ("_day", "_time")


@pytest.fixture
def desk(qtbot: QtBot, now: datetime) -> Iterator[Desk]:
    """A form whose lower cards are made after the panel beside it."""
    desk = Desk(now)
    window = QWidget()
    desk.panel = QPushButton("panel", window)
    desk.panel.setObjectName("panel")
    row = QHBoxLayout(window)
    row.addWidget(desk.screen)
    row.addWidget(desk.panel)
    qtbot.addWidget(window)
    window.show()
    desk.ready().screen.new()
    yield desk  # and so the window lives as long as the test
    window.close()


def stops_of(qtbot: QtBot, desk: Desk, key: Qt.Key, last: str) -> list[str]:
    """The names of what has the keyboard, one after another, until `last` has it."""
    window, passed = desk.screen.window(), []
    while not passed or (passed[-1] != last and len(passed) < 100):
        passed.append(window.focusWidget().objectName())
        qtbot.keyClick(window.focusWidget(), key)
    return passed


def field_of(stop: str) -> str:
    for end in (*PARTS_OF_MOMENT, "_entry"):
        if stop.removesuffix(end) in {field.name for field in FORM_FIELDS}:
            return stop.removesuffix(end)
    return "topics" if stop.startswith("topics_") else stop


def test_tab_goes_through_every_field_then_save(qtbot: QtBot, desk: Desk) -> None:
    stops = stops_of(qtbot, desk, Qt.Key.Key_Tab, "save")
    fields = list(dict.fromkeys(field_of(stop) for stop in stops))
    shown = [field.name for field in FORM_FIELDS if desk.find(field.name).isVisibleTo(desk.screen)]
    assert [*fields] == [*cards_in_order(desk, shown), "save"]


def test_a_moment_is_its_day_then_its_time(qtbot: QtBot, desk: Desk) -> None:
    stops = stops_of(qtbot, desk, Qt.Key.Key_Tab, "panel")
    place = stops.index("occurred_at_day")
    assert stops[place + 1] == "occurred_at_time"


def test_the_way_back_is_the_same(qtbot: QtBot, desk: Desk) -> None:
    there = stops_of(qtbot, desk, Qt.Key.Key_Tab, "save")
    desk.find("save").setFocus()
    assert stops_of(qtbot, desk, Qt.Key.Key_Backtab, "kind") == there[::-1]


def test_names_and_fields_that_appear_later_have_their_place(qtbot: QtBot, desk: Desk) -> None:
    desk.fill({"channel": "other", "units": ["ห้องยา", "ห้องฉุกเฉิน"]})
    stops = stops_of(qtbot, desk, Qt.Key.Key_Tab, "panel")
    place = stops.index("units_entry")
    assert stops[stops.index("channel") + 1] == "channel_words"
    assert stops[place + 1 : place + 3] == ["", ""]
    assert stops[place + 3] != ""


def cards_in_order(desk: Desk, names: list[str]) -> list[str]:
    """Fields as they stand on the page, from the top and, in a line, from the left."""
    page = desk.find("fields_page")
    places = {}
    for name in names:
        corner = desk.find(name).mapTo(page, desk.find(name).rect().topLeft())
        places[name] = (corner.y(), corner.x())
    return sorted(names, key=places.__getitem__)
