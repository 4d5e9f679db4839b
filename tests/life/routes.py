"""Steps that send a case on: to agencies, holders, units, executives, committees and people in charge."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.proceedings.words import Screening
from app.services.cases.agenda import Agenda
from app.services.cases.in_charge import PeopleInCharge
from tests.life.people import DIRECTOR, PICKS, SOON, Centre

UNIT, AGENCY = "ห้องยา", "หน่วยงาน ตัวอย่าง"
PEOPLE = ("เจ้าหน้าที่ ก", "เจ้าหน้าที่ ข", "เจ้าหน้าที่ ค")
PEOPLE_DRAWN = st.sampled_from(PEOPLE)


class Routes(Centre):
    """Where a matter goes; what was begun is gone on with when that was drawn and there is any."""

    @rule(pick=PICKS, route=st.sampled_from([*Screening]))
    def the_matter_is_screened(self, pick: int, route: Screening) -> None:
        self.begin_one("screening", self.case(pick), "screening", route=route.value, reason="พิจารณาแล้ว")

    @rule(pick=PICKS, is_receipt=st.booleans(), days=st.none() | SOON)
    def it_is_handed_over_outside(self, pick: int, is_receipt: bool, days: int | None) -> None:
        record = self.case(pick)
        if is_receipt and self.go_on_with("receipt", record, "handover", "received", number="ตย 1/2569"):
            return
        due = {"due_on": self.in_days(days)} if days else {}
        self.begin_one("hand-over", record, "handover", agency=AGENCY, means="letter", **due)

    @rule(pick=PICKS, is_given=st.booleans())
    def information_is_asked_for(self, pick: int, is_given: bool) -> None:
        record = self.case(pick)
        if not (is_given and self.go_on_with("information given", record, "information", "given", means="email")):
            self.begin_one("information asked", record, "information", holder="เวชระเบียน", words=self.word())

    @rule(pick=PICKS, stage=st.sampled_from(("asked", "reminded", "replied")), days=st.none() | SOON)
    def a_unit_is_asked(self, pick: int, stage: str, days: int | None) -> None:
        record, what = self.case(pick), {"reminded": "reminder", "replied": "reply"}.get(stage)
        if what and self.go_on_with(what, record, "request", stage, words=self.word()):
            return
        due = {"due_on": self.in_days(days)} if days else {}
        asked = {"unit": UNIT, "question": self.word(), "not_listed": True}
        self.begin_one("request", record, "request", **asked, **due)

    @rule(pick=PICKS, days=st.none() | SOON)
    def the_executive_orders(self, pick: int, days: int | None) -> None:
        """The oldest memo goes one stage further; where there is none, one is submitted."""
        record, due = self.case(pick), {"due_on": self.in_days(days)} if days else {}
        order = {"by_whom": DIRECTOR, "order": self.word(), **due}
        if self.go_on_with("order carried out", record, "order", "carried_out", after="ordered"):
            return
        if not self.go_on_with("order", record, "order", "ordered", **order):
            self.begin_one("memo", record, "order", to=DIRECTOR, memo=self.word())

    @rule(pick=PICKS, days=SOON, goes_on=st.booleans())
    def the_committee_meets(self, pick: int, days: int, goes_on: bool) -> None:
        record, agenda = self.case(pick), Agenda(self.office.desk, self.office.proceedings)
        if goes_on and self.go_on_with("task of the committee", record, "agenda", "done", after="resolved"):
            return
        waiting = [each.uid for each in agenda.items() if each.row.uid == record.uid and not each.resolution]
        if goes_on and waiting:
            said = {"at": self.now(), "resolution": self.word(), "owner": PEOPLE[0], "due_on": self.in_days(days)}
            self.click("resolution", lambda: agenda.resolve(record.number, waiting[0], said), record.number)
            return
        put = {"at": self.now(), "meeting_on": self.in_days(days), "reason": "ระดับ 3"}
        self.click("agenda", lambda: agenda.put([record.number], put), record.number)

    @rule(pick=PICKS, person=PEOPLE_DRAWN, deputy=st.sampled_from(("", *PEOPLE)))
    def somebody_is_put_in_charge(self, pick: int, person: str, deputy: str) -> None:
        number, people = self.case(pick).number, PeopleInCharge(self.office.desk, self.office.proceedings)
        at = self.clock.now
        self.click("in charge", lambda: people.give(number, person, at=at, deputy=deputy), number)

    @rule(person=PEOPLE_DRAWN, to=PEOPLE_DRAWN)
    def all_cases_of_a_person_are_handed_over(self, person: str, to: str) -> None:
        people, at = PeopleInCharge(self.office.desk, self.office.proceedings), self.clock.now
        what = "all cases of a person handed over"
        self.click(what, lambda: people.hand_over(person, to, at=at, reason="ย้ายงาน"))
