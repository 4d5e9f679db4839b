"""The register: order, chips, pages and search."""

from datetime import datetime

import pytest

from app.services.office import Office
from app.services.register.filter import RegisterFilter
from tests.cases import a_complaint, an_incident


def test_urgent_cases_stand_on_top_then_the_newest(office: Office) -> None:
    office.complaints.record(
        a_complaint(received_at="2026-11-01T09:00:00+07:00", priority="urgent", priority_ground="a")
    )
    office.complaints.record(a_complaint(received_at="2026-11-02T09:00:00+07:00"))
    office.complaints.record(a_complaint(received_at="2026-11-03T09:00:00+07:00"))
    numbers = [row.number for row in office.register.page(RegisterFilter(), 0, 10)]
    assert numbers == ["2569/00001", "2569/00003", "2569/00002"]


def test_pages_follow_each_other_without_gap_or_overlap(office: Office) -> None:
    for day in range(1, 10):
        office.complaints.record(a_complaint(received_at=f"2026-11-{day:02}T09:00:00+07:00"))
    pages = [office.register.page(RegisterFilter(), first, 4) for first in (0, 4, 8)]
    numbers = [row.number for page in pages for row in page]
    assert numbers == [f"2569/{place:05}" for place in range(9, 0, -1)]
    assert office.register.count(RegisterFilter()) == 9


def test_what_is_overdue_stands_behind_its_chip(office: Office, now: datetime) -> None:
    office.complaints.record(a_complaint(received_at="2026-10-01T09:00:00+07:00", level=1))
    office.complaints.record(a_complaint(level=4))
    assert office.register.chip_counts(now) == {"to_do": 2, "overdue": 1, "all": 2}


def test_what_had_to_be_done_at_once_is_overdue_an_hour_later(office: Office, now: datetime) -> None:
    office.complaints.record(an_incident(received_at="2026-11-21T09:30:00+07:00", known_at=None, category="C"))
    assert office.register.chip_counts(now)["overdue"] == 1


@pytest.mark.parametrize(
    "words",
    ["ฉุกเฉิน", "ห้องฉุก", "000012", "๐๐๐๐๑๒", "2569/00002", "ป้าย", "ฉุ", 'คำ "ในเครื่องหมาย"'],
)
def test_any_part_of_a_word_finds_the_case(office: Office, words: str) -> None:
    office.complaints.record(a_complaint())
    office.complaints.record(
        a_complaint(details='ป้ายห้องฉุกเฉินไม่ชัด มีคำ "ในเครื่องหมาย"', units=["อาคารสถานที่"], patient_hn="HN000012")
    )
    assert [row.number for row in office.register.found(words)] == ["2569/00002"]


def test_a_search_that_finds_nothing_is_empty(office: Office) -> None:
    office.complaints.record(a_complaint())
    assert office.register.found("ไม่มีคำนี้") == ()


def test_a_corrected_word_is_no_longer_found(office: Office) -> None:
    office.complaints.record(a_complaint(place="ตึกเก่าหลังวัด"))
    office.complaints.change_fields("2569/00001", {"place": "ตึกใหม่"})
    assert office.register.found("หลังวัด") == ()
    assert len(office.register.found("ตึกใหม่")) == 1
