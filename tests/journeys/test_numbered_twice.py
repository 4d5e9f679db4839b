"""Two cases that bear one official number, as a set-back leaves them behind."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.services.log.authority import NUMBER
from app.services.log.store import Change, heads_of
from app.ui.exchange.page import ExchangePage
from app.ui.pages import EXCHANGE
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.journeys.conftest import OpenWindow
from tests.journeys.officer import Officer

SUBJECTS = ("ป้ายบอกทางไม่ชัด", "รอตรวจนาน")


@pytest.fixture
def twice(open_window: OpenWindow, tmp_path: Path) -> Officer:
    """A centre whose second case was given the number of the first."""
    officer = open_window(tmp_path / "centre")
    first, second = (officer.office.complaints.record(a_complaint(details=words)) for words in SUBJECTS)
    desk, uid = officer.office.desk, officer.office.complaints.case(second).uid
    with officer.office.database.transaction() as connection:
        stood = tuple(head.id for head in heads_of(connection, uid)[NUMBER, "official"])
        desk.save(connection, uid, "numbered", [Change(NUMBER, "official", first, stood)])
    return officer


def uids(officer: Officer) -> list[str]:
    return [row.uid for row in officer.office.register.everything()]


def test_both_are_opened_and_corrected(twice: Officer) -> None:
    for uid, subject in zip(uids(twice), SUBJECTS, strict=True):
        twice.window.open_case(uid)
        assert plain(twice.text_of("details")) == subject
        twice.type("details", f"{subject}มาก")
        twice.click("save")
        assert twice.office.complaints.case(uid).fields["details"] == f"{subject}มาก"


def test_the_page_gives_one_of_them_a_new_number(twice: Officer, qtbot: QtBot) -> None:
    (page,) = twice.window.findChildren(ExchangePage)
    with qtbot.waitSignal(page.shown):
        twice.window.show_page(EXCHANGE)
    said = "".join(plain(twice.widget(f"numbered_twice_{place}", QLabel).text()) for place in (0, 1))
    assert all(subject in said for subject in SUBJECTS) and said.count("2569/00001") == len(SUBJECTS)
    with qtbot.waitSignal(page.shown):
        twice.widget("give_number_1", QAbstractButton).click()
    assert "2569/00003" in twice.words_in("exchange_result")
    assert sorted(row.number for row in twice.office.register.everything()) == ["2569/00001", "2569/00003"]
    assert not twice.is_visible("numbered_twice")
