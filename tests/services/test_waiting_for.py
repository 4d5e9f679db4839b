"""Who is waited for: per unit, since when, until when, and no longer than until the reply."""

from datetime import date

import pytest

from app.services.cases.waiting_for import waited_for
from app.services.office import Office
from tests.cases import a_complaint

NUMBER = "2569/00001"
PHARMACY = {"at": "2026-11-18T09:00", "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-11-20"}
FINANCE = {"at": "2026-11-17T10:00", "unit": "การเงิน", "question": "ขอสำเนาใบเสร็จ"}


@pytest.fixture
def asked(office: Office) -> Office:
    """A complaint about which two units were asked."""
    office.complaints.record(a_complaint())
    office.proceedings.begin(NUMBER, "request", PHARMACY)
    office.proceedings.begin(NUMBER, "request", FINANCE)
    return office


@pytest.mark.rule("INT-17")
def test_each_unit_is_listed_with_its_own_day(asked: Office) -> None:
    rows = waited_for(asked.database)
    assert [(row.whom, row.due_on) for row in rows] == [("การเงิน", None), ("ห้องจ่ายยา", date(2026, 11, 20))]
    assert rows[1].what == "ขอข้อเท็จจริง"


@pytest.mark.rule("INT-17")
def test_a_reminder_is_said_and_a_reply_ends_the_waiting(asked: Office) -> None:
    uid = waited_for(asked.database)[0].uid
    asked.proceedings.go_on(NUMBER, uid, "reminded", {"at": "2026-11-20T09:00"})
    reminded_at = waited_for(asked.database)[0].reminded_at
    assert reminded_at is not None
    assert reminded_at.date() == date(2026, 11, 20)
    asked.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-21T09:00", "words": "ส่งสำเนาแล้ว"})
    assert [row.whom for row in waited_for(asked.database)] == ["ห้องจ่ายยา"]


def test_what_was_taken_back_or_closed_is_not_waited_for(asked: Office) -> None:
    asked.proceedings.void(NUMBER, waited_for(asked.database)[0].uid, because="ขอผิดหน่วยงาน")
    assert [row.whom for row in waited_for(asked.database)] == ["ห้องจ่ายยา"]
