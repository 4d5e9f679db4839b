"""Recording, correcting, deciding, and reading a case whole."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.errors import InvalidComplaint, UnknownCase, UnknownField, UnknownStaff
from app.services.office import Office
from tests.cases import a_complaint, an_incident

NUMBER = "2569/00001"


def test_the_centre_gives_official_numbers_one_after_another(office: Office) -> None:
    assert [office.complaints.record(a_complaint()) for _ in range(3)] == [
        "2569/00001",
        "2569/00002",
        "2569/00003",
    ]


def test_a_ward_gives_its_own_number_with_the_letter_of_its_origin(
    tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    ward = office_in(tmp_path / "ward", role="ward")
    number = ward.complaints.record(a_complaint())
    assert number.endswith("a-2569-0001")
    assert ward.complaints.case(number.lower()).number == number


def test_every_field_comes_back_as_it_was_entered(office: Office) -> None:
    values = a_complaint(
        topics=["waiting", "behaviour"],
        units=["ห้องฉุกเฉิน", "ก่อนอักษร"],
        priority="urgent",
        priority_ground="b",
        complainant_phone="๐๘ ๐๐๐๐ ๐๐๐๐ ต่อ ๑๒",
        damage_baht=12500,
        level=3,
    )
    office.complaints.record(values)
    fields = office.complaints.case(NUMBER).fields
    assert {name: fields[name] for name in ("topics", "units", "priority_ground", "level")} == {
        "topics": ["waiting", "behaviour"],
        "units": ["ห้องฉุกเฉิน", "ก่อนอักษร"],
        "priority_ground": "b",
        "level": 3,
    }
    assert fields["known_at"] == fields["received_at"]


@pytest.mark.rule("LVL-2", "DAY-1")
def test_a_level_brings_its_response_deadline_counted_from_the_day_of_receipt(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    response = next(duty for duty in office.complaints.case(NUMBER).duties if duty.rule == "LVL-2")
    assert response.due_on is not None
    # Fifteen working days from Tuesday 17 November 2026; 7 December is closed, as the 5th falls on a Saturday.
    assert response.due_on.isoformat() == "2026-12-08"


@pytest.mark.rule("DAY-5")
def test_a_correction_of_the_level_counts_again_and_keeps_the_old_date_in_the_history(office: Office) -> None:
    office.complaints.record(a_complaint(level=2))
    office.complaints.change_fields(NUMBER, {"level": 4})
    record = office.complaints.case(NUMBER)
    assert {duty.rule for duty in record.duties} >= {"LVL-4"}
    assert "LVL-2" not in {duty.rule for duty in record.duties}
    written = [change for save in record.timeline for change in save.changes if change[0] == "duty:LVL-2"]
    assert [value is None for _entity, _unit, value in written] == [False, True]


def test_two_people_who_opened_the_same_form_leave_a_conflict_that_somebody_decides(office: Office) -> None:
    office.complaints.record(a_complaint(place="ตึกเก่า"))
    seen = office.complaints.case(NUMBER).seen
    office.complaints.change_fields(NUMBER, {"place": "ตึกหน้า"}, seen=seen)
    office.complaints.change_fields(NUMBER, {"place": "ตึกหลัง"}, seen=seen)
    conflicts = office.complaints.case(NUMBER).conflicts
    assert [conflict.unit for conflict in conflicts] == ["place"]
    assert {value for _change, value, _actor, _at in conflicts[0].values} == {"ตึกหน้า", "ตึกหลัง"}
    office.complaints.resolve(NUMBER, "place", "ตึกกลาง")
    record = office.complaints.case(NUMBER)
    assert (record.conflicts, record.fields["place"]) == ((), "ตึกกลาง")


@pytest.mark.parametrize(
    ("name", "before", "one", "other"),
    [
        ("place", "ตึกเก่า", "ตึกหน้า", "ตึกหลัง"),
        ("level", 1, 2, 3),
        ("topics", ["waiting"], ["waiting", "behaviour"], ["behaviour"]),
    ],
)
def test_one_of_the_values_that_stand_is_chosen(
    office: Office, name: str, before: object, one: object, other: object
) -> None:
    office.complaints.record(a_complaint(**{name: before}))
    seen = office.complaints.case(NUMBER).seen
    for value in (one, other):
        office.complaints.change_fields(NUMBER, {name: value}, seen=seen)
    for conflict in office.complaints.case(NUMBER).conflicts:
        office.complaints.choose(NUMBER, conflict.unit, conflict.values[0][1])
    assert office.complaints.case(NUMBER).conflicts == ()


def test_two_people_who_entered_the_same_leave_no_conflict(office: Office) -> None:
    office.complaints.record(a_complaint())
    seen = office.complaints.case(NUMBER).seen
    for _person in range(2):
        office.complaints.change_fields(NUMBER, {"place": "ตึกหน้า"}, seen=seen)
    assert office.complaints.case(NUMBER).conflicts == ()


def test_a_correction_that_changes_nothing_writes_nothing(office: Office) -> None:
    office.complaints.record(a_complaint())
    before = office.complaints.case(NUMBER)
    office.complaints.correct(NUMBER, dict(before.fields), seen=before.seen)
    assert office.complaints.case(NUMBER) == before


def test_what_is_taken_out_of_a_list_is_gone_and_comes_back(office: Office) -> None:
    office.complaints.record(a_complaint(topics=["waiting", "service"]))
    office.complaints.change_fields(NUMBER, {"topics": ["service"]})
    assert office.complaints.case(NUMBER).fields["topics"] == ["service"]
    office.complaints.change_fields(NUMBER, {"topics": ["service", "waiting"]})
    assert office.complaints.case(NUMBER).fields["topics"] == ["service", "waiting"]


def test_every_refusal_of_a_form_comes_at_once_and_nothing_is_written(office: Office) -> None:
    with pytest.raises(InvalidComplaint) as refusal:
        office.complaints.record(
            a_complaint(received_at="3112-01-01", complainant_phone="12", topics=["nothing"], details=None)
        )
    assert {problem.field for problem in refusal.value.problems} == {
        "received_at",
        "complainant_phone",
        "topics",
        "details",
    }
    assert office.register.everything() == ()


def test_unknown_numbers_fields_and_people_are_named(
    office: Office, tmp_path: Path, office_in: Callable[..., Office]
) -> None:
    with pytest.raises(UnknownCase):
        office.complaints.case("2569/99999")
    office.complaints.record(a_complaint())
    with pytest.raises(UnknownField):
        office.complaints.change_fields(NUMBER, {"colour": "red"})
    with pytest.raises(UnknownStaff):
        office_in(tmp_path / "data", staff="ไม่มีคนนี้")


@pytest.mark.rule("RPT-7")
def test_an_incident_report_written_days_late_moves_no_date(office: Office) -> None:
    office.complaints.record(an_incident(category="E"))
    before = [_due(office, rule) for rule in ("RPT-7", "RPT-8")]
    written = datetime.fromisoformat("2026-11-19T09:30:00+07:00")
    said = {"means": "โปรแกรม", "words": "ลงโปรแกรมความเสี่ยงของโรงพยาบาล"}
    office.duties.done(NUMBER, [_id(office, "RPT-4")], at=written, by="หัวหน้าเวร ตัวอย่าง", **said)
    after = [_due(office, rule) for rule in ("RPT-7", "RPT-8")]
    assert before == after == [date(2026, 11, 23), date(2026, 11, 23)]


@pytest.mark.rule("RPT-1")
def test_a_duty_is_ticked_with_its_true_time_or_marked_as_not_needed(office: Office) -> None:
    office.complaints.record(an_incident(category="E"))
    at = datetime.fromisoformat("2026-11-17T03:20:00+07:00")
    office.duties.done(NUMBER, [_id(office, "RPT-1")], at=at, by="นางสมมุติ ตัวอย่าง", means="โทรศัพท์")
    office.duties.not_needed(NUMBER, _id(office, "RPT-3"), because="ไม่มีหน่วยงานอื่นเกี่ยวข้อง")
    duties = {duty.rule: duty for duty in office.complaints.case(NUMBER).duties}
    assert (duties["RPT-1"].done_at, duties["RPT-1"].done_by) == (at, "นางสมมุติ ตัวอย่าง")
    assert duties["RPT-3"].not_needed == "ไม่มีหน่วยงานอื่นเกี่ยวข้อง"


@pytest.mark.rule("RPT-1")
def test_a_tick_in_the_future_or_without_a_person_is_refused(office: Office) -> None:
    office.complaints.record(an_incident(category="E"))
    with pytest.raises(InvalidComplaint) as refusal:
        office.duties.done(
            NUMBER, [_id(office, "RPT-1")], at=datetime.fromisoformat("2026-11-22T00:00:00+07:00"), by=" "
        )
    assert {problem.code for problem in refusal.value.problems} == {"in_the_future", "required"}


@pytest.mark.rule("DAY-7")
def test_a_case_closes_only_when_its_duties_are_settled(office: Office) -> None:
    office.complaints.record(an_incident(category="C"))
    closing = {"outcome": "as_wished", "told_at": "2026-11-20T09:00:00+07:00"}
    with pytest.raises(InvalidComplaint):
        office.complaints.change_fields(NUMBER, closing)
    for duty in office.complaints.case(NUMBER).duties:
        if not duty.collected:
            office.duties.not_needed(NUMBER, duty.id, because="ทดสอบ")
    office.complaints.change_fields(NUMBER, closing)
    assert office.complaints.case(NUMBER).state == "closed"


@pytest.mark.rule("DAY-7")
def test_closing_stops_the_clocks_of_level_and_group(office: Office) -> None:
    office.complaints.record(a_complaint(level=2, resolution_group="GRP-2"))
    office.complaints.change_fields(NUMBER, {"outcome": "in_part", "told_at": "2026-11-20T09:00:00+07:00"})
    record = office.complaints.case(NUMBER)
    assert record.state == "closed"
    assert all(duty.done_at is not None for duty in record.duties)
    assert office.register.everything()[0].due_on is None


def test_duties_are_counted_while_a_form_is_still_being_filled_in(office: Office) -> None:
    half = a_complaint(details=None, channel=None, complainant_phone="12", level=2)
    assert {duty.rule for duty in office.assessment.duties_for(half)} == {"LVL-2"}
    with pytest.raises(InvalidComplaint):
        office.assessment.duties_for(a_complaint(received_at=None))


def test_duties_are_counted_from_dates_as_officers_type_them(office: Office) -> None:
    typed = office.assessment.duties_for(a_complaint(received_at="17/11/2569 09.12", level="๒", details=None))
    assert typed == office.assessment.duties_for(a_complaint(level=2))


@pytest.mark.parametrize("kept", ["0800000000", "+66 8 0000 0000", "๐๘-๐๐๐๐-๐๐๐๐", "(08) 0000.0000 ต่อ 12"])
@pytest.mark.parametrize("typed", ["08 0000 0000", "+660800000000", "08-0000-0000 ต่อ 7"])
def test_a_telephone_number_is_the_same_however_it_is_written(office: Office, kept: str, typed: str) -> None:
    number = office.complaints.record(a_complaint(complainant_phone=kept, complainant_name=None, patient_hn=None))
    found = office.complaints.possible_duplicates({"complainant_phone": typed})
    assert [row.number for row in found] == [number]
    assert office.complaints.possible_duplicates({"complainant_phone": "08 0000 0001"}) == ()


def test_the_same_person_is_offered_as_a_possible_duplicate(office: Office) -> None:
    office.complaints.record(a_complaint(complainant_phone="08 0000 0000"))
    found = office.complaints.possible_duplicates(a_complaint(complainant_phone="08 0000 0000"))
    assert [row.number for row in found] == [NUMBER]
    assert office.complaints.possible_duplicates(a_complaint(complainant_phone="08 0000 0001")) == ()


def _id(office: Office, rule: str) -> str:
    return next(duty.id for duty in office.complaints.case(NUMBER).duties if duty.rule == rule)


def _due(office: Office, rule: str) -> object:
    return next(duty.due_on for duty in office.complaints.case(NUMBER).duties if duty.rule == rule)
