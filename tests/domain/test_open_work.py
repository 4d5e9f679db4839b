"""Which work still stands open, and which of two steps was the later one, in whatever offset their times stand."""

import pytest

from app.domain.open_work import open_work, problems_of_outcome
from app.domain.policy import load_policy
from app.domain.proceedings.follow_ups import follow_ups
from app.domain.proceedings.standing import Proceeding

POLICY = load_policy()
# 20 November, 12:00 in Bangkok and 12:30: as texts they stand the other way round.
NOON, HALF_PAST = "2026-11-20T12:00:00+07:00", "2026-11-20T05:30:00+00:00"
SESSIONS = {("session", "held"): True}  # may stay open with a reason, as the policy that ships says


def a_session(at: str, result: str) -> Proceeding:
    held = {"at": at, "people": ["คู่กรณี"], "result": result}
    return Proceeding(f"session-{result}", "session", {"held": held})


def a_screening(at: str, route: str) -> Proceeding:
    return Proceeding(f"screening-{route}", "screening", {"decided": {"at": at, "route": route, "reason": "ทดสอบ"}})


@pytest.mark.rule("MED-3")
def test_the_last_session_is_the_last_by_its_moment_not_by_its_text() -> None:
    goes_on, agreed = a_session(NOON, "to_be_continued"), a_session(HALF_PAST, "agreed")
    assert open_work([agreed, goes_on], (), SESSIONS, has_mediator=True) == ()
    later = [a_session(NOON, "agreed"), a_session(HALF_PAST, "to_be_continued")]
    turned = open_work(later, (), SESSIONS, has_mediator=True)
    assert [(each.uid, each.kind, each.stage) for each in turned] == [("session-to_be_continued", "session", "held")]


@pytest.mark.rule("INT-10", "OUT-2")
def test_the_last_screening_decides_whether_the_matter_ended_there() -> None:
    ended = [a_screening(NOON, "unit"), a_screening(HALF_PAST, "unclear")]
    assert list(problems_of_outcome({"outcome": "ended_at_screening"}, ended)) == []
    went_on = [a_screening(NOON, "unclear"), a_screening(HALF_PAST, "unit")]
    problems = problems_of_outcome({"outcome": "ended_at_screening"}, went_on)
    assert [each.code for each in problems] == ["no_ending_screening"]
    assert [each.code for each in follow_ups({"kind": "complaint"}, "open", went_on, POLICY)] == ["route_request"]


@pytest.mark.rule("OUT-2")
def test_a_case_merged_in_came_earlier_by_its_moment() -> None:
    merged = Proceeding("m", "merged_in", {"made": {"at": NOON, "received_at": HALF_PAST}})
    assert follow_ups({"received_at": NOON}, "open", [merged], POLICY) == ()
    earlier = Proceeding("m", "merged_in", {"made": {"at": HALF_PAST, "received_at": NOON}})
    (offered,) = follow_ups({"received_at": HALF_PAST}, "open", [earlier], POLICY)
    assert (offered.code, offered.fields) == ("received_earlier", {"received_at": NOON})
