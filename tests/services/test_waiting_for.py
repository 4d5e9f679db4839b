"""Who is waited for: per unit, since when, until when, and no longer than until the reply."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.today import today_desk
from app.services.cases.waiting_for import waited_for
from app.services.node import SetUp
from app.services.office import Office
from app.services.today.rows import Part
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
    rows = waited_for(asked.desk)
    assert [(row.whom, row.due_on) for row in rows] == [("การเงิน", None), ("ห้องจ่ายยา", date(2026, 11, 20))]
    assert rows[1].what == "ขอข้อเท็จจริง"


@pytest.mark.rule("INT-17")
def test_a_reminder_is_said_and_a_reply_ends_the_waiting(asked: Office) -> None:
    uid = waited_for(asked.desk)[0].uid
    asked.proceedings.go_on(NUMBER, uid, "reminded", {"at": "2026-11-20T09:00"})
    reminded_at = waited_for(asked.desk)[0].reminded_at
    assert reminded_at is not None
    assert reminded_at.date() == date(2026, 11, 20)
    asked.proceedings.go_on(NUMBER, uid, "replied", {"at": "2026-11-21T09:00", "words": "ส่งสำเนาแล้ว"})
    assert [row.whom for row in waited_for(asked.desk)] == ["ห้องจ่ายยา"]


@pytest.mark.parametrize(("profile", "rule", "day"), [("sso", "SSO-6", "2026-12-09"), ("phrae", "PHR-1", "2026-12-03")])
@pytest.mark.rule("SSO-6", "PHR-1")
def test_where_no_day_was_named_the_rule_gives_it(
    tmp_path: Path, now: datetime, profile: str, rule: str, day: str
) -> None:
    there = bootstrap.open_office(tmp_path, clock=lambda: now, set_up=SetUp(role="centre", profile=profile))
    there.complaints.record(a_complaint(topics=["behaviour"]))
    there.proceedings.begin(NUMBER, "request", {**FINANCE, "at": "2026-11-18T09:00"})
    there.proceedings.begin(NUMBER, "request", PHARMACY)
    rows = {row.whom: (row.due_on, row.rule) for row in waited_for(there.desk)}
    assert rows == {"การเงิน": (date.fromisoformat(day), rule), "ห้องจ่ายยา": (date(2026, 11, 20), "")}
    lines = [each for each in today_desk(there).today.board().lines if each.part is Part.WAITING]
    assert {each.to_whom: (str(each.due_on), each.rule) for each in lines} == {
        "การเงิน": (day, rule),
        "ห้องจ่ายยา": ("2026-11-20", "INT-17"),
    }


@pytest.mark.rule("INT-13")
def test_the_day_of_an_order_and_its_executive_are_not_those_of_the_memo(office: Office) -> None:
    office.complaints.record(a_complaint())
    memo = {"at": "2026-11-18T09:00", "to": "ผู้อำนวยการ", "memo": "ขอความเห็นชอบ"}
    uid = office.proceedings.begin(NUMBER, "order", memo)
    assert [(row.whom, row.due_on) for row in waited_for(office.desk)] == [("ผู้อำนวยการ", None)]
    order = {"at": "2026-11-19T09:00", "by_whom": "รองผู้อำนวยการ", "order": "ดำเนินการ", "due_on": "2026-11-27"}
    office.proceedings.go_on(NUMBER, uid, "ordered", order)
    assert [(row.whom, row.due_on) for row in waited_for(office.desk)] == [("ผู้อำนวยการ", date(2026, 11, 27))]


def test_what_was_taken_back_or_closed_is_not_waited_for(asked: Office) -> None:
    asked.proceedings.void(NUMBER, waited_for(asked.desk)[0].uid, because="ขอผิดหน่วยงาน")
    assert [row.whom for row in waited_for(asked.desk)] == ["ห้องจ่ายยา"]
