"""Cases that may be here already: names in any spelling of the title, patients, and one unit on one day."""

import pytest

from app.domain.thai_names import same_person
from app.services.office import Office
from tests.cases import a_complaint

HAPPENED = {"occurred_at": "2026-11-16T10:00:00+07:00", "units": ["ห้องจ่ายยา"]}


@pytest.mark.parametrize("kept", ["นางสาวสมมุติ ตัวอย่าง", "น.ส. สมมุติ ตัวอย่าง", "น.ส.สมมุติ  ตัวอย่าง", "สมมุติ ตัวอย่าง"])
@pytest.mark.parametrize("typed", ["นางสาว สมมุติ ตัวอย่าง", "นส.สมมุติ ตัวอย่าง", "คุณสมมุติ ตัวอย่าง", "สมมุติ ตัวอย่าง"])
def test_a_name_is_the_same_in_any_spelling_of_the_title(office: Office, kept: str, typed: str) -> None:
    number = office.complaints.record(a_complaint(complainant_name=kept))
    found = office.complaints.possible_duplicates({"complainant_name": typed})
    assert [(each.number, each.alike) for each in found] == [(number, ("name",))]
    assert office.complaints.possible_duplicates({"complainant_name": "สมมุติ อื่น"}) == ()


def test_a_complainant_may_be_the_patient_of_another_case(office: Office) -> None:
    number = office.complaints.record(a_complaint(patient_name="ด.ช.สมมุติ ตัวอย่าง"))
    found = office.complaints.possible_duplicates({"complainant_name": "เด็กชาย สมมุติ ตัวอย่าง"})
    assert [each.number for each in found] == [number]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("นายสมชาย ทดสอบ", "สมชาย  ทดสอบ", True), ("Mr. Test Person", "test person", True), ("นาย ก", "นาย ข", False)],
)
def test_two_names_are_one_person_whatever_the_titles(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_one_unit_on_the_day_of_the_event_is_alike_and_another_day_is_not(office: Office) -> None:
    office.complaints.record(a_complaint(**HAPPENED))
    found = office.complaints.possible_duplicates({**HAPPENED, "occurred_at": "2026-11-16T16:30:00+07:00"})
    assert [each.alike for each in found] == [("unit_and_day",)]
    assert office.complaints.possible_duplicates({**HAPPENED, "occurred_at": "2026-11-15T10:00:00+07:00"}) == ()
    assert office.complaints.possible_duplicates({**HAPPENED, "units": ["ห้องจ่าย"]}) == ()


def test_the_case_with_more_in_common_stands_first(office: Office) -> None:
    office.complaints.record(a_complaint(complainant_name="นางสมมุติ ตัวอย่าง"))
    office.complaints.record(a_complaint(patient_hn="640001", complainant_name="นางสมมุติ ตัวอย่าง"))
    found = office.complaints.possible_duplicates({"patient_hn": "640001", "complainant_name": "สมมุติ ตัวอย่าง"})
    assert [(each.number, each.alike) for each in found] == [
        ("2569/00002", ("patient", "name")),
        ("2569/00001", ("name",)),
    ]


def test_a_case_typed_in_long_after_its_receipt_says_so_and_is_not_refused(office: Office) -> None:
    late = office.complaints.case(office.complaints.record(a_complaint(received_at="2026-11-17T09:12:00+07:00")))
    timely = office.complaints.case(office.complaints.record(a_complaint(received_at="2026-11-21T09:00:00+07:00")))
    assert late.entered_late is not None
    assert (late.entered_late.days, timely.entered_late) == (4, None)
