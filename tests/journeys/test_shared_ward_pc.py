"""A shared ward PC through a night: logged from the lock screen, completed, handed on; and the centre looks later."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView

from app import bootstrap
from app.services.audit.rows import Matter
from app.services.locked_log.pins import Pins
from app.services.node import SetUp
from app.translation import _
from app.ui.shown_text import plain
from tests.cases import a_complaint
from tests.journeys.conftest import OpenWindow, fixed_clock
from tests.journeys.keyed import choose_in, type_keys
from tests.journeys.shared_pc import EVENT, PLACE
from tests.services.signing_in import OTHER, PASSWORD, RULES, WEAK, accounts_of, signed

ROOT = Path(__file__).resolve().parent.parent.parent
NURSE, HEAD, NEXT = "พยาบาล เวรดึก", "หัวหน้า ตึกหญิง", "หัวหน้า เวรเช้า"
DIRECTOR, PROTECTED = "ผู้อำนวยการ ตัวอย่าง", "นางสาวพยานลับ ตัวอย่างคดี"
REASON = "โทรแจ้งผลการตรวจสอบ"
WARD, PIN, RESTRICTED = "หอผู้ป่วยหญิง", "2468", "เรียกรับเงินกระต่ายขาว"
LONGEST = 90


@pytest.fixture
def ward(tmp_path: Path, now: datetime) -> Path:
    """A ward's PC with three accounts of its own, and a case of misconduct that somebody reported there."""
    office = bootstrap.open_office(tmp_path / "ward", clock=lambda: now, set_up=SetUp(role="ward", unit=WARD))
    first, accounts = office.desk.person, accounts_of(office)
    for name, password in ((NURSE, OTHER), (HEAD, PASSWORD), (NEXT, OTHER)):
        accounts.add(name, ["ward_head"], WARD, password)
    nurse = next(each for each in office.staff.people() if each.name == NURSE)
    Pins(office.desk, office.roster, RULES, lambda: WEAK).set(nurse.uid, PIN)
    office.complaints.record(a_complaint(details=RESTRICTED, topics=["corruption"], units=[WARD]))
    accounts.set_password(first.name, PASSWORD)
    return tmp_path / "ward"


def seen_by(module: str, *given: str) -> list[list[str]]:
    """What the program of that module says it has seen, for each who signed in."""
    command = [sys.executable, "-m", f"tests.journeys.{module}", *given]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)
    assert ended.returncode == 0, ended.stderr
    return cast(list[list[str]], json.loads(ended.stdout.splitlines()[-1]))


@pytest.mark.long
def test_a_new_recovery_code_is_made_with_the_window_open_and_the_former_opens_nothing(
    ward: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    before = signed(ward, lambda: now, HEAD, PASSWORD).key
    (seen,) = seen_by("renewed_key", str(ward), HEAD, PASSWORD)
    assert _("Recovery code") in seen and seen[-1] == "back"
    after = signed(ward, lambda: now, HEAD, PASSWORD).key
    assert before.database_key != after.database_key


@pytest.mark.long
def test_the_night_is_logged_completed_and_handed_on_and_nobody_sees_what_is_not_for_them(
    ward: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    head, following = seen_by("shared_pc", str(ward), NURSE, PIN, HEAD, PASSWORD, NEXT, OTHER)
    assert any(EVENT in text for text in head) and any(EVENT in text for text in following)
    assert not any(RESTRICTED in text for text in [*head, *following])
    office = bootstrap.open_office(ward, clock=lambda: now, signed=signed(ward, lambda: now, HEAD, PASSWORD))
    (row,) = office.register.everything()
    record = office.complaints.case(row.number)
    assert (record.fields["details"], record.fields["place"], record.entered_by) == (EVENT, PLACE, NURSE)
    assert {each.actor for each in record.timeline} == {NURSE, HEAD}
    office.database.close()


def test_an_officer_opens_a_protected_identity_with_a_reason_and_the_director_reads_it(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "centre"
    officer = open_window(folder)
    office = officer.office
    number = office.complaints.record(
        a_complaint(disclosure="no_consent", complainant_name=PROTECTED, complainant_phone="08 0000 0000")
    )
    accounts_of(office).add(DIRECTOR, ["director"], "", OTHER)
    officer.window.open_case(number)
    assert PROTECTED not in str(officer.window.register.work.form.content.values())
    officer.click("identity_ask")
    reason = officer.widget("identity_reason", QLineEdit)
    reason.setFocus()
    type_keys(reason, REASON)
    officer.click("identity_open")
    assert PROTECTED in str(officer.window.register.work.form.content.values())
    officer.window.close()
    office.database.close()

    director = open_window(folder, signed=signed(folder, fixed_clock, DIRECTOR, OTHER))
    director.window.open_case(number)
    assert PROTECTED not in str(director.window.register.work.form.content.values())
    director.click("sidebar_audit")
    choose_in(director.widget("audit_matter", QComboBox), Matter.READS)
    table = director.widget("audit_table", QTableView)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    said = plain(director.text_of("audit_details"))
    assert REASON in said and PROTECTED not in said
