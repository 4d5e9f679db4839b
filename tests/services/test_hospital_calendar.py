"""Officers change the calendar: what is refused, which dates of open cases move, and what their history says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import InvalidComplaint
from app.domain.officers_days import DayAction
from app.services.hospital.calendar import CalendarChange, HospitalCalendar
from app.services.hospital.calendar_rows import DayMark, DaySource
from app.services.office import Office
from app.services.paper.form_values import FormValues
from app.services.words.change_words import value_in_part
from tests.cases import a_complaint

RESOLUTION = {
    "reason": "มติคณะรัฐมนตรีกำหนดวันหยุดพิเศษ",
    "document": "นร 0505/ว 999",
    "document_on": "2026-11-17",
    "scope": "country",
}


def nothing(_done: int, _all: int) -> None:
    """Whoever does not watch the progress."""


def added(office: Office, day: str, **changes: object) -> CalendarChange:
    """A day off that an officer is about to add."""
    return HospitalCalendar(office.desk).checked(
        DayAction.ADD, {"on": day, "name": "วันหยุดพิเศษ", **RESOLUTION, **changes}
    )


def refusal(office: Office, action: DayAction, **values: object) -> dict[str, str]:
    """Which field is refused for what."""
    with pytest.raises(InvalidComplaint) as refused:
        HospitalCalendar(office.desk).checked(action, {**RESOLUTION, **values})
    return {problem.field: problem.code for problem in refused.value.problems}


@pytest.fixture
def number(office: Office) -> str:
    """A complaint of level 2, received on Tuesday 17 November 2569."""
    return office.complaints.record(a_complaint(level=2, level_reason="ทดสอบ"))


def part_changed(unit: str, value: object, office: Office) -> str:
    """A change of a duty as the history shows it."""
    return value_in_part("duty:LVL-2", unit, value, office.desk.policy)


def due_on(office: Office, number: str, rule: str = "LVL-2") -> date | None:
    """When the first duty of that rule is due."""
    return next(each.due_on for each in office.complaints.case(number).duties if each.rule == rule)


@pytest.mark.rule("DAY-2")
def test_an_added_day_moves_the_due_date_of_an_open_case(office: Office, number: str) -> None:
    change = added(office, "2026-11-27")
    moves = [each for each in HospitalCalendar(office.desk).moves(change, nothing) if each.rule == "LVL-2"]
    assert [(each.number, each.before, each.after) for each in moves] == [
        (number, date(2026, 12, 8), date(2026, 12, 9))
    ]
    assert due_on(office, number) == date(2026, 12, 8)
    HospitalCalendar(office.desk).confirm(change, nothing)
    assert due_on(office, number) == date(2026, 12, 9)
    assert not office.desk.calendar.is_working(date(2026, 11, 27))


@pytest.mark.rule("DAY-2")
def test_a_struck_holiday_counts_as_a_working_day(office: Office, number: str) -> None:
    HospitalCalendar(office.desk).confirm(
        HospitalCalendar(office.desk).checked(DayAction.STRIKE, {"on": "2026-12-07", **RESOLUTION}), nothing
    )
    assert due_on(office, number) == date(2026, 12, 7)


@pytest.mark.rule("DAY-2")
def test_a_holiday_moves_to_another_day(office: Office, number: str) -> None:
    values = {"on": "2026-12-07", "to": "2026-11-30", **RESOLUTION}
    HospitalCalendar(office.desk).confirm(HospitalCalendar(office.desk).checked(DayAction.MOVE, values), nothing)
    calendar = office.desk.calendar
    assert (calendar.is_working(date(2026, 12, 7)), calendar.is_working(date(2026, 11, 30))) == (True, False)
    assert due_on(office, number) == date(2026, 12, 8)


@pytest.mark.rule("DAY-2")
def test_a_holiday_that_was_moved_keeps_its_name_in_both_languages(office: Office) -> None:
    thai, english = office.desk.calendar_in_use.government.closures[date(2026, 12, 7)]
    values = {"on": "2026-12-07", "to": "2026-11-30", **RESOLUTION}
    HospitalCalendar(office.desk).confirm(HospitalCalendar(office.desk).checked(DayAction.MOVE, values), nothing)
    row = next(each for each in HospitalCalendar(office.desk).year(2026).days if each.on == date(2026, 11, 30))
    assert (row.name("th"), row.name("en")) == (thai, english)
    assert office.desk.calendar.name_of_closure(date(2026, 11, 30), "en") == english
    assert "National Day (in lieu)" in english


@pytest.mark.rule("DAY-2")
def test_a_weekend_day_made_working_counts(office: Office, number: str) -> None:
    HospitalCalendar(office.desk).confirm(
        HospitalCalendar(office.desk).checked(DayAction.WORK, {"on": "2026-11-28", **RESOLUTION}), nothing
    )
    assert due_on(office, number) == date(2026, 12, 4)


@pytest.mark.rule("DAY-5")
def test_the_history_of_a_moved_case_has_the_old_date_the_reason_and_the_document(office: Office, number: str) -> None:
    HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), nothing)
    save = office.complaints.case(number).timeline[-1]
    moved = next(value for entity, unit, value in save.changes if (entity[:10], unit) == ("duty:LVL-2", "moved"))
    assert save.kind == "recounted"
    assert moved["from"] == "2026-12-08"
    words = part_changed("moved", moved, office)
    assert words == "ปฏิทิน: 27 พ.ย. 2569 เป็นวันหยุด (มติคณะรัฐมนตรีกำหนดวันหยุดพิเศษ, นร 0505/ว 999)"


@pytest.mark.rule("DAY-2")
def test_a_closed_case_keeps_its_dates(office: Office, number: str) -> None:
    office.complaints.change_fields(number, {"outcome": "entered_by_mistake", "outcome_words": "บันทึกซ้ำ"})
    assert HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), nothing) == ()
    assert due_on(office, number) == date(2026, 12, 8)


@pytest.mark.rule("DAY-2")
def test_a_duty_that_is_done_keeps_its_date_even_after_the_next_correction(office: Office, number: str) -> None:
    ticked = next(each.id for each in office.complaints.case(number).duties if each.rule == "LVL-2")
    office.duties.done(number, [ticked], at=office.desk.now(), by="ผู้ทดสอบ")
    HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), nothing)
    office.complaints.change_fields(number, {"wish": "ขอให้ปรับปรุง"})
    assert due_on(office, number) == date(2026, 12, 8)


@pytest.mark.rule("DAY-2")
def test_what_was_changed_is_taken_back_with_a_reason(office: Office, number: str) -> None:
    HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), nothing)
    back = HospitalCalendar(office.desk).checked_taking_back(date(2026, 11, 27), {"reason": "คณะรัฐมนตรียกเลิก"})
    HospitalCalendar(office.desk).confirm(back, nothing)
    assert due_on(office, number) == date(2026, 12, 8)
    assert office.desk.calendar.is_working(date(2026, 11, 27))


@pytest.mark.rule("DAY-2")
def test_taking_back_a_move_takes_back_both_days(office: Office) -> None:
    values = {"on": "2026-12-07", "to": "2026-11-30", **RESOLUTION}
    HospitalCalendar(office.desk).confirm(HospitalCalendar(office.desk).checked(DayAction.MOVE, values), nothing)
    HospitalCalendar(office.desk).confirm(
        HospitalCalendar(office.desk).checked_taking_back(date(2026, 11, 30), {"reason": "ผิด"}), nothing
    )
    calendar = office.desk.calendar
    assert (calendar.is_working(date(2026, 12, 7)), calendar.is_working(date(2026, 11, 30))) == (False, True)


@pytest.mark.rule("DAY-2")
@pytest.mark.parametrize(
    ("action", "values", "refused"),
    [
        (DayAction.ADD, {"on": "2041-01-02", "name": "วันหยุด"}, {"on": "outside_calendar"}),
        (DayAction.ADD, {"on": "2026-12-10", "name": "วันหยุด"}, {"on": "closed_already"}),
        (DayAction.ADD, {"on": "2026-11-27", "name": "วันหยุด", "reason": None}, {"reason": "required"}),
        (DayAction.STRIKE, {"on": "2026-11-27"}, {"on": "not_closed"}),
        (DayAction.STRIKE, {"on": "2026-11-28"}, {"on": "is_weekend"}),
        (DayAction.MOVE, {"on": "2026-12-07", "to": "2026-12-10"}, {"to": "closed_already"}),
        (DayAction.WORK, {"on": "2026-11-27"}, {"on": "not_a_weekend"}),
        (DayAction.STRIKE, {"on": "2026-12-07", "document_on": "2027-01-05"}, {"document_on": "in_the_future"}),
    ],
)
def test_a_change_that_cannot_be_is_refused_beside_its_field(
    office: Office, action: DayAction, values: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusal(office, action, **values) == refused


@pytest.mark.rule("DAY-2")
def test_the_same_day_is_not_changed_twice(office: Office) -> None:
    first, second = added(office, "2026-11-27"), added(office, "2026-11-27")
    HospitalCalendar(office.desk).confirm(first, nothing)
    assert refusal(office, DayAction.ADD, on="2026-11-27", name="อีกครั้ง") == {"on": "day_changed_already"}
    with pytest.raises(InvalidComplaint) as refused:
        HospitalCalendar(office.desk).confirm(second, nothing)
    assert [problem.code for problem in refused.value.problems] == ["day_changed_already"]


@pytest.mark.rule("DAY-2")
def test_a_year_is_confirmed_by_somebody_and_can_be_unconfirmed(office: Office) -> None:
    assert not office.desk.calendar.is_confirmed(2027)
    HospitalCalendar(office.desk).confirm_year(2027)
    mark = HospitalCalendar(office.desk).year(2027).mark
    assert office.desk.calendar.is_confirmed(2027)
    assert mark is not None and (mark.by, mark.at) == ("เจ้าหน้าที่ศูนย์รับเรื่องร้องเรียน", office.desk.now())
    HospitalCalendar(office.desk).unconfirm_year(2027)
    assert not office.desk.calendar.is_confirmed(2027)


@pytest.mark.rule("DAY-2")
def test_from_2570_the_royal_ploughing_day_is_missing_until_it_is_entered(office: Office) -> None:
    assert HospitalCalendar(office.desk).year(2026).missing == ()
    assert HospitalCalendar(office.desk).year(2027).missing == (("วันพืชมงคล", "Royal Ploughing Ceremony"),)
    HospitalCalendar(office.desk).confirm(added(office, "2027-05-10", name="วันพืชมงคล"), nothing)
    assert HospitalCalendar(office.desk).year(2027).missing == ()


@pytest.mark.rule("DAY-2")
def test_each_day_off_says_where_it_comes_from(office: Office) -> None:
    HospitalCalendar(office.desk).confirm(added(office, "2026-11-27", scope="hospital"), nothing)
    year = HospitalCalendar(office.desk).year(2026)
    sources = {row.on: (row.source, row.document) for row in year.days}
    assert sources[date(2026, 12, 10)] == (DaySource.LIBRARY, "")
    assert sources[date(2026, 11, 27)] == (DaySource.OFFICER, "นร 0505/ว 999")
    assert [year.marks[date(2026, *day)] for day in ((12, 10), (11, 27), (11, 28))] == [
        DayMark.HOLIDAY,
        DayMark.HOSPITAL,
        DayMark.WEEKEND,
    ]
    corrected = next(row for row in HospitalCalendar(office.desk).year(2020).days if row.on == date(2020, 12, 7))
    assert (corrected.source, corrected.closed) == (DaySource.CORRECTION, False)


@pytest.mark.rule("DAY-2")
def test_a_day_off_on_a_weekend_is_marked_as_well_as_the_day_that_stands_for_it(office: Office) -> None:
    marks = HospitalCalendar(office.desk).year(2026).marks
    assert marks[date(2026, 12, 5)] is DayMark.HOLIDAY_ON_WEEKEND
    assert marks[date(2026, 12, 7)] is DayMark.HOLIDAY


def test_every_day_off_of_the_list_is_marked_and_every_working_day_is_not(office: Office) -> None:
    year, calendar = HospitalCalendar(office.desk).year(2026), office.desk.calendar
    off = (DayMark.HOLIDAY, DayMark.HOLIDAY_ON_WEEKEND)
    assert {row.on for row in year.days if row.closed} == {day for day, mark in year.marks.items() if mark in off}
    assert not any(calendar.is_working(day) for day, mark in year.marks.items() if mark is not DayMark.WORKING)


@pytest.mark.rule("DAY-2")
def test_a_change_that_is_stopped_half_way_leaves_everything_as_it_was(office: Office, number: str) -> None:
    def stop(done: int, _all: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), stop)
    assert due_on(office, number) == date(2026, 12, 8)
    assert office.desk.calendar.is_working(date(2026, 11, 27))
    assert HospitalCalendar(office.desk).year(2026).marks.get(date(2026, 11, 27)) is None


@pytest.mark.rule("DAY-2")
def test_the_calendar_is_there_when_the_folder_is_opened_again(
    tmp_path: Path, office_in: Callable[..., Office], office: Office
) -> None:
    HospitalCalendar(office.desk).confirm(added(office, "2026-11-27"), nothing)
    calendar = office_in(tmp_path / "data").desk.calendar
    assert not calendar.is_working(date(2026, 11, 27))
    assert calendar.name_of_closure(date(2026, 11, 27), "th") == "วันหยุดพิเศษ"


@pytest.mark.rule("DAY-2")
def test_a_date_in_an_unconfirmed_year_says_so_until_the_year_is_confirmed(office: Office) -> None:
    number = office.complaints.record(a_complaint(level=4, level_reason="ทดสอบ"))
    answer = next(each for each in office.complaints.case(number).duties if each.rule == "LVL-4")
    assert (answer.due_on, answer.calendar_unconfirmed) == (date(2027, 2, 12), True)
    assert "ยังไม่ได้ยืนยันวันหยุดของปีนั้น กำหนดวันจึงอาจเปลี่ยนได้" in office.assessment.explained(answer).warnings
    paper = FormValues(office.complaints.case(number), office.desk.policy, "th")
    assert paper.due_of(answer) == "๑๒ ก.พ. ๒๕๗๐ (ยังไม่ยืนยันวันหยุดของปีนั้น)"
    HospitalCalendar(office.desk).confirm_year(2027)
    answer = next(each for each in office.complaints.case(number).duties if each.rule == "LVL-4")
    assert not answer.calendar_unconfirmed
    assert office.assessment.explained(answer).warnings == ()
