"""“Verify now” over a folder of many cases, against the least that any check must do, and the pages of the history.

By hand: every row of the log is selected, every page of the file is checked, and every signature is verified.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from app.bootstrap import open_office
from app.services.audit.history import History
from app.services.audit.rows import Matter, Verified, Wanted
from app.services.audit.verification import Verification
from app.services.office import Office
from benchmarks.folders import CASES, KEPT, MOMENT, office_with
from benchmarks.limits import Limits

ROUNDS = 3
MOST_MEGABYTES, MOST_TO_READ = 60.0, 0.15


def main() -> int:
    """Print changes per second, the ratio to the least by hand, memory and pages; 1 when a limit is missed."""
    limits = Limits()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    cases = parser.parse_args().cases
    office_with(cases).database.close()
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(KEPT / f"{cases}", name, dirs_exist_ok=True)
        office = open_office(Path(name), clock=lambda: MOMENT)
        _print_verification(office, limits)
        _print_pages(office, limits)
        office.database.close()
    return limits.status()


def _print_verification(office: Office, limits: Limits) -> None:
    verification = Verification(office.desk)
    pairs = [(_seconds(lambda: verification.verify(_unwatched)), _seconds(lambda: _by_hand(office))) for _ in _rounds()]
    walk, by_hand = (statistics.median(each) for each in zip(*pairs, strict=True))
    seen = verification.verify(_unwatched)
    print(f"{seen.changes:,} changes in {seen.saves:,} entries, processor seconds, median of {ROUNDS} runs:")
    print(f"  the least by hand              {by_hand:6.2f} s")
    print(f"  verify now                     {walk:6.2f} s, ratio {limits.shown(walk / by_hand, 3)}")
    print(f"  changes per second           {seen.changes / walk:8,.0f}")
    print(f"  memory more                    {limits.shown(_megabytes(verification), MOST_MEGABYTES)} MB")


def _print_pages(office: Office, limits: Limits) -> None:
    history = History(office.desk)
    newest = statistics.median(_seconds(lambda: history.page(Wanted())) for _ in _rounds())
    rare = statistics.median(_seconds(lambda: history.page(Wanted(matter=Matter.ERASED))) for _ in _rounds())
    print(f"  a page of the history          {limits.shown(newest, MOST_TO_READ, digits=3)} s")
    print(f"  a page without what is wanted  {limits.shown(rare, MOST_TO_READ, digits=3)} s")


def _by_hand(office: Office) -> None:
    key = office.desk.node.key.public_key()
    with office.database.reading() as connection:
        connection.exec_driver_sql("pragma cipher_integrity_check").all()
        connection.exec_driver_sql("pragma quick_check").all()
        for row in connection.exec_driver_sql("select * from save"):
            key.verify(row.signature, bytes.fromhex(row.hash))
        for _row in connection.exec_driver_sql("select * from change_value"):
            pass


def _megabytes(verification: Verification) -> float:
    """What the walk holds at its peak; traced, so not timed."""
    tracemalloc.start()
    verification.verify(_unwatched)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1_000_000


def _seconds(act: Callable[[], Verified | object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _rounds() -> range:
    return range(ROUNDS)


def _unwatched(_done: int, _of: int) -> None:
    """Nobody looks at how far it is."""


if __name__ == "__main__":
    sys.exit(main())
