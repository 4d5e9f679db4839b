"""The duties under the classification: time left, ticking, and why a date is what it is."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.duties import duties_for, facts_from
from app.domain.proceedings.standing import Proceeding
from app.services.hospital.roster_rows import OnDuty
from app.ui.badges import Badge, Tone
from app.ui.shown_text import plain
from app.ui.triage.check_list import CheckRow
from app.ui.triage.duties_shown import shown_duties
from app.ui.triage.panel import TriagePanel
from app.ui.triage.wording import people_in_words
from tests.cases import a_complaint, an_incident
from tests.ui.at_the_desk import Desk, at
from tests.ui.desk_fakes import NOW, NUMBER, FakeComplaints, FakeDuties, IsoEdit, row_of

KNOWN = "2026-11-21T09:12:00+07:00"


@pytest.fixture
def complaints() -> FakeComplaints:
    return FakeComplaints(an_incident(received_at=KNOWN, known_at=KNOWN, category="E", level=3))


@pytest.fixture
def panel(complaints: FakeComplaints, qtbot: QtBot) -> TriagePanel:
    panel = TriagePanel(IsoEdit, IsoEdit)
    panel.use(complaints, complaints, FakeDuties(complaints))
    panel.show_case(complaints.case(NUMBER))
    return panel


@pytest.fixture
def desk(panel: TriagePanel, qtbot: QtBot) -> Desk:
    return Desk(panel, qtbot)


def tone_of(desk: Desk, duty: str) -> Tone:
    badge = desk.part(f"left_{duty}")
    assert isinstance(badge, Badge)
    return badge.tone()


def test_what_is_due_at_once_is_red_and_what_is_due_tomorrow_amber(desk: Desk) -> None:
    assert tone_of(desk, "RPT-1") is Tone.OVERDUE
    assert tone_of(desk, "RPT-6") is Tone.SOON
    assert tone_of(desk, "LVL-3") is Tone.LATER


def test_time_left_is_counted_as_the_rule_counts(desk: Desk) -> None:
    assert "30" in desk.text_of("left_LVL-3")
    assert "6" in desk.text_of("left_RPT-7")


def test_a_duty_is_written_in_the_digits_of_the_dates_beside_it(complaints: FakeComplaints, desk: Desk) -> None:
    labels = [duty.label("th") for duty in complaints.case(NUMBER).duties]
    assert any(digit in label for label in labels for digit in "๐๑๒๓๔๕๖๗๘๙")
    shown = [plain(each.text()) for each in desk.part("duties").findChildren(QLabel)]
    assert not [text for text in shown if any(digit in text for digit in "๐๑๒๓๔๕๖๗๘๙")]


def test_duties_collected_for_the_year_stand_apart(desk: Desk) -> None:
    assert desk.is_shown("collected_duties")


def test_several_duties_are_ticked_at_once_with_the_true_time(
    complaints: FakeComplaints, panel: TriagePanel, desk: Desk, qtbot: QtBot
) -> None:
    desk.click("duty_RPT-2", "tick_RPT-1")
    desk.type("done_at", "2026-11-21T09:20:00+07:00")
    desk.type("done_by", "พยาบาล ตัวอย่าง")
    with qtbot.waitSignal(panel.changed) as signal:
        desk.click("save_tick")
    assert signal.args == [NUMBER]
    assert {duty: each["done_at"] for duty, each in complaints.ended.items()} == {
        "RPT-1": at("21T09:20"),
        "RPT-2": at("21T09:20"),
    }


def test_the_duty_whose_menu_was_opened_stands_first_and_is_in_sight(desk: Desk) -> None:
    desk.click("duty_RPT-7")
    first = next(iter(desk.dialog("tick_dialog").findChildren(CheckRow)))
    assert (first.objectName(), first.isChecked()) == ("tick_RPT-7", True)
    assert not first.visibleRegion().isEmpty()


def test_a_ticked_duty_turns_green(complaints: FakeComplaints, panel: TriagePanel, desk: Desk) -> None:
    desk.click("duty_RPT-1")
    desk.type("done_by", "พยาบาล ตัวอย่าง")
    desk.click("save_tick")
    Desk.let_go()
    assert tone_of(desk, "RPT-1") is Tone.DONE


def test_a_tick_without_a_name_is_explained_beside_the_name(complaints: FakeComplaints, desk: Desk) -> None:
    desk.click("duty_RPT-1", "save_tick")
    dialog = desk.dialog("tick_dialog")
    assert desk.part("done_by_problem").isVisibleTo(dialog)
    assert complaints.ended == {}


def test_a_time_that_cannot_be_read_is_explained_beside_the_time(desk: Desk) -> None:
    desk.click("duty_RPT-1")
    desk.type("done_at", "เมื่อกี้")
    desk.type("done_by", "พยาบาล ตัวอย่าง")
    desk.click("save_tick")
    assert "เมื่อกี้" in desk.text_of("done_at_problem")


def test_the_only_open_duty_is_chosen_already_and_whoever_works_here_named(qtbot: QtBot) -> None:
    complaints = FakeComplaints(a_complaint(level=2))
    panel = TriagePanel(IsoEdit, IsoEdit)
    desk = Desk(panel, qtbot)
    panel.use(complaints, complaints, FakeDuties(complaints, "เจ้าหน้าที่ ตัวอย่าง"))
    complaints.ended = {each.id: {"not_needed": "ทดสอบ"} for each in complaints.case(NUMBER).duties[1:]}
    panel.show_case(complaints.case(NUMBER))
    desk.click("tick", "save_tick")
    [ticked] = [each for each in complaints.ended.values() if "done_by" in each]
    assert ticked["done_by"] == "เจ้าหน้าที่ ตัวอย่าง"


def test_half_a_time_is_explained_as_a_time(desk: Desk) -> None:
    desk.click("duty_RPT-1")
    desk.type("done_at", "21/11/2569 9.5")
    desk.type("done_by", "พยาบาล ตัวอย่าง")
    desk.click("save_tick")
    assert "09.30" in desk.text_of("done_at_problem")


def test_ticking_nothing_is_explained(desk: Desk) -> None:
    desk.click("tick", "save_tick")
    assert desk.text_of("duties_problem")


def test_a_duty_that_is_not_needed_needs_a_reason(complaints: FakeComplaints, desk: Desk) -> None:
    desk.click("duty_RPT-3", "mode_not_needed", "save_tick")
    assert desk.text_of("not_needed_problem")
    desk.part("not_needed").setPlainText("หน่วยงานเดียวกัน")
    desk.click("save_tick")
    assert complaints.ended["RPT-3"] == {"not_needed": "หน่วยงานเดียวกัน"}


def test_what_is_not_saved_cannot_be_ticked(panel: TriagePanel, desk: Desk) -> None:
    panel.show_case(None)
    panel.show_values(a_complaint(level=2))
    Desk.let_go()
    assert not desk.part("duty_LVL-2").isEnabled()


def test_a_change_of_category_shows_its_duties_before_it_is_saved(panel: TriagePanel, desk: Desk) -> None:
    desk.click("category_H")
    Desk.let_go()
    assert desk.has("duty_RPT-2:director")


def test_values_that_cannot_be_counted_say_so(panel: TriagePanel, desk: Desk) -> None:
    panel.show_case(None)
    panel.show_values({"kind": "complaint"})
    Desk.let_go()
    assert desk.is_shown("duties_hint")


def test_why_this_date_names_the_rule_and_the_days_left_out(desk: Desk) -> None:
    desk.click("why_LVL-3")
    desk.dialog("why_card")
    days = desk.part("why_days")
    texts = [[days.item(row, part).text() for part in range(3)] for row in range(days.rowCount())]
    assert [each[0] for each in texts if each[0]] == [str(number) for number in range(1, 31)]
    assert any(each[2] == "วันรัฐธรรมนูญ" for each in texts)
    assert "LVL-3" in desk.text_of("why_source")


def test_twenty_cards_and_ticks_leave_nothing_behind(desk: Desk) -> None:
    desk.click("why_LVL-3", "close", "tick", "cancel")
    before = desk.widgets()
    for _time in range(20):
        desk.click("why_LVL-3", "close", "tick", "cancel")
        Desk.let_go()
    assert desk.widgets() == before


def test_a_case_that_is_continued_elsewhere_is_only_read(
    complaints: FakeComplaints, panel: TriagePanel, desk: Desk
) -> None:
    panel.show_case(replace(complaints.case(NUMBER), ended_since=NOW))
    assert "อ่านได้อย่างเดียว" in desk.text_of("triage_ended")
    assert not any(desk.part(name).isEnabled() for name in ("level_2", "category_E", "tick", "duty_RPT-1"))
    assert desk.part("why_RPT-1").isEnabled()
    panel.show_case(replace(complaints.case(NUMBER), is_summary=True))
    assert "เพียงข้อมูลสรุป" in desk.text_of("triage_ended") and not desk.part("tick").isEnabled()
    panel.show_case(complaints.case(NUMBER))
    assert desk.part("level_2").isEnabled() and desk.part("tick").isEnabled() and not desk.is_shown("triage_ended")


@pytest.mark.rule("INT-17")
def test_what_a_unit_was_asked_for_stands_among_the_duties_of_the_form(complaints: FakeComplaints) -> None:
    asked = Proceeding("r1", "request", {"asked": {"at": "2026-11-18T09:00:00+07:00", "due_on": "2026-11-24"}})
    facts = facts_from({**complaints.values, "known_at": "2026-11-17T03:00:00+07:00"}, proceedings=[asked])
    saved = tuple(row_of(each) for each in duties_for(facts, complaints.policy, complaints.calendar))
    listed = shown_duties(complaints.duties_for(complaints.values), saved)
    asked_for = next(each for each in listed if each.row.id == "INT-17@r1")
    assert (asked_for.row.due_on, asked_for.can_be_ticked) == (date(2026, 11, 24), True)


@pytest.mark.rule("RPT-2")
def test_whom_to_tell_stands_beside_an_open_duty_and_an_empty_roster_says_so(desk: Desk) -> None:
    assert desk.text_of("to_whom_RPT-2") == "หัวหน้าเวร, แพทย์เวร, เวรตรวจการ: ยังไม่ได้ลงตารางเวร"


@pytest.mark.rule("RPT-2")
def test_the_telephone_beside_the_duties_asks_whom_to_tell(panel: TriagePanel, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.telling_wanted) as signal:
        desk.click("tell_people")
    assert signal.args == [NUMBER] == ["2569/00412"]


def test_a_telephone_number_is_not_broken_at_the_end_of_a_line() -> None:
    director = OnDuty("director", "ผู้อำนวยการ", "ผู้อำนวยการ ทดสอบ", "08 0000 0000")
    assert people_in_words([director]).endswith("08\u00a00000\u00a00000")
