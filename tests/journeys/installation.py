"""One PC of the exchange, its real window, and what somebody does on the page of sending and receiving."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap.furnishing import make_window
from app.bootstrap.offices import place_outside
from app.bootstrap.window import tell_notices
from app.services.node import SetUp
from app.services.office import Office
from app.ui.exchange.page import ExchangePage
from app.ui.main_window import MainWindow
from app.ui.nav_button import NavButton
from app.ui.notices import NoticesDialog
from app.ui.pages import EXCHANGE, REGISTER
from app.ui.shown_text import plain
from tests.exchange.pc import copy_folder
from tests.journeys.conftest import close
from tests.journeys.officer import Officer, Values
from tests.ui.exchange_fakes import FakeDialogs

LONGEST_MS = 10_000


class Installation:
    """Opens and closes the window as the program does; `dialogs` answer what is laid ready."""

    def __init__(self, folder: Path, set_up: SetUp, clock: Callable[[], datetime], qtbot: QtBot) -> None:
        self.folder, self._set_up, self._clock, self._qtbot = folder, set_up, clock, qtbot
        self.dialogs = FakeDialogs()
        self.open()

    def open(self) -> None:
        """Start on the data folder, and go to the page."""
        office = bootstrap.open_office(self.folder, clock=self._clock, set_up=self._set_up, outside=place_outside())
        window = make_window(self._clock)
        window.resize(1366, 768)
        window.show()
        self.officer = Officer(window, office)
        (self.page,) = window.findChildren(ExchangePage)
        window.use(office)
        window.register.cases.use_calendar(office.desk.calendar)
        tell_notices(office.notices, window)
        self.look()

    @property
    def window(self) -> MainWindow:
        """The window that is open now."""
        return self.officer.window

    @property
    def office(self) -> Office:
        """The data folder that is open now; tests compare with it, and change nothing through it."""
        return self.officer.office

    def close(self) -> None:
        """End the program."""
        close(self.officer)

    def copy_folder(self, to: Path) -> None:
        """Close, copy the whole folder, and open again: somebody's copy of today."""
        self.close()
        copy_folder(self.folder, to)
        self.open()

    def put_back(self, copy: Path) -> None:
        """Close, put a copy in the place of the folder, and open again."""
        self.close()
        copy_folder(copy, self.folder)
        self.open()

    def notice(self) -> str:
        """What a start said; the box is closed again."""
        box = self.officer.widget("start_notices", NoticesDialog)
        words = "\n\n".join(plain(each.text()) for each in box.findChildren(QLabel))
        box.close()
        box.deleteLater()
        return words

    def look(self) -> None:
        """Go to the page of sending and receiving, and wait until it shows how things stand."""
        with self._qtbot.waitSignal(self.page.shown, timeout=LONGEST_MS):
            self.window.show_page(EXCHANGE)
        QApplication.processEvents()  # what is new is laid out

    def click(self, *names: str) -> None:
        """Press buttons of the page and its dialogs."""
        for name in names:
            button = self.officer.widget(name, QAbstractButton)
            assert button.isVisible() and button.isEnabled(), name
            button.click()

    def send(self, folder: Path) -> Path:
        """Write a file for the only other PC into a folder."""
        before = set(folder.glob("*.ccx"))
        self.dialogs.directory = folder
        self.look()
        self.click("send", "choose_folder", "make_file")
        self.wait_for(lambda: len(set(folder.glob("*.ccx")) - before) == 1 and not self._is_working())
        self.look()
        (made,) = set(folder.glob("*.ccx")) - before
        return made

    def receive(self, *files: Path) -> str:
        """Read files with the button; what the page says came of it."""
        self.look()
        self.dialogs.files = list(files)
        with self._qtbot.waitSignal(self.page.changed, timeout=LONGEST_MS):
            self.click("receive")
        self.look()
        return self.words("exchange_result")

    def words(self, name: str) -> str:
        """Everything that stands in a part of the window and can be seen."""
        part = self.officer.widget(name, QWidget)
        return "\n".join(plain(each.text()) for each in part.findChildren(QLabel) if each.isVisibleTo(part))

    def peer_words(self) -> str:
        """What the cards of the other PCs say."""
        return self.words("peers")

    def badge(self) -> int:
        """The number of open matters beside the page's name."""
        return self.officer.widget("sidebar_exchange", NavButton).count()

    def record(self, values: Values) -> str:
        """Enter a case through the Complaint Form; its number."""
        self.window.new_case()
        self.officer.fill(values)
        self.officer.click("save")
        return self.officer.number()

    def correct(self, number: str, name: str, text: str) -> None:
        """Open a case and type something else into one field."""
        self.show_case(number)
        self.officer.type(name, text)
        self.officer.click("save")
        assert self.officer.number() == number

    def show_case(self, number: str) -> None:
        """Open a case in the form."""
        self.window.open_case(number)
        self.officer.widget("form_tabs", QTabBar).setCurrentIndex(0)
        assert self.window.page() == REGISTER

    def follow_link(self, name: str) -> None:
        """Click on the case that a sentence names."""
        said = self.officer.widget(name, QLabel)
        said.linkActivated.emit(said.text().partition('href="')[2].partition('"')[0])

    def numbers(self) -> list[str]:
        """The numbers of all cases here."""
        return sorted(row.number for row in self.office.register.everything())

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Wait for something that a thread brings about."""
        self._qtbot.waitUntil(is_so, timeout=LONGEST_MS)

    def _is_working(self) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(QWidget, "progress"))
