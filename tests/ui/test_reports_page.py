"""The page of reports: the months that are chosen, a figure and its cases, the chart, the memo, and what is due."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.bootstrap.reports import reports_desk
from app.bootstrap.today import today_desk
from app.domain.errors import NotAllowed
from app.services.node import SetUp
from app.services.office import Office
from app.services.today.report_lines import report_line
from app.ui.entry.moment_edit import MomentEdit
from app.ui.proceedings.stage_dialog import StageDialog
from app.ui.reports.page import ReportsPage
from app.ui.tables.lines_table import LinesTable
from app.ui.today.page import TodayPage
from app.ui.today.report_sending import ReportSending
from tests.cases import a_complaint
from tests.ui.at_the_desk import Desk

IN_TIME, COUNTED, PER_CENT = 4, 5, 7
TOLD = {"outcome": "as_wished", "outcome_words": "ชี้แจงแล้ว", "told_at": "2026-11-06T15:00:00+07:00"}


class Previews(list[tuple[bytes, str]]):
    """Keeps what would be previewed."""

    def show(self, pdf: bytes, title: str, _parent: QWidget) -> None:
        self.append((pdf, title))


@pytest.fixture
def previews() -> Previews:
    return Previews()


@pytest.fixture
def cases(office: Office) -> tuple[str, str]:
    """Two complaints of October whose time ended in November: one told in time, one still open."""
    at = {"received_at": "2026-10-26T09:50:00+07:00", "level": 2, "resolution_group": "GRP-2"}
    told = office.complaints.record(a_complaint(details="แจ้งแล้ว", **at, **TOLD))
    return told, office.complaints.record(a_complaint(details="ยังไม่ได้แจ้ง", **at))


@pytest.fixture
def page(office: Office, cases: tuple[str, str], previews: Previews, qtbot: QtBot) -> ReportsPage:
    return opened(office, previews, qtbot)


@pytest.fixture
def desk(page: ReportsPage, qtbot: QtBot) -> Desk:
    return Desk(page, qtbot)


@pytest.fixture
def social(tmp_path: Path) -> Iterator[Office]:
    """A Social Security office in December, when the report on November is due."""
    clock = datetime.fromisoformat("2026-12-02T10:00:00+07:00")
    set_up = SetUp(role="centre", profile="sso")
    office = bootstrap.open_office(tmp_path / "sso", clock=lambda: clock, set_up=set_up)
    yield office
    office.database.close()


def opened(office: Office, previews: Previews, qtbot: QtBot) -> ReportsPage:
    page = ReportsPage(reports_desk, ReportSending, previews.show)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.use(office)
    page.enter()
    return page


def table_of(desk: Desk, name: str = "report_table") -> LinesTable:
    table = desk.part(name)
    assert isinstance(table, LinesTable)
    return table


def cells(desk: Desk) -> list[list[str]]:
    lines = table_of(desk).lines
    return [
        [str(lines.index(row, column).data()) for column in range(lines.columnCount())]
        for row in range(lines.rowCount())
    ]


def choose(desk: Desk, name: str, words: str) -> None:
    box = desk.part(name)
    assert isinstance(box, QComboBox)
    assert box.findText(words) >= 0
    box.setCurrentText(words)


@pytest.mark.rule("KPI-1", "KPI-4")
def test_the_months_of_the_round_stand_with_what_was_carried_and_in_time(desk: Desk) -> None:
    assert cells(desk) == [
        ["ตุลาคม 2569", "2", "0", "2", "0", "0", "2", "–", "–"],
        ["พฤศจิกายน 2569", "0", "2", "2", "1", "2", "0", "50 (1/2)", "50 (1/2)"],
        ["รวมเดือนที่เลือก", "2", "0", "2", "1", "2", "0", "50 (1/2)", "50 (1/2)"],
    ]
    assert desk.text_of("report_rule").startswith("ตาม KPI-1: โรงพยาบาลใช้ร้อยละที่ทันระดับ")
    assert desk.text_of("report_said").startswith("เดือนสุดท้ายยังไม่สิ้นเดือน")


@pytest.mark.rule("KPI-1")
def test_a_level_has_figures_of_its_own_and_one_without_a_case_has_no_per_cent(desk: Desk) -> None:
    choose(desk, "report_level", "ระดับ 3")
    assert cells(desk)[1] == ["พฤศจิกายน 2569", "0", "0", "0", "0", "0", "0", "–", "–"]
    assert "ไม่มีเรื่องที่นำมาคิด" in desk.part("report_chart").accessibleDescription()


def test_a_figure_lists_its_cases_and_the_button_opens_the_chosen_one(
    page: ReportsPage, desk: Desk, cases: tuple[str, str], qtbot: QtBot
) -> None:
    table = table_of(desk)
    table.setCurrentIndex(table.lines.index(1, IN_TIME))
    assert desk.text_of("report_title") == "พฤศจิกายน 2569 · ทันกำหนด · 1 เรื่อง"
    QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.case_wanted) as wanted:
        desk.click("report_open")
    assert wanted.args == [cases[0]]


def test_behind_a_per_cent_stand_the_cases_that_were_not_in_time(desk: Desk, cases: tuple[str, str]) -> None:
    table = table_of(desk)
    table.setCurrentIndex(table.lines.index(1, PER_CENT))
    behind = table_of(desk, "report_cases").lines.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert desk.text_of("report_title") == "พฤศจิกายน 2569 · ไม่ทันกำหนด · 1 เรื่อง"
    assert cases[1] in behind


@pytest.mark.rule("KPI-5")
def test_a_run_of_months_stays_inside_its_round_and_in_order(desk: Desk) -> None:
    choose(desk, "report_first", "พฤศจิกายน 2569")
    assert [row[0] for row in cells(desk)] == ["พฤศจิกายน 2569"]
    choose(desk, "report_last", "ตุลาคม 2569")
    assert [row[0] for row in cells(desk)] == ["ตุลาคม 2569"]
    choices = desk.part("report_last")
    assert isinstance(choices, QComboBox) and choices.count() == 2


def test_the_memo_of_these_months_is_shown_before_it_is_printed(desk: Desk, previews: Previews) -> None:
    desk.click("report_memo")
    ((pdf, title),) = previews
    assert pdf.startswith(b"%PDF") and title == "รายงานตัวชี้วัด ตุลาคม 2569 ถึง พฤศจิกายน 2569"


def test_the_file_for_excel_has_the_figures_of_the_table(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "kpi.csv"), ""))
    desk.click("report_save")
    assert "พฤศจิกายน 2569,0,2,2,1,2,0,50.0" in (tmp_path / "kpi.csv").read_text("utf-8-sig")
    assert desk.text_of("report_said").startswith("บันทึกแล้ว")


def test_the_chart_has_marks_where_something_was_counted_and_none_in_a_blank_month(
    page: ReportsPage, desk: Desk
) -> None:
    page.show()
    chart = desk.part("report_chart")
    picture = chart.grab().toImage()
    ink = {
        half: sum(
            QColor(picture.pixel(x, y)).lightness() < 90
            for x in range(start, end, 2)
            for y in range(40, picture.height() - 30, 2)
        )
        for half, start, end in (
            ("blank", 60, picture.width() // 2),
            ("counted", picture.width() // 2, picture.width()),
        )
    }
    assert ink["blank"] == 0 and ink["counted"] > 0


@pytest.mark.rule("KPI-5")
def test_the_report_that_is_due_leads_to_its_month_and_is_marked_as_sent_there(
    social: Office, previews: Previews, qtbot: QtBot
) -> None:
    desk = Desk(opened(social, previews, qtbot), qtbot)
    page = desk.screen
    assert isinstance(page, ReportsPage)
    page.show()
    page.show_case("KPI-5/2026-11-01")
    assert [row[0] for row in cells(desk)] == ["พฤศจิกายน 2569"]
    assert "5 ธ.ค. 2569" in desk.text_of("report_due")
    desk.click("report_mark_sent")
    asked = page.findChild(StageDialog)
    assert isinstance(asked, StageDialog) and "พ.ย. 2569" in asked.windowTitle()
    asked.close()
    reports_desk(social).due.mark_sent(
        "KPI-5", date(2026, 11, 1), {"at": "2026-12-02T09:00:00+07:00", "by": "ผู้ส่ง", "how": "หนังสือ"}
    )
    page.refresh()
    assert not desk.is_shown("report_due")


@pytest.mark.rule("KPI-5")
def test_on_the_overview_the_line_of_that_report_leads_to_this_page(social: Office, qtbot: QtBot) -> None:
    page = TodayPage(social.desk.now, partial(MomentEdit, social.desk.now), today_desk)
    qtbot.addWidget(page)
    due = reports_desk(social).due.find("KPI-5", date(2026, 11, 1))
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.board.opened.emit(report_line(due, social.desk.policy))
    assert wanted.args == ["reports", "KPI-5/2026-11-01"]


def test_while_nobody_looks_nothing_is_read_again(page: ReportsPage, desk: Desk, office: Office) -> None:
    office.complaints.record(a_complaint(details="ใหม่", level=2, resolution_group="GRP-2"))
    page.refresh()
    assert cells(desk)[1][1] == "0"
    page.enter()
    assert cells(desk)[1][1] == "1"


def test_whoever_may_not_read_reports_is_told_so_instead_of_figures(
    page: ReportsPage, desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_asked: object) -> None:
        raise NotAllowed("only_centre")

    monkeypatch.setattr(office.desk, "require", refused)
    page.show()
    page.refresh()
    assert desk.text_of("report_empty_words") == "แสดงรายงานไม่ได้"
    assert not desk.is_shown("report_table")


def test_rules_that_ask_for_no_indicator_are_said_so(tmp_path: Path, previews: Previews, qtbot: QtBot) -> None:
    clock = datetime.fromisoformat("2026-11-21T10:00:00+07:00")
    set_up = SetUp(role="centre", profile="phrae")
    office = bootstrap.open_office(tmp_path / "phrae", clock=lambda: clock, set_up=set_up)
    desk = Desk(opened(office, previews, qtbot), qtbot)
    desk.screen.show()
    assert desk.text_of("report_empty_words") == "ที่นี่ไม่มีรายงานตัวชี้วัด"
    assert not desk.is_shown("report_table")
    office.database.close()


def test_the_table_holds_what_a_table_must(desk: Desk) -> None:
    QAbstractItemModelTester(table_of(desk).lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
