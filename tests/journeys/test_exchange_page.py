"""The page of sending and receiving on a real data folder."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.bootstrap import make_window
from app.bootstrap.exchange import exchange_desk
from app.services.office import Office
from app.ui.exchange.page import ExchangePage
from app.ui.main_window import MainWindow
from app.ui.pages import EXCHANGE
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk
from tests.ui.exchange_fakes import FakeDialogs

LONGEST_MS = 10_000


@pytest.fixture
def window(qtbot: QtBot, now: datetime) -> MainWindow:
    window = make_window(partial(datetime.fromisoformat, now.isoformat()))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(("role", "shown"), [("centre", "accept_request"), ("ward", "make_request")])
def test_it_opens_on_a_new_folder_and_offers_to_connect(
    role: str, shown: str, window: MainWindow, office_in: Callable[..., Office], tmp_path: Path, qtbot: QtBot
) -> None:
    window.use(office_in(tmp_path, role=role))
    (page,) = window.findChildren(ExchangePage)
    with qtbot.waitSignal(page.shown):
        window.show_page(EXCHANGE)
    button = page.findChild(QAbstractButton, shown)
    assert button.isVisible() and not page.findChild(QAbstractButton, "send").isEnabled()
    window.close()


class Side:
    """One installation with its page, and dialogs that answer what is laid ready."""

    def __init__(self, office: Office, qtbot: QtBot) -> None:
        self.office, self.dialogs, self._qtbot = office, FakeDialogs(), qtbot
        self.page = ExchangePage(self.dialogs, exchange_desk)
        self.desk = Desk(self.page, qtbot)
        self.page.show()
        with qtbot.waitSignal(self.page.shown, timeout=LONGEST_MS):
            self.page.use(office)

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=LONGEST_MS)


def test_a_ward_is_connected_and_its_case_arrives_through_the_pages(
    office_in: Callable[..., Office], tmp_path: Path, qtbot: QtBot
) -> None:
    centre = Side(office_in(tmp_path / "c"), qtbot)
    ward = Side(office_in(tmp_path / "w", role="ward"), qtbot)
    connect(ward, centre, tmp_path)
    ward.office.complaints.record(a_complaint())
    with qtbot.waitSignal(ward.page.shown):
        ward.page.refresh()
    stick = tmp_path / "stick"
    stick.mkdir()
    ward.dialogs.directory = stick
    ward.desk.click("send", "choose_folder", "make_file")
    ward.wait_for(lambda: bool(list(stick.glob("*.ccx"))) and ward.desk.is_shown("exchange_result"))
    with qtbot.waitSignal(centre.page.changed, timeout=LONGEST_MS):
        centre.page.take_files(sorted(stick.glob("*.ccx")))
    assert len(centre.office.register.everything()) == 1
    for side in (centre, ward):
        side.page.close_down()


def connect(ward: Side, centre: Side, folder: Path) -> None:
    """Request, reply, the number over the telephone, and the confirmation."""
    request, reply = folder / "request.ccpair", folder / "reply.ccpair"
    ward.dialogs.chosen = request
    ward.desk.click("make_request")
    ward.wait_for(lambda: bool(ward.desk.text_of("exchange_result_title")))
    centre.dialogs.files, centre.dialogs.chosen = [request], reply
    centre.desk.click("accept_request")
    centre.wait_for(lambda: bool(centre.desk.text_of("accept_code")))
    ward.dialogs.files = [reply]
    ward.desk.click("read_reply")
    ward.desk.type("code_0", centre.desk.text_of("accept_code"))
    ward.desk.click("connect")
    ward.wait_for(lambda: ward.desk.part("send").isEnabled())
    centre.desk.click("accept_same")
    centre.wait_for(lambda: centre.desk.part("send").isEnabled())
