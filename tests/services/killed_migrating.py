"""Starts with a data folder of an earlier schema in processes that are switched off at a statement each."""

import os
import random
import shutil
import signal
import sys
from datetime import datetime
from pathlib import Path

from app import bootstrap
from tests.every_statement import before_every_statement

MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")


def main(kept: str, place: str, seed: str, kills: str) -> None:
    """Print the statements at which a start was killed; the folder it had opened has that name in `place`."""
    whole = _statements_of_a_start(shutil.copytree(kept, Path(place) / "whole"))
    for point in sorted(random.Random(int(seed)).sample(range(1, whole + 1), int(kills))):
        folder = shutil.copytree(kept, Path(place) / str(point))
        child = os.fork()
        if not child:
            _start(folder, point)
            os._exit(0)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), point
        print(point)


def _statements_of_a_start(folder: Path) -> int:
    """How many there are; asked in a process of its own, because it opens the folder."""
    reads, writes = os.pipe()
    if not os.fork():
        os.write(writes, str(_start(folder, 0)).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as answer:
        return int(answer.read())


def _start(folder: Path, point: int) -> int:
    """Open the folder as the program does, the copy before and the tables for screens included."""
    counted = [0]

    def count(*_arguments: object) -> None:
        counted[0] += 1
        if counted[0] == point:
            os.kill(os.getpid(), signal.SIGKILL)

    with before_every_statement(count):
        bootstrap.open_office(folder, clock=lambda: MOMENT).database.close()
    return counted[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
