"""Cases of the other offices, and of a unit without the program, from the first day to the last at the real window."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.services.cases.waiting_for import waited_for
from app.ui.badges import Badge
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.journeys.conftest import OpenDays
from tests.journeys.days import Days
from tests.journeys.keyed import CONTROL, choose_action

NUMBER = "2569/00001"
AGENCY, UNIT = "เทศบาลตัวอย่าง", "ห้องจ่ายยาผู้ป่วยนอก"
SOMEBODY = {"complainant_name": "นายสมมุติ ตัวอย่าง", "complainant_phone": "08 0000 0000"}


def due_days(days: Days, rule: str) -> dict[str, date | None]:
    """The days of the duties of a rule, by what follows the rule in their ids."""
    duties = days.office.complaints.case(NUMBER).duties
    return {each.id.removeprefix(rule): each.due_on for each in duties if each.rule == rule}


def badge_of(days: Days, duty: str) -> str:
    """What stands beside the duty on the panel."""
    return days.widget(f"left_{duty}", Badge).text()


def record_for_the_social_security_office(days: Days) -> None:
    """The complex group of a complaint about a network hospital, screened at once."""
    days.click("new_case")
    received = {"received_at": "2026-10-01T09:00:00+07:00", "topics": ["service"], **SOMEBODY}
    days.fill(a_complaint(network_hospitals=["รพ.ตัวอย่าง"], **received))
    days.classify({"resolution_group": "SSO-4"})
    days.press(Qt.Key.Key_S, CONTROL)
    assert days.number() == NUMBER
    days.add("screening", "decided", {"route": "unit", "reason": "ต้องตรวจสอบกับโรงพยาบาล"})


REPORTS = (
    ("2026-10-02T10:00", "first_contact", "แจ้งรับเรื่องและยืนยันตัวตน"),
    ("2026-10-09T10:00", "first_report", "อยู่ระหว่างขอเวชระเบียน"),
    ("2026-11-12T15:00", "progress", "อยู่ระหว่างตรวจสอบกับโรงพยาบาล"),
    ("2026-12-07T09:00", "progress", "รอผลจากคณะกรรมการ"),  # a holiday, and after the day
)


@pytest.mark.rule("SSO-4", "SSO-5", "SSO-8", "INT-7")
def test_a_complaint_of_the_social_security_office_runs_over_25_working_days(open_days: OpenDays) -> None:
    days = open_days("sso", "2026-10-01T09:10")  # a Thursday; the 13th and the 23rd of October are holidays
    record_for_the_social_security_office(days)
    assert (due_days(days, "SSO-4")[""], due_days(days, "SSO-5")["#2"]) == (date(2026, 11, 6), date(2026, 11, 13))
    for moment, purpose, words in REPORTS:
        days.at(moment)
        days.contact("reached", purpose, words)
    assert due_days(days, "SSO-5") == {
        "#2": date(2026, 11, 13),  # the 30th working day
        "#3": date(2026, 12, 4),  # the 45th
        "#4": date(2026, 12, 29),  # the 60th
    }
    assert [badge_of(days, f"SSO-5#{count}") for count in (2, 3)] == ["ทำแล้ว", "ทำแล้ว ช้ากว่ากำหนด"]
    days.at("2026-12-15T10:00")
    days.click("end_case")
    told = {"outcome": "in_part", "told_at": "2026-12-15T09:30:00+07:00", "told_means": "telephone"}
    days.dialog("closing_end_dialog", told)
    assert days.office.complaints.case(NUMBER).state == "closed"
    assert days.duty(NUMBER, "SSO-5#4").is_ended


@pytest.mark.rule("INT-11", "OUT-2")
def test_a_matter_of_the_provincial_office_is_handed_over_and_ends_with_the_receipt(open_days: OpenDays) -> None:
    days = open_days("phrae", "2026-11-16T09:10")
    days.record(a_complaint(received_at="2026-11-16T09:00:00+07:00", topics=["behaviour"], **SOMEBODY))
    days.at("2026-11-16T10:00")
    days.add("screening", "decided", {"route": "not_ours", "reason": "เป็นอำนาจของเทศบาล"})
    days.at("2026-11-16T11:00")
    days.click("suggested_route_handover_accept")
    sent = {"agency": AGENCY, "means": "letter", "due_on": date(2026, 11, 23)}
    days.dialog("handover_sent_dialog", sent)
    (waiting,) = waited_for(days.office.desk)
    assert (waiting.whom, waiting.due_on, days.duty(NUMBER, "INT-11:receipt").due_on) == (
        AGENCY,
        date(2026, 11, 23),
        date(2026, 11, 23),
    )

    days.at("2026-11-17T09:00")
    days.click("end_case")
    refused = days.opened("closing_end_dialog")
    assert "ได้ใบรับเรื่องจากหน่วยงานปลายทาง" in plain(days.text_of("open_duty_1"))
    refused.reject()
    days.at("2026-11-20T14:00")
    days.go_on("handover", "received", {"number": "ตย ๕๒๐๐๑/๑๕", "by_whom": "ธุรการเทศบาล"})
    days.click("suggested_outcome_of_handover_accept")
    assert plain(days.text_of("outcome_words")) == f"{AGENCY} · ตย ๕๒๐๐๑/๑๕"
    days.type_moment("told_at", datetime.fromisoformat("2026-11-20T13:00"))
    days.press(Qt.Key.Key_S, CONTROL)
    assert days.office.complaints.case(NUMBER).state == "closed"
    assert waited_for(days.office.desk) == ()


def print_paper(days: Days, line: str, paper: str) -> str:
    """Choose a paper in the menu of a line of the timeline; its text, and the preview is closed."""
    days.click(f"more_{line}")
    choose_action(days.window, f"print_{paper}")
    preview = days.widget("preview", QDialog)
    document = preview.findChild(QPdfDocument)
    assert isinstance(document, QPdfDocument)
    text = "".join(document.getAllText(page).text() for page in range(document.pageCount()))
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    return "".join(text.split())


def ask_the_unit(days: Days) -> None:
    """The request with its day, and the form that the unit fills in by hand."""
    days.record(a_complaint(received_at="2026-11-09T09:00:00+07:00", **SOMEBODY))
    days.at("2026-11-09T10:00")
    question = {"unit": UNIT, "question": "ขอข้อเท็จจริงเรื่องเวลารอรับยา", "due_on": date(2026, 11, 13)}
    days.add("request", "asked", {**question, "means": "memo"})
    assert "ขอข้อเท็จจริงเรื่องเวลารอรับยา" in print_paper(days, "request_asked", "fact_finding")


def remind_the_unit(days: Days) -> None:
    """The memo is printed, and that it was sent is written down."""
    assert "๑๓พฤศจิกายน๒๕๖๙" in print_paper(days, "request_asked", "reminder")
    days.go_on("request", "reminded", {"means": "memo"})
    days.click("sidebar_waiting")
    assert days.window.page() == "waiting"


def attach_the_reply(days: Days) -> None:
    """The answer is on paper: its scan is attached, and who answered is typed."""
    days.open_case(NUMBER)
    days.click("more_request_reminded")
    choose_action(days.window, "scan_reply")
    days.dialog("request_replied_dialog", {"by_whom": "หัวหน้าห้องยา"})


@pytest.mark.rule("INT-17")
def test_a_unit_without_the_program_answers_late_after_a_reminder(
    open_days: OpenDays, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    days = open_days("kcm", "2026-11-09T09:10")
    ask_the_unit(days)
    days.at("2026-11-17T09:00")
    asked = days.duty(NUMBER, "INT-17")
    assert (asked.due_on, badge_of(days, asked.id)) == (date(2026, 11, 13), "เกินกำหนด 4 วัน")
    days.click("chip_overdue")
    qtbot.waitUntil(lambda: days.listed() == [NUMBER])
    remind_the_unit(days)
    (waiting,) = waited_for(days.office.desk)
    assert (waiting.whom, str(waiting.reminded_at)[:16]) == (UNIT, "2026-11-17 09:00")

    days.at("2026-11-19T13:30")
    scan = tmp_path / "reply.pdf"
    scan.write_bytes(b"%PDF-1.4\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", _chosen(scan))
    attach_the_reply(days)
    answered = days.duty(NUMBER, "INT-17")
    assert (answered.due_on, str(answered.done_at)[:16]) == (date(2026, 11, 13), "2026-11-19 13:30")
    assert badge_of(days, answered.id) == "ทำแล้ว ช้ากว่ากำหนด"
    assert [each.name for each in days.office.complaints.case(NUMBER).attachments] == ["reply.pdf"]
    assert waited_for(days.office.desk) == ()


def _chosen(path: Path) -> Callable[..., tuple[str, str]]:
    """The dialog of the system, in which this file is chosen."""

    def choose(*_asked: object) -> tuple[str, str]:
        return str(path), ""

    return choose
