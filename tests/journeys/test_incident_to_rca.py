"""From a night incident to the closed analysis, and a sentinel event at ten past two, by what the window names."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget

from app.domain.errors import InvalidComplaint
from app.services.rows import DutyRow
from app.ui.incidents.overview import YEARLY
from app.ui.shown_text import plain
from tests.cases import an_incident
from tests.journeys.conftest import OpenWindow
from tests.journeys.officer import Officer, typed_day
from tests.ui.driver import ScreenDriver

ANSWERS = {
    "clinical": True,
    "error": True,
    "reached": True,
    "death": False,
    "harm": True,
    "life_support": False,
    "permanent": False,
    "longer_stay": True,
}
F = {"category": "F", "tree_answers": ANSWERS}
MIDNIGHT = {"received_at": "2026-11-21T02:20:00+07:00", "known_at": "2026-11-21T02:10:00+07:00"}


@pytest.fixture
def officer(open_window: OpenWindow, tmp_path: Path) -> Officer:
    """Somebody at a window of their own."""
    return open_window(tmp_path / "data")


def part(officer: Officer, name: str) -> ScreenDriver:
    """A dialog or a card; names inside it may stand elsewhere, too."""
    QApplication.processEvents()
    return ScreenDriver(officer.widget(name))


def fill(place: ScreenDriver, moment: str, values: Mapping[str, str]) -> None:
    """Type the true time and the texts."""
    at = datetime.fromisoformat(moment)
    place.type("at_day", typed_day(at.date()))
    place.type("at_time", f"{at:%H.%M}")
    for name, text in values.items():
        place.type(name, text)


def click(place: ScreenDriver, name: str) -> None:
    QApplication.processEvents()
    place.widget(name).click()  # type: ignore[attr-defined]
    QApplication.processEvents()


def say(officer: Officer, button: str, dialog: str, moment: str, **values: str) -> None:
    """Open a dialog from the card of the case, fill it in and save."""
    click(officer, button)
    fill(part(officer, dialog), moment, values)
    click(part(officer, dialog), "save_stage")


def duty(officer: Officer, number: str, name: str) -> DutyRow:
    return next(each for each in officer.office.complaints.case(number).duties if each.id == name)


def record(officer: Officer, **values: object) -> str:
    number = officer.office.complaints.record(an_incident(**values))
    officer.window.show_page("incidents")
    officer.window.refresh()
    QApplication.processEvents()
    return number


def write_analysis(officer: Officer) -> None:
    """Part by part, each saved by itself."""
    click(officer, "open_rca")
    begun = part(officer, "rca_begun")
    fill(begun, "2026-11-17T09:00", {"owner": "หัวหน้าหอผู้ป่วยหญิง"})
    begun.type("team_entry", "เภสัชกร")
    QTest.keyClick(begun.widget("team_entry"), Qt.Key.Key_Return)
    click(begun, "save_begun")
    for name, values in (
        ("course", {"events": "02.40 น. เตรียมยาสองเตียงพร้อมกัน\n03.00 น. ให้ยาผิดขนาด"}),
        ("whys", {"why_1": "เตรียมยาพร้อมกันสองเตียง", "why_2": "เวรดึกมีพยาบาลคนเดียว"}),
        ("concluded", {"root_cause": "ไม่มีการตรวจสอบซ้ำในเวรดึก", "by_whom": "ผู้จัดการความเสี่ยง"}),
    ):
        fill(part(officer, f"rca_{name}"), "2026-11-18T10:00", values)
        click(part(officer, f"rca_{name}"), f"save_{name}")


def log_in_the_night(officer: Officer) -> str:
    """Six answers of the quick log, and the shift head told at once; the number of the case."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(officer.window, Qt.Key.Key_N, both)
    log = part(officer, "quick_log")
    for name, text in {"details": "ให้ยาผิดขนาด", "units": "หอผู้ป่วยหญิง", "reported_by": "พยาบาล ตัวอย่าง"}.items():
        log.type(f"quick_{name}", text)
    log.type("quick_known_at_day", "17/11/2569")
    log.type("quick_known_at_time", "03.00")
    click(log, "seen_treated")
    click(log, "quick_log_save")
    click(log, "told_0")
    for name, text in {"at_0_day": "17/11/2569", "at_0_time": "03.05", "name_0": "พว. ตัวอย่าง"}.items():
        log.type(name, text)
    click(log, "quick_log_save")
    click(log, "quick_log_close")
    return "2569/00001"


def classify(officer: Officer, number: str, values: Mapping[str, object]) -> None:
    """Finish in the morning what the night left open."""
    officer.window.open_case(number)
    officer.classify(values)
    officer.click("save")
    officer.window.show_page("incidents")
    QApplication.processEvents()


