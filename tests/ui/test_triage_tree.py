"""The guided tree in its dialog."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.triage.panel import TriagePanel
from tests.cases import an_incident
from tests.ui.at_the_desk import Desk
from tests.ui.desk_fakes import NUMBER, FakeComplaints, FakeDuties, IsoEdit

TO_HARM = ("answer_yes", "answer_yes", "answer_yes", "answer_no", "answer_yes")


@pytest.fixture
def panel(qtbot: QtBot) -> TriagePanel:
    panel = TriagePanel(IsoEdit, IsoEdit)
    complaints = FakeComplaints(an_incident())
    panel.use(complaints, complaints, FakeDuties(complaints))
    panel.show_case(complaints.case(NUMBER))
    return panel


@pytest.fixture
def desk(panel: TriagePanel, qtbot: QtBot) -> Desk:
    return Desk(panel, qtbot)


def test_the_answers_lead_to_a_category(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", *TO_HARM, "answer_no", "answer_no", "answer_no", "use_result")
    assert desk.is_chosen("category_E")
    assert panel.classification()["category_provisional"] is None


@pytest.mark.rule("MERP-E")
def test_an_unknown_answer_is_provisional_and_names_the_worst(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", *TO_HARM, "answer_no", "answer_unknown", "answer_no", "use_result")
    decided = panel.classification()
    assert (decided["category"], decided["category_up_to"]) == ("E", "G")
    assert decided["category_review_on"] == "2026-11-22"
    assert desk.is_shown("worse_duties")


def test_another_day_to_look_again_is_told_to_the_form(panel: TriagePanel, desk: Desk, qtbot: QtBot) -> None:
    desk.click("tree", *TO_HARM, "answer_no", "answer_unknown", "answer_no", "use_result")
    with qtbot.waitSignal(panel.classification_changed):
        desk.type("category_review_on", "2026-12-01")
    assert panel.classification()["category_review_on"] == "2026-12-01"


@pytest.mark.parametrize("keys", ["112", "ๅๅ/", "๑๑๒"], ids=["digits", "Thai keyboard", "Thai digits"])
def test_answers_are_given_with_the_keys_of_both_keyboards(desk: Desk, keys: str) -> None:
    desk.click("tree")
    dialog = desk.dialog("tree_dialog")
    for text in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, ord(text), Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(dialog, event)
    assert "B" in desk.text_of("result")


def test_an_answer_on_the_way_can_be_changed(desk: Desk) -> None:
    desk.click("tree", "answer_yes", "answer_no")
    assert "A" in desk.text_of("result")
    desk.click("path_error", "answer_yes")
    Desk.let_go()
    assert not desk.has("path_reached")
    assert desk.dialog("tree_dialog").findChild(QPushButton, "answer_yes").isVisible()


def test_asking_the_rest_later_leaves_no_category(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", "answer_yes", "answer_yes", "ask_later")
    decided = panel.classification()
    assert decided["category"] is None
    assert decided["tree_answers"] == {"clinical": True, "error": True}
    assert desk.is_shown("category_standing_words")
    assert desk.has("duty_RPT-2:tell_now") and desk.has("duty_RPT-2:finish_tree")


def test_the_tree_goes_on_where_it_was_left(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", "answer_yes", "answer_yes", "ask_later")
    Desk.let_go()
    desk.click("tree", "answer_no", "use_result")
    assert panel.classification()["category"] == "B"


def test_cancelling_changes_nothing(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", "answer_yes", "answer_no", "cancel")
    assert panel.classification()["category"] is None
    assert panel.classification()["tree_answers"] is None


def test_overruling_the_tree_asks_for_the_reason(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", "answer_yes", "answer_no", "use_result", "category_B")
    assert desk.is_shown("category_reason")
    desk.type("category_reason", "ถึงมือพยาบาลแล้ว")
    assert panel.classification()["category_reason"] == "ถึงมือพยาบาลแล้ว"


def test_a_category_chosen_by_hand_has_no_answers(panel: TriagePanel, desk: Desk) -> None:
    desk.click("category_D")
    assert panel.classification()["tree_answers"] is None


def test_what_is_not_clinical_has_no_category(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", "answer_no", "use_result")
    assert panel.classification()["category"] is None
    assert panel.classification()["tree_answers"] == {"clinical": False}


def test_twenty_dialogs_leave_nothing_behind(panel: TriagePanel, desk: Desk) -> None:
    desk.click("tree", "answer_yes", "cancel")
    before = desk.widgets()
    for _time in range(20):
        desk.click("tree", "answer_yes", "answer_no", "cancel")
        Desk.let_go()
    assert desk.widgets() == before


def test_escape_closes_the_tree(desk: Desk, qtbot: QtBot) -> None:
    desk.click("tree")
    qtbot.keyClick(desk.dialog("tree_dialog"), Qt.Key.Key_Escape)
    Desk.let_go()
    assert not desk.has("tree_dialog")
