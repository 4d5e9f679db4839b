"""The steps of a program: all that is done about a case, what is corrected, taken back, refused and closed.

A rule is a family of actions. Hypothesis leaves out some rules of each program, so that it goes far in few directions,
and likes to repeat what it drew; within a family `chance` chooses evenly, from the seed with which a program begins.
"""

import random
from datetime import datetime, timedelta

from hypothesis.stateful import precondition, rule

from app.domain.officers_days import DayAction
from app.domain.vocabulary import State
from app.services.cases.closing import Closings
from app.services.hospital.calendar import HospitalCalendar
from tests.life.laws import require_closed_when_closed
from tests.life.people import GROUPS, MOST_CASES, MOST_DAYS_OFF, NURSE, SEEN, Centre

RESOLUTION = {"reason": "มติคณะรัฐมนตรี", "document": "นร 0505/ว 999", "scope": "country"}
HOURS = (1, 5, 15, 24, 72, 200)
DIRECTOR = "ผู้อำนวยการ"
PURPOSES = ("answer", "progress", "first_report", "result", "other")
URGENT = {"priority": "urgent", "priority_ground": "a"}
FAMILIES = (
    "time_passes",
    "fields_are_corrected",
    "something_is_done_about_a_duty",
    "the_clock_waits",
    "somebody_says_something",
    "a_unit_is_asked",
    "people_mediate",
    "the_director_orders",
    "the_incident_is_looked_into",
    "something_is_taken_back",
    "two_cases_belong_together",
)

Chance = random.Random


