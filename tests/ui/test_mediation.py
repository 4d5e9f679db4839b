"""The mediation page: whom to call next, who is passed over, and every call."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.mediation.page import MediationPage
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk
from tests.ui.desk_fakes import NUMBER, FakeComplaints, FakeMediation, an_office
from tests.ui.mediation_parts import GIVEN


@pytest.fixture
def complaints() -> FakeComplaints:
    return FakeComplaints(a_complaint(level=3))


@pytest.fixture
def mediation(complaints: FakeComplaints) -> FakeMediation:
    return FakeMediation(complaints)


@pytest.fixture
def page(mediation: FakeMediation, complaints: FakeComplaints, qtbot: QtBot) -> MediationPage:
    page = MediationPage(GIVEN)
    page.use(an_office(mediation, complaints))
    page.show_case(NUMBER)
    return page


@pytest.fixture
def desk(page: MediationPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def test_without_a_case_the_page_says_what_to_do(page: MediationPage, desk: Desk) -> None:
    page.show_case(None)
    assert desk.is_shown("mediation_empty")
    assert not desk.is_shown("call_next")


def test_a_case_is_chosen_in_the_list(page: MediationPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_case(None)
    Desk.let_go()
    with qtbot.waitSignal(page.case_chosen):
        desk.click(f"case_{NUMBER}")
    assert desk.is_shown("mediator_M1")


@pytest.mark.rule("MED-3")
def test_the_unit_concerned_is_passed_over_and_may_be_called_anyway(desk: Desk) -> None:
    assert desk.has("call_anyway_M1")
    desk.click("call_anyway_M1")
    assert desk.text_of("call_number") == "115"


def test_the_next_one_is_called_and_the_call_logged(
    page: MediationPage, complaints: FakeComplaints, desk: Desk, qtbot: QtBot
) -> None:
    desk.click("call_next")
    assert desk.text_of("call_number") == "134"
    desk.type("call_words", "ติดประชุม")
    with qtbot.waitSignal(page.changed) as signal:
        desk.click("outcome_no_answer")
    assert signal.args == [NUMBER]
    assert [(call.mediator, call.outcome, call.words) for call in complaints.calls] == [("M2", "no_answer", "ติดประชุม")]


def test_after_a_call_the_following_mediator_is_next(desk: Desk) -> None:
    desk.click("call_next", "outcome_declined")
    Desk.let_go()
    desk.click("call_next")
    assert desk.text_of("call_number") == "105"
    assert desk.is_shown("logged_1")


def test_whoever_comes_to_the_page_finds_the_first_case_chosen(
    complaints: FakeComplaints, mediation: FakeMediation, qtbot: QtBot
) -> None:
    page = MediationPage(GIVEN)
    desk = Desk(page, qtbot)
    page.use(an_office(mediation, complaints))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    assert desk.part(f"case_{NUMBER}").hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert desk.is_shown("call_card")


def test_control_m_calls_the_next_one(page: MediationPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert desk.is_shown("call_card")


def test_once_somebody_has_accepted_nobody_is_next(desk: Desk) -> None:
    desk.click("call_next", "outcome_accepted")
    Desk.let_go()
    assert not desk.has("call_next")


def test_leave_needs_a_reason_which_stands_on_the_list(mediation: FakeMediation, desk: Desk) -> None:
    desk.click("leave_M2", "save_leave")
    assert desk.text_of("leave_reason_problem")
    desk.type("leave_reason", "ลาพักร้อน")
    desk.click("save_leave")
    Desk.let_go()
    assert mediation.leave == {"M2": "ลาพักร้อน"}
    assert desk.has("call_anyway_M2")


def test_back_from_leave_a_mediator_is_called_in_turn_again(
    mediation: FakeMediation, page: MediationPage, desk: Desk
) -> None:
    mediation.set_leave("M2", True, reason="ลา")
    page.refresh()
    Desk.let_go()
    desk.click("leave_M2")
    Desk.let_go()
    assert not desk.has("call_anyway_M2")


def test_a_call_in_the_future_is_explained_beside_its_time(complaints: FakeComplaints, desk: Desk) -> None:
    desk.click("call_next")
    desk.type("called_at", "2026-11-22T09:00:00+07:00")
    desk.click("outcome_reached")
    assert desk.text_of("called_at_problem")
    assert complaints.calls == ()


def test_the_last_step_is_the_director(desk: Desk, mediation: FakeMediation) -> None:
    last = mediation.steps(NUMBER)[-1]
    assert last.is_last_step
    assert desk.is_shown(f"mediator_{last.id}")


def test_twenty_calls_given_up_leave_nothing_behind(desk: Desk) -> None:
    desk.click("call_next", "cancel_call", "leave_M2", "cancel")
    before = desk.widgets()
    for _time in range(20):
        desk.click("call_next", "cancel_call", "leave_M2", "cancel")
        Desk.let_go()
    assert desk.widgets() == before
