"""Where copies lie, what a copy is made of, and whose turn it is to make one or to put one back.

A copy is a folder named by its moment, with the database, the key file and the files kept for an officer, as in a
data folder, and the manifest. Attachments stand in the database.

There is one slot in the key file so far, the one without a password, so a copy in a second place opens for whoever
holds it: until sign-in gives it a recovery slot of its own, that place must be locked away.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.services.backup.swap import COPIES

MANIFEST = "copy.json"
UNFINISHED = ".unfinished-"
TURN = ".turn"
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
        first_place(folder).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
    # A lock of SQLite's is the same on every system and falls when its process is killed.
    with contextlib.closing(dbapi2.connect(str(first_place(folder) / TURN), isolation_level=None, timeout=0)) as lock:
        try:
            lock.execute("begin exclusive")
        except dbapi2.OperationalError as problem:
            raise DataFolderProblem(folder, "copying_already") from problem
        yield


def copy_file(source: Path, target: Path) -> None:
    """Copy a file and wait until the disk has it, piece by piece so that others get their turn at the disk.

    Raises:
        OSError: the one cannot be read or the other not written.
    """
    with source.open("rb") as here, target.open("xb") as there:
        while piece := here.read(PIECE_BYTES):
            there.write(piece)
            there.flush()
            os.fsync(there.fileno())


def copy_shelf(source: Path, target: Path) -> None:
    """Copy the files that are kept for an officer; an empty shelf when there are none.

    Raises:
        OSError: as `copy_file`.
    """
    target.mkdir()
    for path in sorted(source.glob("*")):
        if path.is_file() and not path.name.startswith("."):
            copy_file(path, target / path.name)