class Life(Centre):
    """Everything that happens to a case, in any order."""

    @precondition(lambda self: len(self.cases) < MOST_CASES)
    @rule()
    def a_case_comes_in(self) -> None:
        self.record_one(self.chance.randint(0, 60), is_incident=self.chance.random() < 0.5)
        SEEN["recorded"] += 1

    @precondition(Centre.has_an_open_case)
    @rule()
    def a_busy_day(self) -> None:
        """One of everything that may be done, in any order."""
        chance = self.chance
        for family in chance.sample(FAMILIES, k=4):
            if self.has_an_open_case():
                getattr(self, f"_{family}")(chance)

    @rule()
    def time_passes(self) -> None:
        self._time_passes(self.chance)

    @precondition(Centre.has_an_open_case)
    @rule()
    def fields_are_corrected(self) -> None:
        self._fields_are_corrected(self.chance)

    @precondition(Centre.has_an_open_case)
    @rule()
    def something_is_done_about_a_duty(self) -> None:
        self._something_is_done_about_a_duty(self.chance)

    @precondition(Centre.has_an_open_case)
    @rule()
    def something_is_taken_back(self) -> None:
        self._something_is_taken_back(self.chance)

    @precondition(Centre.has_an_open_case)
    @rule()
    def a_case_ends(self) -> None:
        chance = self.chance
        record = self.case(chance)
        ended = {"outcome": "in_part", "told_at": self.now(), "told_means": "telephone"}
        mistaken = {"outcome": "entered_by_mistake", "outcome_words": "บันทึกซ้ำ"}
        match chance.choice(("at once", "at once", "in order", "voided")):
            case "at once":  # whether or not something is still open: the service has to say no
                self.correct("closed at once", record, **ended)
            case "voided":
                self.correct("voided", record, **mistaken)
            case _:
                self.bring_to_an_end(record.number)

    @precondition(Centre.has_an_ended_case)
    @rule()
    def an_ended_case_is_looked_at_again(self) -> None:
        chance = self.chance
        record = self.case(chance, is_open=False)
        if chance.random() < 0.3 and self.profile == "kcm":
            changed = {"level": chance.randint(1, 4), "level_reason": "พิจารณาใหม่"}
            self.correct("corrected after the end", record, **changed)
        else:
            self.begin_one("reopened", record, "reopening", reason="ผู้ร้องขอให้ทบทวน")

    # What the families consist of

    def _time_passes(self, chance: Chance) -> None:
        if chance.random() < 0.6 or self.days_off >= MOST_DAYS_OFF:
            self.clock.go_on(chance.choice(HOURS))
            SEEN["time passed"] += 1
            return
        self.days_off += 1
        page, on = HospitalCalendar(self.office.desk), self.office.desk.calendar.working_day(self.day(chance, 40))
        day = {"on": on.isoformat(), "name": "วันหยุดพิเศษ", "document_on": self.today().isoformat()}
        self.click("day off", lambda: page.confirm(page.checked(DayAction.ADD, {**RESOLUTION, **day}), _nothing))

    def _fields_are_corrected(self, chance: Chance) -> None:
        record, groups = self.case(chance), GROUPS[self.profile]
        at = datetime.fromisoformat(str(record.fields["received_at"])) + timedelta(hours=chance.randint(-100, 60))
        ways: dict[str, dict[str, object]] = {
            "group": {"resolution_group": chance.choice(groups)},
            "received": {"received_at": at.isoformat(), "known_at": at.isoformat()},
            "reply by": {"reply_by": self.day(chance, 40).isoformat(), **(URGENT if chance.random() < 0.3 else {})},
        }
        if self.profile == "kcm":
            ways["level"] = {"level": chance.randint(1, 4), "level_reason": "พิจารณาใหม่"}
            ways["category"] = {"category": chance.choice("ABCDEFGHI"), "category_reason": "พิจารณาใหม่"}
        what = chance.choice(sorted(ways))
        self.correct(what, record, **ways[what])

    def _something_is_done_about_a_duty(self, chance: Chance) -> None:
        record = self.case(chance)
        known = self.duty(record, chance, ended=chance.random() < 0.1)
        if known is None:
            return
        duties, number = self.office.duties, record.number
        match chance.choice(("done", "done", "not needed", "more time")):
            case "done":
                at = self.clock.now - timedelta(hours=chance.choice((0, 0, 1, 30)))
                self.click("done", lambda: duties.done(number, [known.id], at=at, by=NURSE), number)
            case "not needed":
                self.click("not needed", lambda: duties.not_needed(number, known.id, because="ซ้ำ"), number)
            case _:
                until = self.day(chance, 60).isoformat()
                granted = {"duty": known.id, "until": until, "reason": "รอผล", "by_whom": DIRECTOR}
                self.begin_one("more time", record, "extension", **granted)

    def _the_clock_waits(self, chance: Chance) -> None:
        record = self.case(chance)
        if chance.random() < 0.5 and self.go_on_with("run again", record, "pause", "resumed"):
            return
        until = self.day(chance, 20).isoformat()
        self.begin_one("pause", record, "pause", reason="รอเอกสาร", until=until, by_whom=DIRECTOR)

    def _somebody_says_something(self, chance: Chance) -> None:
        if chance.random() < 0.3:
            self.begin_one("note", self.case(chance), "note", words=self.word())
            return
        result, purpose = chance.choice(("reached", "reached", "no_answer")), chance.choice(PURPOSES)
        self.begin_one("contact", self.case(chance), "contact", purpose=purpose, result=result, words=self.word())

    def _a_unit_is_asked(self, chance: Chance) -> None:
        record = self.case(chance)
        if chance.random() < 0.6 and self.go_on_with("reply", record, "request", "replied", words=self.word()):
            return
        due = {"due_on": self.day(chance, 30).isoformat()} if chance.random() < 0.6 else {}
        self.begin_one("request", record, "request", unit="ห้องยา", question=self.word(), **due)

    def _people_mediate(self, chance: Chance) -> None:
        record = self.case(chance)
        if chance.random() < 0.5 and self.go_on_with("promise kept", record, "promise", "kept"):
            return
        if chance.random() < 0.6:
            due_on = self.day(chance, 30).isoformat()
            self.begin_one("promise", record, "promise", what=self.word(), by_whom="หัวหน้าหอ", due_on=due_on)
        else:
            self.begin_one("session", record, "session", people=["ผู้ร้อง", NURSE], result="agreed")

    def _the_director_orders(self, chance: Chance) -> None:
        record, due_on = self.case(chance), self.day(chance, 30).isoformat()
        order: dict[str, object] = {"by_whom": DIRECTOR, "order": self.word(), "due_on": due_on}
        if self.go_on_with("order carried out", record, "order", "carried_out", after="ordered"):
            return
        if not self.go_on_with("order", record, "order", "ordered", **order):
            self.begin_one("memo", record, "order", to=DIRECTOR, memo=self.word())

    def _the_incident_is_looked_into(self, chance: Chance) -> None:
        record = self.case(chance)
        if chance.random() < 0.3:
            self.begin_one("incident report", record, "incident_report", event=self.word(), by_whom=NURSE)
            return
        found: dict[str, object] = {"root_cause": self.word(), "by_whom": "ทีมนำ"}
        if not self.go_on_with("rca concluded", record, "rca", "concluded", **found):
            self.begin_one("rca", record, "rca", team=["ทีมนำ"], owner="หัวหน้าหอ")

    def _something_is_taken_back(self, chance: Chance) -> None:
        record = self.case(chance)
        standing = [each for each in record.proceedings if not each.is_void]
        if standing:
            uid, number = chance.choice(standing).uid, record.number
            self.click("taken back", lambda: self.office.proceedings.void(number, uid, because="บันทึกผิด"), number)

    def _two_cases_belong_together(self, chance: Chance) -> None:
        if len(self.cases) == 1:
            self.record_one(chance.randint(0, 60), is_incident=chance.random() < 0.5)
        record, number = self.case(chance), chance.choice(sorted(self.cases))
        if chance.random() < 0.2:
            self.begin_one("merge", record, "merge", number=number, reason="เรื่องเดียวกัน")
        else:
            self.begin_one("link", record, "link", number=number, link="same_matter")

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
