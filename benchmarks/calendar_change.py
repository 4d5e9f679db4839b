"""A change of the calendar with 10,000 open cases that all run over the day: its preview, and writing what moves.

Beside the seconds stands the longest time in which the window's event loop could not do anything, and how long this
program worked meanwhile: on a busy machine the rest of the time went to others.
"""

import gc
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import open_office
from app.domain.officers_days import DayAction
from app.services.hospital.calendar import HospitalCalendar
from app.services.office import Office
from app.ui.background import Report, run_with_progress
from benchmarks.folders import CASES, KEPT, MOMENT, fictional
from benchmarks.limits import Limits

LAST_DAYS = 5
MOST_HELD_UP_MS = 100
TICK_MS, IDLE_MS = 1, 8000
ADDED = {
    "on": "2026-11-25",
    "name": "วันหยุดพิเศษ",
    "reason": "มติคณะรัฐมนตรี",
    "document": "นร 0505/ว 999",
    "document_on": "2026-11-17",
    "scope": "country",
}


class Heartbeat(QObject):
    """Beats as often as the event loop lets it, and keeps the longest pause and the processor's time in it."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = 0.0
        self._last, self._last_cpu = time.perf_counter(), time.process_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(TICK_MS)

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.process_time()
        if now - self._last > self.longest:
            self.longest, self.worked = now - self._last, cpu - self._last_cpu
        self._last, self._last_cpu = now, cpu


def main() -> int:
    """Print the figures; 1 when the window was held up for too long."""
    limits = Limits()
    office_with_open_cases().database.close()
    qt = QApplication.instance() or QApplication(["benchmark"])
    window = QWidget()
    window.show()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(KEPT / f"open-{CASES}", folder)
        office = open_office(folder, clock=lambda: MOMENT)
        gc.collect()
        gc.freeze()  # as the window does when it has started
        change = HospitalCalendar(office.desk).checked(DayAction.ADD, ADDED)
        print(f"the window alone, doing nothing, was held up by this machine for {idle() * 1000:.0f} ms at most")
        print(f"a day off is added; {CASES:,} open cases run over it:")
        for words, work in (
            ("preview", HospitalCalendar(office.desk).moves),
            ("writing", HospitalCalendar(office.desk).confirm),
        ):
            moved, seconds, cpu, beat = _watched(window, partial(work, change))
            print(f"  {words}: {seconds:5.1f} s ({cpu:.1f} s of the processor), {moved:,} dates", end="")
            print(f", ms the window was held up {limits.shown(beat.longest * 1000, MOST_HELD_UP_MS, digits=0)}", end="")
            print(f", of which the program worked {beat.worked * 1000:.0f}")
        office.database.close()
    qt.processEvents()
    return limits.status()


def office_with_open_cases() -> Office:
    """The kept folder with that many open cases of the last days."""
    office = open_office(KEPT / f"open-{CASES}", clock=lambda: MOMENT)
    there = len(office.register.everything())
    chance = random.Random(there)
    for place, values in enumerate(fictional(CASES - there, chance), start=there):
        received = MOMENT - timedelta(minutes=chance.randrange(LAST_DAYS * 24 * 60))
        received_at = received.isoformat(timespec="seconds")
        office.complaints.record({**values, "received_at": received_at, "source_id": f"benchmark-{place}"})
    return office


def idle() -> float:
    """The longest pause without any work: what the machine itself takes away."""
    beat, loop = Heartbeat(), QEventLoop()
    QTimer.singleShot(IDLE_MS, loop.quit)
    loop.exec()
    return beat.longest


def _watched(window: QWidget, work: Callable[[Report], object]) -> tuple[int, float, float, Heartbeat]:
    beat, loop, found, failed = Heartbeat(), QEventLoop(), [], []
    started, cpu = time.perf_counter(), time.process_time()
    progress = run_with_progress(window, "…", work)
    progress.succeeded.connect(found.append)
    progress.succeeded.connect(loop.quit)
    progress.broke.connect(failed.append)
    progress.broke.connect(loop.quit)
    loop.exec()
    if failed:
        raise failed[0]
    return len(found[0]), time.perf_counter() - started, time.process_time() - cpu, beat


if __name__ == "__main__":
    sys.exit(main())
