"""What may be done next about a case, and what the rules suggest: tries in vain, screening and its endings, routes."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.policy import load_policy
from app.domain.proceedings.follow_ups import FollowUp, follow_ups
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.offered import kinds_offered, next_stages
from app.domain.proceedings.standing import Proceeding
from app.domain.proceedings.tries import days_tried, letter_sent_at

POLICY = load_policy()
COMPLAINT = {"kind": "complaint", "complainant_phone": "08 0000 0000"}


def a_contact(at: str, result: str = "no_answer", **values: object) -> Proceeding:
    made = {"at": f"2026-11-{at}:00+07:00", "result": result, "means": "telephone", **values}
    return Proceeding(f"contact-{at}", "contact", {"made": made})


def a_screening(route: str, reason: str = "ไม่มีข้อมูลให้ตรวจสอบ") -> Proceeding:
    decided = {"at": "2026-11-18T09:00:00+07:00", "route": route, "reason": reason}
    return Proceeding("s1", "screening", {"decided": decided})


def suggested(fields: dict[str, object], *proceedings: Proceeding) -> dict[str, FollowUp]:
    return {each.code: each for each in follow_ups(fields, "open", proceedings, POLICY)}


def a_memo(at: str) -> Proceeding:
    return Proceeding(f"order-{at}", "order", {"submitted": {"at": f"2026-11-{at}:00+07:00", "to": "ผู้อำนวยการ"}})


@pytest.mark.rule("MED-3", "MED-2")
def test_a_matter_that_goes_to_the_mediation_team_suggests_the_session() -> None:
    found = suggested(COMPLAINT, a_screening("mediation"))
    session, head = found["route_session"], found["head_first"]
    assert (head.begin, head.rule) == ("head_first", "MED-2")
    assert (session.begin, session.rule) == ("session", "MED-3")
    held = a_session("to_be_continued", "")
    assert "route_session" not in suggested(COMPLAINT, a_screening("mediation"), held)


@pytest.mark.rule("MED-4")
@pytest.mark.parametrize(
    ("level", "result", "offered"),
    [(3, "not_resolved", True), (2, "resolved", True), (1, "resolved", False), (3, "not_possible", False)],
)
def test_what_was_mediated_is_to_be_written_up_for_the_risk_team(level: int, result: str, offered: bool) -> None:
    tried = Proceeding("h", "head_first", {"tried": {"at": "2026-11-18T08:00:00+07:00", "result": result}})
    found = suggested({**COMPLAINT, "level": level, "details": "รอยานาน"}, tried)
    assert ("risk_report" in found) == offered
    # The levels are those of the duty in the policy, not of the program.
    none = replace(POLICY, duties=tuple(replace(each, only_where=()) for each in POLICY.duties))
    assert "risk_report" not in {each.code for each in follow_ups({**COMPLAINT, "level": level}, "open", [tried], none)}
    written = Proceeding("r", "incident_report", {"written": {"at": "2026-11-18T09:00:00+07:00"}})
    assert "risk_report" not in suggested({**COMPLAINT, "level": level}, tried, written)


@pytest.mark.rule("INT-14")
def test_a_memo_from_before_the_screening_is_not_the_one_that_it_asks_for() -> None:
    screening = a_screening("affects_agency")
    assert "route_order" in suggested(COMPLAINT, a_memo("17T09:00"), screening)
    after = suggested(COMPLAINT, a_memo("18T10:00"), screening)
    assert "route_order" not in after
    assert "tell_of_investigation" in after


THREE_TRIES = (a_contact("17T10:00"), a_contact("18T14:00", "message_left"), a_contact("20T09:30"))


@pytest.mark.rule("OUT-2")
def test_three_tries_on_different_days_suggest_the_registered_letter() -> None:
    letter = suggested(COMPLAINT, *THREE_TRIES)["registered_letter"]
    assert letter.values == {"means": "registered_letter", "result": "message_left", "purpose": "result"}
    assert letter.days == ("2026-11-17", "2026-11-18", "2026-11-20")


def a_session(result: str, agreement: str) -> Proceeding:
    held = {"at": "2026-11-20T10:00:00+07:00", "result": result, "agreement": agreement}
    return Proceeding(f"session-{result}", "session", {"held": held})


@pytest.mark.rule("MED-3")
def test_what_was_agreed_in_mediation_is_proposed_for_the_words_of_the_outcome() -> None:
    sessions = [a_session("agreed", "ขอโทษและจัดคิวใหม่"), a_session("to_be_continued", "นัดต่อ")]
    outcome = suggested(COMPLAINT, *sessions)["outcome_of_session"]
    assert (outcome.rule, outcome.fields) == ("MED-3", {"outcome_words": "ขอโทษและจัดคิวใหม่"})


@pytest.mark.rule("MED-3")
@pytest.mark.parametrize("written", [{"outcome_words": "เขียนไว้แล้ว"}, {"outcome": "in_part"}])
def test_an_outcome_that_stands_is_left_as_it_is(written: dict[str, object]) -> None:
    assert "outcome_of_session" not in suggested({**COMPLAINT, **written}, a_session("agreed", "ขอโทษ"))


@pytest.mark.rule("MED-3")
def test_without_an_agreement_nothing_is_proposed() -> None:
    assert suggested(COMPLAINT, a_session("failed", "")) == {}
    assert list(suggested(COMPLAINT, a_session("failed", ""), a_session("agreed", "ขอโทษ"))) == ["outcome_of_session"]


@pytest.mark.rule("OUT-2")
def test_three_tries_on_one_day_are_one_try() -> None:
    tries = [a_contact("17T10:00"), a_contact("17T11:00"), a_contact("17T16:00")]
    assert days_tried(tries) == (date(2026, 11, 17),)
    assert "registered_letter" not in suggested(COMPLAINT, *tries)


@pytest.mark.rule("OUT-2")
def test_who_was_reached_meanwhile_is_tried_anew() -> None:
    tries = [*THREE_TRIES[:2], a_contact("19T08:00", "reached"), THREE_TRIES[2]]
    assert days_tried(tries) == (date(2026, 11, 20),)


@pytest.mark.rule("OUT-2")
def test_a_registered_letter_after_the_tries_counts_as_told() -> None:
    letter = a_contact("20T15:00", "message_left", means="registered_letter")
    sent = datetime.fromisoformat("2026-11-20T15:00:00+07:00")
    assert letter_sent_at([*THREE_TRIES, letter], POLICY.tries_before_letter) == sent
    outcome = suggested(COMPLAINT, *THREE_TRIES, letter)["outcome_of_letter"]
    assert outcome.fields == {
        "outcome": "unreachable",
        "told_at": "2026-11-20T15:00:00+07:00",
        "told_means": "registered_letter",
    }


@pytest.mark.rule("OUT-2")
def test_a_registered_letter_before_three_tries_counts_for_nothing() -> None:
    letter = a_contact("18T15:00", "message_left", means="registered_letter")
    assert days_tried([*THREE_TRIES[:2], letter]) == (date(2026, 11, 17), date(2026, 11, 18))
    assert letter_sent_at([*THREE_TRIES[:2], letter], POLICY.tries_before_letter) is None


@pytest.mark.rule("INT-10")
def test_an_ending_at_screening_proposes_the_outcome_and_that_the_complainant_is_told_why() -> None:
    found = suggested(COMPLAINT, a_screening("unclear"))
    assert found["outcome_of_screening"].fields == {
        "outcome": "ended_at_screening",
        "outcome_words": "ไม่มีข้อมูลให้ตรวจสอบ",
    }
    assert found["tell_why"].values == {"purpose": "result", "words": "ไม่มีข้อมูลให้ตรวจสอบ"}


@pytest.mark.rule("INT-10")
def test_who_cannot_be_reached_is_not_told_why() -> None:
    assert list(suggested({"kind": "complaint"}, a_screening("unclear"))) == ["outcome_of_screening"]


@pytest.mark.rule("INT-10")
def test_the_time_of_telling_why_is_proposed_with_the_outcome() -> None:
    found = suggested(COMPLAINT, a_screening("unclear"), a_contact("19T10:00", "reached", purpose="result"))
    assert "tell_why" not in found
    proposed = found["outcome_of_screening"].fields
    assert (proposed["told_at"], proposed["told_means"]) == ("2026-11-19T10:00:00+07:00", "telephone")


@pytest.mark.rule("INT-6", "INT-11", "INT-12", "INT-13", "INT-14", "INT-17")
@pytest.mark.parametrize(
    ("route", "kind", "rule"),
    [
        ("not_ours", "handover", "INT-11"),
        ("information", "information", "INT-12"),
        ("service_quality", "order", "INT-13"),
        ("affects_agency", "order", "INT-14"),
        ("unit", "request", "INT-17"),
        ("sealed", "order", "INT-6"),
    ],
)
def test_each_route_leads_to_what_its_rule_asks_for(route: str, kind: str, rule: str) -> None:
    (next_,) = follow_ups(COMPLAINT, "open", [a_screening(route)], POLICY)
    assert (next_.begin, next_.rule) == (kind, rule)


@pytest.mark.rule("INT-14")
def test_of_what_affects_the_agency_the_complainant_is_told() -> None:
    memo = Proceeding("o1", "order", {"submitted": {"at": "2026-11-18T10:00:00+07:00"}})
    assert list(suggested(COMPLAINT, a_screening("affects_agency"), memo)) == ["tell_of_investigation"]


@pytest.mark.rule("INT-11")
def test_a_receipt_of_the_other_agency_proposes_the_outcome() -> None:
    sent = {"at": "2026-11-18T10:00:00+07:00", "agency": "สำนักงานสาธารณสุขจังหวัด"}
    handover = Proceeding(
        "h1", "handover", {"sent": sent, "received": {"at": "2026-11-19T10:00:00+07:00", "number": "สธ 7"}}
    )
    outcome = suggested(COMPLAINT, handover)["outcome_of_handover"]
    assert outcome.fields == {"outcome": "handed_over", "outcome_words": "สำนักงานสาธารณสุขจังหวัด · สธ 7"}


def test_a_closed_case_is_suggested_nothing() -> None:
    assert follow_ups(COMPLAINT, "closed", THREE_TRIES, POLICY) == ()


def test_a_closed_case_offers_only_what_may_still_be_said() -> None:
    codes = [kind.code for kind in kinds_offered(COMPLAINT, "closed", ())]
    assert codes == [
        *("contact", "note", "satisfaction", "reopening", "claim", "lawsuit", "link", "measure", "publication"),
        *("copy_request", "disclosure"),
    ]


def test_an_incident_offers_its_report_once_and_no_screening() -> None:
    report = Proceeding("r1", "incident_report", {"written": {"at": "2026-11-17T03:30:00+07:00"}})
    before = {kind.code for kind in kinds_offered({"kind": "incident"}, "open", ())}
    after = {kind.code for kind in kinds_offered({"kind": "incident"}, "open", [report])}
    assert before - after == {"incident_report"}
    assert "screening" not in before


def test_a_reply_to_an_agency_is_offered_only_where_one_referred_the_matter() -> None:
    referred = {**COMPLAINT, "referring_agency": "สายด่วน 1567"}
    there = {kind.code for kind in kinds_offered(referred, "open", ())}
    assert there - {kind.code for kind in kinds_offered(COMPLAINT, "open", ())} == {"agency_reply"}


@pytest.mark.parametrize(
    ("kind", "reached", "names"),
    [
        ("request", ["asked"], ["reminded", "replied"]),
        ("request", ["asked", "reminded"], ["reminded", "replied"]),
        ("request", ["asked", "replied"], []),
        ("order", ["submitted"], ["ordered"]),
        ("order", ["submitted", "ordered"], ["carried_out"]),
        ("measure", ["planned", "put_in_place"], ["judged"]),
        ("insistence", ["came"], ["explained", "invited", "ended"]),
    ],
)
def test_what_follows_is_offered_step_by_step(kind: str, reached: list[str], names: list[str]) -> None:
    assert [stage.name for stage in next_stages(KINDS[kind], reached)] == names


@pytest.mark.rule("INT-19")
def test_an_agency_that_named_a_day_is_suggested_a_reply_until_it_has_one() -> None:
    referred: dict[str, object] = {**COMPLAINT, "referring_agency": "สายด่วน 1567", "reply_by": "2026-11-30"}
    suggestion = suggested(referred)["reply_to_agency"]
    assert (suggestion.begin, suggestion.rule, suggestion.days) == ("agency_reply", "INT-19", ("2026-11-30",))
    reply = Proceeding("a1", "agency_reply", {"sent": {"at": "2026-11-19T10:00:00+07:00"}})
    assert suggested(referred, reply) == {}
