"""Programs of everything that is done about cases, in any order: what must hold of a case holds after every step."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from traceback import format_exception

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from app.domain.errors import InvalidComplaint
from tests.life.machine import Life
from tests.life.people import SEEN

PROGRAMS, STEPS, SEED = 9, 25, 2569
MANY_PROGRAMS, MANY_STEPS, PORTIONS = 60, 200, 10
BESIDE = 10  # programs more than are wanted, because Hypothesis begins some that it ends early
# What a run must really have contained; below it, the run has shown nothing. Hypothesis leaves out some rules of each
# program and likes to repeat what it drew, so that a few programs go far in few directions.
LEAST: Mapping[str, int] = {"closed in order": 20, "done": 10, "not needed": 2, "taken back": 2, "time passed": 2}
LEAST_KINDS = 40  # of things done or refused, even in a few programs
LEAST_OF_MANY: Mapping[str, int] = {
    "agenda": 85,
    "all cases of a person handed over": 10,
    "all cases of a person handed over refused": 80,
    "calendar change taken back": 15,
    "category": 15,
    "category refused": 9,
    "claim": 30,
    "claim decided": 3,
    "closed although something was open": 115,
    "closed as as_wished": 380,
    "closed as ended_at_screening": 15,
    "closed as handed_over": 15,
    "closed as in_part": 15,
    "closed as not_as_wished": 15,
    "closed as withdrawn": 15,
    "closed at once": 10,
    "closed at once refused": 95,
    "closed in order": 465,
    "contact": 95,
    "corrected after the end": 90,
    "day moved": 10,
    "day moved refused": 4,
    "day off": 15,
    "day struck": 8,
    "day struck refused": 4,
    "did it work": 2,
    "done": 435,
    "done refused": 30,
    "finished before the end": 210,
    "group": 20,
    "guided tree": 35,
    "guided tree refused": 7,
    "hand-over": 90,
    "in charge": 80,
    "head first": 40,
    "incident report": 25,
    "incident report refused": 15,
    "information asked": 95,
    "information given": 25,
    "insistence": 80,
    "insistence ended": 2,
    "insistence ended refused": 10,
    "insistence explained": 9,
    "lawsuit": 30,
    "lawsuit ended": 2,
    "level": 15,
    "level refused": 10,
    "link": 20,
    "link refused": 25,
    "measure": 70,
    "measure in place": 15,
    "measure judged": 5,
    "mediator called": 80,
    "memo": 50,
    "merge": 4,
    "merge refused": 15,
    "more time": 35,
    "more time refused": 25,
    "nobody told": 45,
    "not needed": 75,
    "note": 45,
    "order": 20,
    "order carried out": 7,
    "pause": 10,
    "pause refused": 80,
    "promise": 55,
    "promise kept": 10,
    "provisional category": 25,
    "provisional category refused": 15,
    "rca": 55,
    "rca concluded": 10,
    "rca refused": 10,
    "rca went on": 30,
    "receipt": 10,
    "received": 55,
    "received refused": 10,
    "recorded": 120,
    "reminder": 10,
    "reopened": 20,
    "reopened refused": 50,
    "reply": 10,
    "reply by": 90,
    "request": 70,
    "resolution": 15,
    "review": 40,
    "run again": 7,
    "satisfaction": 40,
    "screening": 115,
    "sentinels": 85,
    "sentinels refused": 25,
    "session": 75,
    "taken back": 80,
    "task of the committee": 5,
    "time passed": 115,
    "told": 185,
    "told refused": 30,
    "voided": 15,
    "weekend worked": 10,
    "weekend worked refused": 2,
}
LEAST_KINDS_OF_MANY = len(LEAST_OF_MANY)


def reached(programs: int, steps: int, first: int) -> Counter[str]:
    """What that many programs contained; raises what Hypothesis found, with the program."""
    before = Counter(SEEN)
    run_state_machine_as_test(
        seed(first)(Life),
        settings=settings(
            max_examples=programs,
            stateful_step_count=steps + 1,  # the beginning is one
            deadline=None,
            database=None,
            print_blob=False,
            # Shrinking is wanted by whoever looks for the fault: SHRINK=1 takes minutes for each.
            phases=[Phase.generate, Phase.shrink] if os.environ.get("SHRINK") else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return SEEN - before


def _reached_elsewhere(programs: int, steps: int, first: int) -> Counter[str]:
    """The same in another process, from which a refusal does not come back as itself."""
    try:
        return reached(programs, steps, first)
    except InvalidComplaint as refusal:
        raise AssertionError("".join(format_exception(refusal))) from None


def test_a_case_is_held_to_account_after_every_step(told: Callable[[str], None]) -> None:
    seen = reached(PROGRAMS + BESIDE, STEPS, SEED)
    _tell(seen, f"{PROGRAMS} programs of {STEPS} steps, seed {SEED}", told)
    _require(seen, LEAST, LEAST_KINDS)
    assert seen[f"programs of {STEPS} steps"] >= PROGRAMS


@pytest.mark.long
def test_a_case_is_held_to_account_over_two_hundred_steps(told: Callable[[str], None]) -> None:
    first = int(os.environ.get("SEED", "1"))
    each = [(MANY_PROGRAMS // PORTIONS + BESIDE, MANY_STEPS, first + place) for place in range(PORTIONS)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        seen: Counter[str] = sum(pool.map(_reached_elsewhere, *zip(*each, strict=True)), Counter())
    _tell(seen, f"{MANY_PROGRAMS} programs of {MANY_STEPS} steps, seeds from {first}", told)
    _require(seen, LEAST_OF_MANY, LEAST_KINDS_OF_MANY)
    assert seen[f"programs of {MANY_STEPS} steps"] >= MANY_PROGRAMS


def _tell(seen: Counter[str], run: str, told: Callable[[str], None]) -> None:
    told(f"{run}: " + ", ".join(f"{name} {count}" for name, count in sorted(seen.items())))


def _require(seen: Counter[str], least: Mapping[str, int], kinds: int) -> None:
    """No program stopped short of the closure, and together they did some of everything."""
    assert seen["programs"] == seen["programs that reached closure"]
    too_few = {name: (seen[name], count) for name, count in least.items() if seen[name] < count}
    assert not too_few, f"the programs contained too little of: {too_few}"
    done = [name for name in seen if not name.startswith(("programs", "steps", "cases"))]
    assert len(done) >= kinds, f"only {sorted(done)}"
