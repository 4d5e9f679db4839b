"""From a night incident to the closed analysis, and a sentinel event at ten past two, by clicks and keys alone."""

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QTabBar, QWidget

from app.ui.incidents.overview import YEARLY
from app.ui.shown_text import plain
from tests.journeys.conftest import OpenDays
from tests.journeys.days import Days
from tests.journeys.keyed import CONTROL, LEFT, click_in, enter_into

SHIFT = Qt.KeyboardModifier.ShiftModifier
NUMBER = "2569/00001"
WARD, NURSE, HEAD = "หอผู้ป่วยหญิง", "พยาบาล ตัวอย่าง", "พว. ตัวอย่าง"
F = {
    "clinical": True,
    "error": True,
    "reached": True,
    "death": False,
    "harm": True,
    "life_support": False,
    "permanent": False,
    "longer_stay": True,
}
ANALYSIS: Mapping[str, Mapping[str, object]] = {
    "course": {"events": "02.40 น. เตรียมยาสองเตียงพร้อมกัน\n03.00 น. ให้ยาผิดขนาด"},
    "whys": {"why_1": "เตรียมยาพร้อมกันสองเตียง", "why_2": "เวรดึกมีพยาบาลคนเดียว"},
    "concluded": {"root_cause": "ไม่มีการตรวจสอบซ้ำในเวรดึก", "by_whom": "ผู้จัดการความเสี่ยง"},
}


def log_in_the_night(days: Days, details: str, known_at: str, seen: str) -> None:
    """Six answers of the quick log; nobody is told yet."""
    days.press(Qt.Key.Key_N, CONTROL | SHIFT)
    log = days.opened("quick_log")
    for name, text in {"details": details, "units": WARD, "reported_by": NURSE}.items():
        enter_into(log, f"quick_{name}", text)
    enter_into(log, "quick_known_at", known_at)
    days.click(f"seen_{seen}")
    days.click("quick_log_save")


def tell(days: Days, moment: str, *places: int) -> None:
    """Whoever stands in these places of the list is told, all at that moment; then the window is closed."""
    log = days.opened("quick_log")
    for place in places:
        click_in(log.findChild(QWidget, f"told_{place}"))
        enter_into(log, f"name_{place}", HEAD)
        enter_into(log, f"at_{place}", moment)
    days.click("quick_log_save")
    days.click("quick_log_close")


def names_to_tell(days: Days) -> list[str]:
    """The roles on the list, from the top."""
    ticks = days.opened("quick_log").findChildren(QCheckBox, QRegularExpression("told_."))
    return [plain(each.accessibleName()).split(": ")[1] for each in ticks]


def write_part(days: Days, name: str, values: Mapping[str, object]) -> None:
    """One card of the analysis, saved by itself."""
    card = days.widget(f"rca_{name}")
    for field, value in values.items():
        enter_into(card, field, value)
    days.click(f"save_{name}")


def write_analysis(days: Days) -> None:
    """Part by part."""
    days.click("open_rca")
    write_part(days, "begun", {"team": ["เภสัชกร", NURSE], "owner": "หัวหน้าหอผู้ป่วยหญิง"})
    for name, values in ANALYSIS.items():
        write_part(days, name, values)


def running(days: Days) -> list[str]:
    """What still holds the case open."""
    duties = days.office.complaints.case(NUMBER).duties
    return [each.id for each in duties if not (each.is_ended or each.collected)]


def ended(days: Days, *names: str) -> list[str]:
    """When these duties were done."""
    return [str(days.duty(NUMBER, each).done_at)[:16] for each in names]


def classify_in_the_night(days: Days) -> None:
    """Category F by the tree; three people are told out of hours, and the report is written at once."""
    days.at("2026-11-17T03:30")
    days.open_case(NUMBER)
    days.classify({"tree_answers": F})
    days.click("save")
    days.click("tell_people")
    assert names_to_tell(days)[:3] == ["หัวหน้าเวร", "แพทย์เวร", "เวรตรวจการ"]
    tell(days, "2026-11-17T03:20", 0, 1, 2)
    days.tick(NURSE, "RPT-1")
    days.click("sidebar_incidents")
    days.click("write_report")
    days.dialog("incident_report_written_dialog", {"correction": "หยุดยา เฝ้าระวังสัญญาณชีพ", "by_whom": NURSE})


def go_on_in_the_morning(days: Days) -> None:
    """The unit head reviews, the concerned unit knows, and who was told at night is not asked for again."""
    days.at("2026-11-17T08:40")
    days.click("write_review")
    days.dialog("review_made_dialog", {"by_whom": "หัวหน้าหอผู้ป่วยหญิง", "agrees": True, "words": "เห็นด้วยกับระดับ F"})
    days.click("open_case")
    days.tick(NURSE, "RPT-3")
    days.click("tell_people")
    assert names_to_tell(days)[:2] == ["หัวหน้าฝ่าย", "ผู้จัดการความเสี่ยง (RM)"]
    tell(days, "2026-11-17T08:35", 0, 1)


def analyse(days: Days) -> None:
    """The analysis with its measure; the case cannot be closed while the problem is not dealt with."""
    days.at("2026-11-18T10:00")
    days.click("sidebar_incidents")
    write_analysis(days)
    plan_measure(days)
    days.click("rca_back")
    days.click("open_case")
    days.click("end_case")
    assert "จัดการปัญหา" in plain(days.text_of("open_duty_1"))
    days.click("go_to_duty_1")