@pytest.mark.rule("RPT-2", "RPT-4", "RPT-7", "RPT-8", "REP-2")
def test_a_night_incident_of_category_f_goes_from_the_quick_log_to_the_closed_analysis(officer: Officer) -> None:
    number = log_in_the_night(officer)
    assert str(duty(officer, number, "RPT-2:tell_now").done_at) == "2026-11-17 03:05:00+07:00"
    classify(officer, number, F)
    written = {"event": "ให้ยาผิดขนาด", "by_whom": "หัวหน้าเวร"}
    say(officer, "write_report", "incident_report_written_dialog", "2026-11-17T03:30", **written)
    assert str(duty(officer, number, "RPT-4").done_at) == "2026-11-17 03:30:00+07:00"
    assert [str(duty(officer, number, each).due_on) for each in ("RPT-7", "RPT-8")] == ["2026-11-23", "2026-11-23"]
    review = {"by_whom": "หัวหน้าหอ", "words": "เห็นด้วย"}
    say(officer, "write_review", "review_made_dialog", "2026-11-17T08:30", **review)
    write_analysis(officer)
    assert str(duty(officer, number, "RPT-8").done_at) == "2026-11-18 10:00:00+07:00"
    with pytest.raises(InvalidComplaint) as refused:
        officer.office.complaints.change_fields(number, closing())
    assert [each.code for each in refused.value.problems] == ["duties_open"]
    waiting = [
        each.id for each in officer.office.complaints.case(number).duties if not (each.is_ended or each.collected)
    ]
    assert "RPT-8" not in waiting and "RPT-7" in waiting
    officer.office.duties.done(number, waiting, at=datetime.fromisoformat("2026-11-18T11:00:00+07:00"), by="หัวหน้าหอ")
    officer.office.complaints.change_fields(number, closing())
    officer.window.refresh()
    assert plain(officer.widget("rca_closed", QLabel).text()) == "เรื่องนี้ปิดแล้ว อ่าน RCA ได้ที่นี่"


def closing() -> dict[str, object]:
    return {"outcome": "as_wished", "outcome_words": "แก้ไขแล้ว", "told_at": "2026-11-18T12:00:00+07:00"}


@pytest.mark.rule("REP-2", "RPT-9")
def test_what_an_analysis_left_goes_on_in_measures_and_on_the_yearly_list(officer: Officer) -> None:
    number = record(officer, **F)
    write_analysis(officer)
    click(officer, "rca_add_measure")
    dialog = part(officer, "measure_planned_dialog")
    dialog.choose("strategy", "prevent")
    fill(dialog, "2026-11-18T10:30", {"what": "ตรวจสอบซ้ำสองคนในเวรดึก", "owner": "หัวหน้าหอ", "due_on": "30/11/2569"})
    click(dialog, "save_stage")
    measure = next(each for each in officer.office.complaints.case(number).duties if each.rule == "REP-2")
    assert (str(measure.due_on), measure.collected) == ("2026-11-30", True)
    click(officer, "rca_back")
    officer.widget("incident_tabs", QTabBar).setCurrentIndex(YEARLY)
    click(officer, "hand_over_list")
    fill(part(officer, "collected_handed_dialog"), "2026-11-21T09:00", {"by_whom": "ผู้จัดการความเสี่ยง"})
    click(part(officer, "collected_handed_dialog"), "save_stage")
    assert str(duty(officer, number, "RPT-9").done_at) == "2026-11-21 09:00:00+07:00"


@pytest.mark.rule("SEN-4", "RPT-2", "RPT-8")
def test_a_sentinel_event_at_ten_past_two_stays_on_top_until_both_were_told(officer: Officer) -> None:
    record(officer, category="C", **{**MIDNIGHT, "received_at": "2026-11-21T09:00:00+07:00"})
    number = record(officer, category="I", sentinels=["SEN-4"], **MIDNIGHT)
    QTest.keyClick(officer.widget("incidents_table"), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert plain(officer.text_of("incident_number")) == number
    assert duty(officer, number, "SEN-4").to_whom == ("unit_head", "director")
    assert str(duty(officer, number, "SEN-4").due_at) == "2026-11-21 02:10:00+07:00"
    assert str(duty(officer, number, "RPT-2:director").due_at) == "2026-11-22 02:10:00+07:00"
    assert str(duty(officer, number, "RPT-8").due_at) == "2026-11-22 02:10:00+07:00"
    tell(officer, "unit_head", "2026-11-21T02:15")
    assert not duty(officer, number, "SEN-4").is_ended
    assert plain(officer.text_of("untold_words")).startswith("ยังไม่ได้แจ้ง: ผู้อำนวยการโรงพยาบาล")
    tell(officer, "director", "2026-11-21T02:25")
    assert str(duty(officer, number, "SEN-4").done_at) == "2026-11-21 02:25:00+07:00"
    QApplication.processEvents()
    assert not officer.screen.findChildren(QWidget, "untold_words")


def tell(officer: Officer, role: str, moment: str) -> None:
    """One of them is told; the name of the other one, if it is asked for, is left out."""
    click(officer, "tell_both")
    dialog, at = part(officer, "sentinel_both_dialog"), datetime.fromisoformat(moment)
    dialog.type(f"name_of_{role}", "ผู้สมมุติ ตัวอย่าง")
    dialog.type(f"told_at_{role}_day", typed_day(at.date()))
    dialog.type(f"told_at_{role}_time", f"{at:%H.%M}")
    click(dialog, "save_stage")
