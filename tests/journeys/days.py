"""Somebody at the real window for whom days pass: every text is typed key by key, everything else is clicked."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.services.rows import DutyRow
from app.ui.main_window import MainWindow
from app.ui.shown_text import plain
from tests.journeys.keyed import (
    CONTROL,
    LEFT,
    NO_MODIFIER,
    choose_action,
    choose_in,
    click_in,
    enter_into,
    replace_text,
)
from tests.journeys.officer import Officer

FIELDS, PROCEEDINGS, FILES, HISTORY = range(4)  # the tabs of the form
OFFSET = "+07:00"
MINUTE = 60_000  # in milliseconds


class Clock:
    """Says what it is told to say, in Asia/Bangkok."""

    def __init__(self, moment: str) -> None:
        self.set(moment)

    def set(self, moment: str) -> None:
        self._moment = datetime.fromisoformat(f"{moment}:00{OFFSET}")

    def now(self) -> datetime:
        return self._moment


class Days(Officer):
    """Reads the services only to compare."""

    def __init__(self, window: MainWindow, office: Office, clock: Clock, qtbot: QtBot) -> None:
        super().__init__(window, office)
        self.clock, self._qtbot = clock, qtbot

    def at(self, moment: str) -> None:
        """It is then: what looks at the clock each minute has looked, and F5 is pressed."""
        self.clock.set(moment)
        for timer in self.window.findChildren(QTimer):
            if timer.interval() == MINUTE and timer.isActive():
                timer.timeout.emit()
        self.press(Qt.Key.Key_F5)

    def type(self, name: str, text: str) -> None:
        """What stands there is replaced."""
        replace_text(self.widget(name), text)

    def choose(self, name: str, value: object) -> None:
        choose_in(self.widget(name, QComboBox), value)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the keyboard is."""
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()  # as a window manager does after a dialog
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def open_case(self, number: str) -> None:
        """Go to the register, wait until the case is listed, and click on it."""
        self.click("sidebar_register")
        self._qtbot.waitUntil(lambda: number in self.listed())
        if self.window.number() != number:
            self.open_listed(number)
        assert self.number() == number

    def record(self, values: Mapping[str, object]) -> str:
        """Type a new case and save it with Ctrl+S; its number."""
        self.click("new_case")
        self.fill(values)
        self.press(Qt.Key.Key_S, CONTROL)
        return self.number()

    def dialog(self, name: str, values: Mapping[str, object]) -> None:
        """Enter what the dialog asks for, and save it with Ctrl+Enter."""
        place = self.opened(name)
        for field, value in values.items():
            enter_into(place, field, value)
        QTest.keyClick(place, Qt.Key.Key_Return, CONTROL)
        require_closed(self.window, name)

    def opened(self, name: str) -> QDialog:
        """The dialog of that name that can be seen."""
        QApplication.processEvents()
        seen = {each.objectName(): each for each in self.window.findChildren(QDialog) if each.isVisible()}
        assert name in seen, f"open are {list(seen)}"
        return seen[name]

    def add(self, kind: str, stage: str, values: Mapping[str, object]) -> None:
        """Choose the proceeding in the menu of the timeline, and fill its dialog in."""
        self.tab(PROCEEDINGS)
        self.click("add_proceeding")
        choose_action(self.window, f"add_{kind}")
        self.dialog(f"{kind}_{stage}_dialog", values)

    def go_on(self, kind: str, stage: str, values: Mapping[str, object]) -> None:
        """The button of the timeline that leads to the next stage."""
        self.tab(PROCEEDINGS)
        self.click(f"step_{kind}_{stage}")
        self.dialog(f"{kind}_{stage}_dialog", values)

    def contact(self, result: str, purpose: str, words: str) -> None:
        """A contact with the complainant, written down as of now without a dialog."""
        self.tab(PROCEEDINGS)
        self.click(f"quick_{result}")
        self.choose("quick_purpose", purpose)
        self.type("quick_words", words)
        self.press(Qt.Key.Key_Return)
        assert self.is_visible("quick_state"), self.words_in("quick_contact")

    def tick(self, by: str, *duties: str) -> None:
        """The mark of the first duty opens the dialog; the others are ticked in it."""
        self.click(f"duty_{duties[0]}")
        place = self.opened("tick_dialog")
        for duty in duties[1:]:
            click_in(place.findChild(QAbstractButton, f"tick_{duty}"))
        enter_into(place, "done_by", by)
        self.click("save_tick")
        require_closed(self.window, "tick_dialog")

    def tab(self, place: int) -> None:
        """One of the tabs of the form."""
        bar = self.widget("form_tabs", QTabBar)
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(place).center())
        QApplication.processEvents()

    def duty(self, number: str, name: str) -> DutyRow:
        """The duty of that id; of one that each proceeding has, `name` is what its id begins with."""
        duties = self.office.complaints.case(number).duties
        return next(each for each in duties if each.id == name or each.id.startswith(f"{name}@"))


def require_closed(window: QWidget, name: str) -> None:
    """The dialog of that name has gone; else what it says stands in the failure."""
    QApplication.processEvents()
    left = [each for each in window.findChildren(QDialog, name) if each.isVisible()]
    words = (each for dialog in left for each in dialog.findChildren(QLabel) if each.isVisible())
    assert not left, [plain(each.text()) for each in words]
