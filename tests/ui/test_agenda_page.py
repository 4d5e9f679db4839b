"""The committee's page and the hand-over dialog, driven as a person would."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.letters import agenda_papers_of
from app.services.cases.agenda import Agenda
from app.services.cases.in_charge import PeopleInCharge
from app.services.office import Office
from app.ui.agenda.page import AgendaPage
from app.ui.hand_over_dialog import HandOverDialog
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.register.chips import RegisterChips
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NUMBER = "2569/00001"
MEETING = {"at": "2026-11-20T10:00", "meeting_on": "2026-11-25", "reason": "ตามระดับ"}


def _citing(page: AgendaPage) -> list[QLabel]:
    return [line for line in page.findChildren(QLabel) if "LVL" in line.text()]


class Shown(list[tuple[bytes, str, str]]):
    """What was shown before it is printed: how the document begins, its title, and over which widget."""

    def __call__(self, pdf: bytes, title: str, parent: QWidget) -> None:
        self.append((pdf[:5], title, parent.objectName()))


def a_page(shown: Shown | None = None) -> AgendaPage:
    """The page, with what shows its papers."""
    return AgendaPage(Agenda, agenda_papers_of, Shown() if shown is None else shown)


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> AgendaPage:
    """The page with one case of level 3."""
    office.complaints.record(a_complaint(level=3))
    page = a_page()
    page.use(office)
    page.show()
    qtbot.addWidget(page)
    return page


@pytest.mark.rule("LVL-3")
def test_a_case_is_put_on_the_agenda_and_its_resolution_typed_in(
    page: AgendaPage, office: Office, qtbot: QtBot
) -> None:
    desk = Desk(page, qtbot)
    assert not desk.part("put_on_agenda").isEnabled()
    page.findChild(QCheckBox, f"choose_{NUMBER}").setChecked(True)
    desk.click("put_on_agenda")
    _fill(page, {"meeting_on": "2026-11-25", "reason": "ตามระดับ"})
    desk.let_go()
    page.findChild(QPushButton, f"resolve_{NUMBER}").click()
    _fill(page, {"resolution": "ให้ปรับปรุงระบบคิว", "owner": "ห้องจ่ายยา", "due_on": "2026-12-04"})
    desk.let_go()
    (item,) = Agenda(office.desk, office.proceedings).items()
    assert (item.resolution, item.owner) == ("ให้ปรับปรุงระบบคิว", "ห้องจ่ายยา")
    assert page.findChild(QPushButton, f"resolve_{NUMBER}") is None


@pytest.mark.rule("LVL-3")
def test_the_agenda_of_a_meeting_is_shown_before_it_is_printed(office: Office, qtbot: QtBot) -> None:
    office.complaints.record(a_complaint(level=3))
    Agenda(office.desk, office.proceedings).put([NUMBER], MEETING)
    shown = Shown()
    page = a_page(shown)
    qtbot.addWidget(page)
    page.use(office)
    page.findChild(QPushButton, "print_agenda_2026-11-25").click()
    assert shown == [(b"%PDF-", "วาระการประชุมคณะกรรมการ", "agenda")]


@pytest.mark.rule("LVL-4")
def test_a_line_cites_the_rule_of_its_own_case(page: AgendaPage, office: Office, qtbot: QtBot) -> None:
    office.complaints.record(a_complaint(level=4))
    page.refresh()
    Desk(page, qtbot).let_go()
    said = [plain(line.text()) for line in _citing(page)]
    assert [words.split()[-1] for words in said] == ["LVL-4", "LVL-3"]
    assert all(words.split()[-1] in line.toolTip() for words, line in zip(said, _citing(page), strict=True))


def test_many_cases_leave_the_button_for_the_agenda_in_sight(page: AgendaPage, office: Office, qtbot: QtBot) -> None:
    for _each in range(12):
        office.complaints.record(a_complaint(level=3))
    page.refresh()
    page.resize(1000, 500)
    desk = Desk(page, qtbot)
    desk.let_go()
    assert not desk.part("put_on_agenda").visibleRegion().isEmpty()


def test_an_empty_committee_says_so(office: Office, qtbot: QtBot) -> None:
    page = a_page()
    qtbot.addWidget(page)
    page.use(office)
    page.show()
    assert Desk(page, qtbot).is_shown("agenda_empty")


@pytest.mark.rule("ADM-2")
def test_the_cases_that_go_over_are_listed_before_one_click_hands_them_over(office: Office, qtbot: QtBot) -> None:
    people = PeopleInCharge(office.desk, office.proceedings)
    people.give(office.complaints.record(a_complaint()), "นางสมศรี ตัวอย่าง", at=office.desk.now())
    dialog = HandOverDialog(office.assessment, people, ["นางสมศรี ตัวอย่าง"])
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.show_values({"from": "นางสมศรี ตัวอย่าง", "person": "นายสมชาย ทดสอบ"})
    assert NUMBER in plain(dialog.preview().text())
    assert office.register.everything()[0].in_charge == "นางสมศรี ตัวอย่าง"
    dialog.show_values({"reason": "ย้ายหน่วยงาน"})
    dialog.save()
    assert office.register.everything()[0].in_charge == "นายสมชาย ทดสอบ"


def test_the_register_is_narrowed_to_the_cases_of_one_person(qtbot: QtBot) -> None:
    chips = RegisterChips()
    qtbot.addWidget(chips)
    chips.offer_kinds()
    chips.offer_people(["นายสมชาย ทดสอบ", "นางสมศรี ตัวอย่าง"], "นางสมศรี ตัวอย่าง")
    with qtbot.waitSignal(chips.person_chosen) as chosen:
        chips.findChild(QPushButton, "kinds").menu().findChild(QMenu, "people").actions()[1].trigger()
    assert chosen.args == ["นางสมศรี ตัวอย่าง"]


def _fill(page: AgendaPage, values: dict[str, object]) -> None:
    dialog = page.window().findChildren(StageDialog)[-1]
    dialog.show_values(values)
    dialog.save()
