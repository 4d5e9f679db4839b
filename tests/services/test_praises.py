"""Compliments, passed on to the unit and the person praised, and counted (ADM-3)."""

from datetime import date

import pytest

from app.services.counts.praises import praises
from app.services.office import Office
from tests.cases import a_complaint

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def complimented(office: Office, details: str, **named: object) -> str:
    return office.complaints.record(a_complaint(kind="compliment", details=details, **named))


@pytest.mark.rule("ADM-3")
def test_compliments_are_counted_per_unit_and_per_person_in_any_spelling_of_the_title(office: Office) -> None:
    complimented(office, "หนึ่ง", units=["หอผู้ป่วยหญิง"], praised_person="น.ส.สมมุติ ใจดี")
    number = complimented(office, "สอง", units=[])
    told = {"at": "2026-11-18T09:00", "unit": "หอผู้ป่วยหญิง", "person": "นางสาว สมมุติ ใจดี"}
    office.proceedings.begin(number, "praise", told)
    office.complaints.record(a_complaint(details="เรื่องร้องเรียน"))
    counted = praises(office.database, *NOVEMBER)
    assert (counted.count, counted.passed_on) == (2, 1)
    assert counted.by_unit == {"หอผู้ป่วยหญิง": 2}
    assert counted.by_person == {"น.ส.สมมุติ ใจดี": 2}


def test_a_person_named_twice_in_one_compliment_counts_once(office: Office) -> None:
    number = complimented(office, "หนึ่ง", units=["ห้องยา"], praised_person="นายสมมุติ ใจดี")
    told = {"at": "2026-11-18T09:00", "unit": "ห้องยา", "person": "สมมุติ ใจดี"}
    office.proceedings.begin(number, "praise", told)
    counted = praises(office.database, *NOVEMBER)
    assert (counted.by_unit, counted.by_person) == ({"ห้องยา": 1}, {"นายสมมุติ ใจดี": 1})
