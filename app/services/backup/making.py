"""Makes one copy of a data folder while others write, under a hidden name until it was found good."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app import VERSION
from app.domain.errors import DataFolderProblem
from app.services import key_file
from app.services.backup.manifest import Inside, Manifest, inside_of, sums_of, write_manifest
from app.services.backup.places import MANIFEST, NAMED, UNFINISHED, copy_file, copy_shelf
from app.services.backup.sealed_file import opened
from app.services.backup.swap import DATABASE, KEY, SHELF
from app.services.backup.verifying import OTHER_KEY, fault_inside
from app.services.database import Database
from app.services.whole_files import keep_name

Report = Callable[[int, int], None]
# 400 kB are read, deciphered, ciphered and written in about ten milliseconds.
PAGES_A_STEP = 100
# What waits to be written goes to the disk every 8 MB, so that a save never waits behind all of it.
STEPS_A_SYNC = 20
OF_THE_SOURCE = ("malformed", "not a database", "locked")
REASONS = {"is full": errno.ENOSPC, "readonly": errno.EROFS, "unable to open": errno.EACCES}


def make_copy(database: Database, place: Path, at: datetime, report: Report) -> Path:
    """Copy the folder of an open database into a place; where the copy is. `report` hears pages done, of how many.

    Raises:
        DataFolderProblem: the place cannot be written or is full, or the data have no key that fits; nothing stays.
    """
    with _hidden(place) as copy:
        inside = _filled(database, copy, report)
        fault = fault_inside(copy, inside)
        if fault is not None:
            code = "old_key" if fault.code == OTHER_KEY else "copy_not_good"
            raise DataFolderProblem(database.folder, code, where=fault.where)
        write_manifest(copy, Manifest(at, VERSION, inside, sums_of(copy)))
        return _named(copy, place, at.strftime(NAMED))


def copy_again(copy: Path, place: Path) -> Path:
    """Bring a copy that was found good to another place; where it is there. It is verified by its sums.

    Raises:
        DataFolderProblem: the place is gone, full, or cannot be written; nothing stays.
    """
    if not place.is_dir():
        raise DataFolderProblem(place, "place_gone")
    with _hidden(place) as other:
        for name in (DATABASE, KEY, MANIFEST):
            copy_file(copy / name, other / name)
        copy_shelf(copy / SHELF, other / SHELF)
        if sums_of(other) != sums_of(copy):
            raise DataFolderProblem(place, "copy_not_good", where=DATABASE)
        return _named(other, place, copy.name)


def forget_unfinished(place: Path) -> None:
    """Take away what a making left that was killed; only for who has the turn."""
    for path in place.glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _filled(database: Database, copy: Path, report: Report) -> Inside:
    key = key_file.read(database.folder)
    copy_file(database.folder / KEY, copy / KEY)
    copy_shelf(database.folder / SHELF, copy / SHELF)
    # In one look at the data the copy is of one moment; without it, each save of another begins it anew, for ever.
    with database.reading() as look:
        source = look.connection.driver_connection
        inside = inside_of(source)
        with _refused_as_file(), opened(copy / DATABASE, key.database_key, may_write=True) as target:
            _copy_pages(source, target, copy / DATABASE, report)
    return inside


@contextlib.contextmanager
def _refused_as_file() -> Iterator[None]:
    """What befalls the new file is no fault of the data folder, whose own troubles go on as they are."""
    try:
        yield
    except dbapi2.DatabaseError as problem:
        words = str(problem)
        if any(part in words for part in OF_THE_SOURCE):
            raise
        number = next((each for part, each in REASONS.items() if part in words), errno.EIO)
        raise OSError(number, words) from problem


def _copy_pages(source: Any, target: Any, path: Path, report: Report) -> None:
    steps = [0]

    def _step(_status: int, left: int, pages: int) -> None:
        steps[0] += 1
        if steps[0] % STEPS_A_SYNC == 0 or not left:
            _sync(path)
        report(pages - left, pages)

    target.execute("pragma synchronous = off")  # what the disk must have is seen to here
    source.backup(target, pages=PAGES_A_STEP, progress=_step)
    # One file by itself, that can be looked into where nothing can be written.
    target.execute("pragma journal_mode = delete")
    _sync(path)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextlib.contextmanager
def _hidden(place: Path) -> Iterator[Path]:
    """A new folder that nobody takes for a copy; gone afterwards, unless it was renamed."""
    copy = place / f"{UNFINISHED}{secrets.token_hex(4)}"
    try:
        place.mkdir(parents=True, exist_ok=True)
        copy.mkdir(mode=0o700)
        yield copy
    except OSError as problem:
        raise DataFolderProblem(place, "copy_failed", reason=problem) from problem
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _named(copy: Path, place: Path, name: str) -> Path:
    again = 1
    while (place / name).exists():
        again += 1
        name = f"{name.partition('_')[0]}_{again}"
    keep_name(copy)
    named = copy.rename(place / name)
    keep_name(place)
    return named
