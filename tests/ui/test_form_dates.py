"""Days and moments in the form: every notation, the calendar, and nothing that is lost."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.ui.entry.calendar_popup import CalendarPopup
from app.ui.entry.date_edit import DateEdit
from app.ui.entry.moment_edit import MomentEdit
from tests.ui.form_parts import type_into


@pytest.fixture
def day_edit(qtbot: QtBot, now: datetime) -> DateEdit:
    edit = DateEdit(lambda: now)
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def moment_edit(qtbot: QtBot, now: datetime) -> MomentEdit:
    edit = MomentEdit(lambda: now)
    edit.setObjectName("received_at")
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize(
    "typed",
    ["21/11/2569", "๒๑/๑๑/๒๕๖๙", "21 พ.ย. 2569", "21 พฤศจิกายน 2569", "21112569", "21/11/69", "2026-11-21", "+0"],
)
def test_every_notation_means_the_same_day(qtbot: QtBot, day_edit: DateEdit, typed: str) -> None:
    type_into(day_edit, typed)
    assert day_edit.value() == "2026-11-21"


def test_seven_days_from_now_is_counted_from_the_clock(qtbot: QtBot, day_edit: DateEdit) -> None:
    type_into(day_edit, "+7")
    assert day_edit.value() == "2026-11-28"


def test_a_day_is_written_the_usual_way_on_leaving(qtbot: QtBot, day_edit: DateEdit) -> None:
    type_into(day_edit, "๒๑/๑๑/๒๕๖๙")
    day_edit.tidy()
    assert day_edit.text() == "21 พ.ย. 2569"


def test_text_that_is_no_day_stays_as_typed(qtbot: QtBot, day_edit: DateEdit) -> None:
    type_into(day_edit, "31/02/2569")
    day_edit.tidy()
    assert (day_edit.text(), day_edit.value()) == ("31/02/2569", "31/02/2569")


def test_tidying_can_be_undone(qtbot: QtBot, day_edit: DateEdit) -> None:
    type_into(day_edit, "+7")
    day_edit.tidy()
    day_edit.undo()
    assert day_edit.text() == "+7"


def test_the_calendar_opens_on_the_day_and_takes_another(qtbot: QtBot, day_edit: DateEdit) -> None:
    day_edit.set_value("2026-11-18")
    day_edit.open_calendar()
    popup = day_edit.findChild(CalendarPopup)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Left)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert day_edit.value() == "2026-11-24"


def test_escape_closes_the_calendar_and_keeps_the_text(qtbot: QtBot, day_edit: DateEdit) -> None:
    type_into(day_edit, "31/02/2569")
    day_edit.open_calendar()
    popup = day_edit.findChild(CalendarPopup)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert day_edit.text() == "31/02/2569"


def test_the_calendar_leaves_no_widget_behind(qtbot: QtBot, day_edit: DateEdit) -> None:
    for _each in range(20):
        day_edit.open_calendar()
        popup = day_edit.findChild(CalendarPopup)
        with qtbot.waitSignal(popup.destroyed):
            popup.close()
    assert day_edit.findChildren(CalendarPopup) == []


def test_a_thai_week_begins_with_sunday_and_today_is_marked(qtbot: QtBot) -> None:
    popup = CalendarPopup(date(2026, 11, 21))
    qtbot.addWidget(popup)
    popup.choose(date(2026, 11, 18))
    assert popup.findChild(QToolButton, "day_2026-11-01").y() == popup.findChild(QToolButton, "day_2026-11-07").y()
    assert popup.findChild(QToolButton, "day_2026-11-21").property("look") == "today"
    assert popup.findChild(QToolButton, "day_2026-11-21").accessibleName() == "21 พฤศจิกายน 2569 วันนี้"


def test_page_down_goes_to_the_same_day_of_the_next_month(qtbot: QtBot) -> None:
    popup = CalendarPopup(date(2026, 11, 21))
    qtbot.addWidget(popup)
    popup.choose(date(2027, 1, 31))
    qtbot.keyClick(popup, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(popup.picked) as picked:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert picked.args == [date(2027, 2, 28)]


@pytest.mark.parametrize("typed", ["0912", "09.12", "9:12", "912", "๐๙.๑๒", "09.12 น."])
def test_every_notation_of_a_time_is_understood(qtbot: QtBot, moment_edit: MomentEdit, typed: str) -> None:
    type_into(moment_edit.findChild(QLineEdit, "received_at_day"), "21/11/2569")
    type_into(moment_edit.findChild(QLineEdit, "received_at_time"), typed)
    assert moment_edit.value() == "2026-11-21T09:12:00+07:00"


def test_a_moment_keeps_its_seconds_while_nothing_else_is_typed(moment_edit: MomentEdit) -> None:
    moment_edit.set_value("2026-11-21T09:12:47+07:00")
    assert moment_edit.value() == "2026-11-21T09:12:47+07:00"


def test_an_impossible_time_stays_as_typed(qtbot: QtBot, moment_edit: MomentEdit) -> None:
    type_into(moment_edit.findChild(QLineEdit, "received_at_day"), "21/11/2569")
    type_into(moment_edit.findChild(QLineEdit, "received_at_time"), "25.00")
    assert moment_edit.value() == "21/11/2569 25.00"


def test_picking_today_fills_in_the_time_of_now(qtbot: QtBot, moment_edit: MomentEdit) -> None:
    day = moment_edit.findChild(DateEdit, "received_at_day")
    day.open_calendar()
    qtbot.keyClick(day.findChild(CalendarPopup), Qt.Key.Key_Return)
    assert moment_edit.value() == "2026-11-21T10:35:00+07:00"
