"""A request to a unit that nobody knows is not taken silently: chosen from the list, or kept knowingly (INT-17)."""

import pytest

from app.domain.errors import InvalidComplaint
from app.services.cases.waiting_for import waited_for
from app.services.office import Office
from app.services.words.messages import words_for
from tests.cases import a_complaint

NUMBER = "2569/00001"
ASKED = {"at": "2026-11-18T09:00", "question": "ขอข้อเท็จจริง"}


@pytest.fixture
def listed(office: Office) -> Office:
    """A hospital with a list of two units, and a case that names a third one."""
    office.staff.add_units(["ห้องจ่ายยา", "การเงิน"])
    office.complaints.record(a_complaint(units=["เวชระเบียน"]))
    return office


@pytest.mark.rule("INT-17")
def test_a_unit_that_nobody_knows_is_refused_beside_its_field_with_what_to_do(listed: Office) -> None:
    with pytest.raises(InvalidComplaint) as refused:
        listed.proceedings.begin(NUMBER, "request", {**ASKED, "unit": "ห้องจ่ายยาา"})
    assert [(each.field, each.code) for each in refused.value.problems] == [("unit", "unit_not_listed")]
    assert "ห้องจ่ายยาา" in words_for(refused.value)
    assert listed.complaints.case(NUMBER).proceedings == ()


@pytest.mark.rule("INT-17")
def test_a_unit_that_is_not_on_the_list_is_asked_when_somebody_says_that_it_is_meant(listed: Office) -> None:
    request = {**ASKED, "unit": "ศูนย์ที่ตั้งใหม่", "not_listed": True}
    uid = listed.proceedings.begin(NUMBER, "request", request)
    assert [row.whom for row in waited_for(listed.desk)] == ["ศูนย์ที่ตั้งใหม่"]
    corrected = {**ASKED, "unit": "ศูนย์ที่ตั้งใหม่", "question": "ขอข้อเท็จจริงเพิ่ม"}
    listed.proceedings.go_on(NUMBER, uid, "asked", corrected)


@pytest.mark.rule("INT-17")
@pytest.mark.parametrize("unit", ["การเงิน", "เวชระเบียน"])
def test_a_unit_of_the_list_or_of_a_case_is_asked_without_a_word(listed: Office, unit: str) -> None:
    second = listed.complaints.record(a_complaint(details="อีกเรื่อง"))
    listed.proceedings.begin(second, "request", {**ASKED, "unit": unit})
    assert [row.whom for row in waited_for(listed.desk)] == [unit]


@pytest.mark.rule("INT-17")
def test_where_there_is_no_list_yet_every_unit_can_be_asked(office: Office) -> None:
    office.complaints.record(a_complaint())
    office.proceedings.begin(NUMBER, "request", {**ASKED, "unit": "ห้องจ่ายยา"})
    assert [row.whom for row in waited_for(office.desk)] == ["ห้องจ่ายยา"]
