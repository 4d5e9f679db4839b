"""A new key for the data, by writing them anew: what was known before opens nothing that is written from now on.

Never in place: the new database and its key file are made beside the old ones, verified, and take their place as a copy
that is put back does, so that a power cut leaves the one or the other (`backup/swap.py`).
"""

import contextlib
import errno
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.services import key_file
from app.services.accounts.former import BEFORE, forget_former
from app.services.backup.manifest import inside_of
from app.services.backup.places import copy_shelf, turn
from app.services.backup.sealed_file import damaged_pages, opened
from app.services.backup.swap import DATABASE, NOTE, SHELF, STAGING, finish_swap
from app.services.exchange.kept_content import seal_rests_anew
from app.services.key_file import KeyFile, Ring
from app.services.key_slots import KEY_BYTES
from app.services.private_files import FOLDER_MODE, make_private_file
from app.services.whole_files import keep_name, write_whole_privately

NOTE_GENERATION = "update setting set value = ? where name = 'key_generation'"
Prepare = Callable[[bytes], None]


def renew(folder: Path, key: KeyFile, ring: Ring, prepare: Prepare) -> KeyFile:
    """Write the data anew under a new key, which the slots of the ring open; nobody may have the data open meanwhile.

    `prepare` hears the new key before it counts, for what is sealed with it elsewhere.

    Raises:
        DataFolderProblem: open_elsewhere, copying_already, or new_key_failed; the data are as they were.
    """
    new = KeyFile(secrets.token_bytes(KEY_BYTES), key.generation + 1)
    with turn(folder), _refusals_named(folder):
        finish_swap(folder)
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        with _alone(folder, key):
            _stage(folder, key, new, ring)
            prepare(new.database_key)
            write_whole_privately(folder / NOTE, json.dumps({"kept": BEFORE}).encode())
        finish_swap(folder)
        forget_former(folder)
    return new


def require_alone(folder: Path, key: KeyFile) -> None:
    """Refuse before anything is written where the data could not be written anew now.

    Raises:
        DataFolderProblem: as `renew`.
    """
    with turn(folder), _refusals_named(folder), _alone(folder, key):
        pass


def _stage(folder: Path, key: KeyFile, new: KeyFile, ring: Ring) -> None:
    staged = folder / STAGING
    staged.mkdir(mode=FOLDER_MODE)
    make_private_file(staged / DATABASE)
    # Whoever writes is locked out, so the file stands still and needs no lock of this look.
    source = opened(folder / DATABASE, key.database_key)
    with source as before, opened(staged / DATABASE, new.database_key, may_write=True) as after:
        before.backup(after)
        _require_same(folder, before, after)
        after.execute(NOTE_GENERATION, (json.dumps(new.generation),))
        after.execute("pragma journal_mode = delete")
    with (staged / DATABASE).open("rb+") as file:
        os.fsync(file.fileno())
    key_file.write(staged, new, ring)
    if (folder / SHELF).exists():
        copy_shelf(folder / SHELF, staged / SHELF)
        seal_rests_anew(staged / SHELF, key.database_key, new.database_key)
    keep_name(staged)


def _require_same(folder: Path, before: Any, after: Any) -> None:
    if damaged_pages(after) or inside_of(before) != inside_of(after):
        raise DataFolderProblem(folder, "new_key_failed", reason=OSError(errno.EIO, os.strerror(errno.EIO)))


@contextlib.contextmanager
def _alone(folder: Path, key: KeyFile) -> Iterator[None]:
    """Nobody else has the data open, nor begins to inside; who waits meanwhile finds the note (`engine`)."""
    with opened(folder / DATABASE, key.database_key, may_write=True) as connection:
        try:
            connection.execute("pragma journal_mode = delete").fetchall()
            connection.execute("begin exclusive")
        except dbapi2.DatabaseError as problem:
            if "locked" in str(problem) or "busy" in str(problem):
                raise DataFolderProblem(folder, "people_at_work") from problem
            raise
        yield


@contextlib.contextmanager
def _refusals_named(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, dbapi2.DatabaseError) as problem:
        raise DataFolderProblem(folder, "new_key_failed", reason=problem) from problem
    finally:
        if not (folder / NOTE).exists():
            shutil.rmtree(folder / STAGING, ignore_errors=True)
