"""The page of what is waited for: groups by unit, letters, and the way to the case."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import letters_of
from app.services.office import Office
from app.ui.waiting.page import WaitingPage
from app.ui.waiting.tree import WaitingTree
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
PHARMACY = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-20"}


@pytest.fixture
def printed() -> list[tuple[bytes, str]]:
    return []


@pytest.fixture
def page(office: Office, qtbot: QtBot, printed: list[tuple[bytes, str]]) -> Iterator[WaitingPage]:
    office.complaints.record(a_complaint())

    def keep(pdf: bytes, title: str, _parent: QWidget) -> None:
        printed.append((pdf, title))

    page = WaitingPage(letters_of, keep)
    page.use(office)
    page.show()
    page.refresh()
    yield page


@pytest.fixture
def desk(page: WaitingPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def test_where_nobody_is_waited_for_the_page_says_so(desk: Desk) -> None:
    assert desk.text_of("waiting_empty_words") == "ไม่มีเรื่องที่รอคำตอบ"
    assert not desk.part("waiting_remind").isEnabled()


@pytest.mark.rule("INT-17")
def test_a_line_says_since_when_and_until_when(page: WaitingPage, office: Office) -> None:
    office.proceedings.begin(NUMBER, "request", PHARMACY)
    page.refresh()
    tree = page.findChild(WaitingTree)
    assert tree is not None
    group = tree.topLevelItem(0)
    assert group.text(0) == "ห้องจ่ายยา · 1"
    assert [group.child(0).text(column) for column in (0, 2, 3)] == [
        NUMBER,
        "18 พ.ย. 2569 · รอมา 3 วัน",
        "20 พ.ย. 2569 · เกินกำหนด 1 วัน",
    ]


@pytest.mark.rule("INT-17")
def test_the_reminder_is_printed_from_its_line(
    page: WaitingPage, desk: Desk, office: Office, printed: list[tuple[bytes, str]]
) -> None:
    office.proceedings.begin(NUMBER, "request", PHARMACY)
    page.refresh()
    desk.click("waiting_remind")
    ((pdf, title),) = printed
    assert (pdf[:5], title) == (b"%PDF-", "บันทึกเตือนขอข้อเท็จจริง")


def test_a_line_leads_to_its_case(page: WaitingPage, desk: Desk, office: Office, qtbot: QtBot) -> None:
    office.proceedings.begin(NUMBER, "order", {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "เสนอ"})
    page.refresh()
    assert not desk.part("waiting_remind").isEnabled()
    with qtbot.waitSignal(page.case_wanted) as wanted:
        desk.click("waiting_open")
    assert wanted.args == [office.complaints.case(NUMBER).uid]
