"""The register list: chips, search, what is listed and what is said when nothing is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.services.cases.case_row import CaseRow
from app.ui.case_table import CaseTable
from app.ui.register.chips import RegisterChips
from app.ui.register.list import RegisterList
from app.ui.register.model import RegisterModel
from tests.ui.driver import ScreenDriver
from tests.ui.fakes import NOW, FakeRegister, a_row, anchor_rows, many_rows, working_weekdays
from tests.ui.looks import dressed

WIDTH, HEIGHT = 336, 704
Opened = Callable[..., tuple[RegisterList, ScreenDriver]]


def a_list() -> RegisterList:
    """The list without a register."""
    return RegisterList(lambda: NOW, lambda parent: CaseTable(RegisterModel(parent), lambda: NOW, parent))


@pytest.fixture
def opened(light: None, qtbot: QtBot) -> Opened:
    def open_list(rows: list[CaseRow]) -> tuple[RegisterList, ScreenDriver]:
        cases = a_list()
        qtbot.addWidget(cases)
        cases.resize(WIDTH, HEIGHT)
        cases.show()
        with qtbot.waitSignal(cases.shown):
            cases.use(FakeRegister(rows))
        cases.use_calendar(working_weekdays())
        return cases, ScreenDriver(cases)

    return open_list


def test_rows_are_grey_until_there_is_a_register(qtbot: QtBot) -> None:
    cases = a_list()
    qtbot.addWidget(cases)
    cases.show()
    assert ScreenDriver(cases).is_visible("skeleton")


def test_chips_say_how_many_cases_stand_behind_them(opened: Opened) -> None:
    _cases, driver = opened(anchor_rows())
    assert driver.text_of("chip_to_do").endswith(" 6")
    assert driver.text_of("chip_overdue").endswith(" 1")
    assert not driver.text_of("chip_all")[-1].isdigit()


@pytest.mark.parametrize("chosen", ["chip_to_do", "chip_overdue", "chip_all"])
def test_no_chip_is_cut_off_where_thousands_wait(qapp: QApplication, opened: Opened, chosen: str) -> None:
    with dressed(qapp):
        cases, driver = opened(anchor_rows())
        driver.click(chosen)
        cases.findChildren(RegisterChips)[0].show_counts({"to_do": 9_999, "overdue": 9_999})
        qapp.processEvents()
        assert driver.text_of("chip_overdue").endswith(" 999+")
        chips = [driver.widget(f"chip_{name}", QPushButton) for name in ("to_do", "overdue", "all")]
        assert [each.objectName() for each in chips if each.width() < each.sizeHint().width()] == []


def test_the_foot_says_which_of_how_many_are_in_sight(opened: Opened) -> None:
    _cases, driver = opened(many_rows(500))
    assert "1–8" in driver.text_of("register_foot")
    assert "500" in driver.text_of("register_foot")


def test_more_than_ten_thousand_are_not_counted(opened: Opened) -> None:
    _cases, driver = opened(many_rows(10_050))
    assert "10,000+" in driver.text_of("register_foot")


def test_a_click_on_a_row_chooses_its_case(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened(anchor_rows())
    table = driver.widget("case_list")
    with qtbot.waitSignal(cases.chosen.chosen) as chosen:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.viewport().rect().center())
    assert chosen.args == [cases.chosen.key()]


def test_typing_fast_asks_once(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened(anchor_rows())
    with qtbot.waitSignal(cases.shown):
        for words in ("ห้", "ห้อง", "ห้องน้ำ"):
            cases.search.look_for(words)
    assert "1–1" in driver.text_of("register_foot")


def test_a_search_without_result_offers_to_clear_it(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened(anchor_rows())
    with qtbot.waitSignal(cases.shown):
        cases.search.look_for("ฯฯฯ")
    with qtbot.waitSignal(cases.search_cleared):
        driver.click("register_empty_action")


def test_a_search_finds_closed_cases_too(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened([*anchor_rows(), a_row(uid="u9", number="2569/00001", state="closed")])
    with qtbot.waitSignal(cases.shown):
        cases.search.look_for("2569/00001")
    assert driver.is_checked("chip_all") and "1–1" in driver.text_of("register_foot")
    with qtbot.waitSignal(cases.shown):
        cases.search.look_for("")
    assert driver.is_checked("chip_to_do")


def test_a_chip_chosen_while_searching_stays_when_the_search_is_cleared(opened: Opened) -> None:
    cases, driver = opened(anchor_rows())
    cases.search.look_for("2569")
    driver.click("chip_overdue")
    cases.search.look_for("2569/")
    cases.search.look_for("")
    assert driver.is_checked("chip_overdue")


def test_a_search_in_a_part_of_the_cases_offers_to_search_in_all(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened([*anchor_rows(), a_row(uid="u9", number="2569/00001", state="closed")])
    cases.search.look_for("2569/00001")
    with qtbot.waitSignal(cases.shown):
        driver.click("chip_to_do")
    with qtbot.waitSignal(cases.shown):
        driver.click("register_empty_action")
    assert "1–1" in driver.text_of("register_foot")


def test_an_empty_register_offers_the_first_case(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened([])
    with qtbot.waitSignal(cases.new_wanted):
        driver.click("register_empty_action")


def test_nothing_to_do_offers_everything(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened([a_row(state="closed")])
    with qtbot.waitSignal(cases.shown):
        driver.click("register_empty_action")
    assert driver.is_checked("chip_all") and driver.is_visible("case_list")


def test_the_chosen_case_stays_chosen_when_the_register_is_read_again(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened(anchor_rows())
    cases.chosen.choose("2569/00406")
    with qtbot.waitSignal(cases.shown), qtbot.assertNotEmitted(cases.chosen.chosen):
        cases.search.read()
    assert driver.widget("case_list").currentIndex().row() == 2


def test_going_on_leads_to_the_case_below(opened: Opened, qtbot: QtBot) -> None:
    cases, _driver = opened(anchor_rows())
    cases.chosen.choose("2569/00412")
    with qtbot.waitSignal(cases.chosen.chosen) as chosen:
        assert cases.chosen.choose_next()
    assert chosen.args == ["u1"]


def test_kinds_narrow_the_list(opened: Opened, qtbot: QtBot) -> None:
    cases, driver = opened([a_row(), a_row(uid="u2", number="2569/00001", kind="incident")])
    menu = driver.widget("kinds").menu()
    with qtbot.waitSignal(cases.shown):
        next(action for action in menu.actions() if action.objectName() == "kind_incident").trigger()
    assert "1–1" in driver.text_of("register_foot")


def test_every_look_of_a_row_can_be_painted(opened: Opened) -> None:
    rows = [*anchor_rows(), a_row(level=None, due_on=None), a_row(state="voided"), a_row(conflicts=2, units=())]
    cases, driver = opened(rows)
    driver.click("chip_all")
    assert not cases.grab().isNull()
