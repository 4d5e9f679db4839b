"""Deciding otherwise than suggested asks for the reason (LVL-5)."""

import pytest

from app.domain.overruling import unexplained
from app.domain.policy import Policy
from tests.cases import a_complaint

CLINICAL = {"clinical": True, "error": True, "reached": True, "death": False, "harm": False}


def owed(policy: Policy, before: dict[str, object] | None = None, **values: object) -> list[str]:
    return [each.field for each in unexplained(a_complaint(**values), before or {}, policy)]


@pytest.mark.rule("LVL-5")
def test_another_level_than_suggested_needs_its_reason(policy: Policy) -> None:
    assert owed(policy, level=3) == ["level_reason"]
    assert owed(policy, level=3, level_reason="ญาติไม่ยอมรับคำอธิบาย") == []
    assert owed(policy, level=2) == []


@pytest.mark.rule("LVL-5")
def test_what_is_not_decided_overrules_nothing(policy: Policy) -> None:
    assert owed(policy) == []
    assert owed(policy, details="ไม่มีคำใดชี้", topics=None, level=3, nonclinical_level=3) == []
    assert owed(policy, details="ญาติจะฟ้องร้อง", topics=None, level=3) == ["level_reason"]


@pytest.mark.rule("NCR-4", "LVL-7")
def test_a_lawsuit_suggests_the_gravest_nonclinical_level(policy: Policy) -> None:
    lawsuit = {"details": "ญาติจะฟ้องร้องโรงพยาบาล", "topics": None}
    assert owed(policy, **lawsuit, nonclinical_level=3) == ["nonclinical_reason"]
    assert owed(policy, **lawsuit, nonclinical_level=4, damage_baht=500) == []


@pytest.mark.rule("GRP-1")
def test_another_group_than_that_of_procurement_needs_its_reason(policy: Policy) -> None:
    assert owed(policy, topics=["procurement"], resolution_group="GRP-3") == ["group_reason"]


@pytest.mark.rule("LVL-5")
def test_a_decision_that_stands_is_left_in_peace_until_something_else_is_suggested(policy: Policy) -> None:
    before = a_complaint(level=3)
    assert owed(policy, before, level=3, place="ช่อง 3") == []
    assert owed(policy, before, level=3, details="ญาติจะฟ้องร้อง") == ["level_reason"]


@pytest.mark.rule("MERP-C", "MERP-D")
def test_another_category_than_the_trees_needs_its_reason(policy: Policy) -> None:
    answers = {**CLINICAL, "monitoring": False}
    assert owed(policy, tree_answers=answers, category="D") == ["category_reason"]
    assert owed(policy, tree_answers=answers, category="C") == []


@pytest.mark.rule("SEN-7")
def test_the_level_of_the_severe_block_overrules_nothing_where_a_sentinel_event_stands(policy: Policy) -> None:
    fire = {"topics": None, "details": "เพลิงไหม้", "damage_baht": 500, "nonclinical_level": 4}
    assert owed(policy, **fire, sentinels=["SEN-7"]) == []
    assert owed(policy, **fire) == ["nonclinical_reason"]
