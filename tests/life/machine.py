"""The whole life of a case as a machine: cases come in, what was done is taken back, and cases end, rightly or refused.

One step is one click, and everything about it is drawn by Hypothesis, so that a fault shrinks to the clicks it needs.
Only ending a case in order takes as many clicks as the case has open.
"""

from collections.abc import Mapping

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.open_work import OpenWork
from app.domain.vocabulary import Outcome, State
from app.services.cases.closing import Closing, Closings
from app.services.rows import CaseRecord
from tests.life.clocks import Clocks
from tests.life.laws import require_closed_when_closed
from tests.life.people import DIRECTOR, PICKS, SEEN, one_of
from tests.life.routes import AGENCY, Routes
from tests.life.talks import Inquiries, Talks

TELLING = {"told_means": "telephone"}
BELOW = "closed although something was open"
ENDINGS = (
    Outcome.AS_WISHED,
    Outcome.IN_PART,
    Outcome.NOT_AS_WISHED,
    Outcome.WITHDRAWN,
    Outcome.HANDED_OVER,
    Outcome.ENDED_AT_SCREENING,
)
MISTAKE = Outcome.ENTERED_BY_MISTAKE
# What finishes what the rules want finished before the end.
FINISHED: Mapping[str, Mapping[str, object]] = {
    "request": {"words": "ชี้แจงแล้ว"},
    "order": {"by_whom": DIRECTOR, "order": "ยุติเรื่อง"},
    "handover": {"number": "ตย 2/2569"},
    "information": {"means": "in_person"},
    "insistence": {"words": "เข้าใจแล้ว"},
}


class Life(Clocks, Routes, Talks, Inquiries):
    """Everything that happens to a case, in any order."""

    @rule()
    def the_next_thing_is_done(self) -> None:
        """What is due in the first case, or closing it. What Hypothesis repeats most has no argument."""
        record = self.case(0)
        due = next((each for each in record.duties if not each.is_ended and not each.collected), None)
        if due is None:
            self._close(record.number, Outcome.AS_WISHED, is_nobody_told=False)
        elif self.office.duties.is_to_tell(due):
            self.tell(record, due.to_whom, self.clock.now, "ตามลำดับ")
        else:
            self.tick(record, due, self.clock.now, "ตามบันทึก")

    @rule(hours_ago=st.integers(0, 60), is_incident=st.booleans())
    def a_case_comes_in(self, hours_ago: int, is_incident: bool) -> None:
        self.make_room()
        self.record_one(hours_ago, is_incident=is_incident)
        SEEN["recorded"] += 1

    @rule(pick=PICKS, place=PICKS)
    def something_is_taken_back(self, pick: int, place: int) -> None:
        record = self.case(pick)
        standing = [each.uid for each in record.proceedings if not each.is_void]
        if standing:
            uid, number = one_of(standing, place), record.number
            self.click("taken back", lambda: self.office.proceedings.void(number, uid, because="บันทึกผิด"), number)

    @rule(pick=PICKS, other=PICKS, tie=st.sampled_from(("link", "link", "merge")))
    def two_cases_belong_together(self, pick: int, other: int, tie: str) -> None:
        """Also a case with itself, or with one that has ended, which is refused."""
        said = {"link": "same_matter"} if tie == "link" else {"reason": "เรื่องเดียวกัน"}
        self.begin_one(tie, self.case(pick), tie, number=one_of(sorted(self.desk), other), **said)

    @rule(pick=PICKS, outcome=st.sampled_from((*ENDINGS, MISTAKE)), although=st.sampled_from(("", "ไม่ต้องรอ")))
    def a_case_is_ended_at_once(self, pick: int, outcome: Outcome, although: str) -> None:
        """Whether or not something is still open: the service has to say no, but where there never was a matter."""
        if outcome is MISTAKE:
            self.correct("voided", self.case(pick), outcome=outcome.value, outcome_words="บันทึกซ้ำ")
            return
        ended = {"outcome": outcome.value, "told_at": self.now(), **TELLING, "closed_although": although or None}
        self.correct("closed at once", self.case(pick), **ended)

    @rule(pick=PICKS, outcome=st.sampled_from(ENDINGS), is_nobody_told=st.booleans())
    def a_case_is_closed_in_order(self, pick: int, outcome: Outcome, is_nobody_told: bool) -> None:
        record = self.case(pick)
        if outcome is Outcome.HANDED_OVER:
            self.begin_one("hand-over", record, "handover", agency=AGENCY, means="letter")
        if outcome is Outcome.ENDED_AT_SCREENING:
            self.begin_one("screening", record, "screening", route="unclear", reason="ไม่มีข้อมูลเพิ่ม")
        self._close(record.number, outcome, is_nobody_told=is_nobody_told)

    @rule(pick=PICKS, level=st.integers(1, 4))
    def an_ended_case_is_corrected(self, pick: int, level: int) -> None:
        """The level may still be corrected; an office without levels writes down what was learnt."""
        changed = {"level": level, "level_reason": "พิจารณาใหม่"} if self.is_a_hospital() else {"lesson": self.word()}
        self.correct("corrected after the end", self.ended_case(pick), **changed)

    @rule(pick=PICKS)
    def an_ended_case_is_opened_again(self, pick: int) -> None:
        self.begin_one("reopened", self.ended_case(pick), "reopening", reason="ผู้ร้องขอให้ทบทวน")

    def bring_to_an_end(self, number: str) -> None:
        """End what holds the case open, and close it."""
        self._close(number, Outcome.AS_WISHED, is_nobody_told=False)

    def _close(self, number: str, outcome: Outcome, *, is_nobody_told: bool) -> None:
        if self.office.complaints.case(number).state != State.OPEN:
            return
        found = self._finished(number)
        ended: dict[str, object] = {"told_at": self.now(), **TELLING}
        if is_nobody_told and "nobody_to_tell" in found.told:
            ended = dict(found.told)
        if found.may_stay_open:
            ended["closed_although"] = "ไม่ต้องรอ"
            SEEN[BELOW] += 1
        closings = Closings(self.office.desk, self.office.complaints, self.office.proceedings)
        closings.close(number, {"outcome": outcome.value, **ended})
        record = self.cases[number].look(self.office)
        assert record.state == State.CLOSED
        require_closed_when_closed(record)
        SEEN.update(["closed in order", f"closed as {outcome}", *(["nobody told"] if "told_at" not in ended else [])])

    def _finished(self, number: str) -> Closing:
        """What stands before the end of the case when everything is ended that has to be."""
        closings = Closings(self.office.desk, self.office.complaints, self.office.proceedings)
        found = closings.before(number)
        while found.open_duties or found.open_work:
            for each in found.open_work:
                self._finish(number, each)
            for duty in (each for each in found.open_duties if not _has_ended(self.cases[number].last, each.id)):
                self.office.duties.not_needed(number, duty.id, because="ปิดเรื่อง")
                self.cases[number].look(self.office)
            found = closings.before(number)
        return found

    def _finish(self, number: str, work: OpenWork) -> None:
        proceedings, given = self.office.proceedings, {"at": self.now()}
        if work.kind == "insistence":
            proceedings.go_on(number, work.uid, "explained", {**given, "facts": True})
        proceedings.go_on(number, work.uid, work.stage, {**given, **FINISHED[work.kind]})
        self.cases[number].look(self.office)
        SEEN["finished before the end"] += 1


def _has_ended(record: CaseRecord | None, name: str) -> bool:
    return record is not None and any(each.id == name and each.is_ended for each in record.duties)
