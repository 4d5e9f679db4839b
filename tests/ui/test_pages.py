"""Pages of the window: each is declared once, and the sidebar, the keys and the help follow."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap.furnishing import make_register
from app.bootstrap.pages import every_page
from app.domain.vocabulary import Role
from app.services.node import SetUp
from app.services.office import Office
from app.ui.keys_help import KeysHelp
from app.ui.main_window import MainWindow
from app.ui.page_entry import CENTRE, Page
from app.ui.pages import MEDIATION, PageView
from tests.conftest import DEMO_MOMENT
from tests.services.signing_in import OTHER, accounts_of

LOWEST = 640
OpenWith = Callable[..., MainWindow]


def clock() -> object:
    return DEMO_MOMENT


class Board(PageView):
    """A page of a test; `made` are all of its kind."""

    made: list["Board"] = []  # noqa: RUF012 - emptied by every test

    def __init__(self) -> None:
        super().__init__()
        self.entered = 0
        self.made.append(self)

    def enter(self) -> None:
        self.entered += 1


def a_page(key: str = "board", **changes: object) -> Page:
    return Page(key, "document_table", f"Page {key}", lambda window: Board())._replace(**changes)


@pytest.fixture
def window_with(qtbot: QtBot) -> OpenWith:
    """A window with three of the program's pages and some more."""
    Board.made.clear()

    def open_window(*more: Page) -> MainWindow:
        window = MainWindow(make_register(clock), (*every_page(clock)[:3], *more), clock)
        qtbot.addWidget(window)
        window.resize(1366, LOWEST)
        window.show()
        return window

    return open_window


def test_a_page_is_made_when_somebody_goes_there_first(window_with: OpenWith) -> None:
    window = window_with(a_page())
    assert not Board.made
    window.show_page("board")
    window.show_page("board")
    assert [each.entered for each in Board.made] == [2]
    assert window.page() == "board"


def test_a_page_that_is_awaited_is_made_before_anybody_comes(window_with: OpenWith) -> None:
    window = window_with(a_page(is_awaited=True))
    window.pages.add_awaited()
    assert [each.entered for each in Board.made] == [0]


def test_the_keys_of_a_page_follow_its_place(window_with: OpenWith, qtbot: QtBot) -> None:
    window = window_with(a_page("notices"), a_page("roster"))
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.page() == "roster"


def test_the_help_names_the_keys_of_every_page(window_with: OpenWith) -> None:
    window = window_with(a_page("notices"))
    help_window = KeysHelp(window.pages.offered.entries(), window.pages.offered.keys(), window)
    said = [each.text() for each in help_window.findChildren(QLabel)]
    assert "Ctrl+4" in said and "Page notices" in said


def test_nine_pages_and_the_settings_fit_into_the_lowest_window(window_with: OpenWith) -> None:
    more = [a_page(f"page{place}") for place in range(6)]
    window = window_with(*more, a_page("settings", is_at_foot=True))
    buttons = [window.findChild(QWidget, f"sidebar_{page.key}") for page in window.pages.offered.entries()]
    edges = sorted((each.geometry().top(), each.geometry().bottom()) for each in buttons)
    assert window.height() == LOWEST
    assert all(above[1] < below[0] for above, below in pairwise(edges))
    assert edges[-1][1] < window.findChild(QWidget, "sidebar_help").y()


def test_a_page_of_the_centre_is_not_shown_at_a_ward(window_with: OpenWith, tmp_path: Path) -> None:
    window = window_with(a_page(roles=frozenset({CENTRE})))
    ward = bootstrap.open_office(tmp_path, clock=clock, set_up=SetUp(role="ward", unit="หอผู้ป่วยชาย"))
    window.use(ward)
    assert window.findChild(QWidget, "sidebar_board").isHidden()
    assert not window.findChild(QWidget, f"sidebar_{MEDIATION}").isHidden()
    window.close()
    ward.database.close()


def test_a_page_says_how_much_waits_before_it_is_made(window_with: OpenWith, tmp_path: Path) -> None:
    window = window_with(a_page(waiting=lambda office: 4))
    office = bootstrap.open_office(tmp_path, clock=clock)
    window.use(office)
    assert window.findChild(QWidget, "sidebar_board").count() == 4
    assert not Board.made
    window.close()
    office.database.close()


def test_the_sidebar_says_what_it_counts(window_with: OpenWith) -> None:
    window = window_with(a_page(counts="{count} letters"))
    button = window.findChild(QWidget, "sidebar_board")
    window.sidebar.show_count("board", 1200)
    assert (button.toolTip(), button.accessibleName()) == ("1,200 letters", "Page board 1,200 letters")
    window.sidebar.show_count("board", 0)
    assert (button.toolTip(), button.accessibleName()) == ("", "Page board")


def test_every_page_that_counts_says_what() -> None:
    silent = [page.key for page in every_page(clock) if page.waiting is not None and page.counts == "{count}"]
    assert silent == []


SEEN_BY = {
    "director": ({"today", "register", "incidents", "counts", "audit", "roster"}, {"exchange", "settings"}),
    "administrator": ({"exchange", "roster", "calendar", "audit", "settings"}, {"today", "register", "counts"}),
    "officer": ({"today", "register", "counts", "exchange"}, {"audit", "settings"}),
    "mediator": ({"today", "register", "mediation"}, {"incidents", "exchange", "counts", "roster", "settings"}),
}


@pytest.mark.parametrize("role", SEEN_BY)
def test_the_sidebar_and_the_keys_lead_only_to_what_the_role_may_see(office: Office, qtbot: QtBot, role: str) -> None:
    staff, accounts = office.staff, accounts_of(office)
    for each in Role:
        accounts.add(f"คน {each.value}", [each.value], "", OTHER)
    office.desk.person = next(each for each in staff.people() if each.roles == (role,))
    window = bootstrap.make_window(clock)
    qtbot.addWidget(window)
    window.use(office)
    shown, hidden = SEEN_BY[role]
    buttons = {key: window.findChild(QWidget, f"sidebar_{key}") for key in shown | hidden}
    assert {key for key, each in buttons.items() if not each.isHidden()} == shown
    records = role in ("officer", "mediator")
    assert window.findChild(QWidget, "new_case").isHidden() != records
    assert window.findChild(QWidget, "sidebar_quick_log").isHidden() == (role != "officer")
    assert window.findChild(QWidget, "nothing_chosen").isHidden() == records
    for key in hidden:
        window.show_page(key)
        assert window.page() not in hidden
