"""A ward and the centre through their windows: files that get lost, a conflict, a centre that is set back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.demo.cases import DemoClock
from app.services.node import SetUp
from app.services.paper.word_breaker import shipped_words
from app.ui.exchange import file_dialogs
from app.ui.shown_text import plain, use_breaker
from tests.cases import a_complaint
from tests.conftest import DEMO_MOMENT
from tests.journeys.installation import Installation
from tests.ui.exchange_fakes import FakeDialogs

WARD = "หอผู้ป่วยชาย"
NOT_YET = "ยังไม่ได้รับการยืนยัน"
ONE_DAY = timedelta(days=1)


@dataclass
class Year:
    """Both PCs, the stick between them, and the calendar on the wall."""

    centre: Installation
    ward: Installation
    stick: Path
    clock: DemoClock

    def next_day(self) -> None:
        self.clock.moment += ONE_DAY

    def both_ways(self) -> None:
        """A file to the centre, and one back."""
        self.centre.receive(self.ward.send(self.stick))
        self.ward.receive(self.centre.send(self.stick))


@pytest.fixture
def year(light: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    use_breaker(shipped_words().with_breaks)
    dialogs = FakeDialogs()
    monkeypatch.setattr(file_dialogs, "SystemFileDialogs", lambda: dialogs)
    clock = DemoClock(DEMO_MOMENT)
    centre = Installation(tmp_path / "c", SetUp(role="centre"), clock, qtbot)
    ward = Installation(tmp_path / "w", SetUp(role="ward", unit=WARD), clock, qtbot)
    centre.dialogs = ward.dialogs = dialogs
    stick = tmp_path / "stick"
    stick.mkdir()
    yield Year(centre, ward, stick, clock)
    for each in (centre, ward):
        each.close()
    use_breaker(None)


def test_a_year_of_the_centre_and_a_ward(year: Year, tmp_path: Path) -> None:
    connect(year)
    first, second = cases_of_the_ward_get_official_numbers(year)
    a_conflict_is_shown_and_decided(year, first)
    a_lost_file_is_healed_by_the_next(year)
    year.centre.copy_folder(tmp_path / "yesterday")
    set_back_the_centre_goes_on_without_losing_anything(year, tmp_path / "yesterday")
    a_case_is_sent_to_the_unit_and_taken_back(year)
    assert {first, second} < set(year.ward.numbers()) and set(year.ward.numbers()) < set(year.centre.numbers())


def connect(year: Year) -> None:
    """Request, reply, the number over the telephone, and the confirmation."""
    centre, ward, dialogs = year.centre, year.ward, year.centre.dialogs
    dialogs.chosen = year.stick / "request.ccpair"
    ward.click("make_request")
    ward.wait_for(lambda: ward.officer.is_visible("exchange_result_title"))
    dialogs.files, dialogs.chosen = [year.stick / "request.ccpair"], year.stick / "reply.ccpair"
    centre.click("accept_request")
    centre.wait_for(lambda: centre.officer.is_visible("accept_code"))
    dialogs.files = [year.stick / "reply.ccpair"]
    ward.click("read_reply")
    ward.officer.type("code_0", centre.officer.text_of("accept_code"))
    ward.officer.widget("code_0").textEdited.emit(centre.officer.text_of("accept_code"))
    ward.click("connect")
    ward.wait_for(lambda: ward.officer.widget("send").isEnabled())
    centre.click("accept_same")
    centre.wait_for(lambda: centre.officer.widget("send").isEnabled())


def cases_of_the_ward_get_official_numbers(year: Year) -> tuple[str, str]:
    """Logged through the form, brought to the centre, numbered there."""
    ward, centre = year.ward, year.centre
    logged = [ward.record(a_complaint(details=words)) for words in ("พยาบาลพูดจาไม่สุภาพ", "รอผลตรวจเลือดนานมาก")]
    assert all(number.startswith("W1a-2569-") for number in logged)
    ward.look()
    assert NOT_YET in ward.peer_words()
    assert "เรื่องใหม่ 2 เรื่อง" in centre.receive(ward.send(year.stick))
    assert centre.numbers() == ["2569/00001", "2569/00002"]
    ward.receive(centre.send(year.stick))
    assert ward.numbers() == centre.numbers() and NOT_YET not in ward.peer_words()
    return ward.numbers()[0], ward.numbers()[1]


def a_conflict_is_shown_and_decided(year: Year, number: str) -> None:
    """Both sides write another telephone number without knowing of each other."""
    ward, centre = year.ward, year.centre
    year.next_day()
    ward.correct(number, "complainant_phone", "08 0000 0001")
    centre.correct(number, "complainant_phone", "08 0000 0002")
    assert number in centre.receive(ward.send(year.stick))
    assert number in centre.words("to_decide") and centre.badge() == 1
    centre.follow_link("conflicts_line_0")
    values = [centre.officer.text_of(f"conflict_value_{place}") for place in (1, 2)]
    assert {"".join(value.split()) for value in values} == {"0800000001", "0800000002"}
    chosen = next(place for place in (1, 2) if centre.officer.text_of(f"conflict_value_{place}").endswith("1"))
    centre.officer.click(f"choose_value_{chosen}")
    assert not centre.officer.is_visible("conflicts_words")
    centre.look()
    assert number not in centre.words("to_decide") and centre.badge() == 0
    ward.receive(centre.send(year.stick))
    ward.show_case(number)
    assert "ศูนย์แก้ไขแล้ว" in plain(ward.officer.text_of("complainant_phone_problem"))
    year.both_ways()


def a_lost_file_is_healed_by_the_next(year: Year) -> None:
    """Nobody does anything about a stick that got lost but bring the next one."""
    ward, centre = year.ward, year.centre
    ward.record(a_complaint(details="ห้องน้ำหอผู้ป่วยไม่สะอาด"))
    centre.correct(centre.numbers()[1], "complainant_phone", "08 0000 0003")
    for each in (ward, centre):
        each.send(year.stick).unlink()
    year.next_day()
    for each in (ward, centre):
        each.look()
        assert NOT_YET in each.peer_words() and "1 วัน" in each.peer_words()
    assert "เรื่องใหม่ 1 เรื่อง" in centre.receive(ward.send(year.stick))
    ward.receive(centre.send(year.stick))
    assert NOT_YET not in ward.peer_words()
    centre.receive(ward.send(year.stick))
    assert NOT_YET not in centre.peer_words()
    assert ward.numbers() == centre.numbers() == ["2569/00001", "2569/00002", "2569/00003"]


def set_back_the_centre_goes_on_without_losing_anything(year: Year, yesterday: Path) -> None:
    """A copy of yesterday is put back: the centre says so, waits, learns from its ward, and numbers on."""
    ward, centre = year.ward, year.centre
    year.next_day()
    own = centre.record(a_complaint(details="ป้ายบอกทางไปห้องเอกซเรย์ไม่ชัด"))
    ward.record(a_complaint(details="ญาติไม่ได้รับแจ้งผลการผ่าตัด"))
    year.both_ways()
    assert own == "2569/00004" and ward.numbers()[-1] == "2569/00005"
    centre.put_back(yesterday)
    assert "จนกว่าทุกหอผู้ป่วยจะตอบกลับ" in centre.notice()
    assert centre.officer.is_visible("recovery") and WARD in centre.words("recovery")
    waiting = centre.record(a_complaint(details="โทรศัพท์แผนกนัดไม่มีผู้รับสาย"))
    assert not waiting.startswith("2569/")
    ward.receive(centre.send(year.stick))
    centre.receive(ward.send(year.stick))
    assert not centre.officer.is_visible("recovery")
    assert "2569/00005" in centre.numbers() and "2569/00006" in centre.numbers()
    assert not [number for number in centre.numbers() if not number.startswith("2569/")]
    year.both_ways()


def a_case_is_sent_to_the_unit_and_taken_back(year: Year) -> None:
    """With a class from the dialog; ended, it can be read at the ward, and no more."""
    ward, centre = year.ward, year.centre
    number = centre.record(a_complaint(details="ผู้ป่วยตกเตียงโดยไม่มีผู้พบเห็น", complainant_name="นางสมมุติ ตัวอย่าง"))
    assert number == "2569/00007"
    centre.click("send_case", "class_work", "agree_send_case")
    year.both_ways()
    ward.show_case(number)
    assert "ตกเตียง" in plain(ward.officer.text_of("details")) and not ward.officer.text_of("complainant_name")
    assert ward.officer.widget("save").isEnabled() and not ward.officer.is_visible("ended")
    centre.show_case(number)
    centre.click("send_case", f"end_{ward.office.desk.node.fingerprint}", "cancel_send_case")
    year.both_ways()
    ward.show_case(number)
    assert "อ่านได้อย่างเดียว" in plain(ward.officer.text_of("ended_words"))
    assert "อ่านได้อย่างเดียว" in plain(ward.officer.text_of("triage_ended"))
    for name in ("save", "details", "level_2", "tick", "add_attachment"):
        assert not ward.officer.widget(name).isEnabled(), name
