"""The triage panel: what is chosen, suggested and overruled."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.errors import Problem
from app.domain.policy import load_policy
from app.domain.rules_since import ChangedRule
from app.services.paper.word_breaker import shipped_words
from app.services.words.duty_words import label_of
from app.ui import shown_text
from app.ui.shown_text import plain
from app.ui.theme import DARK, LIGHT
from app.ui.triage.panel import TriagePanel
from tests.cases import a_complaint, an_incident
from tests.ui.at_the_desk import Desk
from tests.ui.desk_fakes import NUMBER, FakeComplaints, FakeDuties, IsoEdit
from tests.ui.looks import dressed

ROOM = 330 - 14  # the narrowest panel without its scroll bar


@pytest.fixture
def panel(qtbot: QtBot) -> TriagePanel:
    return TriagePanel(IsoEdit, IsoEdit)


@pytest.fixture
def desk(panel: TriagePanel, qtbot: QtBot) -> Desk:
    return Desk(panel, qtbot)


def show(panel: TriagePanel, values: dict[str, object]) -> FakeComplaints:
    complaints = FakeComplaints(values)
    panel.use(complaints, complaints, FakeDuties(complaints))
    panel.show_case(complaints.case(NUMBER))
    return complaints


def test_the_panel_is_there_before_the_rules_are(desk: Desk) -> None:
    assert desk.has("level_1") and desk.has("category_I") and desk.has("nonclinical_4")
    assert desk.is_shown("duties_hint")


def test_nothing_is_chosen_where_nothing_is_known(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    assert set(panel.classification().values()) == {None}


def test_a_level_is_chosen_and_taken_back_by_choosing_it_again(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    desk.click("level_3")
    assert panel.classification()["level"] == 3
    desk.click("level_3")
    assert panel.classification()["level"] is None


def test_alt_and_a_digit_set_the_level(panel: TriagePanel, desk: Desk, qtbot: QtBot) -> None:
    show(panel, a_complaint())
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.keyClick(panel, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert panel.classification()["level"] == 4


@pytest.mark.rule("LVL-1")
def test_a_level_shows_the_working_days_of_the_policy(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    assert "60" in desk.part("level_4").accessibleName()


def test_every_decision_comes_back_as_it_was_saved(panel: TriagePanel, desk: Desk) -> None:
    decided: dict[str, object] = {
        "level": 4,
        "level_reason": None,
        "category": "E",
        "category_provisional": True,
        "category_up_to": "H",
        "category_review_on": "2026-11-24",
        "category_reason": None,
        "tree_answers": None,
        "nonclinical_level": 2,
        "nonclinical_reason": "ของหายเล็กน้อย",
        "damage_baht": 9_500,
        "sentinels": ["SEN-9", "SEN-2"],
        "resolution_group": "GRP-3",
        "group_reason": None,
        "may_escalate": True,
    }
    show(panel, a_complaint(details="ผู้ป่วยจะฟ้องร้อง", **decided))
    assert panel.classification() == decided


@pytest.mark.rule("LVL-5")
def test_a_suggestion_says_why_and_is_taken_with_one_click(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint(channel="facebook"))
    assert desk.is_shown("suggestion_level")
    desk.click("accept_level")
    assert panel.classification()["level"] == 3
    assert not desk.is_shown("suggestion_level")


@pytest.mark.rule("SEN-7")
def test_the_severe_block_of_a_sentinel_event_is_taken_with_one_click(panel: TriagePanel, desk: Desk) -> None:
    show(panel, an_incident(sentinels=["SEN-7"], damage_baht=500, category=None))
    desk.click("accept_severe_column")
    assert panel.classification()["nonclinical_level"] == 4
    assert not desk.is_shown("suggestion_severe_column") and not desk.is_shown("nonclinical_reason")


@pytest.mark.rule("LVL-5")
def test_overruling_a_suggestion_asks_for_the_reason_without_blocking(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint(channel="facebook"))
    assert not desk.is_shown("level_reason")
    desk.click("level_2")
    assert desk.is_shown("level_reason")
    desk.type("level_reason", "ผู้ร้องลบโพสต์แล้ว")
    assert panel.classification()["level_reason"] == "ผู้ร้องลบโพสต์แล้ว"


def test_the_screen_is_told_of_each_decision(panel: TriagePanel, desk: Desk, qtbot: QtBot) -> None:
    show(panel, a_complaint())
    with qtbot.waitSignals([panel.classification_changed] * 3):
        desk.click("category_C", "nonclinical_2", "group_GRP-1")


def test_showing_a_case_tells_nobody(panel: TriagePanel, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.classification_changed):
        show(panel, a_complaint(level=2, category="B"))


def test_the_level_that_the_values_bring_is_shown(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    panel.show_values(a_complaint(level=2))
    assert desk.is_chosen("level_2")


@pytest.mark.rule("NCR-3")
def test_damage_in_baht_suggests_a_nonclinical_level(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    desk.type("damage_baht", "100,000")
    desk.click("accept_nonclinical_level")
    assert panel.classification()["nonclinical_level"] == 3


def test_shut_the_sentinel_list_shows_only_what_happened(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint(sentinels=["SEN-13"]))
    assert desk.is_shown("sentinel_SEN-13") and not desk.is_shown("sentinel_SEN-1")
    desk.click("open_sentinels", "sentinel_SEN-1")
    assert panel.classification()["sentinels"] == ["SEN-13", "SEN-1"]


def test_an_incident_may_be_marked_as_likely_to_become_a_complaint(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    assert not desk.is_shown("may_escalate")
    show(panel, an_incident())
    desk.click("may_escalate")
    assert panel.classification()["may_escalate"] is True


def test_a_problem_is_written_beside_its_field(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    desk.click("open_nonclinical")
    elsewhere = panel.show_problems([Problem("damage_baht", "money_negative"), Problem("details", "required")])
    assert desk.is_shown("damage_baht_problem")
    assert [problem.field for problem in elsewhere] == ["details"]


def test_in_a_low_window_suggestions_are_counted_on_a_button_that_unfolds_them(panel: TriagePanel, desk: Desk) -> None:
    panel.resize(330, 704)
    panel.show()
    show(panel, a_complaint(channel="facebook"))
    assert "1" in desk.text_of("suggestions") and not desk.is_shown("suggestion_level")
    desk.click("suggestions")
    assert desk.is_shown("suggestion_level")
    panel.resize(330, 720)
    assert desk.is_shown("suggestion_level")


def test_in_a_high_window_suggestions_are_in_sight(panel: TriagePanel, desk: Desk) -> None:
    panel.resize(380, 1016)
    panel.show()
    show(panel, a_complaint(channel="facebook"))
    assert desk.is_shown("suggestion_level") and not desk.is_shown("next_due")


def test_in_a_low_window_the_first_due_dates_stand_under_the_panel(panel: TriagePanel, desk: Desk) -> None:
    panel.resize(330, 704)
    panel.show()
    complaints = show(panel, a_complaint(level=3))
    first = label_of(complaints.case(NUMBER).duties[0])
    assert desk.is_shown("next_due") and first in desk.part("next_due").accessibleName()
    desk.click("next_due")
    assert not desk.part("duties").visibleRegion().isEmpty()


def test_the_first_due_dates_are_read_whole_in_a_narrow_panel(panel: TriagePanel) -> None:
    panel.resize(330, 704)
    panel.show()
    complaints = show(panel, a_complaint(level=3))
    first = label_of(complaints.case(NUMBER).duties[0])
    (words,) = (each for each in panel.findChildren(QLabel) if each.isVisible() and plain(each.text()) == first)
    assert words.heightForWidth(words.width()) <= words.height()


def test_a_refused_sum_is_unfolded_and_a_refused_level_has_its_place(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    assert panel.show_problems([Problem("damage_baht", "money_negative"), Problem("level", "not_a_choice")]) == ()
    assert desk.is_shown("damage_baht_problem") and desk.is_shown("level_problem")
    panel.show_problems(())
    assert not desk.is_shown("damage_baht_problem") and not desk.is_shown("level_problem")


def test_what_follows_from_typing_is_looked_up_once_after_a_pause(
    panel: TriagePanel, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints, asked = show(panel, a_complaint()), []
    monkeypatch.setattr(FakeComplaints, "suggestions_for", lambda _complaints, values: asked.append(values) or ())
    for words in ("ฟ", "ฟ้", "ฟ้อง"):
        panel.show_values(a_complaint(details=words))
    assert asked == []
    with qtbot.waitSignal(panel.findChild(QTimer, "consequences_timer").timeout):
        pass
    assert [each["details"] for each in asked] == ["ฟ้อง"] and complaints


def test_a_reason_typed_changes_nothing_that_follows(
    panel: TriagePanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(panel, a_complaint(channel="facebook"))
    desk.click("level_2")
    asked: list[object] = []
    monkeypatch.setattr(FakeComplaints, "suggestions_for", lambda _complaints, values: asked.append(values) or ())
    desk.type("level_reason", "ผู้ร้องลบโพสต์แล้ว")
    assert asked == []
    desk.click("level_2")
    assert len(asked) == 1


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_nothing_of_the_panel_is_wider_than_its_room(
    panel: TriagePanel, desk: Desk, qapp: QApplication, scheme: str
) -> None:
    shown_text.use_breaker(shipped_words().with_breaks)
    with dressed(qapp, scheme):
        show(panel, a_complaint(level=3, category="E", nonclinical_level=3, resolution_group="GRP-3"))
        desk.click("open_nonclinical", "open_sentinels", "open_groups")
        panel.resize(330, 700)
        panel.show()
        assert desk.part("triage_content").minimumSizeHint().width() <= ROOM
    shown_text.use_breaker(None)


@pytest.mark.rule("GRP-5")
def test_the_group_is_chosen_on_the_page_on_which_the_case_is_recorded(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint())
    desk.click("open_groups", "group_GRP-3")
    assert panel.classification()["resolution_group"] == "GRP-3"
    assert "30 วันทำการ" in desk.part("group_GRP-3").accessibleName()


@pytest.mark.rule("SSO-3", "SSO-4")
def test_an_office_without_levels_is_asked_for_its_own_groups_only(panel: TriagePanel, desk: Desk) -> None:
    complaints = FakeComplaints(a_complaint(topics=["service"]))
    complaints.policy = load_policy(profile="sso")
    panel.use(complaints, complaints, FakeDuties(complaints))
    panel.show_case(complaints.case(NUMBER))
    desk.click("open_groups")
    assert [desk.is_shown(name) for name in ("level_1", "category_A", "open_nonclinical", "open_sentinels")] == [
        False
    ] * 4
    desk.click("group_SSO-4")
    assert panel.classification()["resolution_group"] == "SSO-4"


@pytest.mark.rule("INT-9")
def test_words_that_point_to_urgency_are_shown_with_their_rule(panel: TriagePanel, desk: Desk) -> None:
    show(panel, a_complaint(details="มีข่าวลือว่าวัคซีนทำให้เสียชีวิต"))
    lines = [plain(line.text()) for line in desk.part("suggestion_priority").findChildren(QLabel)]
    assert lines == [
        "แนะนำ เร่งด่วน – ก่อให้เกิดความเข้าใจผิดและทำให้เกิดความไม่ปลอดภัย เพราะมีการกล่าวถึงเรื่องเร่งด่วน (“ข่าวลือ”) (INT-9)"
    ]
    show(panel, a_complaint(details="มีข่าวลือว่าวัคซีนทำให้เสียชีวิต", priority="urgent", priority_ground="b"))
    assert not desk.is_shown("suggestion_priority")


def test_a_case_says_which_of_its_rules_are_others_today(
    panel: TriagePanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints = FakeComplaints(a_complaint(level=2))
    (duty,) = complaints.duties_for(complaints.values)
    then = next(each for each in complaints.policy.duties if each.rule == "LVL-2")
    monkeypatch.setattr(complaints, "rules_since_changed", lambda record: (ChangedRule(duty, then, None),))
    panel.use(complaints, complaints, FakeDuties(complaints))
    panel.show_case(complaints.case(NUMBER))
    assert "17 พฤศจิกายน 2569" in desk.text_of("rules_kept")
    assert desk.text_of("rules_kept").endswith("LVL-2")
    assert "ปัจจุบันไม่มีข้อนี้แล้ว" in desk.part("rules_kept").toolTip()
