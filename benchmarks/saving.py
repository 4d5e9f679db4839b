"""Saving a complaint through the application against the same SQL by hand, in one run, at 10,000 cases.

The statements of each save are taken down in a first copy of the folder, then executed by hand in a second one,
turn about with the application's own saves in a third. A raw commit of the same bytes is timed beside them.
"""

import gc
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from app.bootstrap import open_office
from app.services import key_file
from app.services.database import FILE_NAME
from benchmarks.folders import CASES, KEPT, MOMENT, fictional, office_with
from benchmarks.limits import Limits
from tests.every_statement import before_every_statement

SAVES = 200
MOST_RATIO, MOST_MILLISECONDS = 2.0, 10.0
Statement = tuple[str, object, bool]


def main() -> int:
    """Print the figures of the three ways; 1 when a limit is missed."""
    limits = Limits()
    office_with(CASES).database.close()
    cases = list(fictional(SAVES, random.Random(7)))
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / which for which in ("taken-down", "by-hand", "ours", "raw")]
        for folder in folders:
            shutil.copytree(KEPT / f"{CASES}", folder)
        saves = _statements(folders[0], cases)
        gc.collect()
        gc.freeze()  # as the window does when it has started
        ours, by_hand, raw = _timed(folders, cases, saves)
    print(f"save of one complaint at {CASES:,} cases, median of {SAVES}, and the slowest in twenty:")
    print(f"  through the application {_figures(ours)}")
    print(f"  the same SQL by hand    {_figures(by_hand)}")
    print(f"  a commit of the bytes   {_figures(raw)}")
    ratio = statistics.median(ours) / statistics.median(by_hand)
    print(f"  ratio to the SQL by hand {limits.shown(ratio, MOST_RATIO)}")
    print(f"  milliseconds of a save   {limits.shown(statistics.median(ours) * 1000, MOST_MILLISECONDS)}")
    print(f"  ratio to a raw commit    {statistics.median(ours) / statistics.median(raw):.1f}")
    return limits.status()


def _statements(folder: Path, cases: list[dict[str, object]]) -> list[list[Statement]]:
    office = open_office(folder, clock=lambda: MOMENT)
    saves: list[list[Statement]] = []

    def take_down(statement: str, given: object, many: bool) -> None:
        if not statement.startswith("begin"):
            saves[-1].append((statement, given, many))

    with before_every_statement(take_down):
        for values in cases:
            saves.append([])
            office.complaints.record(values)
    office.database.close()
    return saves


def _timed(
    folders: list[Path], cases: list[dict[str, object]], saves: list[list[Statement]]
) -> tuple[list[float], list[float], list[float]]:
    office = open_office(folders[2], clock=lambda: MOMENT)
    hand, raw_file = _connection(folders[1]), _connection(folders[3])
    raw_file.execute("create table raw(bytes blob)")
    ours, by_hand, raw = [], [], []
    for values, statements in zip(cases, saves, strict=True):
        ours.append(_seconds(lambda values=values: office.complaints.record(values)))
        by_hand.append(_seconds(lambda statements=statements: _execute(hand, statements)))
        size = sum(len(repr(given)) for _sql, given, _many in statements)
        raw.append(_seconds(lambda size=size: _commit(raw_file, size)))
    office.database.close()
    return ours, by_hand, raw


def _connection(folder: Path) -> dbapi2.Connection:
    key = key_file.read(folder).database_key
    connection = dbapi2.connect(str(folder / FILE_NAME), isolation_level=None)
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    for pragma in ("journal_mode = wal", "synchronous = full", "secure_delete = on", "foreign_keys = on"):
        connection.execute(f"pragma {pragma}")
    return connection


def _execute(connection: dbapi2.Connection, statements: list[Statement]) -> None:
    connection.execute("begin immediate")
    for statement, given, many in statements:
        if many:
            connection.executemany(statement, given)
        else:
            connection.execute(statement, given).fetchall()
    connection.execute("commit")


def _commit(connection: dbapi2.Connection, size: int) -> None:
    connection.execute("begin immediate")
    connection.execute("insert into raw values (?)", (bytes(size),))
    connection.execute("commit")


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _figures(seconds: list[float]) -> str:
    slow = statistics.quantiles(seconds, n=20)[-1]
    return f"{statistics.median(seconds) * 1000:6.2f} ms {slow * 1000:6.2f} ms"


if __name__ == "__main__":
    sys.exit(main())
