"""The quick log on the lock screen: a name and a PIN, the same questions, and nothing of the data behind it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import bootstrap
from app.bootstrap.locked_log import offer_quick_log
from app.domain.on_duty import Cell
from app.services.cases.quick_log import QuickLog
from app.services.locked_log.pins import Pins
from app.services.office import Office
from app.ui.quick_log.pin_dialog import PinDialog
from app.ui.quick_log.window import QuickLogWindow
from app.ui.shown_text import plain
from app.ui.sign_in.screen import SignInScreen
from tests.services.signing_in import FIRST, OTHER, PASSWORD, RULES, SOMSRI, WEAK, accounts_of, door_of, signed

PIN, EVENT = "2468", "ให้ยาผิดขนาด ผู้ป่วยเวียนศีรษะ"


@pytest.fixture
def ward(office: Office, now: datetime) -> Path:
    """A folder that is locked, in which a ward head has a PIN."""
    shift = office.roster.shift(now)
    office.roster.write({Cell(shift.on, shift.code, "duty_doctor"): "พญ. ตัวอย่าง สอง 08 0000 0002"})
    accounts_of(office).add(SOMSRI, ["ward_head"], "", OTHER)
    uid = next(each.uid for each in office.staff.people() if each.name == SOMSRI)
    Pins(office.desk, office.roster, RULES, lambda: WEAK).set(uid, PIN)
    accounts_of(office).set_password(FIRST, PASSWORD)
    return office.database.folder


class Door:
    """The lock screen, driven by the names of what stands on it."""

    def __init__(self, qtbot: QtBot, screen: SignInScreen) -> None:
        self.qtbot, self.screen = qtbot, screen

    def click(self, place: QWidget, name: str) -> None:
        button = place.findChild(QPushButton, name)
        assert button is not None and button.isEnabled(), name
        button.click()

    def dialog(self) -> PinDialog:
        return [each for each in self.screen.findChildren(PinDialog) if each.isVisible()][-1]

    def give_pin(self, pin: str) -> None:
        self.click(self.screen, "locked_quick_log")
        dialog = self.dialog()
        who = dialog.findChild(QComboBox, "pin_author")
        who.setCurrentIndex(who.findText(SOMSRI))
        dialog.findChild(QLineEdit, "pin").setText(pin)
        self.click(dialog, "open_by_pin")

    def log(self) -> QuickLogWindow:
        self.qtbot.waitUntil(lambda: bool(self.windows()))
        return self.windows()[-1]

    def windows(self) -> list[QuickLogWindow]:
        return [each for each in self.screen.findChildren(QuickLogWindow) if each.isVisible()]

    def answer(self) -> None:
        window = self.log()
        window.findChild(QPlainTextEdit, "quick_details").setPlainText(EVENT)
        for name, text in (("quick_units", "หอผู้ป่วยหญิง"), ("quick_reported_by", "พยาบาล ตัวอย่าง")):
            window.findChild(QLineEdit, name).setText(text)
        self.click(window, "seen_watched")


@pytest.fixture
def door(qtbot: QtBot, ward: Path, now: datetime) -> Iterator[Door]:
    screen = SignInScreen(door_of(ward, lambda: now).enter, "")
    offer_quick_log(ward, lambda: now, screen)
    screen.show()
    yield Door(qtbot, screen)
    screen.reject()


def opened(folder: Path, now: datetime) -> Office:
    return bootstrap.open_office(folder, clock=lambda: now, signed=signed(folder, lambda: now, FIRST, PASSWORD))


def test_an_event_is_logged_without_signing_in_and_the_doctor_on_duty_is_named(
    door: Door, ward: Path, now: datetime
) -> None:
    door.give_pin(PIN)
    door.answer()
    window = door.log()
    door.click(window, "quick_log_save")
    assert "08 0000 0002" in {plain(each.text()) for each in window.findChildren(QLabel)}
    assert window.findChild(QPushButton, "quick_log_sheet").isHidden()
    window.reject()
    record = opened(ward, now).complaints.case("2569/00001")
    assert (record.fields["details"], record.entered_by) == (EVENT, SOMSRI)


def test_who_was_ticked_and_not_saved_is_kept_when_somebody_signs_in(door: Door, ward: Path, now: datetime) -> None:
    door.give_pin(PIN)
    door.answer()
    window = door.log()
    door.click(window, "quick_log_save")
    place = next(place for place in range(9) if "08 0000" in plain(window.findChild(QLabel, f"number_{place}").text()))
    window.findChild(QCheckBox, f"told_{place}").click()
    for _each in range(2):
        window.reject()
    door.screen.reject()
    assert len(opened(ward, now).complaints.case("2569/00001").proceedings) == 1


def test_a_wrong_pin_is_said_and_opens_nothing(qtbot: QtBot, door: Door) -> None:
    door.give_pin("1357")
    refused = door.dialog().findChild(QLabel, "pin_refused_problem")
    qtbot.waitUntil(lambda: "PIN" in plain(refused.text()))
    assert not door.windows()


def test_the_author_cannot_be_changed_after_the_pin(door: Door) -> None:
    door.give_pin(PIN)
    author = door.log().findChild(QComboBox, "quick_author")
    assert [author.itemText(place) for place in range(author.count())] == [SOMSRI]


def test_what_is_typed_and_left_is_shown_to_nobody_and_waits_for_who_signs_in(
    door: Door, ward: Path, now: datetime
) -> None:
    door.give_pin(PIN)
    door.answer()
    door.log().reject()
    door.give_pin(PIN)
    assert door.log().findChild(QPlainTextEdit, "quick_details").toPlainText() == ""
    office = opened(ward, now)
    assert [each["details"] for each in QuickLog(office.desk, office.roster).drafts.waiting()] == [EVENT]


def test_without_a_pin_anywhere_nothing_is_offered(qtbot: QtBot, office: Office, now: datetime) -> None:
    screen = SignInScreen(door_of(office.database.folder, lambda: now).enter, "")
    qtbot.addWidget(screen)
    offer_quick_log(office.database.folder, lambda: now, screen)
    assert screen.findChild(QPushButton, "locked_quick_log") is None


def test_the_way_in_and_out_again_and_again_leaves_nothing_behind(
    qtbot: QtBot, qapp: QApplication, ward: Path, now: datetime
) -> None:
    def open_and_close(clock: Callable[[], datetime]) -> None:
        screen = SignInScreen(door_of(ward, clock).enter, "")
        offer_quick_log(ward, clock, screen)
        screen.show()
        Door(qtbot, screen).click(screen, "locked_quick_log")
        screen.reject()
        qtbot.waitUntil(lambda: not isValid(screen))

    clock = partial(_same, now)
    open_and_close(clock)
    before = len(qapp.allWidgets())
    for _each in range(20):
        open_and_close(clock)
    assert len(qapp.allWidgets()) <= before


def _same(now: datetime) -> datetime:
    return now
