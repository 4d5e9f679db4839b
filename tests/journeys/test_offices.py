"""Cases of the other offices, and of units without the program, from the first day to the last by the real services."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.errors import InvalidComplaint
from app.domain.proceedings.follow_ups import FollowUp, follow_ups
from app.services.cases.letters import Letters
from app.services.cases.waiting_for import waited_for
from app.services.node import SetUp
from app.services.office import Office
from app.services.register.filter import Chip, RegisterFilter
from app.services.rows import DutyRow
from app.ui.badges import Tone
from app.ui.due_badges import badge_until_day
from app.ui.triage.duties_shown import badge_of
from tests.cases import a_complaint

NUMBER = "2569/00001"


@dataclass
class Days:
    """One office whose clock somebody sets."""

    office: Office
    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def at(self, moment: str) -> str:
        """From now on it is then."""
        self.moment = datetime.fromisoformat(f"{moment}:00+07:00")
        return moment

    def duty(self, name: str) -> DutyRow:
        """The duty of that id; of one that each proceeding has, `name` is what its id begins with."""
        duties = self.office.complaints.case(NUMBER).duties
        return next(each for each in duties if each.id == name or each.id.startswith(f"{name}@"))

    def contact(self, moment: str, purpose: str) -> None:
        """The complainant is reached by telephone."""
        said = {"at": self.at(moment), "means": "telephone", "result": "reached", "purpose": purpose}
        self.office.proceedings.begin(NUMBER, "contact", said)

    def suggested(self) -> tuple[FollowUp, ...]:
        record = self.office.complaints.case(NUMBER)
        return follow_ups(record.fields, record.state, record.proceedings, 3)

    def change(self, **values: object) -> str:
        """Save these fields; the state of the case afterwards."""
        self.office.complaints.change_fields(NUMBER, values)
        return self.office.complaints.case(NUMBER).state


Opened = Callable[[str, str], Days]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Sets up the office of a profile at a moment."""
    offices: list[Office] = []

    def open_days(profile: str, moment: str) -> Days:
        days = Days.__new__(Days)
        days.at(moment)
        days.office = bootstrap.open_office(tmp_path / profile, clock=days.now, set_up=SetUp(profile=profile))
        offices.append(days.office)
        return days

    yield open_days
    for office in offices:
        office.database.close()


@pytest.mark.rule("SSO-4", "SSO-5")
def test_a_complaint_of_the_social_security_office_runs_over_25_working_days(opened: Opened) -> None:
    days = opened("sso", "2026-10-01T09:10")  # a Thursday; the 13th and the 23rd of October are holidays
    received = {"received_at": "2026-10-01T09:00:00+07:00", "topics": ["service"], "resolution_group": "SSO-4"}
    days.office.complaints.record(a_complaint(network_hospitals=["รพ.ตัวอย่าง"], **received))
    days.office.duties.done(NUMBER, ["SSO-1", "SSO-8"], at=days.now(), by="เจ้าหน้าที่ ตัวอย่าง")
    assert (days.duty("SSO-4").due_on, days.duty("SSO-5#2").due_on) == (
        date(2026, 11, 6),
        date(2026, 11, 13),
    )

    days.contact("2026-10-02T10:00", "first_contact")
    days.contact("2026-10-09T10:00", "first_report")
    days.contact("2026-11-12T15:00", "progress")
    days.contact("2026-12-07T09:00", "progress")  # a holiday, and after the day

    reports = {each.id: each for each in days.office.complaints.case(NUMBER).duties if each.rule == "SSO-5"}
    assert {name: each.due_on for name, each in reports.items()} == {
        "SSO-5#2": date(2026, 11, 13),  # the 30th working day
        "SSO-5#3": date(2026, 12, 4),  # the 45th
        "SSO-5#4": date(2026, 12, 29),  # the 60th
    }
    assert [str(each.done_at) for each in reports.values()] == [
        "2026-11-12 15:00:00+07:00",
        "2026-12-07 09:00:00+07:00",
        "None",
    ]
    days.at("2026-12-15T10:00")
    assert days.change(outcome="in_part", told_at="2026-12-15T09:30:00+07:00") == "closed"
    assert days.duty("SSO-5#4").is_ended


