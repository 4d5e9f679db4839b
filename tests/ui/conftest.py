"""The page of sending and receiving at a ward and at the centre, with dialogs that answer."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import PcRole
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.page import ExchangePage
from tests.ui.at_the_desk import Desk
from tests.ui.exchange_fakes import (
    CENTRE_PEER,
    WARDS,
    FakeDialogs,
    a_desk,
    as_it_is,
)
from tests.ui.exchange_page import Opened, read


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(directory=tmp_path)


@pytest.fixture
def opened(dialogs: FakeDialogs, qtbot: QtBot) -> Opened:
    """Opens the page on these services and waits until everything is read."""

    def open_page(services: ExchangeDesk) -> Desk:
        desk = Desk(ExchangePage(dialogs, as_it_is), qtbot)
        read(desk, services, qtbot)
        return desk

    return open_page


@pytest.fixture
def ward() -> ExchangeDesk:
    return a_desk(PcRole.WARD, peers=(CENTRE_PEER,))


@pytest.fixture
def centre() -> ExchangeDesk:
    return a_desk(PcRole.CENTRE, peers=WARDS)
