"""A centre and three wards under everything that goes wrong: honest round trips put everything right afterwards."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exchange.machine import Hospital
from tests.exchange.people import SEEN

PROGRAMS, STEPS, SEED = 100, 10, 2569
MANY_PROGRAMS, MANY_STEPS, PORTIONS = 2_000, 40, 20
# What a run must really have contained; below it, the run has shown nothing. Forged and damaged files (test_forged,
# test_forged_files, test_fuzzing) and switching off (test_cut_off, test_soak) are no steps of these programs: each save
# here is honest, and `agreement` demands that none is put aside.
LEAST: Mapping[str, int] = {
    "programs": 100,
    "restores": 8,
    "rollbacks": 40,
    "set-backs found out": 5,
    "clones": 15,
    "lost files": 30,
    "old or doubled files": 10,
    "stale forms": 15,
    "cases in conflict": 20,
    "different edits": 5,
    "equal edits": 8,
    "new origins": 30,
    "decisions": 3,
    "grants of summary": 5,
    "grants of work": 5,
    "grants of identity": 5,
    "ended grants": 3,
    "erased values": 10,
}
LEAST_OF_MANY: Mapping[str, int] = {name: count * 40 for name, count in LEAST.items()} | {
    "programs": MANY_PROGRAMS,
    "duplicate numbers": 5,
}


def reached(programs: int, steps: int, first: int) -> Counter[str]:
    """What that many programs contained; raises what Hypothesis found, with the program."""
    before = Counter(SEEN)
    run_state_machine_as_test(
        seed(first)(Hospital),
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


def reached_by_all(programs: int, steps: int, portions: int, first: int) -> Counter[str]:
    """The same in several processes, each with a seed of its own from `first` on."""
    each = [(programs // portions, steps, first + place) for place in range(portions)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        return sum(pool.map(reached, *zip(*each, strict=True)), Counter())


@pytest.mark.shows("random programs of everybody at once, and named mutants that die")
@pytest.mark.shows("convergence under any order, doubling and loss")
def test_everybody_agrees_after_everything_that_goes_wrong(told: Callable[[str], None]) -> None:
    seen = reached_by_all(PROGRAMS, STEPS, 2, SEED)
    _require(seen, LEAST, f"{PROGRAMS} programs of {STEPS} steps, seeds from {SEED}", told)


@pytest.mark.long
def test_everybody_agrees_after_two_thousand_programs(told: Callable[[str], None]) -> None:
    first = int(os.environ.get("SEED", "1"))
    seen = reached_by_all(MANY_PROGRAMS, MANY_STEPS, PORTIONS, first)
    _require(seen, LEAST_OF_MANY, f"{MANY_PROGRAMS} programs of {MANY_STEPS} steps, seeds from {first}", told)


def _require(seen: Counter[str], least: Mapping[str, int], run: str, told: Callable[[str], None]) -> None:
    told(f"{run}: " + ", ".join(f"{name} {count}" for name, count in sorted(seen.items())))
    too_few = {name: (seen[name], count) for name, count in least.items() if seen[name] < count}
    assert not too_few, f"the programs contained too little of: {too_few}"
