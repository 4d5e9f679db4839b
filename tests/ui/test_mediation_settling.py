"""Sessions, promises and visits to the director on the mediation page, and who holds the posts of its list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services.node import SetUp
from app.services.office import Office
from app.ui.entry.editors import Editor
from app.ui.mediation.page import MediationPage
from app.ui.mediation.settled import settled
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.shown_text import plain
from tests.cases import HEAD_TRIED, a_complaint
from tests.ui.at_the_desk import Desk
from tests.ui.mediation_parts import GIVEN, PRINTED

NUMBER = "2569/00001"
AGREED = {
    "at": "2026-11-20T10:00",
    "people": ["ผู้ร้อง", "ผู้ไกล่เกลี่ย"],
    "result": "agreed",
    "agreement": "ขอโทษและจัดคิวใหม่",
}
PROMISED = {"at": "2026-11-20T11:00", "what": "จัดคิวรับยาใหม่", "by_whom": "หัวหน้าห้องยา", "due_on": "2026-11-25"}


@pytest.fixture
def mediated(office: Office) -> Office:
    office.complaints.record(a_complaint(level=3, complainant_name="นางสาวสมมุติ ตัวอย่าง"))
    office.proceedings.begin(NUMBER, "head_first", HEAD_TRIED)
    office.mediation.send(NUMBER)
    return office


@pytest.fixture
def page(mediated: Office, qtbot: QtBot) -> MediationPage:
    page = MediationPage(GIVEN)
    page.use(mediated)
    page.show_case(NUMBER)
    return page


@pytest.fixture
def desk(page: MediationPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def fill(desk: Desk, name: str, values: Mapping[str, object]) -> None:
    dialog = desk.dialog(name)
    assert isinstance(dialog, StageDialog)
    for field, value in values.items():
        cast(Editor, dialog.findChild(QWidget, field)).set_value(value)
    dialog.save()
    Desk.let_go()


@pytest.mark.parametrize(
    "stages", [{}, {"tried": {}}, {"tried": {"result": "of a newer program"}}, {"held": {"result": None}}]
)
def test_a_result_that_is_not_here_to_be_read_is_said_to_be_unknown(
    mediated: Office, stages: dict[str, dict[str, object]]
) -> None:
    record = mediated.complaints.case(NUMBER)
    rows = tuple(replace(record.proceedings[0], kind=kind, stages=stages) for kind in ("head_first", "session"))
    entries = settled(replace(record, proceedings=rows), mediated.desk.policy, mediated.desk.now().date())
    assert {each.badge.text for each in entries} == {"ไม่ทราบผลที่เครื่องนี้"}


@pytest.mark.rule("MED-3")
def test_a_session_is_written_down_with_who_was_there_and_what_was_agreed(mediated: Office, desk: Desk) -> None:
    mediated.mediation.describe("M1", name="พว. สมมุติ ไกล่เกลี่ย")
    mediated.mediation.log_call(NUMBER, "M1", "accepted", at=mediated.desk.now())
    cast(MediationPage, desk.screen).refresh()
    desk.click("begin_session")
    fill(desk, "session_held_dialog", {"result": "agreed", "agreement": "ขอโทษและจัดคิวใหม่"})
    _tried, row = mediated.complaints.case(NUMBER).proceedings
    assert row.value("held", "people") == ["นางสาวสมมุติ ตัวอย่าง", "พว. สมมุติ ไกล่เกลี่ย"]
    assert desk.is_shown("settled_session")


def test_a_session_just_saved_is_in_sight_under_a_long_list(page: MediationPage, desk: Desk, qtbot: QtBot) -> None:
    page.resize(1000, 500)
    page.show()
    desk.click("begin_session")
    fill(desk, "session_held_dialog", {"result": "agreed", "agreement": "ขอโทษและจัดคิวใหม่"})
    qtbot.waitUntil(partial(is_in_sight, desk, "settled_session"))


def is_in_sight(desk: Desk, name: str) -> bool:
    return not desk.part(name).visibleRegion().isEmpty()


@pytest.mark.rule("MED-3")
def test_a_promise_runs_as_a_clock_and_is_kept_with_one_click(mediated: Office, desk: Desk) -> None:
    desk.click("begin_promise")
    fill(desk, "promise_made_dialog", {key: PROMISED[key] for key in ("what", "by_whom", "due_on")})
    duty = next(each for each in mediated.complaints.case(NUMBER).duties if each.id.startswith("MED-2:promise@"))
    assert (str(duty.due_on), duty.is_ended) == ("2026-11-25", False)
    assert desk.part("settled_promise_badge").accessibleName() == "เหลือ 4 วัน · ภายใน 25 พ.ย. 2569"
    desk.click("settled_promise_kept")
    fill(desk, "promise_kept_dialog", {"words": "จัดคิวแล้ว"})
    assert desk.part("settled_promise_badge").accessibleName() == "ทำตามคำมั่นแล้ว"


@pytest.mark.rule("MED-5")
def test_whoever_insists_on_the_director_has_stages_and_the_legal_division_is_proposed(
    mediated: Office, desk: Desk
) -> None:
    desk.click("begin_insistence")
    fill(desk, "insistence_came_dialog", {"wish": "ขอพบผู้อำนวยการเดี๋ยวนี้"})
    desk.click("settled_insistence_explained")
    fill(desk, "insistence_explained_dialog", {"facts": True, "law": True, "rights": True})
    desk.click("settled_insistence_invited")
    fill(desk, "insistence_invited_dialog", {})
    desk.click("settled_insistence_ended")
    fill(desk, "insistence_ended_dialog", {"words": "เข้าใจและยุติ"})
    _tried, row = mediated.complaints.case(NUMBER).proceedings
    assert row.value("invited", "unit") == "กองกฎหมาย"
    assert list(row.stages) == ["came", "explained", "invited", "ended"]


def test_what_was_agreed_leads_to_the_outcome_of_the_case(
    mediated: Office, page: MediationPage, desk: Desk, qtbot: QtBot
) -> None:
    assert not desk.is_shown("to_outcome")
    mediated.proceedings.begin(NUMBER, "session", AGREED)
    page.refresh()
    with qtbot.waitSignal(page.case_wanted) as signal:
        desk.click("to_outcome")
    assert signal.args == [NUMBER]
    mediated.complaints.change_fields(NUMBER, {"outcome_words": "เขียนไว้แล้ว"})
    page.refresh()
    assert not desk.is_shown("to_outcome")


def test_the_record_and_the_call_list_are_printed(mediated: Office, page: MediationPage, desk: Desk) -> None:
    mediated.proceedings.begin(NUMBER, "session", AGREED)
    page.refresh()
    PRINTED.clear()
    desk.click("print_record", "print_call_list")
    assert PRINTED == ["บันทึกการไกล่เกลี่ย", "บัญชีรายชื่อทีมไกล่เกลี่ย"]


@pytest.mark.rule("MED-3")
def test_who_holds_a_post_is_entered_in_the_window(mediated: Office, desk: Desk) -> None:
    desk.click("edit_M2")
    desk.type("holder_name", "นายสมมุติ ทดสอบ")
    desk.type("holder_phone", "12")
    desk.click("save_holder")
    assert desk.text_of("holder_phone_problem").startswith("“12”")
    desk.type("holder_phone", "08 0000 0000")
    desk.type("holder_unit", "ห้องจ่ายยาผู้ป่วยนอก")
    desk.click("save_holder")
    second = next(step for step in mediated.mediation.steps(NUMBER) if step.id == "M2")
    assert (second.name, second.phone, second.passed_over) == ("นายสมมุติ ทดสอบ", "08 0000 0000", "concerned_unit")


@pytest.mark.rule("MED-3")
def test_who_was_passed_over_and_called_anyway_stands_so_in_the_log(mediated: Office, desk: Desk) -> None:
    mediated.mediation.set_leave("M1", True, reason="ลาพักผ่อน")
    cast(MediationPage, desk.screen).refresh()
    desk.click("call_anyway_M1", "outcome_accepted")
    Desk.let_go()
    assert "โทรแม้ข้ามลำดับ เพราะลา (ลาพักผ่อน)" in words_in(desk.part("call_log"))


@pytest.mark.rule("MED-3")
def test_a_list_of_nobody_says_so_and_calls_the_last_step(tmp_path: Path, now: datetime, qtbot: QtBot) -> None:
    office = bootstrap.open_office(tmp_path / "phrae", clock=lambda: now, set_up=SetUp(profile="phrae"))
    office.complaints.record(a_complaint(topics=["behaviour"]))
    page = MediationPage(GIVEN)
    desk = Desk(page, qtbot)
    page.use(office)
    page.show_case(NUMBER)
    assert desk.text_of("mediation_hint").startswith("ไม่มีรายชื่อทีมไกล่เกลี่ย")
    desk.click("call_next", "outcome_accepted")
    (call,) = office.complaints.case(NUMBER).calls
    assert call.mediator == "director_or_acting"
    office.database.close()


def test_the_keyboard_goes_through_the_page_from_the_top(mediated: Office, page: MediationPage, desk: Desk) -> None:
    mediated.proceedings.begin(NUMBER, "promise", PROMISED)
    page.refresh()
    Desk.let_go()
    wanted = [f"case_{NUMBER}", "begin_session", "print_call_list", "call_next", "edit_M1", "settled_promise_kept"]
    each, found = desk.part(wanted[0]), wanted[:1]
    while (each := each.nextInFocusChain()) is not desk.part(wanted[0]):
        found += [each.objectName()] if each.objectName() in wanted else []
    assert found == wanted


def words_in(part: QWidget) -> list[str]:
    return [plain(label.text()) for label in part.findChildren(QLabel)]


@pytest.mark.rule("MED-2")
def test_before_the_first_call_the_page_asks_what_came_of_the_head(
    mediated: Office, page: MediationPage, desk: Desk
) -> None:
    (tried,) = mediated.complaints.case(NUMBER).proceedings
    mediated.proceedings.void(NUMBER, tried.uid, because="ยังไม่ได้ไกล่เกลี่ย")
    page.refresh()
    desk.click("call_next")
    assert not desk.is_shown("call_card")
    fill(desk, "head_first_tried_dialog", {"result": "not_possible", "because": "ไม่มีหัวหน้าเวร"})
    assert mediated.complaints.case(NUMBER).proceedings[-1].value("tried", "because") == "ไม่มีหัวหน้าเวร"
    desk.click("call_next")
    assert desk.text_of("call_number") == "115"
