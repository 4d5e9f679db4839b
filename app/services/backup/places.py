"""Where copies lie, what a copy is made of, and whose turn it is to make one or to put one back.

A copy is a folder named by its moment, with the database, the key file and the files kept for an officer, as in a
data folder, and the manifest. Attachments stand in the database.

As long as the data open without a password, so does a copy of them in a second place, for whoever holds it; with
passwords, only the recovery code opens it there.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.services.backup.swap import COPIES
from app.services.private_files import FOLDER_MODE, make_private_file, make_private_folder, private_opener

MANIFEST = "copy.json"
UNFINISHED = ".unfinished-"
TURN = ".turn"
ALREADY = "copying_already"
NAMED = "%Y-%m-%d-%H%M%S"
PIECE_BYTES = 8_000_000


def first_place(folder: Path) -> Path:
    """Where the copies of a data folder lie: inside it, because that needs no other right than its own."""
    return folder / COPIES


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """One process at a time makes copies of this data folder or puts one back; a process that ends gives way.

    Raises:
        DataFolderProblem: somebody else is at it; or the folder cannot be written to.
    """
    try:
        for each in (folder, first_place(folder)):
            make_private_folder(each)
        make_private_file(first_place(folder) / TURN)
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
    with contextlib.closing(_taken(folder)):
        yield


def _taken(folder: Path) -> Any:
    # A lock of SQLite's is the same on every system and falls when its process is killed.
    try:
        lock = dbapi2.connect(str(first_place(folder) / TURN), isolation_level=None, timeout=0)
        lock.execute("begin exclusive")
    except dbapi2.DatabaseError as problem:
        code = ALREADY if "locked" in str(problem) else "read_only"
        raise DataFolderProblem(folder, code) from problem
    return lock


def _unheard(_bytes: int) -> None:
    """Nobody waits for how far it is."""


def copy_file(source: Path, target: Path, wrote: Callable[[int], None] = _unheard) -> None:
    """Copy a file, privately, and wait until the disk has it: piece by piece, so that others get at the disk, too.

    `wrote` hears after each piece how many bytes are there.

    Raises:
        OSError: the one cannot be read or the other not written.
    """
    with source.open("rb") as here, open(target, "xb", opener=private_opener) as there:
        while piece := here.read(PIECE_BYTES):
            there.write(piece)
            there.flush()
            os.fsync(there.fileno())
            wrote(there.tell())


def copy_shelf(source: Path, target: Path) -> None:
    """Copy the files that are kept for an officer; an empty shelf when there are none.

    Raises:
        OSError: as `copy_file`.
    """
    target.mkdir(mode=FOLDER_MODE)
    for path in sorted(source.glob("*")):
        if path.is_file() and not path.name.startswith("."):
            with contextlib.suppress(FileNotFoundError):  # erased just now
                copy_file(path, target / path.name)
