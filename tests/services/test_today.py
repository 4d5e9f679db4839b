"""The Today board: what is to be done, in the order of doing, each line with its date, its rule and whom to tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.today import today_desk
from app.services.cases.proceedings import Proceedings
from app.services.cases.telling import Told
from app.services.hospital.policy_changes import PolicyChanges
from app.services.node import SetUp
from app.services.office import Office
from app.services.risk.collected import Collected
from app.services.today.rows import Goal, Part, TodayBoard, TodayLine
from tests.cases import a_complaint, an_incident


@dataclass
class Moving:
    """A clock that is set."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+07:00")


@pytest.fixture
def clock() -> Moving:
    """Tuesday 17 November 2569, 10:00."""
    return Moving(at("17T10:00"))


@pytest.fixture
def there(tmp_path: Path, clock: Moving) -> Iterator[Office]:
    office = bootstrap.open_office(tmp_path / "data", clock=clock, set_up=SetUp(role="centre"))
    yield office
    office.database.close()


def board(office: Office) -> TodayBoard:
    return today_desk(office).today.board()


def lines(office: Office, part: Part) -> list[TodayLine]:
    return [line for line in board(office).lines if line.part is part]


def test_a_new_folder_has_only_the_channels_of_today_to_look_at(there: Office) -> None:
    found = board(there)
    assert [(line.part, line.due_on) for line in found.lines] == [(Part.CHANNELS, date(2026, 11, 17))]
    assert found.figures.channels == (0, 12)


@pytest.mark.rule("DAY-4")
def test_a_duty_is_soon_then_due_today_then_overdue(there: Office, clock: Moving) -> None:
    number = there.complaints.record(a_complaint(level=2))
    parts = {}
    for moment in ("17T10:00", "30T10:00"):
        clock.moment = at(moment)
        parts[moment] = [line.part for line in board(there).lines if line.number == number]
    clock.moment = datetime.fromisoformat("2026-12-08T10:00:00+07:00")
    assert parts == {"17T10:00": [], "30T10:00": []}
    assert [line.due_on for line in lines(there, Part.TODAY)] == [date(2026, 12, 8)]
    clock.moment = datetime.fromisoformat("2026-12-09T00:00:00+07:00")
    late = lines(there, Part.OVERDUE)
    assert [(line.number, line.rule, line.due_on) for line in late] == [(number, "LVL-2", date(2026, 12, 8))]


def test_the_next_days_are_working_days(there: Office, clock: Moving) -> None:
    there.complaints.record(a_complaint(level=2))
    clock.moment = datetime.fromisoformat("2026-12-01T10:00:00+07:00")
    assert lines(there, Part.SOON) == []
    clock.moment = datetime.fromisoformat("2026-12-02T10:00:00+07:00")  # the 5th to the 7th are days off
    assert [line.due_on for line in lines(there, Part.SOON)] == [date(2026, 12, 8)]


@pytest.mark.rule("SEN-2", "SEN-13")
@pytest.mark.parametrize("event", ["SEN-2", "SEN-13"])
def test_a_sentinel_event_stands_on_top_until_both_were_told(there: Office, event: str) -> None:
    there.complaints.record(a_complaint(referring_agency="สสจ.", reply_by="2026-11-17"))
    number = there.complaints.record(an_incident(sentinels=[event], category="E"))
    first = board(there).lines[0]
    assert (first.part, first.number, first.rule) == (Part.SENTINEL, number, event)
    assert first.to_whom == "หัวหน้าหน่วยงาน, ผู้อำนวยการโรงพยาบาล"
    there.duties.told(number, [Told("unit_head", "พว. ทดสอบ", at("17T09:58"))])
    assert len(lines(there, Part.SENTINEL)) == 1
    there.duties.told(number, [Told("director", "นพ. ทดสอบ", at("17T09:59"))])
    assert lines(there, Part.SENTINEL) == []


@pytest.mark.rule("INT-17")
def test_a_request_without_a_reply_says_who_is_waited_for_and_since_when(there: Office) -> None:
    number = there.complaints.record(a_complaint())
    proceedings = Proceedings(there.desk)
    asked = {"at": "2026-11-17T09:30:00+07:00", "unit": "ห้องยา", "question": "ขอทราบข้อเท็จจริง", "due_on": "2026-11-24"}
    uid = proceedings.begin(number, "request", asked)
    (line,) = lines(there, Part.WAITING)
    assert (line.to_whom, line.since, line.due_on) == ("ห้องยา", at("17T09:30"), date(2026, 11, 24))
    assert (line.rule, line.goal, line.goal_id) == ("INT-17", Goal.PROCEEDING, uid)
    reply = {"at": "2026-11-17T09:50:00+07:00", "by_whom": "หัวหน้า ทดสอบ", "words": "ตรวจสอบแล้ว"}
    proceedings.go_on(number, uid, "replied", reply)
    assert lines(there, Part.WAITING) == []


@pytest.mark.rule("MERP-A")
def test_a_provisional_category_says_up_to_what_and_when_to_look_again(there: Office) -> None:
    there.complaints.record(
        an_incident(category="D", category_provisional=True, category_up_to="I", category_review_on="2026-11-19")
    )
    (line,) = lines(there, Part.PROVISIONAL)
    assert (line.what, line.due_on) == ("ทบทวนระดับความรุนแรง อาจถึงระดับ I", date(2026, 11, 19))
    assert line.goal is Goal.CATEGORY


def test_what_is_typed_and_not_saved_stands_there(there: Office) -> None:
    uid = there.drafts.keep(None, None, {"details": "กำลังพิมพ์\nบรรทัดสอง"}, None)
    (line,) = lines(there, Part.DRAFTS)
    assert (line.subject, line.goal_id, line.goal) == ("กำลังพิมพ์", uid, Goal.DRAFT)


