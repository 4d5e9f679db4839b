"""Holds a database file that nothing opens here, because only a password would: by the bytes that SQLite locks."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import DataFolderProblem

# https://sqlite.org/fileformat2.html#the_lock_byte_page: whoever reads has locked the shared bytes, in WAL mode as long
# as it has the file open; whoever is about to read or write asks for the pending byte first.
PENDING_BYTE = 0x40000000
SHARED_FIRST, SHARED_BYTES = PENDING_BYTE + 2, 510

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, first: int, count: int) -> None:
        os.lseek(handle, first, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, count)

else:
    import fcntl

    def _lock(handle: int, first: int, count: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, count, first)


@contextlib.contextmanager
def held_unread(path: Path) -> Iterator[None]:
    """Nobody else has the file open, nor begins to inside. Not for a process that has it open itself.

    Raises:
        DataFolderProblem: open_elsewhere.
        OSError: it cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        try:
            for first, count in ((PENDING_BYTE, 1), (SHARED_FIRST, SHARED_BYTES)):
                _lock(handle, first, count)
        except OSError as problem:
            raise DataFolderProblem(path.parent, "open_elsewhere") from problem
        yield
    finally:
        os.close(handle)  # which lets go of the locks
