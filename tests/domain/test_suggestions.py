"""What the panel suggests, and because of which rule."""

from dataclasses import fields

import pytest

from app.domain.policy import Policy
from app.domain.suggestions import REASONS, Suggestion, suggestions_for


def suggested(policy: Policy, axis: str, **values: object) -> list[tuple[str, str]]:
    complaint = {"kind": "complaint", "channel": "telephone", "details": "รอนาน", **values}
    return [(each.value, each.rule) for each in suggestions_for(complaint, policy) if each.axis == axis]


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"channel": "facebook"}, "3"),
        ({"channel": "web_board"}, "3"),
        ({"channel": "line"}, None),
        ({"channel": "email"}, None),
        ({"channel": "broadcast"}, "4"),
        ({"topics": ["procurement"]}, "3"),
        ({"topics": ["behaviour", "discipline"]}, "3"),
        ({"topics": ["behaviour"]}, "2"),
        ({"kind": "compliment"}, "1"),
        ({"details": "ขอเงินช่วยเหลือตาม ม. ๔๑"}, "4"),
        ({"wish": "ถ้าไม่ตอบจะยื่นฟ้องต่อศาล"}, "4"),
        ({"kind": "compliment", "channel": "facebook"}, "1"),
        ({"sentinels": ["SEN-15"]}, "3"),
        ({}, None),
    ],
)
def test_a_complaint_level_is_suggested(policy: Policy, values: dict[str, object], level: str | None) -> None:
    found = suggested(policy, "level", **values)
    assert {value for value, _rule in found} == ({level} if level else set())


def test_an_incident_has_a_level_only_if_it_may_become_a_complaint(policy: Policy) -> None:
    incident = {"kind": "incident", "details": "ญาติจะฟ้องร้อง"}
    assert suggested(policy, "level", **incident) == []
    assert suggested(policy, "level", **incident, may_escalate=True) == [("4", "LVL-4")]


@pytest.mark.parametrize(
    ("damage", "level"),
    [(0, "1"), (1, "2"), (9_999.99, "2"), (10_000, "3"), (100_000, "3"), (100_000.01, "4"), (None, None)],
)
def test_damage_suggests_a_nonclinical_level(policy: Policy, damage: float | None, level: str | None) -> None:
    found = suggested(policy, "nonclinical_level", kind="incident", damage_baht=damage)
    assert [value for value, _rule in found] == ([level] if level else [])


@pytest.mark.parametrize(("level", "nonclinical"), [(3, "3"), (4, "4"), (2, None)])
def test_a_grave_complaint_suggests_a_risk_to_the_reputation(
    policy: Policy, level: int, nonclinical: str | None
) -> None:
    found = suggested(policy, "nonclinical_level", level=level)
    assert [value for value, _rule in found] == ([nonclinical] if nonclinical else [])


@pytest.mark.parametrize(
    ("values", "sentinels"),
    [
        ({"details": "นักข่าวมาที่โรงพยาบาล"}, ["SEN-8"]),
        ({"details": "ของถูกขโมย", "damage_baht": 100_000}, ["SEN-9"]),
        ({"details": "ของถูกขโมย", "damage_baht": 99_999}, []),
        ({"details": "โพสต์ว่าโรงพยาบาลแย่", "channel": "facebook"}, ["SEN-15"]),
        ({"details": "โพสต์ว่าที่นี่แย่", "channel": "facebook"}, []),
        ({"details": "ญาติผู้ป่วยทำร้ายร่างกายพยาบาล"}, ["SEN-13"]),
    ],
)
def test_sentinel_events_are_suggested(policy: Policy, values: dict[str, object], sentinels: list[str]) -> None:
    assert [value for value, _rule in suggested(policy, "sentinels", **values)] == sentinels


def test_a_sentinel_event_suggests_the_severe_column_and_perhaps_urgency(policy: Policy) -> None:
    assert suggested(policy, "severe_column", sentinels=["SEN-7"]) == [("severe", "SEN")]
    assert suggested(policy, "priority", sentinels=["SEN-7"]) == [("a", "INT-9")]
    assert suggested(policy, "priority", sentinels=["SEN-11"]) == []


def test_procurement_suggests_its_group(policy: Policy) -> None:
    assert suggested(policy, "resolution_group", topics=["procurement"]) == [("GRP-1", "GRP-1")]


def test_a_clinical_near_miss_on_the_other_scale_is_offered_the_tree(policy: Policy) -> None:
    offered = suggested(policy, "tree", kind="incident", nonclinical_level=1, details="เกือบให้ยาผิดคน")
    assert offered == [("A", "NCR-1")]
    assert suggested(policy, "tree", kind="incident", nonclinical_level=1, details="ท่อน้ำรั่ว") == []


def test_every_suggestion_has_a_reason_that_its_data_fills(policy: Policy) -> None:
    assert {rule.reason for rule in policy.suggestions} == set(REASONS)
    for reason in REASONS.values():
        assert reason.format(word="ฟ้องร้อง", damage=10_000)
    assert [field.name for field in fields(Suggestion)] == ["axis", "value", "rule", "reason", "data"]
