"""A data folder for each program: one of each profile is set up in a process, and copied for whoever begins."""

import atexit
import shutil
import tempfile
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from app import bootstrap
from app.services.node import SetUp
from app.services.office import Office

MEMORY = Path("/dev/shm")
BEGINNING = datetime.fromisoformat("2026-11-16T09:00:00+07:00")  # a Monday
_NUMBERS = count(1)


class Clock:
    """The moment, which programs move on."""

    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, hours: int) -> None:
        """Let time pass."""
        self.now += timedelta(hours=hours)


@cache
def quick_folder() -> Path:
    """In memory where there is such a place, because every save waits for a disk."""
    folder = tempfile.mkdtemp(prefix="life-", dir=MEMORY if MEMORY.is_dir() else None)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def _set_up(profile: str) -> Path:
    folder = quick_folder() / profile
    bootstrap.open_office(folder, clock=Clock(), set_up=SetUp(role="centre", profile=profile)).database.close()
    return folder


def office_of(profile: str, clock: Clock) -> Office:
    """A new centre that goes by the rules of that profile."""
    folder = quick_folder() / f"{profile}-{next(_NUMBERS)}"
    shutil.copytree(_set_up(profile), folder)
    return bootstrap.open_office(folder, clock=clock)


def close(office: Office) -> None:
    """Nobody works there any more."""
    office.database.close()
    shutil.rmtree(office.database.folder)
