"""What officers mistype and paste, through the whole window: refused with words, or kept clean; nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.register.filter import RegisterFilter
from app.translation import use_language
from tests.cases import a_complaint
from tests.journeys.conftest import OpenWindow
from tests.journeys.officer import Officer

ROOT = Path(__file__).resolve().parents[2]
WRONG = {
    "th": {
        "received_at": "วันที่รับอยู่ก่อนวันที่เกิดเหตุ โปรดตรวจวันที่รับและวันที่เกิดเหตุ",
        "known_at": "วันเวลานี้อยู่ในอนาคต จึงยังเกิดขึ้นไม่ได้ โปรดตรวจวันที่และปี",
        "complainant_name": "ผู้ร้องเรียนไม่ประสงค์ออกนาม แต่มีชื่อกรอกไว้ โปรดลบชื่อ หรือเลือกคำตอบอื่นเรื่องการเปิดเผยชื่อ",
        "complainant_phone": "“๑๒๓๔๕” ไม่ใช่หมายเลขโทรศัพท์ ซึ่งมีตัวเลข 9 หรือ 10 หลักขึ้นต้นด้วย 0 หรือ +66 "
        "และอาจมีเบอร์ต่อ โปรดตรวจตัวเลข",
        "referring_on": "ปีใน “21/11/3112” ไม่ใช่ทั้ง พ.ศ. และ ค.ศ. ในยุคนี้ อาจบวก 543 ซ้ำสองครั้ง โปรดพิมพ์เช่น 2569 หรือ 2026",
    },
    "en": {
        "received_at": "The matter was received before it happened. "
        "Check the day it was received and the day of the event.",
        "known_at": "This lies in the future and cannot have happened yet. Check the date and the year.",
        "complainant_name": "The complainant wishes to stay anonymous, but a name is given. "
        "Take the name out, or choose another answer on disclosure.",
        "complainant_phone": "“๑๒๓๔๕” is not a telephone number, which has 9 or 10 digits from 0, or from +66 on, "
        "and perhaps an extension. Check the digits.",
        "referring_on": "The year in “21/11/3112” is neither a Buddhist year nor a Christian one of our time, "
        "perhaps because 543 was added twice. Write 2569 or 2026.",
    },
}
NUL = "ข้อความมีอักขระ NUL ซึ่งเก็บไม่ได้ เพราะไฟล์ต้นทางเสียหาย โปรดคัดลอกจากต้นทางใหม่หรือพิมพ์เอง"
TOO_LONG = "ข้อความยาว 89,999 ตัวอักษร ช่องนี้รับได้ 20,000 ตัวอักษร โปรดย่อ หรือแนบส่วนที่เหลือเป็นไฟล์"


@pytest.fixture
def officer(open_window: OpenWindow, tmp_path: Path) -> Officer:
    """A window on an empty folder."""
    return open_window(tmp_path / "centre")


def enter_what_is_wrong(officer: Officer) -> None:
    """Five fields that cannot be kept, in one complaint."""
    officer.fill(a_complaint(occurred_at="2026-11-17T11:00:00+07:00", complainant_name="นางสมหญิง ตัวอย่าง"))
    officer.choose("disclosure", "anonymous")
    officer.type("known_at_day", "1 ธ.ค. 2569")
    officer.type("referring_on", "21/11/3112")
    officer.type("complainant_phone", "๑๒๓๔๕")


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_problem_is_explained_beside_its_field(open_window: OpenWindow, tmp_path: Path, language: str) -> None:
    use_language(language)
    officer = open_window(tmp_path / "centre")
    enter_what_is_wrong(officer)
    officer.click("save")
    assert officer.problems() == WRONG[language]


def test_nothing_is_recorded_of_a_refused_complaint_and_nothing_is_lost(officer: Officer) -> None:
    enter_what_is_wrong(officer)
    entered = officer.field_values()
    officer.click("save")
    assert officer.office.register.count(RegisterFilter()) == 0
    assert officer.window.number() is None
    assert officer.field_values() == entered


def test_a_complaint_put_right_is_saved(officer: Officer) -> None:
    enter_what_is_wrong(officer)
    officer.click("save")
    officer.choose("disclosure", "consent")
    for name in ("known_at_day", "referring_on", "complainant_phone", "occurred_at_day", "occurred_at_time"):
        officer.type(name, "")
    officer.click("save")
    assert officer.problems() == {}
    assert officer.office.complaints.case(officer.number()).fields["complainant_name"] == "นางสมหญิง ตัวอย่าง"


def test_a_text_pasted_from_windows_is_kept_clean(officer: Officer) -> None:
    officer.fill(a_complaint(details=None))
    officer.paste("details", "\ufeffรอรับยา\u200bนาน\r\nไม่มีผู้ชี้แจง\u200d\r\n\r\nขอให้ตรวจสอบ \r\n")
    officer.paste("complainant_name", "นางสมหญิง\u200b ตัวอย่าง\r\n")
    officer.click("save")
    fields = officer.office.complaints.case(officer.number()).fields
    assert fields["details"] == "รอรับยานาน\nไม่มีผู้ชี้แจง\n\nขอให้ตรวจสอบ"
    assert fields["complainant_name"] == "นางสมหญิง ตัวอย่าง"


@pytest.mark.parametrize(
    ("text", "words"),
    [("รอนาน\0มาก", NUL), ("รอนาน " * 15_000, TOO_LONG)],
    ids=["NUL", "90,000 characters"],
)
def test_a_text_that_cannot_be_kept_is_refused_with_words(officer: Officer, text: str, words: str) -> None:
    officer.fill(a_complaint(details=None))
    officer.type("details", text)
    officer.click("save")
    assert officer.problems() == {"details": words}
    assert officer.office.register.count(RegisterFilter()) == 0


def test_half_a_letter_of_a_damaged_source_is_left_out(officer: Officer) -> None:
    officer.fill(a_complaint(details="รอนาน\ud800มาก"))
    officer.click("save")
    assert officer.office.complaints.case(officer.number()).fields["details"] == "รอนานมาก"


def test_escape_leads_to_the_list_and_loses_nothing(officer: Officer, qtbot: QtBot) -> None:
    officer.office.complaints.record(a_complaint())
    officer.window.refresh()
    officer.fill(a_complaint())
    entered = officer.field_values()
    qtbot.waitUntil(officer.widget("case_list").isVisible)
    officer.press(Qt.Key.Key_Escape)
    assert officer.widget("case_list").hasFocus()
    assert officer.field_values() == entered


def test_what_was_typed_before_another_case_is_offered_again(officer: Officer) -> None:
    officer.fill(a_complaint())
    entered = officer.field_values()
    officer.click("new_case")
    assert officer.field_values() == {}
    officer.click("draft_offer_accept")
    assert officer.field_values() == entered


def test_a_draft_is_offered_after_the_program_was_killed(open_window: OpenWindow, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.journeys.typing_process", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "kept\n"
        typing.kill()
    officer = open_window(tmp_path)
    assert officer.field_values() == {}
    officer.click("draft_offer_accept")
    assert officer.field_values() == {**a_complaint(), "level": 2}
    officer.click("save")
    assert officer.office.complaints.case(officer.number()).fields["level"] == 2
    assert officer.office.drafts.pending() == ()
