"""Who is on duty in which role, whom a duty names at which number, and the roster of last month copied."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.on_duty import Cell
from app.services.office import Office
from tests.cases import an_incident

WARD = "หอผู้ป่วยหญิง"
NIGHT = datetime.fromisoformat("2026-11-17T03:10:00+07:00")  # Tuesday, out of office hours
NOON = datetime.fromisoformat("2026-11-17T12:00:00+07:00")
TUESDAY = date(2026, 11, 17)


def refusal(error: pytest.ExceptionInfo[InvalidComplaint]) -> dict[str, str]:
    return {problem.field: problem.code for problem in error.value.problems}


@pytest.fixture
def staffed(office: Office) -> Office:
    """Two people are entered for the night of 17 November, and a director with somebody acting for three days."""
    office.roster.write(
        {
            Cell(TUESDAY, "00:00", "shift_head", WARD): "พว. ตัวอย่าง หนึ่ง ต่อ 1150",
            Cell(TUESDAY, "00:00", "duty_doctor"): "พญ. ตัวอย่าง สอง 08 0000 0002",
        }
    )
    office.roster.holders.hold("director", "นพ. ตัวอย่าง สาม", "08 0000 0003", from_on=date(2026, 10, 1))
    acting = {"from_on": date(2026, 11, 16), "until_on": date(2026, 11, 18)}
    office.roster.holders.hold("director_or_acting", "พญ. ตัวอย่าง สี่", "08 0000 0004", **acting)
    return office


@pytest.mark.rule("RPT-2")
def test_whoever_is_on_duty_in_the_shift_is_named_with_the_number(staffed: Office) -> None:
    doctor = staffed.roster.on_duty("duty_doctor", NIGHT)
    assert (doctor.name, doctor.number) == ("พญ. ตัวอย่าง สอง", "08 0000 0002")
    assert staffed.roster.on_duty("shift_head", NIGHT, WARD).number == "1150"


@pytest.mark.rule("RPT-2")
def test_the_next_shift_of_which_nobody_was_entered_says_so(staffed: Office) -> None:
    eight = datetime.fromisoformat("2026-11-17T08:00:00+07:00")
    assert staffed.roster.on_duty("duty_doctor", eight).words == "แพทย์เวร: ยังไม่ได้ลงตารางเวร"


@pytest.mark.rule("MED-3")
def test_whoever_acts_for_the_director_is_told_until_the_last_day(staffed: Office) -> None:
    until = datetime.fromisoformat("2026-11-18T23:59:00+07:00")
    after = datetime.fromisoformat("2026-11-19T00:00:00+07:00")
    assert staffed.roster.on_duty("director", until).name == "พญ. ตัวอย่าง สี่"
    assert staffed.roster.on_duty("director", until).note == "ตั้งแต่ 16 พ.ย. 2569 ถึง 18 พ.ย. 2569"
    assert staffed.roster.on_duty("director_or_acting", after).name == "นพ. ตัวอย่าง สาม"


@pytest.mark.rule("RPT-2")
def test_the_chain_in_hours_is_the_order_of_the_rule_and_another_at_night(staffed: Office) -> None:
    by_day = [each.role for each in staffed.roster.chain(NOON, WARD)]
    by_night = [each.role for each in staffed.roster.chain(NIGHT, WARD)]
    assert by_day == ["shift_head", "section_head", "duty_doctor", "director"]
    assert by_night == ["shift_head", "duty_doctor", "duty_supervisor", "director_or_acting"]


@pytest.mark.rule("DAY-3")
def test_on_a_saturday_the_chain_of_the_night_holds_all_day(staffed: Office) -> None:
    saturday = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
    assert staffed.roster.chain(saturday)[2].role == "duty_supervisor"


@pytest.mark.rule("RPT-2")
def test_a_duty_says_whom_to_tell_at_which_number(staffed: Office) -> None:
    number = staffed.complaints.record(an_incident(category="E", category_reason="ทดสอบ"))
    duty = next(each for each in staffed.complaints.case(number).duties if each.id == "RPT-2")
    people = staffed.roster.who_to_tell(duty, NIGHT, WARD)
    assert [each.words for each in people][:2] == [
        "หัวหน้าเวร: พว. ตัวอย่าง หนึ่ง โทร. 1150",
        "แพทย์เวร: พญ. ตัวอย่าง สอง โทร. 08 0000 0002",
    ]


@pytest.mark.rule("RPT-2")
def test_numbers_that_nobody_can_call_are_refused_all_at_once(office: Office) -> None:
    texts = {
        Cell(TUESDAY, "00:00", "duty_doctor"): "พญ. ตัวอย่าง 0812",
        Cell(TUESDAY, "08:00", "duty_doctor"): "พญ. ตัวอย่าง 12345678",
        Cell(TUESDAY, "16:00", "duty_doctor"): "พญ. ตัวอย่าง 08 00",
    }
    with pytest.raises(InvalidComplaint) as refused:
        office.roster.write(texts)
    assert refusal(refused) == {
        "2026-11-17/08:00/duty_doctor": "not_a_number_to_call",
        "2026-11-17/16:00/duty_doctor": "not_a_number_to_call",
    }
    assert office.roster.entered(TUESDAY, TUESDAY) == {}


@pytest.mark.parametrize(
    ("text", "name", "phone"),
    [
        ("นพ. ตัวอย่าง ก ๐๘ ๐๐๐๐ ๐๐๐๑", "นพ. ตัวอย่าง ก", "08 0000 0001"),
        ("นาง ข (1150)", "นาง ข", "1150"),
        ("นาย ค โทร. 08 0000 0000 ต่อ 12", "นาย ค", "08 0000 0000 ต่อ 12"),
        ("นาย ง 1150, 08 0000 0002", "นาย ง", "1150, 08 0000 0002"),
        ("พยาบาล 2 จ", "พยาบาล 2 จ", ""),
    ],
)
def test_a_cell_is_read_as_name_and_number(office: Office, text: str, name: str, phone: str) -> None:
    office.roster.write({Cell(TUESDAY, "00:00", "duty_doctor"): text})
    holder = office.roster.entered(TUESDAY, TUESDAY)[Cell(TUESDAY, "00:00", "duty_doctor")]
    assert (holder.name, holder.phone) == (name, phone)


def test_last_month_is_copied_to_the_same_weekdays(staffed: Office) -> None:
    copied = staffed.roster.copied(date(2026, 12, 1), date(2026, 12, 31))
    assert copied == {Cell(date(2026, 12, 15), "00:00", "duty_doctor"): "พญ. ตัวอย่าง สอง 08 0000 0002"}


def test_the_last_week_is_taken_again_where_the_month_before_does_not_reach(office: Office) -> None:
    monday = date(2026, 11, 30)
    office.roster.write({Cell(monday, "08:00", "security"): "รปภ. ตัวอย่าง 1199"})
    copied = office.roster.copied(date(2026, 12, 1), date(2026, 12, 31))
    assert sorted(cell.on.isoformat() for cell in copied) == ["2026-12-28"]


def test_emptying_a_cell_takes_the_person_away_and_leaves_the_others(staffed: Office) -> None:
    staffed.roster.write({Cell(TUESDAY, "00:00", "duty_doctor"): ""})
    assert staffed.roster.entered(TUESDAY, TUESDAY) == {}
    assert len(staffed.roster.entered(TUESDAY, TUESDAY, WARD)) == 1


@pytest.mark.rule("RPT-2")
def test_a_holder_needs_a_name_a_unit_of_its_own_and_an_end_after_the_beginning(office: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        office.roster.holders.hold("unit_head", "", "", from_on=date(2026, 11, 17), until_on=date(2026, 11, 16))
    assert refusal(refused) == {"name": "required", "unit": "required", "until": "due_before_it_began"}


def test_another_window_on_the_same_folder_sees_what_was_entered(
    office: Office, office_in: Callable[..., Office], tmp_path: Path
) -> None:
    assert office.roster.on_duty("security", NIGHT).name == ""
    other = office_in(tmp_path / "data")
    other.roster.write({Cell(TUESDAY, "00:00", "security"): "รปภ. ตัวอย่าง 1199"})
    assert office.roster.on_duty("security", NIGHT).name == "รปภ. ตัวอย่าง"
