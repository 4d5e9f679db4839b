"""The reports that the office owes stand on the board of Today until somebody marks them as sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap.today import today_desk
from app.domain.errors import InvalidComplaint
from app.services.hospital.reference import Reference
from app.services.node import SetUp
from app.services.office import Office
from app.services.today.reports import OfficeReports, SentReport
from app.services.today.rows import NO_CASE, Goal, Part
from tests.cases import a_complaint

MONTHLY, NOVEMBER, DUE = "REP-1:month", date(2026, 11, 1), date(2026, 12, 5)
SENT = {"at": "2026-12-03T09:00:00+07:00", "by": "เจ้าหน้าที่ ทดสอบ", "how": "บันทึกข้อความ"}


@dataclass
class Moving:
    """A clock that is set."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def turn_to(self, text: str) -> None:
        self.moment = datetime.fromisoformat(f"{text}:00+07:00")


@pytest.fixture
def clock() -> Moving:
    """Tuesday 17 November 2569, 10:00, when the folder is made."""
    return Moving(datetime.fromisoformat("2026-11-17T10:00:00+07:00"))


def office_in(folder: Path, clock: Moving, set_up: SetUp) -> Iterator[Office]:
    office = bootstrap.open_office(folder, clock=clock, set_up=set_up)
    office.complaints.record(a_complaint(topics=["service"]))
    yield office
    office.database.close()


@pytest.fixture
def hospital(tmp_path: Path, clock: Moving) -> Iterator[Office]:
    yield from office_in(tmp_path / "hospital", clock, SetUp(role="centre"))


@pytest.fixture
def social(tmp_path: Path, clock: Moving) -> Iterator[Office]:
    yield from office_in(tmp_path / "sso", clock, SetUp(role="centre", profile="sso"))


@pytest.fixture
def province(tmp_path: Path, clock: Moving) -> Iterator[Office]:
    yield from office_in(tmp_path / "phrae", clock, SetUp(role="centre", profile="phrae"))


def owed(office: Office) -> list[tuple[str, date]]:
    return [(each.report.id, each.due_on) for each in OfficeReports(office.desk).open()]


@pytest.mark.rule("REP-1")
def test_a_report_stands_on_the_board_a_week_before_and_until_it_is_sent(hospital: Office, clock: Moving) -> None:
    assert owed(hospital) == []
    clock.turn_to("2026-12-03T10:00")
    (line,) = (line for line in today_desk(hospital).today.board().lines if line.part is Part.REPORTS)
    assert (line.rule, line.due_on, line.subject) == ("REP-1", DUE, "1 พ.ย. 2569 ถึง 30 พ.ย. 2569")
    assert (line.goal, line.goal_id) == (Goal.REPORT, "REP-1:month/2026-11-01")
    OfficeReports(hospital.desk).mark_sent(MONTHLY, NOVEMBER, SENT)
    clock.turn_to("2026-12-09T10:00")
    assert owed(hospital) == []


@pytest.mark.rule("SSO-7", "KPI-5")
def test_the_social_security_office_is_asked_for_its_reports(social: Office, clock: Moving) -> None:
    clock.turn_to("2026-12-28T10:00")
    assert owed(social) == [
        ("KPI-5", DUE),
        ("SSO-7:month", DUE),
        ("SSO-7:quarter", date(2026, 12, 31)),
        ("KPI-5", date(2027, 1, 5)),
        ("SSO-7:month", date(2027, 1, 5)),
    ]


@pytest.mark.rule("PHR-2", "PHR-3")
def test_the_provincial_office_is_asked_at_six_and_twelve_months(province: Office, clock: Moving) -> None:
    clock.turn_to("2027-03-26T10:00")
    assert owed(province) == [("PHR-2", date(2027, 3, 31))]
    clock.turn_to("2027-09-24T10:00")
    assert owed(province) == [("PHR-2", date(2027, 9, 30)), ("PHR-3", date(2027, 9, 30))]


@pytest.mark.rule("REP-1")
def test_what_was_sent_is_kept_and_can_be_taken_back(hospital: Office, clock: Moving) -> None:
    clock.turn_to("2026-12-03T10:00")
    reports = OfficeReports(hospital.desk)
    reports.mark_sent(MONTHLY, NOVEMBER, SENT)
    assert reports.sent(MONTHLY, NOVEMBER) == SentReport(
        datetime.fromisoformat("2026-12-03T09:00:00+07:00"), "เจ้าหน้าที่ ทดสอบ", "บันทึกข้อความ"
    )
    reports.take_back(MONTHLY, NOVEMBER)
    assert (reports.sent(MONTHLY, NOVEMBER), owed(hospital)) == (None, [(MONTHLY, DUE)])