@pytest.mark.rule("INT-15")
def test_channels_that_nobody_looked_at_stand_there_of_past_days_too(there: Office, clock: Moving) -> None:
    checks = today_desk(there).checks
    for channel in checks.channels(date(2026, 11, 17))[1:]:
        checks.looked(date(2026, 11, 17), channel.code)
    clock.moment = at("18T09:00")
    found = lines(there, Part.CHANNELS)
    assert [(line.due_on, line.rule) for line in found] == [
        (date(2026, 11, 18), "INT-15"),
        (date(2026, 11, 17), "INT-15"),
    ]
    assert found[1].what == "ตรวจ: ตู้แสดงความคิดเห็น"


@pytest.mark.rule("DAY-6")
def test_more_time_counts_and_is_said(there: Office, clock: Moving) -> None:
    number = there.complaints.record(a_complaint(level=2))
    clock.moment = datetime.fromisoformat("2026-12-08T10:00:00+07:00")
    more = {"at": "2026-12-08T09:00:00+07:00", "duty": "LVL-2", "until": "2026-12-09", "reason": "รอผลสอบ"}
    Proceedings(there.desk).begin(number, "extension", {**more, "by_whom": "ผู้อำนวยการ ทดสอบ"})
    (line,) = lines(there, Part.SOON)
    assert (line.due_on, line.extended_on) == (date(2026, 12, 9), date(2026, 12, 9))


def test_the_number_to_call_comes_from_the_roster(there: Office) -> None:
    there.roster.holders.hold("director", "ผู้อำนวยการ ทดสอบ", "08 0000 0000", from_on=date(2026, 11, 1))
    there.complaints.record(
        an_incident(category="G", known_at="2026-11-17T09:00:00+07:00", received_at="2026-11-17T09:00:00+07:00")
    )
    calls = {line.rule: line.call for line in board(there).lines if "ผู้อำนวยการ" in line.to_whom}
    assert all("ผู้อำนวยการ ทดสอบ 08 0000 0000" in call for call in calls.values()) and calls


def test_a_reminder_comes_before_the_time_and_at_the_time(there: Office, clock: Moving) -> None:
    number = there.complaints.record(
        an_incident(known_at="2026-11-17T09:55:00+07:00", received_at="2026-11-17T09:55:00+07:00")
    )
    uid = there.complaints.case(number).uid
    today = today_desk(there).today
    shift_ends = (uid, "RPT-2:finish_tree")  # at 16:00
    clock.moment = at("17T14:59")
    assert shift_ends not in today.reminder().coming | today.reminder().overdue
    clock.moment = at("17T15:00")
    assert shift_ends in today.reminder().coming
    clock.moment = at("17T16:01")
    assert shift_ends in today.reminder().overdue


def test_the_system_is_told_once_a_day(there: Office, clock: Moving) -> None:
    today = today_desk(there).today
    assert (today.is_first_notice(), today.is_first_notice()) == (True, False)
    clock.moment = at("18T08:00")
    assert today.is_first_notice()


def test_no_more_than_fifty_lines_of_a_part_are_read_and_all_are_counted(there: Office) -> None:
    for place in range(52):
        there.complaints.record(a_complaint(source_id=str(place), referring_agency="สสจ.", reply_by="2026-11-17"))
    found = board(there)
    assert (len(lines(there, Part.TODAY)), found.totals[Part.TODAY], found.figures.today) == (50, 52, 52)


@pytest.mark.rule("DAY-2")
def test_a_date_in_a_year_that_nobody_confirmed_says_so(there: Office, clock: Moving) -> None:
    there.complaints.record(a_complaint(reply_by="2027-01-05", referring_agency="สสจ."))
    clock.moment = datetime.fromisoformat("2027-01-05T10:00:00+07:00")
    (line,) = lines(there, Part.TODAY)
    assert (line.due_on, line.is_doubtful) == (date(2027, 1, 5), True)


@pytest.mark.rule("RPT-6", "RPT-9")
def test_the_yearly_list_of_a_unit_is_asked_for_a_month_before_the_fiscal_year_ends(
    there: Office, clock: Moving
) -> None:
    there.complaints.record(an_incident(category="B", units=["หอผู้ป่วยหญิง"]))
    clock.moment = datetime.fromisoformat("2027-08-30T10:00:00+07:00")
    assert lines(there, Part.COLLECTED) == []
    clock.moment = datetime.fromisoformat("2027-08-31T10:00:00+07:00")
    (line,) = lines(there, Part.COLLECTED)
    assert (line.what, line.units, line.due_on) == ("ส่งรายการประจำปี 2 รายการ", ("หอผู้ป่วยหญิง",), date(2027, 9, 30))
    clock.moment = datetime.fromisoformat("2027-10-01T10:00:00+07:00")
    collected = Collected(there.desk)
    collected.hand_over(collected.entries(2027), at=clock(), by="หัวหน้าหอ ทดสอบ", to="ทีมนำ")
    assert lines(there, Part.COLLECTED) == []


@pytest.mark.rule("RPT-9")
@pytest.mark.parametrize("profile", ["sso", "phrae"])
def test_the_yearly_list_is_asked_for_though_other_rules_hold_by_then(
    there: Office, clock: Moving, profile: str
) -> None:
    there.complaints.record(an_incident(category="B", units=["หอผู้ป่วยหญิง"]))
    PolicyChanges(there.desk).change_profile(profile, date(2026, 12, 1))
    clock.moment = datetime.fromisoformat("2027-08-31T10:00:00+07:00")
    assert [line.units for line in lines(there, Part.COLLECTED)] == [("หอผู้ป่วยหญิง",)]
