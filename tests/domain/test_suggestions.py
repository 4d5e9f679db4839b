"""What the panel suggests, and because of which rule."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from app.domain.policy import Policy
from app.domain.suggestions import REASONS, Suggestion, suggestions_for

FOLDER = Path(__file__).parents[2]


def suggested(policy: Policy, axis: str, **values: object) -> list[tuple[str, str]]:
    complaint = {"kind": "complaint", "channel": "telephone", "details": "รอนาน", **values}
    return [(each.value, each.rule) for each in suggestions_for(complaint, policy) if each.axis == axis]


@pytest.mark.rule("LVL-5", "LVL-3", "LVL-4")
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


@pytest.mark.rule("LVL-7")
def test_an_incident_has_a_level_only_if_it_may_become_a_complaint(policy: Policy) -> None:
    incident = {"kind": "incident", "details": "ญาติจะฟ้องร้อง"}
    assert suggested(policy, "level", **incident) == []
    assert suggested(policy, "level", **incident, may_escalate=True) == [("4", "LVL-4")]


@pytest.mark.rule("NCR-1", "NCR-2", "NCR-3", "NCR-4", "NCR-5")
@pytest.mark.parametrize(
    ("damage", "level"),
    [(0, "1"), (1, "2"), (9_999.99, "2"), (10_000, "3"), (100_000, "3"), (100_000.01, "4"), (None, None)],
)
def test_damage_suggests_a_nonclinical_level(policy: Policy, damage: float | None, level: str | None) -> None:
    found = suggested(policy, "nonclinical_level", kind="incident", damage_baht=damage)
    assert [value for value, _rule in found] == ([level] if level else [])


@pytest.mark.rule("LVL-7")
@pytest.mark.parametrize(("level", "nonclinical"), [(3, "3"), (4, "4"), (2, None)])
def test_a_grave_complaint_suggests_a_risk_to_the_reputation(
    policy: Policy, level: int, nonclinical: str | None
) -> None:
    found = suggested(policy, "nonclinical_level", level=level)
    assert [value for value, _rule in found] == ([nonclinical] if nonclinical else [])


@pytest.mark.rule("SEN-8", "SEN-9", "SEN-13", "SEN-15")
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


@pytest.mark.rule("SEN-7", "INT-9")
def test_a_sentinel_event_suggests_the_severe_column_and_perhaps_urgency(policy: Policy) -> None:
    assert suggested(policy, "severe_column", sentinels=["SEN-7"]) == [("severe", "SEN-1")]
    assert suggested(policy, "priority", sentinels=["SEN-7"]) == [("a", "INT-9")]
    assert suggested(policy, "priority", sentinels=["SEN-11"]) == []


@pytest.mark.rule("SEN-1", "SEN-2", "SEN-3", "SEN-5", "SEN-7", "SEN-11", "SEN-14")
@pytest.mark.parametrize(
    ("details", "code"),
    [
        ("ผู้ป่วยพยายามฆ่าตัวตายในห้องน้ำ", "SEN-1"),
        ("พยาบาลให้เลือดผิดหมู่", "SEN-2"),
        ("มารดาแจ้งว่าอาจสลับตัวทารก", "SEN-3"),
        ("รับผู้ป่วยสงสัยพิษสุนัขบ้า", "SEN-5"),
        ("เกิดไฟไหม้ที่ห้องเก็บของ", "SEN-7"),
        ("เซิร์ฟเวอร์ล่มทั้งโรงพยาบาล", "SEN-11"),
        ("รับแจ้งอุบัติเหตุหมู่ รถตู้คว่ำ", "SEN-14"),
    ],
)
def test_words_of_the_text_point_to_a_sentinel_event(policy: Policy, details: str, code: str) -> None:
    assert suggested(policy, "sentinels", kind="incident", details=details) == [(code, code)]


@pytest.mark.rule("INT-9")
@pytest.mark.parametrize(
    ("details", "ground"),
    [("มีข่าวลือว่าวัคซีนทำให้เสียชีวิต", "b"), ("ขัดกับนโยบายกระทรวงสาธารณสุข", "c"), ("รอยานาน", None)],
)
def test_words_of_the_text_point_to_an_urgent_ground(policy: Policy, details: str, ground: str | None) -> None:
    assert suggested(policy, "priority", details=details) == ([(ground, "INT-9")] if ground else [])


@pytest.mark.rule("GRP-1")
def test_procurement_suggests_its_group(policy: Policy) -> None:
    assert suggested(policy, "resolution_group", topics=["procurement"]) == [("GRP-1", "GRP-1")]


@pytest.mark.rule("NCR-1")
def test_a_clinical_near_miss_on_the_other_scale_is_offered_the_tree(policy: Policy) -> None:
    offered = suggested(policy, "tree", kind="incident", nonclinical_level=1, details="เกือบให้ยาผิดคน")
    assert offered == [("A", "NCR-1")]
    assert suggested(policy, "tree", kind="incident", nonclinical_level=1, details="ท่อน้ำรั่ว") == []


def test_every_suggestion_has_a_reason_that_its_data_fills(policy: Policy) -> None:
    assert {rule.reason for rule in policy.suggestions} == set(REASONS)
    for reason in REASONS.values():
        assert reason.format(word="ฟ้องร้อง", damage=10_000, minutes=30)
    assert [field.name for field in fields(Suggestion)] == ["axis", "value", "rule", "reason", "data"]


@pytest.mark.rule("SEN-3", "SEN-4", "SEN-6", "SEN-9", "SEN-10", "SEN-12", "SEN-13")
@pytest.mark.parametrize(
    ("details", "code"),
    [
        ("มารดาแจ้งว่าทารกที่นำมาให้นมไม่ใช่บุตรของตน", "SEN-3"),
        ("ผู้ป่วยเสียชีวิตไม่ทราบสาเหตุ", "SEN-4"),
        ("พบผู้ป่วยเสียชีวิตบนเตียง ยังไม่ทราบสาเหตุ", "SEN-4"),
        ("ผู้ป่วยพิการจากเครื่องมือชำรุด", "SEN-6"),
        ("โน้ตบุ๊กถูกขโมยไป มูลค่า ๑.๒ แสนบาท", "SEN-9"),
        ("ไฟดับ 45 นาที", "SEN-10"),
        ("ไฟฟ้าดับนานกว่า ๑ ชั่วโมง", "SEN-10"),
        ("ไฟดับ เครื่องปั่นไฟสตาร์ทไม่ติด", "SEN-10"),
        ("รถ รพ. ชนเสาไฟ", "SEN-12"),
        ("ญาติชกพยาบาลที่ตึกชาย", "SEN-13"),
        ("ญาติตบหน้าเจ้าหน้าที่", "SEN-13"),
        ("คนไข้ขู่ทำร้ายหมอ", "SEN-13"),
    ],
)
def test_what_people_write_in_haste_points_to_a_sentinel_event_too(policy: Policy, details: str, code: str) -> None:
    found = suggested(policy, "sentinels", kind="incident", details=details)
    assert set(found) == {(code, code)}


@pytest.mark.rule("SEN-6", "SEN-9", "SEN-10", "SEN-12", "SEN-13")
@pytest.mark.parametrize(
    "details",
    [
        "ห้องน้ำผู้พิการเครื่องมือชำรุด",
        "โน้ตบุ๊กถูกขโมยไป มูลค่า ๙๙,๙๙๙ บาท",
        "ไฟดับ 30 นาที",
        "ไฟดับ 45 นาที เครื่องปั่นไฟทำงานปกติ",
        "รถพยาบาลไปรับผู้ป่วยที่ถูกรถชน",
        "ติดต่อราชการที่ห้องตรวจจิตบำบัด",
        "ไม่มีการข่มขู่แต่อย่างใด",
    ],
)
def test_what_only_sounds_like_a_sentinel_event_suggests_none(policy: Policy, details: str) -> None:
    assert suggested(policy, "sentinels", kind="incident", details=details) == []
    attacked = suggested(policy, "sentinels", kind="incident", details=f"{details} แล้วมีคนชกพยาบาล")
    assert [value for value, _rule in attacked] == ["SEN-13"]


@pytest.mark.rule("LVL-5", "NCR-4")
@pytest.mark.parametrize(
    ("details", "level"),
    [
        ("ไม่ได้ต้องการฟ้องร้อง ขอให้ปรับปรุง", None),
        ("ไม่ประสงค์จะดำเนินคดี", None),
        ("ไม่คิดจะฟ้อง", None),
        ("ยังไม่มีนักข่าวมา", None),
        ("ไม่ได้ต้องการฟ้องร้องหมอ แต่จะฟ้องโรงพยาบาล", "4"),
        ("ถ้าไม่ตอบจะฟ้องศาล", "4"),
    ],
)
def test_a_lawsuit_that_is_denied_is_not_suggested(policy: Policy, details: str, level: str | None) -> None:
    assert [value for value, _rule in suggested(policy, "level", details=details)] == ([level] if level else [])
    nonclinical = suggested(policy, "nonclinical_level", details=details)
    assert nonclinical == ([("4", "NCR-4")] if level else [])


@pytest.mark.rule("NCR-3")
def test_theft_without_a_sum_is_of_level_three_and_a_sum_goes_before(policy: Policy) -> None:
    theft = {"kind": "incident", "details": "ของถูกขโมยที่ห้องพัก"}
    assert suggested(policy, "nonclinical_level", **theft) == [("3", "NCR-3")]
    assert suggested(policy, "nonclinical_level", **theft, damage_baht=500) == [("2", "NCR-2")]


@pytest.mark.rule("INT-9")
@pytest.mark.parametrize(
    ("details", "ground"),
    [("น้ำดื่มของตึกปนเปื้อน มีคนป่วยหลายราย", "a"), ("ชาวบ้านลือกันว่าวัคซีนปลอม", "b"), ("ผู้ป่วยหลายคนรอคิวนาน", None)],
)
def test_many_who_fall_ill_and_rumours_are_urgent(policy: Policy, details: str, ground: str | None) -> None:
    assert {value for value, _rule in suggested(policy, "priority", details=details)} == ({ground} if ground else set())


@pytest.mark.rule("SEN-6", "SEN-8")
@pytest.mark.parametrize(
    ("values", "sentinels"),
    [
        ({"kind": "complaint", "category": "G"}, ["SEN-6", "SEN-8"]),
        ({"kind": "complaint", "category": "I"}, ["SEN-6", "SEN-8"]),
        ({"kind": "incident", "category": "I"}, []),
        ({"kind": "incident", "category": "H", "topics": ["supplies"]}, ["SEN-6"]),
        ({"kind": "complaint", "category": "F"}, []),
    ],
)
def test_grave_harm_points_to_a_sentinel_event_whatever_its_words(
    policy: Policy, values: dict[str, object], sentinels: list[str]
) -> None:
    assert sorted(value for value, _rule in suggested(policy, "sentinels", **values)) == sentinels


MORE_THAN_DECIDED = {("N08", "SEN-15"), ("N16", "SEN-15"), ("N35", "SEN-15"), ("N36", "SEN-6")}


def test_the_narratives_are_given_the_sentinel_events_that_people_decided(policy: Policy) -> None:
    narratives = json.loads((FOLDER / "tests/data/narratives.json").read_text(encoding="utf-8"))
    wanted = {(each["source_id"], code) for each in narratives for code in each.get("sentinels") or ()}
    told = [{name: value for name, value in each.items() if name != "sentinels"} for each in narratives]
    found = {(each["source_id"], code) for each in told for code, _rule in suggested(policy, "sentinels", **each)}
    assert (wanted - found, found - wanted) == (set(), MORE_THAN_DECIDED)
