"""Makes one copy of a data folder while others write, under a hidden name until it was found good."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app import VERSION
from app.domain.errors import DataFolderProblem
from app.services import key_file
from app.services.accounts.sign_in import RECOVERY
from app.services.backup.manifest import (
    Inside,
    Manifest,
    inside_of,
    pc_of,
    read_manifest,
    sums_of,
    write_manifest,
)
from app.services.backup.places import NAMED, UNFINISHED, copy_file, copy_shelf, first_place, turn
from app.services.backup.sealed_file import opened
from app.services.backup.swap import DATABASE, KEY, SHELF
from app.services.backup.verifying import OTHER_KEY, fault_inside
from app.services.database import Database
from app.services.private_files import FOLDER_MODE, make_private_file, make_private_folder
from app.services.whole_files import keep_name

Report = Callable[[int, int], None]
# 400 kB are read, deciphered, ciphered and written in about ten milliseconds.
PAGES_A_STEP = 100
# What waits to be written goes to the disk every 2 MB, so that a save never waits behind much of it.
STEPS_A_SYNC = 5
OF_THE_SOURCE = ("malformed", "not a database", "locked")
REASONS = {"is full": errno.ENOSPC, "readonly": errno.EROFS, "unable to open": errno.EACCES}


def make_copy(database: Database, place: Path, at: datetime, report: Report) -> Path:
    """Copy the folder of an open database into a place; where the copy is. `report` hears pages done, of how many.

    Raises:
        DataFolderProblem: the place cannot be written or is full, or the data have no key that fits; nothing stays.
    """
    with _hidden(place) as copy:
        inside, whose = _filled(database, copy, report)
        fault = fault_inside(copy, inside, database.key)
        if fault is not None:
            code = "old_key" if fault.code == OTHER_KEY else "copy_not_good"
            raise DataFolderProblem(database.folder, code, where=fault.where)
        write_manifest(copy, Manifest(at, VERSION, inside, sums_of(copy), whose))
        return _named(copy, place, at.strftime(NAMED))


def copy_before_migration(database: Database, at: datetime) -> None:
    """Copy the data as the version before left them: what is changed in all of them may be wanted back.

    Raises:
        DataFolderProblem: as `make_copy`; or somebody else makes a copy just now.
    """
    with turn(database.folder):
        forget_unfinished(first_place(database.folder))
        make_copy(database, first_place(database.folder), at, unheard)


def unheard(_done: int, _of: int) -> None:
    """Nobody waits for how far it is."""


def copy_again(copy: Path, place: Path, key: bytes) -> Path:
    """Bring a copy that was found good to another place; where it is there. It is verified by its sums.

    Where accounts have passwords, only the recovery code opens it there: such a place may be lost.

    Raises:
        DataFolderProblem: the place is gone, full, or cannot be written; nothing stays.
    """
    if not place.is_dir():
        raise DataFolderProblem(place, "place_gone")
    with _hidden(place) as other:
        for name in (DATABASE, KEY):
            copy_file(copy / name, other / name)
        copy_shelf(copy / SHELF, other / SHELF)
        manifest = read_manifest(copy)
        if sums_of(other) != manifest.files:
            raise DataFolderProblem(place, "copy_not_good", where=DATABASE)
        _leave_recovery_only(other, key)
        write_manifest(other, replace(manifest, files=sums_of(other)))
        return _named(other, place, copy.name)


def is_for_recovery(folder: Path) -> bool:
    """Whether only the recovery code opens the data or the copy there."""
    ring = key_file.ring_of(folder)
    return not ring.is_open and [slot.name for slot in ring.slots] == [RECOVERY]


def _leave_recovery_only(copy: Path, key: bytes) -> None:
    ring = key_file.ring_of(copy)
    recovery = ring.slot(RECOVERY)
    if recovery is not None and not ring.is_open:
        key_file.write(copy, key_file.KeyFile(key, ring.generation), replace(ring, slots=(recovery,)))


def forget_unfinished(place: Path) -> None:
    """Take away what a making left that was killed; only for who has the turn."""
    for path in place.glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _filled(database: Database, copy: Path, report: Report) -> tuple[Inside, str]:
    key = key_file.read(database.folder, known=database.key)
    # In one look at the data the copy is of one moment; without it, each save of another begins it anew, for ever.
    with database.reading() as look:
        source = look.connection.driver_connection
        inside, whose = inside_of(source), pc_of(source)
        # After the look has begun: what is named there was laid on the shelf before.
        copy_file(database.folder / KEY, copy / KEY)
        copy_shelf(database.folder / SHELF, copy / SHELF)
        make_private_file(copy / DATABASE)
        with _refused_as_file(), opened(copy / DATABASE, key.database_key, may_write=True) as target:
            _copy_pages(source, target, copy / DATABASE, report)
    database.bring_in_log()
    return inside, whose


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
        make_private_folder(place)
        copy.mkdir(mode=FOLDER_MODE)
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
