"""Programs of everything that is done about cases, in any order: what must hold of a case holds after every step."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.life.machine import Life
from tests.life.people import SEEN

PROGRAMS, STEPS, SEED = 12, 25, 2569
MANY_PROGRAMS, MANY_STEPS, PORTIONS = 60, 200, 10
# What a run must really have contained; below it, the run has shown nothing.
LEAST: Mapping[str, int] = {
    "programs": 12,
    "recorded": 4,
    "level": 2,
    "category": 2,
    "group": 4,
    "received": 4,
    "reply by": 4,
    "done": 8,
    "not needed": 4,
    "more time": 3,
    "pause": 1,
    "pause refused": 5,
    "contact": 5,
    "note": 3,
    "request": 8,
    "reply": 2,
    "promise": 5,
    "promise kept": 2,
    "session": 3,
    "memo": 4,
    "order": 2,
    "order carried out": 1,
    "incident report": 2,
    "rca": 3,
    "rca concluded": 2,
    "taken back": 10,
    "link": 2,
    "merge": 1,
    "day off": 8,
    "time passed": 10,
    "closed at once": 3,
    "closed at once refused": 1,
    "closed in order": 12,
    "corrected after the end": 2,
    "reopened": 5,
    "voided": 2,
}
LEAST_OF_MANY: Mapping[str, int] = {name: count * 8 for name, count in LEAST.items()} | {"programs": MANY_PROGRAMS}


def reached(programs: int, steps: int, first: int) -> Counter[str]:
    """What that many programs contained; raises what Hypothesis found, with the program."""
    before = Counter(SEEN)
    run_state_machine_as_test(
        seed(first)(Life),
        settings=settings(
            max_examples=programs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            print_blob=False,
            # Shrinking is wanted by whoever looks for the fault: SHRINK=1 takes minutes for each.
            phases=[Phase.generate, Phase.shrink] if os.environ.get("SHRINK") else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return SEEN - before


def test_a_case_is_held_to_account_after_every_step(told: Callable[[str], None]) -> None:
    seen = reached(PROGRAMS, STEPS, SEED)
    _require(seen, LEAST, f"{PROGRAMS} programs of {STEPS} steps, seed {SEED}", told)


@pytest.mark.long
def test_a_case_is_held_to_account_over_two_hundred_steps(told: Callable[[str], None]) -> None:
    first = int(os.environ.get("SEED", "1"))
    each = [(MANY_PROGRAMS // PORTIONS, MANY_STEPS, first + place) for place in range(PORTIONS)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        seen: Counter[str] = sum(pool.map(reached, *zip(*each, strict=True)), Counter())
    _require(seen, LEAST_OF_MANY, f"{MANY_PROGRAMS} programs of {MANY_STEPS} steps, seeds from {first}", told)


def _require(seen: Counter[str], least: Mapping[str, int], run: str, told: Callable[[str], None]) -> None:
    told(f"{run}: " + ", ".join(f"{name} {count}" for name, count in sorted(seen.items())))
    too_few = {name: (seen[name], count) for name, count in least.items() if seen[name] < count}
    assert not too_few, f"the programs contained too little of: {too_few}"
