"""Deciding between what two people entered about a duty or a file."""

import pytest

from app.services.office import Office
from tests.cases import a_complaint
from tests.two_people import entered_twice

DONE = {"at": "2026-11-21T10:00:00+07:00", "by": "พยาบาล ตัวอย่าง", "means": "", "words": "", "not_needed": ""}
NOT_NEEDED = {"at": None, "by": "", "means": "", "words": "", "not_needed": "ผู้ร้องถอนเรื่อง"}


@pytest.fixture
def number(office: Office) -> str:
    """A case whose first duty is done for one person and not needed for another."""
    number = office.complaints.record(a_complaint(level=3))
    duty = office.complaints.case(number).duties[0].id
    entered_twice(office, number, f"duty:{duty}", "done", DONE, NOT_NEEDED)
    return number


def test_a_duty_ended_in_two_ways_is_a_conflict_until_somebody_chooses(office: Office, number: str) -> None:
    [conflict] = office.complaints.case(number).conflicts
    office.decisions.choose(number, conflict.entity, conflict.unit, NOT_NEEDED)
    record = office.complaints.case(number)
    assert record.conflicts == ()
    assert record.duties[0].not_needed == "ผู้ร้องถอนเรื่อง"


def test_a_decision_stands_in_the_history(office: Office, number: str) -> None:
    [conflict] = office.complaints.case(number).conflicts
    office.decisions.choose(number, conflict.entity, conflict.unit, DONE)
    assert office.complaints.case(number).timeline[-1].kind == "decided"


@pytest.mark.rule("DAY-6")
def test_more_time_entered_twice_is_decided_and_the_date_follows(office: Office) -> None:
    number = office.complaints.record(a_complaint(resolution_group="GRP-2"))
    more = {"at": "2026-11-20T09:00:00+07:00", "duty": "GRP-2", "reason": "รอผล", "by_whom": "ผู้อำนวยการ"}
    later, sooner = {**more, "until": "2026-12-18"}, {**more, "until": "2026-12-11"}
    entered_twice(office, number, "extension:e1", "granted", later, sooner)
    [conflict] = office.complaints.case(number).conflicts
    office.decisions.choose(number, conflict.entity, conflict.unit, sooner)
    record = office.complaints.case(number)
    (duty,) = [each for each in record.duties if each.id == "GRP-2"]
    assert (record.conflicts, str(duty.extended_on)) == ((), "2026-12-11")
