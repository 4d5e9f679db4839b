"""The page of counts: the time that is chosen, a figure and its cases, the table for Excel, and nothing to count."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap.pages import every_page
from app.services.counts.counts import Counts
from app.services.counts.figures import CountKind
from app.services.node import SetUp
from app.services.office import Office
from app.ui.counts.page import CountsPage
from app.ui.page_entry import CENTRE
from app.ui.pages import COUNTS
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

NURSE = "น.ส.สมมุติ ใจเย็น"
LONG_NAME = "โรงพยาบาลส่งเสริมสุขภาพตำบลตัวอย่างบ้านเหนือเฉลิมพระเกียรติสมมุติราชนครินทร์"


@pytest.fixture
def cases(office: Office) -> tuple[str, str]:
    """A compliment in October, and in November a complaint about two network hospitals."""
    praised = {"kind": "compliment", "received_at": "2026-10-12T13:30:00+07:00", "praised_person": NURSE}
    compliment = office.complaints.record(a_complaint(details="ขอชมเชย", units=["หอผู้ป่วยหญิง"], **praised))
    return compliment, office.complaints.record(a_complaint(network_hospitals=["รพ.ก", LONG_NAME]))


@pytest.fixture
def page(office: Office, cases: tuple[str, str], qtbot: QtBot) -> CountsPage:
    page = CountsPage(Counts)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.use(office)
    return page


@pytest.fixture
def desk(page: CountsPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


def go_to(desk: Desk, kind: CountKind) -> None:
    tabs = desk.part("counts_tabs")
    assert isinstance(tabs, QTabBar)
    tabs.setCurrentIndex(tuple(CountKind).index(kind))


def choices(desk: Desk, name: str) -> list[str]:
    box = desk.part(name)
    assert isinstance(box, QComboBox)
    return [box.itemText(place) for place in range(box.count())]


def choose(desk: Desk, name: str, words: str) -> None:
    box = desk.part(name)
    assert isinstance(box, QComboBox)
    box.setCurrentText(words)


def cells(page: CountsPage) -> list[list[str]]:
    lines = page.view().table.lines
    places = range(lines.rowCount())
    return [[str(lines.index(row, column).data()) for column in range(lines.columnCount())] for row in places]


@pytest.mark.rule("REP-3")
def test_the_fiscal_year_of_today_is_offered_with_the_months_that_have_begun(desk: Desk) -> None:
    assert choices(desk, "counts_year") == ["2570"]
    assert choices(desk, "counts_month") == ["ทั้งปี", "ตุลาคม 2569", "พฤศจิกายน 2569"]


@pytest.mark.rule("ADM-3")
def test_compliments_are_counted_by_unit_and_by_person(page: CountsPage, desk: Desk) -> None:
    assert cells(page) == [["หอผู้ป่วยหญิง", "1", "·", "1"]]
    assert not desk.is_shown("units_praised_care")
    go_to(desk, CountKind.PEOPLE_PRAISED)
    assert cells(page) == [[NURSE, "1", "·", "1"]]
    assert desk.text_of("people_praised_care").startswith("เป็นชื่อบุคลากร")


@pytest.mark.rule("MED-7")
def test_complaints_about_network_hospitals_stand_with_their_result(page: CountsPage, desk: Desk) -> None:
    go_to(desk, CountKind.HOSPITALS)
    assert sorted(cells(page)) == sorted([[name, "1", "·", "·", "·", "·", "1"] for name in ("รพ.ก", LONG_NAME)])
    assert desk.text_of("hospitals_words").startswith("ข้อร้องเรียน 1 เรื่อง")
    assert desk.text_of("hospitals_rule").startswith("ตาม MED-7: นับข้อร้องเรียน")


@pytest.mark.rule("INT-18")
def test_what_stands_apart_says_why_in_words(page: CountsPage, desk: Desk, office: Office) -> None:
    office.complaints.record(a_complaint(details="อื่น", topics=["corruption"]))
    go_to(desk, CountKind.APART)
    assert [(line[0], line[1]) for line in cells(page)] == [
        ("เรื่องทุจริตและประพฤติมิชอบ (ช่องทางจำกัดผู้รู้)", "1"),
        ("เรื่องอื่นทั้งหมด", "2"),
    ]
    spoken = page.view().table.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "รายงานแยกจากเรื่องอื่นทั้งหมด · ตาม INT-18" in spoken


@pytest.mark.rule("INT-18")
def test_what_is_on_the_restricted_track_is_listed_without_its_matter(
    page: CountsPage, desk: Desk, office: Office
) -> None:
    number = office.complaints.record(a_complaint(details="ผู้ถูกร้องรับเงิน", units=["พัสดุ"], topics=["corruption"]))
    go_to(desk, CountKind.APART)
    said = page.view().cases.lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert number in said and "รับเงิน" not in said and "พัสดุ" not in said


def test_a_figure_lists_its_cases_and_the_button_opens_the_chosen_one(
    page: CountsPage, desk: Desk, cases: tuple[str, str], qtbot: QtBot
) -> None:
    assert desk.text_of("units_praised_title") == "หอผู้ป่วยหญิง · 1 เรื่อง"
    assert not desk.part("units_praised_open").isEnabled()
    page.view().cases.choose(0)
    with qtbot.waitSignal(page.case_wanted) as wanted:
        desk.click("units_praised_open")
    assert wanted.args == [cases[0]]


def test_a_figure_without_a_case_says_so_where_its_cases_would_stand(page: CountsPage, desk: Desk) -> None:
    page.show()
    assert not desk.is_shown("units_praised_none") and page.view().table.verticalScrollBar().maximum() == 0
    page.view().table.setCurrentIndex(page.view().table.lines.index(0, 2))
    assert desk.is_shown("units_praised_none") and not desk.is_shown("units_praised_cases")


def test_with_the_keyboard_one_goes_from_the_figure_to_its_case(
    page: CountsPage, cases: tuple[str, str], qtbot: QtBot
) -> None:
    page.show()
    page.enter()
    table, behind = page.view().table, page.view().cases
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert behind.lines.rowCount() == 0  # nothing was passed on
    QTest.keyClick(table, Qt.Key.Key_Left)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert behind.lines.rowCount() == 1 and behind.currentIndex().row() == 0
    with qtbot.waitSignal(page.case_wanted) as wanted:
        QTest.keyClick(behind, Qt.Key.Key_Return)
    assert wanted.args == [cases[0]]


def test_a_month_without_a_case_says_so_and_leads_back_to_the_year(page: CountsPage, desk: Desk) -> None:
    choose(desk, "counts_month", "พฤศจิกายน 2569")
    assert desk.is_shown("units_praised_empty_words")
    assert desk.text_of("units_praised_empty_words") == "ไม่มีคำชมเชยที่รับในช่วงนี้"
    assert not desk.is_shown("units_praised_copy")
    desk.click("units_praised_empty_action")
    assert cells(page) and not desk.is_shown("units_praised_empty_words")


def test_a_whole_year_without_a_case_offers_nothing_more(page: CountsPage, desk: Desk, office: Office) -> None:
    office.complaints.record(a_complaint(details="เก่า", received_at="2025-11-03T09:00:00+07:00"))
    page.refresh()
    choose(desk, "counts_year", "2569")
    assert desk.is_shown("units_praised_empty_words")
    assert not desk.is_shown("units_praised_empty_action")
    assert len(choices(desk, "counts_month")) == 13


def test_the_chosen_month_stays_when_the_year_changes(page: CountsPage, desk: Desk, office: Office) -> None:
    office.complaints.record(a_complaint(details="เก่า", received_at="2025-11-03T09:00:00+07:00"))
    page.refresh()
    choose(desk, "counts_month", "ตุลาคม 2569")
    choose(desk, "counts_year", "2569")
    month = desk.part("counts_month")
    assert isinstance(month, QComboBox) and month.currentText() == "ตุลาคม 2568"


def test_the_table_is_copied_as_cells_for_a_spreadsheet(page: CountsPage, desk: Desk) -> None:
    desk.click("units_praised_copy")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "คำชมเชยรายหน่วยงาน · ปีงบประมาณ 2570",
        "หน่วยงาน\tคำชมเชย\tแจ้งแล้ว\tยังไม่ได้แจ้ง",
        "หอผู้ป่วยหญิง\t1\t0\t1",
    ]
    assert desk.text_of("units_praised_copied").startswith("คัดลอกแล้ว")


def test_the_keys_of_copying_take_the_whole_table(page: CountsPage, qtbot: QtBot) -> None:
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.enter()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(page.view().table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "หอผู้ป่วยหญิง\t1" in QGuiApplication.clipboard().text()


def test_a_name_that_a_spreadsheet_would_calculate_stays_a_name(page: CountsPage, desk: Desk, office: Office) -> None:
    praised = {"kind": "compliment", "received_at": "2026-10-13T09:00:00+07:00", "praised_person": "=HYPERLINK(1)"}
    office.complaints.record(a_complaint(details="ชมอีก", **praised))
    go_to(desk, CountKind.PEOPLE_PRAISED)
    desk.click("people_praised_copy")
    assert "\n'=HYPERLINK(1)\t" in QGuiApplication.clipboard().text()


def test_what_is_chosen_stays_when_the_figures_change(page: CountsPage, office: Office) -> None:
    page.view().table.setCurrentIndex(page.view().table.lines.index(0, 3))
    more = {"kind": "compliment", "received_at": "2026-10-14T09:00:00+07:00"}
    office.complaints.record(a_complaint(details="ชมอีก", units=["หอผู้ป่วยหญิง"], **more))
    page.refresh()
    assert page.view().table.currentIndex().column() == 3
    assert page.view().cases.lines.rowCount() == 2


@pytest.mark.parametrize("kind", CountKind)
def test_no_heading_is_cut_and_a_long_name_makes_the_page_no_wider(
    page: CountsPage, desk: Desk, kind: CountKind
) -> None:
    go_to(desk, kind)
    page.show()
    desk.let_go()
    header = page.view().table.horizontalHeader()
    widths = [header.sectionSize(place) >= header.sectionSizeHint(place) for place in range(1, header.count())]
    assert all(widths) and page.width() == 1150
    assert not page.view().table.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("kind", CountKind)
def test_the_tables_keep_the_laws_of_item_models(page: CountsPage, desk: Desk, kind: CountKind) -> None:
    strict = QAbstractItemModelTester.FailureReportingMode.Fatal
    go_to(desk, kind)
    testers = [QAbstractItemModelTester(each.lines, strict) for each in (page.view().table, page.view().cases)]
    page.refresh()
    assert len(testers) == 2


def test_a_ward_has_no_counts_because_it_does_not_know_every_case(tmp_path: Path, now: datetime) -> None:
    (counts,) = (each for each in every_page(lambda: now) if each.key == COUNTS)
    assert counts.roles == {CENTRE}
    ward = bootstrap.open_office(tmp_path / "ward", clock=lambda: now, set_up=SetUp(role="ward", unit="หอผู้ป่วยชาย"))
    assert ward.desk.node.role not in counts.roles
    ward.database.close()


def test_every_part_that_one_acts_on_is_named_for_those_who_cannot_see(page: CountsPage, desk: Desk) -> None:
    named = ("counts_tabs", "counts_year", "counts_month", "units_praised_table", "units_praised_cases")
    parts: list[QWidget] = [desk.part(name) for name in named]
    assert all(each.accessibleName() for each in parts)