def close(days: Days) -> None:
    """The problem is dealt with; the analysis can be read for ever."""
    days.at("2026-11-20T15:00")
    days.tick("หัวหน้าหอผู้ป่วยหญิง", "RPT-7")
    days.click("end_case")
    days.dialog("closing_end_dialog", {"outcome": "as_wished", "outcome_words": "ตรวจสอบยาซ้ำสองคนทุกเวร"})
    days.click("sidebar_incidents")
    days.click("show_all")
    days.click("open_rca")
    assert plain(days.widget("rca_closed", QLabel).text()) == "เรื่องนี้ปิดแล้ว อ่าน RCA ได้ที่นี่"


@pytest.mark.rule("RPT-2", "RPT-4", "RPT-7", "RPT-8", "REP-2")
def test_a_night_incident_of_category_f_goes_from_the_quick_log_to_the_closed_analysis(open_days: OpenDays) -> None:
    days = open_days("kcm", "2026-11-17T03:10")
    log_in_the_night(days, "ให้ยาผิดขนาด ผู้ป่วยซึมลง", "2026-11-17T03:00", "treated")
    tell(days, "2026-11-17T03:05", 0)
    assert ended(days, "RPT-2:tell_now") == ["2026-11-17 03:05"]
    classify_in_the_night(days)
    assert ended(days, "RPT-1", "RPT-2", "RPT-4") == [f"2026-11-17 {at}" for at in ("03:30", "03:20", "03:30")]
    assert [str(days.duty(NUMBER, each).due_on) for each in ("RPT-7", "RPT-8")] == ["2026-11-23", "2026-11-23"]
    go_on_in_the_morning(days)
    assert running(days) == ["RPT-7", "RPT-8"]
    analyse(days)
    assert ended(days, "RPT-6", "RPT-8") == ["2026-11-17 08:35", "2026-11-18 10:00"]
    close(days)
    assert days.office.complaints.case(NUMBER).state == "closed"


def plan_measure(days: Days) -> None:
    """It has a day of its own, which holds no case open."""
    days.click("rca_add_measure")
    planned = {"what": "ตรวจสอบซ้ำสองคนในเวรดึก", "strategy": "prevent", "owner": "หัวหน้าหอ", "due_on": date(2026, 11, 30)}
    days.dialog("measure_planned_dialog", planned)
    measure = next(each for each in days.office.complaints.case(NUMBER).duties if each.rule == "REP-2")
    assert (str(measure.due_on), measure.collected) == ("2026-11-30", True)


@pytest.mark.rule("REP-2", "RPT-9")
def test_what_an_analysis_left_stands_on_the_yearly_list_that_is_handed_over(open_days: OpenDays) -> None:
    days = open_days("kcm", "2026-11-17T03:10")
    log_in_the_night(days, "ให้ยาผิดขนาด ผู้ป่วยซึมลง", "2026-11-17T03:00", "treated")
    tell(days, "2026-11-17T03:05", 0)
    days.open_case(NUMBER)
    days.classify({"tree_answers": F})
    days.click("save")
    days.at("2026-11-21T09:00")
    days.click("sidebar_incidents")
    turn_to(days, YEARLY)
    days.click("hand_over_list")
    days.dialog("collected_handed_dialog", {"by_whom": "ผู้จัดการความเสี่ยง"})
    assert ended(days, "RPT-9") == ["2026-11-21 09:00"]


def turn_to(days: Days, place: int) -> None:
    """One of the views of the page of incidents."""
    tabs = days.widget("incident_tabs", QTabBar)
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(place).center())


@pytest.mark.rule("SEN-4", "RPT-2", "RPT-8")
def test_a_sentinel_event_at_ten_past_two_stays_on_top_until_both_were_told(open_days: OpenDays) -> None:
    days = open_days("kcm", "2026-11-21T02:20")
    log_in_the_night(days, "ผู้ป่วยเสียชีวิตหลังได้รับยา", "2026-11-21T02:10", "resuscitated_or_died")
    days.press(Qt.Key.Key_Escape)
    days.open_case(NUMBER)
    days.classify({"sentinels": ["SEN-4"], "category": "I"})
    days.click("save")
    days.at("2026-11-21T02:40")
    log_in_the_night(days, "ลื่นล้มในห้องน้ำ ไม่บาดเจ็บ", "2026-11-21T02:35", "watched")
    days.press(Qt.Key.Key_Escape)

    days.click("sidebar_incidents")
    QTest.keyClick(days.widget("incidents_table"), Qt.Key.Key_Home, CONTROL)
    assert plain(days.text_of("incident_number")) == NUMBER
    assert days.duty(NUMBER, "SEN-4").to_whom == ("unit_head", "director")
    assert [str(days.duty(NUMBER, each).due_at)[:16] for each in ("SEN-4", "RPT-2:director", "RPT-8")] == [
        "2026-11-21 02:10",
        "2026-11-22 02:10",
        "2026-11-22 02:10",
    ]
    tell_of_sentinel(days, "unit_head", "2026-11-21T02:15")
    assert not days.duty(NUMBER, "SEN-4").is_ended
    assert plain(days.text_of("untold_words")).startswith("ยังไม่ได้แจ้ง: ผู้อำนวยการโรงพยาบาล")
    tell_of_sentinel(days, "director", "2026-11-21T02:25")
    assert str(days.duty(NUMBER, "SEN-4").done_at)[:16] == "2026-11-21 02:25"
    days.at("2026-11-21T02:41")
    assert not days.screen.findChildren(QWidget, "untold_words")


def tell_of_sentinel(days: Days, role: str, moment: str) -> None:
    """One of the two is told; the other one's name is left out."""
    days.click("tell_both")
    days.dialog("sentinel_both_dialog", {f"name_of_{role}": "ผู้สมมุติ ตัวอย่าง", f"told_at_{role}": moment})
