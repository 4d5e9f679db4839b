"""The steps of a program: all that is done about a case, what is corrected, taken back, refused and closed."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.domain.officers_days import DayAction
from app.domain.vocabulary import State
from app.services.closing import Closings
from app.services.hospital_calendar import HospitalCalendar
from tests.life.laws import require_closed_when_closed
from tests.life.people import GROUPS, MOST_CASES, MOST_DAYS_OFF, NURSE, SEEN, Centre, any_number

RESOLUTION = {"reason": "มติคณะรัฐมนตรี", "document": "นร 0505/ว 999", "scope": "country"}


class Life(Centre):
    """Everything that happens to a case, in any order."""

    # New cases and time

    @precondition(lambda self: len(self.cases) < MOST_CASES)
    @rule(hours_ago=st.integers(0, 60), is_incident=st.booleans())
    def record(self, hours_ago: int, is_incident: bool) -> None:
        self.record_one(hours_ago, is_incident=is_incident)
        SEEN["recorded"] += 1

    @rule(hours=st.sampled_from((1, 5, 15, 24, 72, 200)))
    def time_passes(self, hours: int) -> None:
        self.clock.go_on(hours)
        SEEN["time passed"] += 1

    @precondition(lambda self: self.days_off < MOST_DAYS_OFF)
    @rule(ahead=st.integers(1, 40))
    def a_day_off_is_added(self, ahead: int) -> None:
        self.days_off += 1
        page, on = HospitalCalendar(self.office.desk), self.office.desk.calendar.working_day(self.day(ahead))
        day = {"on": on.isoformat(), "name": "วันหยุดพิเศษ", "document_on": self.day(0).isoformat()}
        self.click("day off", lambda: page.confirm(page.checked(DayAction.ADD, {**RESOLUTION, **day}), _nothing))

    # Corrections

    @rule(which=any_number, level=st.sampled_from((1, 2, 3, 4)))
    def correct_level(self, which: int, level: int) -> None:
        if self.profile == "kcm":
            self.correct("level", which, level=level, level_reason="พิจารณาใหม่")

    @rule(which=any_number, group=any_number)
    def correct_group(self, which: int, group: int) -> None:
        groups = GROUPS[self.profile]
        self.correct("group", which, resolution_group=groups[group % len(groups)])

    @rule(which=any_number, category=st.sampled_from("ABCDEFGHI"))
    def correct_category(self, which: int, category: str) -> None:
        if self.profile == "kcm":
            self.correct("category", which, category=category, category_reason="พิจารณาใหม่")

    @rule(which=any_number, hours=st.integers(-200, 200))
    def correct_received_at(self, which: int, hours: int) -> None:
        record = self.case(which)
        if record is not None:
            at = datetime.fromisoformat(str(record.fields["received_at"])) + timedelta(hours=hours)
            self.correct("received", which, received_at=at.isoformat(), known_at=at.isoformat())

    @rule(which=any_number, ahead=st.integers(0, 40), urgent=st.booleans())
    def correct_reply_by_and_priority(self, which: int, ahead: int, urgent: bool) -> None:
        priority = {"priority": "urgent", "priority_ground": "a"} if urgent else {"priority": "normal", "priority_ground": None}
        self.correct("reply by", which, reply_by=self.day(ahead).isoformat(), **priority)

    # Duties

    @rule(which=any_number, duty=any_number)
    def tick(self, which: int, duty: int) -> None:
        record = self.case(which)
        known = self.duty(record, duty) if record else None
        if record and known:
            done = lambda: self.office.duties.done(record.number, [known.id], at=self.clock.now, by=NURSE)  # noqa: E731
            self.click("ticked", done, record.number)

    @rule(which=any_number, duty=any_number)
    def mark_as_not_needed(self, which: int, duty: int) -> None:
        record = self.case(which)
        known = self.duty(record, duty) if record else None
        if record and known:
            number = record.number
            self.click("not needed", lambda: self.office.duties.not_needed(number, known.id, because="ซ้ำ"), number)

    @rule(which=any_number, duty=any_number, ahead=st.integers(1, 60))
    def give_more_time(self, which: int, duty: int, ahead: int) -> None:
        record = self.case(which)
        known = self.duty(record, duty, ended=duty % 7 == 0) if record else None
        if known:
            until = self.day(ahead).isoformat()
            self.begin_one(
                "more time", which, "extension", duty=known.id, until=until, reason="รอผล", by_whom="ผู้อำนวยการ"
            )

    @rule(which=any_number, ahead=st.integers(0, 20))
    def pause(self, which: int, ahead: int) -> None:
        until = self.day(ahead).isoformat()
        self.begin_one("pause", which, "pause", reason="รอเอกสาร", until=until, by_whom="ผู้อำนวยการ")

    @rule(which=any_number)
    def run_again(self, which: int) -> None:
        self.go_on_with("run again", which, "pause", "resumed")

    # What is done about a case

    @rule(
        which=any_number,
        purpose=st.sampled_from(("answer", "progress", "first_report", "result", "other")),
        result=st.sampled_from(("reached", "reached", "no_answer")),
    )
    def contact(self, which: int, purpose: str, result: str) -> None:
        self.begin_one("contact", which, "contact", purpose=purpose, result=result, words=self.word())

    @rule(which=any_number)
    def note(self, which: int) -> None:
        self.begin_one("note", which, "note", words=self.word())

    @rule(which=any_number, ahead=st.integers(0, 30), with_a_day=st.booleans())
    def request(self, which: int, ahead: int, with_a_day: bool) -> None:
        due = {"due_on": self.day(ahead).isoformat()} if with_a_day else {}
        self.begin_one("request", which, "request", unit="ห้องยา", question=self.word(), **due)

    @rule(which=any_number)
    def reply(self, which: int) -> None:
        self.go_on_with("reply", which, "request", "replied", words=self.word())

    @rule(which=any_number, ahead=st.integers(0, 30))
    def promise(self, which: int, ahead: int) -> None:
        due_on = self.day(ahead).isoformat()
        self.begin_one("promise", which, "promise", what=self.word(), by_whom="หัวหน้าหอ", due_on=due_on)

    @rule(which=any_number)
    def keep_a_promise(self, which: int) -> None:
        self.go_on_with("promise kept", which, "promise", "kept")

    @rule(which=any_number)
    def session(self, which: int) -> None:
        self.begin_one("session", which, "session", people=["ผู้ร้อง", NURSE], result="agreed")

    @rule(which=any_number, ahead=st.integers(0, 30), begun=st.booleans())
    def order(self, which: int, ahead: int, begun: bool) -> None:
        if begun:
            self.begin_one("memo", which, "order", to="ผู้อำนวยการ", memo=self.word())
            return
        day = self.day(ahead).isoformat()
        self.go_on_with("order", which, "order", "ordered", by_whom="ผู้อำนวยการ", order=self.word(), due_on=day)

    @rule(which=any_number)
    def carry_out_an_order(self, which: int) -> None:
        self.go_on_with("order carried out", which, "order", "carried_out")

    @rule(which=any_number)
    def report_the_incident(self, which: int) -> None:
        self.begin_one("incident report", which, "incident_report", event=self.word(), by_whom=NURSE)

    @rule(which=any_number, concluded=st.booleans())
    def look_for_the_cause(self, which: int, concluded: bool) -> None:
        if concluded:
            self.go_on_with("rca concluded", which, "rca", "concluded", root_cause=self.word(), by_whom="ทีมนำ")
        else:
            self.begin_one("rca", which, "rca", team=["ทีมนำ"], owner="หัวหน้าหอ")

    @rule(which=any_number, row=any_number)
    def take_back(self, which: int, row: int) -> None:
        record = self.case(which)
        standing = [each for each in record.proceedings if not each.is_void] if record else []
        if record and standing:
            uid, number = standing[row % len(standing)].uid, record.number
            self.click("taken back", lambda: self.office.proceedings.void(number, uid, because="บันทึกผิด"), number)

    # Ties and ends

    @rule(which=any_number, other=any_number)
    def link(self, which: int, other: int) -> None:
        number = sorted(self.cases)[other % len(self.cases)]
        self.begin_one("link", which, "link", number=number, link="same_matter")

    @precondition(lambda self: len(self.cases) > 1)
    @rule(which=any_number, other=any_number)
    def merge(self, which: int, other: int) -> None:
        if other % 3 == 0:  # a case that is merged away has little left to happen to it
            number = sorted(self.cases)[other % len(self.cases)]
            self.begin_one("merge", which, "merge", number=number, reason="เรื่องเดียวกัน")

    @rule(which=any_number)
    def close_at_once(self, which: int) -> None:
        """Whether or not something is still open; the service has to say no."""
        if which % 3 == 0:
            self.correct("closed", which, outcome="in_part", told_at=self.now(), told_means="telephone")

    @rule(which=any_number)
    def close_in_order(self, which: int) -> None:
        record = self.case(which)
        if record is not None and which % 4 == 0:
            self.bring_to_an_end(record.number)

    @rule(which=any_number)
    def void(self, which: int) -> None:
        if which % 5 == 0:
            self.correct("voided", which, outcome="entered_by_mistake", outcome_words="บันทึกซ้ำ")

    @rule(which=any_number)
    def reopen(self, which: int) -> None:
        record = self.case(which, is_open=False)
        if record is not None:
            given = {"at": self.now(), "reason": "ผู้ร้องขอให้ทบทวน"}
            number = record.number
            self.click("reopened", lambda: self.office.proceedings.begin(number, "reopening", given), number)

    @rule(which=any_number, level=st.sampled_from((1, 2, 3, 4)))
    def correct_after_the_end(self, which: int, level: int) -> None:
        record = self.case(which, is_open=False)
        if record is not None and self.profile == "kcm":
            number = record.number
            act = lambda: self.office.complaints.change_fields(number, {"level": level})  # noqa: E731
            self.click("corrected after the end", act, number)

    def bring_to_an_end(self, number: str) -> None:
        """End what holds the case open, and close it."""
        if self.office.complaints.case(number).state != State.OPEN:
            return
        closings = Closings(self.office.desk, self.office.complaints, self.office.proceedings)
        for duty in closings.before(number).open_duties:
            self.office.duties.not_needed(number, duty.id, because="ปิดเรื่อง")
            self.cases[number].look(self.office)
        ended = {"outcome": "as_wished", "told_at": self.now(), "told_means": "telephone"}
        self.office.complaints.change_fields(number, ended)
        record = self.cases[number].look(self.office)
        assert record.state == State.CLOSED
        require_closed_when_closed(record)
        SEEN["closed in order"] += 1


def _nothing(_done: int, _of: int) -> None:
    """Nobody waits for it."""
