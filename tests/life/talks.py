"""Steps in which people talk, mediate, look into what happened, and see to it that it does not happen again."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.domain.proceedings.substance import head_was_asked
from app.domain.proceedings.words import (
    ClaimResult,
    ContactPurpose,
    ContactResult,
    Factor,
    HeadResult,
    SessionResult,
    Strategy,
)
from app.domain.vocabulary import CallOutcome
from tests.life.people import NURSE, PICKS, SOON, Centre, one_of

HEAD, TEAM = "หัวหน้าหอ", "ทีมนำ"
STAGES_OF_RCA = ("course", "whys", "factors", "concluded")


class Talks(Centre):
    """Contacts, mediators, sessions and promises."""

    @rule(pick=PICKS, purpose=st.sampled_from([*ContactPurpose]), result=st.sampled_from([*ContactResult]))
    def the_complainant_is_called(self, pick: int, purpose: ContactPurpose, result: ContactResult) -> None:
        said = {"purpose": purpose.value, "result": result.value, "words": self.word(), "means": "telephone"}
        self.begin_one("contact", self.case(pick), "contact", **said)

    @rule(pick=PICKS, score=st.none() | st.integers(1, 5))
    def what_was_said_is_written_down(self, pick: int, score: int | None) -> None:
        """A note, or how satisfied the complainant is."""
        if score is None:
            self.begin_one("note", self.case(pick), "note", words=self.word())
        else:
            self.begin_one("satisfaction", self.case(pick), "satisfaction", score=str(score))

    @rule(pick=PICKS, place=PICKS, outcome=st.sampled_from([*CallOutcome]), came=st.sampled_from([*HeadResult]))
    def a_mediator_is_called(self, pick: int, place: int, outcome: CallOutcome, came: HeadResult) -> None:
        """The next of the list or another one, after the head tried; an office without such a list refuses."""
        record, at, mediation = self.case(pick), self.clock.now, self.office.mediation
        if not head_was_asked(record.proceedings):
            said = {"because": self.word()} if came == HeadResult.NOT_POSSIBLE else {"head": HEAD}
            self.begin_one("head first", record, "head_first", result=came.value, **said)
        number = record.number
        listed = [each.id for each in mediation.steps(number)] or ["M1"]
        chosen, words = one_of(listed, place), self.word()
        self.click("mediator called", lambda: mediation.log_call(number, chosen, outcome, at=at, words=words), number)

    @rule(pick=PICKS, result=st.sampled_from([*SessionResult]))
    def a_session_is_held(self, pick: int, result: SessionResult) -> None:
        said = {"people": ["ผู้ร้อง", NURSE], "ground_rules": True, "result": result.value, "agreement": self.word()}
        self.begin_one("session", self.case(pick), "session", **said)

    @rule(pick=PICKS, is_kept=st.booleans(), days=SOON)
    def a_promise_is_made_or_kept(self, pick: int, is_kept: bool, days: int) -> None:
        record = self.case(pick)
        if not (is_kept and self.go_on_with("promise kept", record, "promise", "kept")):
            said = {"what": self.word(), "by_whom": HEAD, "due_on": self.in_days(days)}
            self.begin_one("promise", record, "promise", **said)

    @rule(pick=PICKS, stage=st.sampled_from(("came", "explained", "ended")))
    def somebody_insists_on_the_director(self, pick: int, stage: str) -> None:
        record = self.case(pick)
        said: dict[str, object] = {"facts": True} if stage == "explained" else {"words": self.word()}
        if stage == "came" or not self.go_on_with(f"insistence {stage}", record, "insistence", stage, **said):
            self.begin_one("insistence", record, "insistence", wish=self.word())


class Inquiries(Centre):
    """Reports, causes, measures, relief and lawsuits."""

    @rule(pick=PICKS, is_review=st.booleans())
    def the_event_is_reported(self, pick: int, is_review: bool) -> None:
        """The incident report; or the review of the unit head, and the report goes to the risk team and on."""
        record = self.case(pick)
        if is_review:
            self.begin_one("review", record, "review", by_whom=HEAD, agrees=True, words=self.word())
            report = partial(self.go_on_with, "report passed on", record, "incident_report")
            if not report("to_risk_team", whom=TEAM):
                report("executives_told", whom=HEAD)
        else:
            self.begin_one("incident report", record, "incident_report", event=self.word(), by_whom=NURSE)

    @rule(pick=PICKS, stage=st.sampled_from(STAGES_OF_RCA), factor=st.sampled_from([*Factor]))
    def causes_are_looked_for(self, pick: int, stage: str, factor: Factor) -> None:
        """A stage of the analysis; where there is none, it is begun."""
        record = self.case(pick)
        said: dict[str, dict[str, object]] = {
            "course": {"events": self.word()},
            "whys": {"why_1": self.word()},
            "factors": {"factors": [factor.value]},
            "concluded": {"root_cause": self.word(), "by_whom": TEAM},
        }
        what = "rca concluded" if stage == "concluded" else "rca went on"
        if not self.go_on_with(what, record, "rca", stage, **said[stage]):
            self.begin_one("rca", record, "rca", team=[TEAM], owner=HEAD)

    @rule(pick=PICKS, goes_on=st.booleans(), strategy=st.sampled_from([*Strategy]), days=SOON)
    def a_measure_is_taken(self, pick: int, goes_on: bool, strategy: Strategy, days: int) -> None:
        """One that stands goes one stage further, or another one is planned."""
        record, again = self.case(pick), {"enough": False, "look_again_on": self.in_days(days)}
        if goes_on and self.go_on_with("did it work", record, "measure", "looked_again", after="judged", worked=True):
            return
        if goes_on and self.go_on_with("measure judged", record, "measure", "judged", after="put_in_place", **again):
            return
        if goes_on and self.go_on_with("measure in place", record, "measure", "put_in_place", evidence=self.word()):
            return
        planned = {"what": self.word(), "owner": HEAD, "due_on": self.in_days(days), "strategy": strategy.value}
        self.begin_one("measure", record, "measure", **planned)

    @rule(pick=PICKS, is_claim=st.booleans(), is_over=st.booleans(), result=st.sampled_from([*ClaimResult]))
    def relief_is_asked_for_or_a_court(self, pick: int, is_claim: bool, is_over: bool, result: ClaimResult) -> None:
        record = self.case(pick)
        if is_claim:
            if not (is_over and self.go_on_with("claim decided", record, "claim", "decided", result=result.value)):
                self.begin_one("claim", record, "claim", asked_baht=100_000)
        elif not (is_over and self.go_on_with("lawsuit ended", record, "lawsuit", "ended")):
            self.begin_one("lawsuit", record, "lawsuit", court="ศาล ตัวอย่าง")
