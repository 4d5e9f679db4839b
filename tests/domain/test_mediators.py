"""The mediators' list: who is next, who is passed over and why, and who stands at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from app.domain.mediators import MediatorStep, steps
from app.domain.policy import Policy


def listed(
    policy: Policy,
    *,
    on_leave: Mapping[str, str] | None = None,
    units: Sequence[str] = (),
    calls: Sequence[tuple[str, str]] = (),
    accused: str = "",
    out_of_hours: bool = False,
) -> tuple[MediatorStep, ...]:
    mediators = [
        replace(policy.mediators[0], phone="0800000000", unit="ห้องฉุกเฉิน"),
        *policy.mediators[1:4],
        replace(policy.mediators[4], phone="0800000000"),
    ]
    return steps(mediators, on_leave or {}, units, calls, accused=accused, out_of_hours=out_of_hours)


def next_one(found: Sequence[MediatorStep]) -> list[str]:
    return [step.id for step in found if step.is_next]


@pytest.mark.rule("MED-3")
def test_in_hours_the_list_is_in_its_order_and_the_director_last(policy: Policy) -> None:
    found = listed(policy)
    assert [step.id for step in found] == ["M1", "M2", "M3", "M4", "M5", "director_or_acting"]
    assert [step.is_last_step for step in found] == [False] * 5 + [True]
    assert next_one(found) == ["M1"]


@pytest.mark.rule("MED-3")
def test_out_of_hours_those_with_an_outside_number_come_first(policy: Policy) -> None:
    found = listed(policy, out_of_hours=True)
    assert [step.id for step in found] == ["M1", "M5", "M2", "M3", "M4", "director_or_acting"]


@pytest.mark.rule("MED-3")
def test_who_is_on_leave_or_of_the_unit_concerned_is_passed_over_with_the_reason(policy: Policy) -> None:
    found = listed(policy, on_leave={"M2": "ลาพักผ่อน"}, units=["ห้องฉุกเฉิน"])
    assert [(step.passed_over, step.reason) for step in found[:3]] == [
        ("concerned_unit", "ห้องฉุกเฉิน"),
        ("on_leave", "ลาพักผ่อน"),
        ("", ""),
    ]
    assert next_one(found) == ["M3"]


@pytest.mark.rule("MED-3")
@pytest.mark.parametrize(
    ("accused", "passed_over"),
    [
        ("นพ.สมมุติ ตัวอย่าง", "accused"),
        ("พนักงานเปล, นางสมมุติ  ตัวอย่าง", "accused"),
        ("นายสมหมาย ตัวอย่าง", ""),
        ("", ""),
    ],
)
def test_who_is_complained_of_does_not_mediate(policy: Policy, accused: str, passed_over: str) -> None:
    named = [replace(policy.mediators[0], name="สมมุติ ตัวอย่าง"), *policy.mediators[1:]]
    first = steps(named, {}, (), (), accused=accused, out_of_hours=False)[0]
    assert (first.passed_over, first.is_next) == (passed_over, not passed_over)


@pytest.mark.rule("MED-3")
def test_a_unit_is_the_same_however_it_is_spaced(policy: Policy) -> None:
    assert listed(policy, units=["ห้อง ฉุกเฉิน"])[0].passed_over == "concerned_unit"


def test_after_a_call_without_success_the_following_one_is_next(policy: Policy) -> None:
    assert next_one(listed(policy, calls=[("M1", "no_answer"), ("M2", "declined")])) == ["M3"]


def test_once_somebody_has_accepted_nobody_is_next(policy: Policy) -> None:
    assert next_one(listed(policy, calls=[("M1", "no_answer"), ("M2", "accepted")])) == []


@pytest.mark.rule("MED-3")
def test_when_nobody_is_left_the_director_is_next(policy: Policy) -> None:
    tried = [(f"M{number}", "no_answer") for number in range(1, 6)]
    assert next_one(listed(policy, calls=tried)) == ["director_or_acting"]