@pytest.mark.rule("INT-11", "OUT-2")
def test_a_matter_of_the_provincial_office_is_handed_over_and_ends_with_the_receipt(opened: Opened) -> None:
    days = opened("phrae", "2026-11-16T09:10")
    days.office.complaints.record(a_complaint(received_at="2026-11-16T09:00:00+07:00", topics=["behaviour"]))
    route = {"at": days.at("2026-11-16T10:00"), "route": "not_ours", "reason": "เป็นอำนาจของเทศบาล"}
    days.office.proceedings.begin(NUMBER, "screening", route)
    assert [(each.begin, each.rule) for each in days.suggested()] == [("handover", "INT-11")]

    sent = {"at": days.at("2026-11-16T11:00"), "agency": "เทศบาลตัวอย่าง", "means": "letter", "due_on": "2026-11-23"}
    uid = days.office.proceedings.begin(NUMBER, "handover", sent)
    (waiting,) = waited_for(days.office.database)
    assert (waiting.whom, waiting.due_on, days.duty("INT-11:receipt").due_on) == (
        "เทศบาลตัวอย่าง",
        date(2026, 11, 23),
        date(2026, 11, 23),
    )
    ended = {"outcome": "handed_over", "told_at": days.at("2026-11-17T09:00")}
    with pytest.raises(InvalidComplaint):
        days.change(**ended)

    receipt = {"at": days.at("2026-11-20T14:00"), "number": "ตย ๕๒๐๐๑/๑๕", "by_whom": "ธุรการเทศบาล"}
    days.office.proceedings.go_on(NUMBER, uid, "received", receipt)
    (outcome,) = days.suggested()
    assert outcome.fields == {"outcome": "handed_over", "outcome_words": "เทศบาลตัวอย่าง · ตย ๕๒๐๐๑/๑๕"}
    assert days.change(**outcome.fields, told_at=days.at("2026-11-20T15:00")) == "closed"
    assert waited_for(days.office.database) == ()


@pytest.mark.rule("INT-17")
def test_a_unit_without_the_program_answers_late_after_a_reminder(opened: Opened) -> None:
    days = opened("kcm", "2026-11-09T09:10")
    days.office.complaints.record(a_complaint(received_at="2026-11-09T09:00:00+07:00", level=2))
    question = {"unit": "ห้องจ่ายยาผู้ป่วยนอก", "question": "ขอข้อเท็จจริงเรื่องเวลารอรับยา", "due_on": "2026-11-13"}
    uid = days.office.proceedings.begin(NUMBER, "request", {"at": days.at("2026-11-09T10:00"), **question})
    letters = Letters(days.office.desk, days.office.complaints)
    assert letters.fact_finding(NUMBER, uid).startswith(b"%PDF")

    days.at("2026-11-17T09:00")
    duty = days.duty("INT-17")
    assert duty.due_on == date(2026, 11, 13)
    late = badge_until_day(duty.due_on, "given_day", days.now().date(), None)
    assert (late.tone, late.text) == (Tone.OVERDUE, "เกินกำหนด 4 วัน")
    overdue = days.office.register.page(RegisterFilter(chip=Chip.OVERDUE), 0, 10)
    assert [row.number for row in overdue] == [NUMBER]
    assert letters.reminder(NUMBER, uid).startswith(b"%PDF")
    days.office.proceedings.go_on(NUMBER, uid, "reminded", {"at": "2026-11-17T09:00", "means": "memo"})
    (waiting,) = waited_for(days.office.database)
    assert (waiting.whom, str(waiting.reminded_at)[:16]) == ("ห้องจ่ายยาผู้ป่วยนอก", "2026-11-17 09:00")

    reply = {"at": days.at("2026-11-19T13:30"), "by_whom": "หัวหน้าห้องยา", "words": "เครื่องพิมพ์ฉลากขัดข้อง"}
    days.office.proceedings.go_on(NUMBER, uid, "replied", reply)
    answered = days.duty("INT-17")
    assert answered.done_at is not None
    assert (answered.due_on, str(answered.done_at)[:16]) == (date(2026, 11, 13), "2026-11-19 13:30")
    shown = badge_of(answered, days.now(), days.office.desk.calendar)
    assert (shown.tone, shown.text) == (Tone.DONE, "ทำแล้ว ช้ากว่ากำหนด")
    assert waited_for(days.office.database) == ()
