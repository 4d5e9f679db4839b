"""A copy of a folder with 20,000 cases and their files (1 GB), made and put back while the window's event loop runs.

Beside the seconds stand the longest time in which the event loop could not do anything, and the longest save of
another thread that goes on recording.
"""

import argparse
import gc
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import insert

from app.bootstrap import open_office
from app.models.log_tables import attachment_bytes
from app.services import integrity
from app.services.backup.backups import Backups, copies_in
from app.services.backup.places import first_place
from app.services.backup.restoring import put_back
from app.services.office import Office
from app.ui.background import run_with_progress
from benchmarks.calendar_change import MOST_HELD_UP_MS, Heartbeat, idle
from benchmarks.folders import KEPT, MOMENT, fictional, office_with
from benchmarks.limits import Limits

CASES, MEGABYTES = 20_000, 600
FILE_BYTES = 2_000_000
PAUSE_SECONDS = 0.05
ALONE_SECONDS = 20


class Recording:
    """A colleague who records one case after the other, and how long the slowest save took."""

    def __init__(self, office: Office) -> None:
        self.longest, self.saves = 0.0, 0
        self._office, self._over = office, threading.Event()
        self._thread = threading.Thread(target=self._record)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join()

    def _record(self) -> None:
        for values in fictional(100_000, random.Random(3)):
            if self._over.wait(PAUSE_SECONDS):
                return
            started = time.perf_counter()
            self._office.complaints.record(values)
            self.longest = max(self.longest, time.perf_counter() - started)
            self.saves += 1


def main() -> int:
    """Print the figures; 1 when the window was held up for too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=CASES)
    parser.add_argument("--megabytes", type=int, default=MEGABYTES, help="attachments, all together")
    arguments = parser.parse_args()
    limits, qt = Limits(), QApplication.instance() or QApplication(["benchmark"])
    window = QWidget()
    window.show()
    with tempfile.TemporaryDirectory(dir=KEPT) as name:
        folder = Path(name) / "data"
        shutil.copytree(_ready(arguments.cases, arguments.megabytes), folder)
        _measure(window, folder, limits)
    qt.processEvents()
    return limits.status()


def _measure(window: QWidget, folder: Path, limits: Limits) -> None:
    _bring_up_to_date(folder)
    office = open_office(folder, clock=lambda: MOMENT)
    gc.collect()
    gc.freeze()  # as the window does when it has started
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"{len(office.register.everything()):,} cases, {size:,.0f} MB;", end=" ")
    print(f"the window alone was held up by this machine for {idle() * 1000:.0f} ms at most")
    office.complaints.record(next(fictional(1, random.Random(4))))  # the first one reads the calendar
    done: list[Recording] = []
    alone = partial(time.sleep, ALONE_SECONDS)
    _watched(window, "nothing but a colleague who records", lambda _report: done.append(_recorded(office, alone)), None)
    without = done.pop().longest
    print(f"    ms of the slowest save {without * 1000:.0f}")
    backups = Backups(office.desk)
    _watched(
        window,
        "copying and verifying",
        lambda report: done.append(_recorded(office, partial(backups.make, report))),
        limits,
    )
    (saving,) = done
    # A busy machine holds a save up without any copy, too: what the copy adds to that is held against the limit.
    added = limits.shown(max(0, saving.longest - without) * 1000, MOST_HELD_UP_MS, digits=0)
    print(f"    meanwhile {saving.saves} cases were recorded, ms of the slowest save {saving.longest * 1000:.0f}")
    print(f"    ms by which that is longer than without a copy {added}")
    office.database.close()
    (row,) = copies_in(first_place(folder))
    _watched(window, "putting back", lambda _report: put_back(folder, row.path, MOMENT), limits)
    restored, copy = open_office(folder, clock=lambda: MOMENT), _opened_copy(row.path, folder.parent)
    print(f"  the digest of the restored folder is that of the copy: {_digest(restored) == _digest(copy)}")
    restored.database.close()
    copy.database.close()


def _bring_up_to_date(folder: Path) -> None:
    """The kept folder may be of an earlier version; what that costs, and the copy that is made before, is not asked."""
    open_office(folder, clock=lambda: MOMENT).database.close()
    shutil.rmtree(first_place(folder), ignore_errors=True)


def _recorded(office: Office, act: Callable[[], object]) -> Recording:
    recording = Recording(office)
    try:
        act()
    finally:
        recording.end()
    return recording


def _watched(
    window: QWidget, words: str, work: Callable[[Callable[[int, int], None]], object], limits: Limits | None
) -> None:
    beat, loop, failed = Heartbeat(), QEventLoop(), []
    started, cpu = time.perf_counter(), time.process_time()
    progress = run_with_progress(window, "…", work)
    progress.succeeded.connect(loop.quit)
    progress.broke.connect(failed.append)
    progress.broke.connect(loop.quit)
    loop.exec()
    if failed:
        raise failed[0]
    print(
        f"  {words}: {time.perf_counter() - started:5.1f} s ({time.process_time() - cpu:.1f} s of the processor)",
        end="",
    )
    longest = beat.longest * 1000
    shown = f"{longest:.0f}" if limits is None else limits.shown(longest, MOST_HELD_UP_MS, digits=0)
    print(f", ms the window was held up {shown}", flush=True)


def _opened_copy(copy: Path, parent: Path) -> Office:
    return open_office(shutil.copytree(copy, parent / "copy"), clock=lambda: MOMENT)


def _digest(office: Office) -> str:
    with office.database.reading() as connection:
        return integrity.digest(connection)


def _ready(cases: int, megabytes: int) -> Path:
    """The kept folder with that many cases and so many bytes of files beside them; made once."""
    ready = KEPT / f"backup-{cases}-{megabytes}"
    if (ready / "done").exists():
        return ready
    shutil.rmtree(ready, ignore_errors=True)
    office_with(cases).database.close()
    shutil.copytree(KEPT / f"{cases}", ready)
    office, chance = open_office(ready, clock=lambda: MOMENT), random.Random(5)
    for place in range(megabytes * 1_000_000 // FILE_BYTES):
        row = {"sha256": f"{place:064}", "size_bytes": FILE_BYTES, "bytes": chance.randbytes(FILE_BYTES)}
        with office.database.transaction() as connection:
            connection.execute(insert(attachment_bytes), row)
    office.database.close()
    (ready / "done").touch()
    return ready


if __name__ == "__main__":
    sys.exit(main())
