"""The PC is switched off while cases are recorded: what was acknowledged is there, nothing is doubled."""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from app.services import integrity
from app.services.office import Office
from tests.cases import a_complaint
from tests.journeys.recording_process import run_main

MAIN = Path(__file__).resolve().parents[2] / "main.py"
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.journeys.recorded_once", "tests.journeys.recording_process"])
KILLS, FOLDERS, ROWS, LATEST_SECONDS = 50, 5, 14, 0.004
FEWEST_IN_THE_MIDDLE = 40


class Killable(Protocol):
    """A process, however it was begun."""

    def kill(self) -> None: ...


@dataclass
class Trial:
    """One data folder and what happened in it."""

    folder: Path
    acknowledged: dict[str, str] = field(default_factory=dict)
    in_the_middle: int = 0
    batches: list[Path] = field(default_factory=list)


def test_nothing_acknowledged_is_lost_when_record_is_killed(
    tmp_path: Path, office_in: Callable[..., Office], told: Callable[[str], None]
) -> None:
    seed = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(10**6)))
    told(f"KILL_SEED={seed}")
    trials = [Trial(tmp_path / f"folder-{place}") for place in range(FOLDERS)]
    for place, trial in enumerate(trials):
        _ten_kills(trial, random.Random(seed + place))
    assert sum(trial.in_the_middle for trial in trials) >= FEWEST_IN_THE_MIDDLE
    for trial in trials:
        _check(trial, office_in)


def _ten_kills(trial: Trial, chance: random.Random) -> None:
    trial.folder.mkdir()
    for place in range(KILLS // FOLDERS):
        batch = trial.folder / f"batch-{place}.json"
        sources = [f"{place}-{row}" for row in range(ROWS)]
        batch.write_text(json.dumps([a_complaint(source_id=source) for source in sources]), "utf-8")
        trial.batches.append(batch)
        _killed_record(trial, batch, chance)


def _killed_record(trial: Trial, batch: Path, chance: random.Random) -> None:
    """Kill after a random acknowledgement and a moment more, so that the next save is under way."""
    last = chance.randrange(1, ROWS - 2)
    arguments = ["--data-dir", str(trial.folder / "data"), "record", str(batch), "--json"]
    with (_started if len(trial.batches) == 1 else _forked)(arguments) as (process, said):
        lines = [said.readline() for _ in range(last)]
        time.sleep(chance.uniform(0, LATEST_SECONDS))  # not waiting for anything: the kill comes at any moment
        process.kill()
        lines += said.readlines()
    whole = [json.loads(line) for line in lines if line.endswith(b"\n")]
    assert whole
    trial.in_the_middle += 0 < len(whole) < ROWS
    trial.acknowledged |= {row["number"]: row["source_id"] for row in whole}


@contextmanager
def _started(arguments: Sequence[str]) -> Iterator[tuple[Killable, IO[bytes]]]:
    """The program as it is started by hand, and what it says."""
    with subprocess.Popen([sys.executable, str(MAIN), *arguments], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield process, process.stdout


@contextmanager
def _forked(arguments: Sequence[str]) -> Iterator[tuple[Killable, IO[bytes]]]:
    """The same in a process that has imported everything already: importing takes longer than all its saves."""
    heard, speaks = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=run_main, args=(arguments, speaks))
    process.start()
    speaks.close()
    with heard, open(heard.fileno(), "rb", closefd=False) as said:
        yield process, said
    process.join()


def _check(trial: Trial, office_in: Callable[..., Office]) -> None:
    office = office_in(trial.folder / "data")
    assert integrity.findings(office.database) == ()
    for number, source_id in trial.acknowledged.items():
        assert office.complaints.case(number).fields["source_id"] == source_id
    for batch in trial.batches:
        for values in json.loads(batch.read_text("utf-8")):
            office.complaints.record(values)
    rows = office.register.everything()
    assert len(rows) == len(trial.batches) * ROWS
    assert len({row.number for row in rows}) == len(rows)
