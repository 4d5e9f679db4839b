"""The circular memo of an indicator, its sheet of figures, and the same figures as a file for a spreadsheet."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from app.domain.errors import UnreadableFile
from app.domain.indicators.months import Month
from app.services.office import Office
from app.services.reports.indicator import IndicatorReport, Indicators
from app.services.reports.papers import IndicatorPapers
from app.services.reports.spreadsheet import ENCODING, report_as_csv
from app.services.reports.words import figures_of, number_in_words
from tests.cases import a_complaint
from tests.paper.conftest import Read, squeezed

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def report(office: Office) -> IndicatorReport:
    """Three complaints of level 2 whose time ended in November; one was told a working day too late."""
    at = {"received_at": "2026-10-26T09:50:00+07:00", "level": 2, "resolution_group": "GRP-2"}
    for day in ("05", "06", "09"):
        told = {"outcome": "as_wished", "outcome_words": "ชี้แจงแล้ว", "told_at": f"2026-11-{day}T15:00:00+07:00"}
        office.complaints.record(a_complaint(details=day, **at, **told))
    return Indicators(office.desk).report(OCTOBER, NOVEMBER)


@pytest.fixture
def papers(office: Office) -> IndicatorPapers:
    return IndicatorPapers(office.desk)


@pytest.mark.rule("KPI-5")
def test_the_memo_says_the_figures_and_to_whom(
    papers: IndicatorPapers, report: IndicatorReport, pages_of: Read
) -> None:
    memo, sheet = (squeezed(page) for page in pages_of(papers.memo(report)))
    for words in ("บันทึกข้อความ", "หัวหน้าหน่วยงานทุกหน่วยงาน", "นำมาคิด๓เรื่อง", "ทันกำหนด๒เรื่อง", "คิดเป็นร้อยละ๖๖.๖๖๖๗"):
        assert words in memo
    assert "ระดับ๒" in sheet and "พฤศจิกายน๒๕๖๙๐๓๓๒๓๐๖๖.๖๖๖๗๖๖.๖๖๖๗(๒/๓)" in sheet
    assert papers.memo(report) == papers.memo(report)


@pytest.mark.rule("KPI-3")
def test_months_in_which_nothing_was_counted_have_neither_per_cent_nor_score(
    papers: IndicatorPapers, office: Office, pages_of: Read
) -> None:
    memo, _sheet = pages_of(papers.memo(Indicators(office.desk).report(OCTOBER, OCTOBER)))
    assert "จึงไม่มีร้อยละและคะแนน" in squeezed(memo)


def test_the_file_for_a_spreadsheet_has_the_figures_of_the_screen(report: IndicatorReport) -> None:
    kept = report_as_csv(report)
    assert kept.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(kept.decode(ENCODING))))
    assert rows[3][:9] == ["ทุกระดับ", "ตุลาคม 2569 ถึง พฤศจิกายน 2569", "3", "0", "3", "2", "3", "0", "66.6667"]
    shown = [number_in_words(each.result.percent) for line in report.lines for each in figures_of(line)]
    assert [row[8] or "–" for row in rows[1:]] == shown


def test_a_file_that_cannot_be_written_is_said(
    papers: IndicatorPapers, report: IndicatorReport, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        papers.save_table(report, str(tmp_path / "nowhere" / "kpi.csv"))
    assert refusal.value.code == "cannot_write"
