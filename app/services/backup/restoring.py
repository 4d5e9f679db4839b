"""Puts a copy back: verified, staged in a folder of its own, swapped, and noted so that the next start knows."""

import contextlib
import json
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.services import key_file
from app.services.backup.former_data import KEPT_AS
from app.services.backup.manifest import read_manifest, sums_of
from app.services.backup.places import NAMED, copy_file, copy_shelf, turn
from app.services.backup.sealed_file import opened
from app.services.backup.swap import CAME_BACK, DATABASE, KEY, NOTE, SHELF, STAGING, finish_swap
from app.services.backup.unread_lock import held_unread
from app.services.backup.verifying import fault_of
from app.services.private_files import FOLDER_MODE
from app.services.whole_files import keep_name, write_whole_privately

Report = Callable[[int, int], None]


def unheard(_done: int, _of: int) -> None:
    """Nobody waits for how far it is."""


def put_back(
    folder: Path, copy: Path, at: datetime, *, known: bytes | None = None, by: str = "", report: Report = unheard
) -> Path | None:
    """Put a copy in the place of the data; where the old data are kept, None when there were none.

    The data take a new origin when they are opened next (`came_back.settle`); killed before or after, no data are lost.
    `known` is the key of the data, as `fault_of` uses it, and `by` the uid of whoever wants it, where it is known.
    `report` hears bytes that are laid ready, of how many, and may raise to end it: nothing is changed then.

    Raises:
        DataFolderProblem: the copy is not good, the data are open somewhere, or the disk refuses.
    """
    fault = fault_of(copy, known)
    if fault is not None:
        raise DataFolderProblem(copy, fault.code, where=fault.where)
    with turn(folder), _refusals_named(folder):
        finish_swap(folder)
        _forget_staged(folder)
        kept = _new_name(folder, f"{KEPT_AS}{at.strftime(NAMED)}")
        had_data = (folder / DATABASE).exists() or (folder / KEY).exists()
        _stage(folder, copy, {"kept": kept.name if had_data else "", "by": by}, report)
        with _alone(folder):
            write_whole_privately(folder / NOTE, json.dumps({"kept": kept.name, "copy": copy.name}).encode())
        finish_swap(folder)
    return kept if had_data else None


def forget_broken_off(folder: Path) -> bool:
    """After a restore that was killed before it was decided: take away what it left. True when there was something."""
    if not (folder / STAGING).exists() or (folder / NOTE).exists():
        return False
    try:
        with turn(folder):
            _forget_staged(folder)
    except DataFolderProblem:
        return False  # it is being done right now
    return True


def _stage(folder: Path, copy: Path, note: Mapping[str, str], report: Report) -> None:
    staged, manifest = folder / STAGING, read_manifest(copy)
    staged.mkdir(mode=FOLDER_MODE)
    for name in (DATABASE, KEY):
        copy_file(copy / name, staged / name, partial(_report, report, manifest.size_bytes))
    copy_shelf(copy / SHELF, staged / SHELF)
    if sums_of(staged) != manifest.files:
        raise DataFolderProblem(folder, "copy_not_good", where=DATABASE)
    said = {"id": secrets.token_hex(8), "made_at": manifest.made_at.isoformat(), **note}
    write_whole_privately(staged / CAME_BACK, json.dumps(said).encode())
    keep_name(staged)


def _report(report: Report, of: int, done: int) -> None:
    report(done, of)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else has the data open, nor begins to inside; refused while somebody has.

    Whoever waits to open them meanwhile finds the note that was written inside (`engine`). Data whose beginning is
    damaged cannot be held: they open in no other program either.
    """
    with contextlib.ExitStack() as held:
        if (folder / DATABASE).exists():
            key = _key_without_password(folder)
            if key is None:
                held.enter_context(held_unread(folder / DATABASE))
            else:
                _hold(folder, key, held)
        yield


def _key_without_password(folder: Path) -> bytes | None:
    try:
        return key_file.read(folder).database_key
    except (DataFolderProblem, OSError):
        return None


def _hold(folder: Path, key: bytes, held: contextlib.ExitStack) -> None:
    try:
        connection = held.enter_context(opened(folder / DATABASE, key, may_write=True))
        # What the write-ahead log holds comes into the database, which is then kept as one file.
        connection.execute("pragma journal_mode = delete").fetchall()
        connection.execute("begin exclusive")
    except dbapi2.DatabaseError as problem:
        if "locked" in str(problem) or "busy" in str(problem):
            raise DataFolderProblem(folder, "open_elsewhere") from problem


def _new_name(folder: Path, name: str) -> Path:
    found, again = folder / name, 1
    while found.exists():
        again += 1
        found = folder / f"{name}_{again}"
    return found


def _forget_staged(folder: Path) -> None:
    if (folder / STAGING).exists():
        shutil.rmtree(folder / STAGING)


@contextlib.contextmanager
def _refusals_named(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, dbapi2.DatabaseError) as problem:
        raise DataFolderProblem(folder, "restore_failed", reason=problem) from problem
    finally:
        if not (folder / NOTE).exists():
            shutil.rmtree(folder / STAGING, ignore_errors=True)
