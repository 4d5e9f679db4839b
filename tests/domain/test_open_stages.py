"""What a case waits for before its end stands in policy files, with the document that asks for it."""

from dataclasses import replace

import pytest

from app.domain.open_stages import waited_for
from app.domain.open_work import open_work
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.policy_file import profiles_in
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import Proceeding

ASKED = Proceeding("r", "request", {"asked": {"at": "2026-11-20T12:00:00+07:00", "unit": "ห้องจ่ายยา"}})


@pytest.mark.parametrize("profile", profiles_in(POLICY_FOLDER))
def test_each_stage_is_one_of_its_kind_that_may_not_be_left_out(profile: str) -> None:
    policy = load_policy(POLICY_FOLDER, profile)
    for entry in policy.open_stages:
        kind, name = entry.place
        assert [stage.optional for stage in KINDS[kind].stages if stage.name == name] == [False], entry.stage
        assert entry.rule == KINDS[kind].rule and entry.source


@pytest.mark.rule("INT-11", "INT-12", "INT-13", "INT-17", "MED-5")
@pytest.mark.parametrize("profile", profiles_in(POLICY_FOLDER))
def test_what_a_document_asks_for_is_finished_before_the_end(profile: str) -> None:
    asked_for = waited_for(load_policy(POLICY_FOLDER, profile).open_stages)
    assert {".".join(place) for place, may_stay_open in asked_for.items() if not may_stay_open} == {
        "request.replied",
        "order.ordered",
        "handover.received",
        "information.given",
        "insistence.ended",
    }


def test_the_hospital_decides_what_a_case_waits_for() -> None:
    policy: Policy = load_policy(POLICY_FOLDER)
    (request,) = [each for each in policy.open_stages if each.stage == "request.replied"]
    for kept, needed in (((request,), [True]), ((replace(request, may_stay_open=True),), [False]), ((), [])):
        work = open_work([ASKED], (), waited_for(kept), has_mediator=True)
        assert [each.is_needed for each in work] == needed
