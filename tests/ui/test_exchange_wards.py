"""The wards on the centre's page stand in a grid that uses the room there is."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import PcRole
from app.services.exchange.rows import PeerRow
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.page import ExchangePage
from tests.ui.at_the_desk import Desk
from tests.ui.exchange_fakes import CENTRE_PEER, WARDS, FakeDialogs, a_desk, as_it_is

TEN = tuple(PeerRow(f"ee{place:02}", f"หอผู้ป่วย {place}", "ward", "trusted", f"W{place}") for place in range(10))
HEIGHT = 680
Opened = Callable[[ExchangeDesk, int], Desk]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Opens the page as wide as the window leaves it."""

    def open_page(services: ExchangeDesk, width: int) -> Desk:
        desk = Desk(ExchangePage(FakeDialogs(), as_it_is), qtbot)
        desk.screen.resize(width, HEIGHT)
        desk.screen.show()
        with qtbot.waitSignal(desk.screen.shown):
            desk.screen.use(services)
        desk.let_go()
        return desk

    return open_page


def cards_of(desk: Desk, peers: tuple[PeerRow, ...]) -> list[QWidget]:
    return [desk.part(f"peer_{peer.id}") for peer in peers]


def columns_of(desk: Desk, peers: tuple[PeerRow, ...]) -> int:
    return len({card.mapTo(desk.screen, card.rect().topLeft()).x() for card in cards_of(desk, peers)})


@pytest.mark.parametrize(("width", "columns"), [(700, 1), (1150, 2), (1704, 4)])
def test_ten_wards_stand_in_as_many_columns_as_fit(opened: Opened, qtbot: QtBot, width: int, columns: int) -> None:
    desk = opened(a_desk(PcRole.CENTRE, peers=TEN), width)
    qtbot.waitUntil(lambda: columns_of(desk, TEN) == columns)
    # A pixel that cannot be shared out makes two widths.
    qtbot.waitUntil(lambda: len({card.width() for card in cards_of(desk, TEN)}) <= 2)


def test_no_ward_stands_over_another_and_none_is_cut(opened: Opened, qtbot: QtBot) -> None:
    desk = opened(a_desk(PcRole.CENTRE, peers=TEN), 1150)
    cards = cards_of(desk, TEN)
    qtbot.waitUntil(lambda: all(card.height() >= card.minimumSizeHint().height() for card in cards))
    assert not any(one.geometry().intersects(other.geometry()) for one in cards for other in cards if one is not other)


def test_the_columns_follow_the_width_of_the_window(opened: Opened, qtbot: QtBot) -> None:
    desk = opened(a_desk(PcRole.CENTRE, peers=WARDS), 1704)
    desk.screen.resize(700, HEIGHT)
    qtbot.waitUntil(lambda: columns_of(desk, WARDS) == 1)


def test_at_a_ward_the_centre_stands_beside_what_became_of_its_cases(opened: Opened) -> None:
    desk = opened(a_desk(PcRole.WARD, peers=(CENTRE_PEER,)), 1150)
    assert desk.part("exchange_side").isAncestorOf(desk.part("peers")) and not desk.is_shown("pairing_at_centre")
