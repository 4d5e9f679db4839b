"""The page of incidents and risk: what stands on top, what is done from it, and the analysis kept part by part."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.services.risk.risk_desk import risk_desk_at
from app.ui.incidents.overview import MEASURES, PROFILE, YEARLY
from app.ui.incidents.page import IncidentsPage
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.tables.cells import Cell, Line, LinesModel
from tests.cases import an_incident
from tests.ui.at_the_desk import Desk

BEGUN = {"at": "2026-11-18T09:00:00+07:00", "team": ["เภสัชกร"], "owner": "หัวหน้าหอผู้ป่วยหญิง"}
WHYS = {"at": "2026-11-18T10:00:00+07:00", "why_1": "อ่านคำสั่งยาผิด"}
PLANNED = {"what": "พิมพ์คำสั่งยา", "strategy": "avoid", "owner": "เภสัชกร", "due_on": "2026-11-30"}


@pytest.fixture
def cases(office: Office) -> tuple[str, str]:
    """A case of category F, and an older one with a sentinel event."""
    older = {"received_at": "2026-11-10T02:20:00+07:00", "known_at": "2026-11-10T02:10:00+07:00"}
    sentinel = office.complaints.record(an_incident(sentinels=["SEN-2"], category="I", **older))
    return office.complaints.record(an_incident(category="F")), sentinel


@pytest.fixture
def page(office: Office, cases: tuple[str, str], qtbot: QtBot) -> Iterator[IncidentsPage]:
    page = IncidentsPage(risk_desk_at)
    qtbot.addWidget(page)
    page.use(office)
    yield page
    for dialog in page.window().findChildren(QDialog):
        dialog.blockSignals(True)
        dialog.close()


@pytest.fixture
def desk(page: IncidentsPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def go_to(page: IncidentsPage, view: int) -> None:
    tabs = page.findChild(QTabBar, "incident_tabs")
    assert tabs is not None
    tabs.setCurrentIndex(view)


def answer(desk: Desk, name: str, **values: object) -> StageDialog:
    dialog = desk.dialog(name)
    assert isinstance(dialog, StageDialog)
    dialog.show_values(values)
    dialog.save()
    return dialog


def card(desk: Desk, stage: str, **values: object) -> Desk:
    """The card of a stage of the analysis, filled in."""
    found = desk.part(f"rca_{stage}")
    found.enter(values)  # type: ignore[attr-defined]
    return desk


@pytest.mark.rule("SEN-2")
def test_the_untold_sentinel_event_is_on_top_and_says_whom_to_tell(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str]
) -> None:
    assert page.number() == cases[1]
    assert desk.text_of("untold_words") == "ยังไม่ได้แจ้ง: หัวหน้าหน่วยงาน, ผู้อำนวยการโรงพยาบาล ให้แจ้งทันที"


@pytest.mark.rule("SEN-2")
def test_told_one_after_the_other_it_leaves_the_top_with_the_last(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], office: Office
) -> None:
    desk.click("tell_both")
    first = {"name_of_unit_head": "หัวหน้าหอ", "told_at_unit_head": "2026-11-10T02:15:00+07:00"}
    answer(desk, "sentinel_both_dialog", **first)
    assert desk.text_of("untold_words") == "ยังไม่ได้แจ้ง: ผู้อำนวยการโรงพยาบาล ให้แจ้งทันที"
    desk.let_go()
    desk.click("tell_both")
    last = {"name_of_director": "ผู้อำนวยการ", "told_at_director": "2026-11-10T02:25:00+07:00"}
    last |= {"means_to_director": "telephone", "words_to_director": "จะเข้ามาดูเอง"}
    answer(desk, "sentinel_both_dialog", **last)
    duty = next(each for each in office.complaints.case(cases[1]).duties if each.id == "SEN-2")
    assert duty.done_at is not None and duty.done_at.isoformat() == "2026-11-10T02:25:00+07:00"
    assert duty.means == "โทรศัพท์"
    assert "จะเข้ามาดูเอง" in duty.words
    assert not desk.is_shown("untold_words")


def test_a_time_before_the_event_is_refused_beside_its_field(desk: Desk) -> None:
    desk.click("tell_both")
    too_early = {"name_of_unit_head": "หัวหน้าหอ", "told_at_unit_head": "2026-11-10T01:15:00+07:00"}
    dialog = answer(desk, "sentinel_both_dialog", **too_early, told_at_director=None)
    assert dialog.isVisible()
    assert desk.text_of("told_at_unit_head_problem")


@pytest.mark.rule("RPT-4")
def test_the_report_is_written_from_the_card_with_what_the_case_says(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], office: Office
) -> None:
    page.show_case(cases[0])
    desk.let_go()
    desk.click("write_report")
    answer(desk, "incident_report_written_dialog", by_whom="หัวหน้าเวร", at="2026-11-17T03:30:00+07:00")
    (row,) = office.complaints.case(cases[0]).proceedings
    assert row.value("written", "event") == an_incident()["details"]
    assert (row.value("written", "by_whom"), row.kind) == ("หัวหน้าเวร", "incident_report")
    desk.let_go()
    assert not desk.has("write_report")


@pytest.mark.rule("RSK-1")
def test_a_figure_of_the_matrix_opens_its_cases(page: IncidentsPage, desk: Desk) -> None:
    go_to(page, PROFILE)
    index = page.overview.profile.matrix.lines.index(0, 6)
    assert index.data() == "1"
    page.overview.profile.matrix.setCurrentIndex(index)
    assert desk.text_of("profile_cases_title") == "1 เรื่องของหอผู้ป่วยหญิง · F"


@pytest.mark.rule("REP-2")
def test_a_measure_goes_on_from_the_list(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], office: Office
) -> None:
    office.proceedings.begin(cases[0], "measure", {**PLANNED, "at": "2026-11-18T09:00"})
    go_to(page, MEASURES)
    desk.click("measure_next")
    answer(desk, "measure_put_in_place_dialog", evidence="ภาพถ่ายใบสั่งยา")
    assert desk.text_of("measure_next") == "หน่วยงานประเมิน…"


@pytest.mark.rule("RPT-9")
def test_a_whole_list_is_handed_over_with_person_and_day(page: IncidentsPage, desk: Desk) -> None:
    go_to(page, YEARLY)
    assert desk.text_of("yearly_words").startswith("มี 2 รายการที่รอส่งทีมนำ")
    desk.click("hand_over_list")
    answer(desk, "collected_handed_dialog", by_whom="ผู้จัดการความเสี่ยง")
    assert desk.text_of("yearly_words").startswith("มี 0 รายการ")


@pytest.mark.rule("RPT-8")
def test_each_part_of_the_analysis_is_kept_by_itself(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], office: Office
) -> None:
    page.show_analysis(cases[0])
    assert "ตาม RPT-8" in desk.text_of("rca_clock")
    card(desk, "begun", **BEGUN).click("save_begun")
    card(desk, "whys", **WHYS).click("save_whys")
    (row,) = office.complaints.case(cases[0]).proceedings
    assert list(row.stages) == ["begun", "whys"]


def test_an_analysis_opens_at_its_top_though_its_first_parts_are_written(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], qtbot: QtBot
) -> None:
    page.resize(1000, 500)
    page.show()
    page.show_analysis(cases[0])
    card(desk, "begun", **BEGUN).click("save_begun")
    page.workspace.take_keyboard()
    page.show_analysis(cases[0])
    desk.let_go()
    assert desk.part("rca_begun").visibleRegion().boundingRect().top() == 0


def test_what_is_typed_in_one_analysis_waits_while_another_is_open(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str]
) -> None:
    page.show_analysis(cases[0])
    card(desk, "begun", owner="ยังพิมพ์ไม่เสร็จ")
    page.show_analysis(cases[1])
    assert page.workspace.findChild(QWidget, "rca_begun").values().get("owner") is None  # type: ignore[union-attr]
    desk.click("rca_back")
    page.show_analysis(cases[0])
    begun = page.workspace.findChild(QWidget, "rca_begun")
    assert begun.values()["owner"] == "ยังพิมพ์ไม่เสร็จ"  # type: ignore[union-attr]


def test_what_is_typed_is_there_again_in_another_window(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], office: Office, qtbot: QtBot
) -> None:
    page.show_analysis(cases[0])
    card(desk, "begun", owner="ยังพิมพ์ไม่เสร็จ")
    page.close_down()
    again = IncidentsPage(risk_desk_at)
    qtbot.addWidget(again)
    again.use(office)
    again.show_analysis(cases[0])
    assert again.workspace.findChild(QWidget, "rca_begun").values()["owner"] == "ยังพิมพ์ไม่เสร็จ"  # type: ignore[union-attr]
    assert office.drafts.pending() == ()


@pytest.mark.rule("RPT-8", "DAY-5")
def test_a_category_changed_after_the_analysis_is_said_with_what_becomes_of_its_clock(
    page: IncidentsPage, desk: Desk, cases: tuple[str, str], office: Office
) -> None:
    office.proceedings.begin(cases[0], "rca", BEGUN)
    office.complaints.change_fields(cases[0], {"category": "C"})
    page.show_analysis(cases[0])
    words = desk.text_of("rca_change")
    assert words.startswith("ความเสี่ยงทางคลินิกถูกเปลี่ยนจาก F เป็น C")
    assert words.endswith("กำหนดเวลาจึงหมดไป สิ่งที่เขียนไว้ยังอยู่ครบ")


def test_a_refusal_stands_beside_its_field_of_the_part(page: IncidentsPage, desk: Desk, cases: tuple[str, str]) -> None:
    page.show_analysis(cases[0])
    desk.click("save_begun")
    assert desk.text_of("team_problem") and desk.text_of("owner_problem")


def test_enter_on_a_line_opens_the_case(page: IncidentsPage, cases: tuple[str, str], qtbot: QtBot) -> None:
    page.show_case(cases[0])
    with qtbot.waitSignal(page.case_wanted) as opened:
        QTest.keyClick(page.overview.list.table, Qt.Key.Key_Return)
    assert opened.args == [cases[0]]


def test_the_model_of_lines_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = LinesModel(("ก", "ข"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_lines([Line((Cell("1"), Cell("2", below="3")), "a")])
    model.show_headings(("ก",))
    assert model.rowCount() == 0 and tester is not None


def test_twenty_dialogs_given_up_leave_nothing_behind(desk: Desk) -> None:
    desk.click("tell_both", "cancel")
    before = desk.widgets()
    for _time in range(20):
        desk.click("tell_both", "cancel")
        Desk.let_go()
    assert desk.widgets() == before