@pytest.mark.rule("REP-1")
def test_a_report_that_was_sent_stays_sent_when_its_due_day_moves(hospital: Office, clock: Moving) -> None:
    clock.turn_to("2026-12-03T10:00")
    OfficeReports(hospital.desk).mark_sent(MONTHLY, NOVEMBER, SENT)
    policy = hospital.desk.policy
    moved = [replace(each, count={"type": "day_of_next_month", "day": 7}) for each in policy.reports]
    hospital.desk.policy = replace(policy, reports=tuple(moved))
    clock.turn_to("2026-12-08T10:00")
    assert owed(hospital) == [("REP-1:quarter", date(2026, 12, 7))]
    assert OfficeReports(hospital.desk).find(MONTHLY, NOVEMBER).due_on == date(2026, 12, 7)


def written_before(office: Office, report: str, due_on: str) -> None:
    """A report marked as sent by a program that named it by the day on which it was due."""
    Reference(office.desk).write("office_report_sent", {(f"office_report:{report}", due_on): SENT})


@pytest.mark.rule("REP-1")
def test_a_report_that_an_older_program_noted_as_sent_stays_sent_and_can_be_taken_back(
    hospital: Office, clock: Moving
) -> None:
    clock.turn_to("2026-12-03T10:00")
    reports = OfficeReports(hospital.desk)
    written_before(hospital, MONTHLY, "2026-12-05")
    sent = reports.sent(MONTHLY, NOVEMBER)
    assert (owed(hospital), sent and sent.how) == ([], "บันทึกข้อความ")
    reports.mark_sent(MONTHLY, NOVEMBER, {**SENT, "how": "อีเมล"})
    corrected = reports.sent(MONTHLY, NOVEMBER)
    assert corrected and corrected.how == "อีเมล"
    reports.take_back(MONTHLY, NOVEMBER)
    assert (reports.sent(MONTHLY, NOVEMBER), owed(hospital)) == (None, [(MONTHLY, DUE)])


@pytest.mark.rule("REP-1")
def test_a_due_day_on_the_first_of_a_month_is_not_taken_for_the_period_that_begins_then(
    hospital: Office, clock: Moving
) -> None:
    clock.turn_to("2027-01-05T10:00")
    written_before(hospital, MONTHLY, "2026-12-01")
    assert (MONTHLY, date(2027, 1, 5)) in owed(hospital)
    assert OfficeReports(hospital.desk).sent(MONTHLY, date(2026, 12, 1)) is None


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"how": ""}, ("how", "required")),
        ({"at": "2026-12-03T10:01:00+07:00"}, ("at", "in_the_future")),
        ({"at": "2026-10-31T10:00:00+07:00"}, ("at", "sent_before_the_period")),
        ({"nil_units": ["ห้องนอก"]}, ("nil_units", "unit_not_on_the_list")),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    hospital: Office, clock: Moving, changed: dict[str, object], refused: tuple[str, str]
) -> None:
    hospital.staff.add_units(["ห้องยา"])
    clock.turn_to("2026-12-03T10:00")
    with pytest.raises(InvalidComplaint) as refusal:
        OfficeReports(hospital.desk).mark_sent(MONTHLY, NOVEMBER, {**SENT, **changed})
    assert [(each.field, each.code) for each in refusal.value.problems] == [refused]


@pytest.mark.rule("REP-1", "DAY-4")
def test_a_report_is_reminded_of_the_working_day_before_and_when_it_is_late(hospital: Office, clock: Moving) -> None:
    today, report = today_desk(hospital).today, (NO_CASE, "REP-1:month/2026-11-01")
    told = {}
    # The 5th is a Saturday: Friday 4th is its last working day. Monday 7th is a day off.
    for moment in ("2026-12-02T10:00", "2026-12-03T10:00", "2026-12-04T10:00", "2026-12-04T23:00"):
        clock.turn_to(moment)
        told[moment[8:]] = report in today.reminder().coming
    assert told == {"02T10:00": False, "03T10:00": True, "04T10:00": True, "04T23:00": False}
    clock.turn_to("2026-12-06T00:00")
    assert report in today.reminder().overdue


@pytest.mark.rule("DAY-4")
def test_a_duty_in_days_is_reminded_of_in_the_morning_not_before_midnight(hospital: Office, clock: Moving) -> None:
    number = hospital.complaints.record(a_complaint(level=2, details="พูดไม่สุภาพ"))  # to be answered by Tuesday 8th
    answer, today = (hospital.complaints.case(number).uid, "LVL-2"), today_desk(hospital).today
    told = {}
    for moment in ("2026-12-03T09:00", "2026-12-04T08:30", "2026-12-04T23:00", "2026-12-08T09:00", "2026-12-08T23:00"):
        clock.turn_to(moment)
        told[moment[8:]] = answer in today.reminder().coming
    assert told == {"03T09:00": False, "04T08:30": True, "04T23:00": False, "08T09:00": True, "08T23:00": False}
    clock.turn_to("2026-12-09T00:00")
    assert answer in today.reminder().overdue
