"""The whole window with its real services, in a folder of its own, on a day that does not pass."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.accounts.sign_in import SignedIn
from app.services.node import SetUp
from app.services.paper.word_breaker import shipped_words
from app.translation import use_language
from app.ui.shown_text import use_breaker
from tests.conftest import DEMO_MOMENT
from tests.journeys.days import Clock, Days
from tests.journeys.officer import Officer
from tests.ui.looks import dressed

OpenWindow = Callable[..., Officer]
OpenDays = Callable[[str, str], Days]


def fixed_clock() -> datetime:
    """Saturday 21 November 2569, 10:35."""
    return DEMO_MOMENT


@contextmanager
def windows_for(qt: QApplication) -> Iterator[OpenWindow]:
    """Opens windows as the application does, in the language in use; all are closed at the end."""
    opened: list[Officer] = []

    def open_window(
        folder: Path,
        *,
        clock: Callable[[], datetime] = fixed_clock,
        profile: str = "kcm",
        signed: SignedIn | None = None,
    ) -> Officer:
        set_up = SetUp(role="centre", profile=profile)
        office = bootstrap.open_office(folder, clock=clock, set_up=set_up, signed=signed)
        window = bootstrap.make_window(clock)
        window.resize(1366, 768)
        window.new_case()
        window.show()
        window.activateWindow()
        window.use(office)
        window.register.cases.use_calendar(office.desk.calendar)
        qt.processEvents()  # what came with the services is laid out
        opened.append(Officer(window, office))
        return opened[-1]

    use_breaker(shipped_words().with_breaks)
    with dressed(qt):
        try:
            yield open_window
        finally:
            for officer in opened:
                close(officer)
            use_breaker(None)


def close(officer: Officer) -> None:
    """Close the window as a user does, then the data."""
    officer.window.close()
    officer.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    officer.office.database.close()


@pytest.fixture(scope="module")
def officer(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Officer]:
    """One window for all tests of a module; each works on a case of its own."""
    use_language("th")
    with windows_for(qapp) as open_window:
        yield open_window(tmp_path_factory.mktemp("centre"))


@pytest.fixture
def open_window(qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens a window on a folder, for tests that begin with an empty one."""
    with windows_for(qapp) as opened:
        yield opened


@pytest.fixture
def open_days(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> OpenDays:
    """Opens the window of a new office of that profile at that moment; the days pass as the test says."""

    def opened(profile: str, moment: str) -> Days:
        clock = Clock(moment)
        officer = open_window(tmp_path / profile, clock=clock.now, profile=profile)
        return Days(officer.window, officer.office, clock, qtbot)

    return opened
