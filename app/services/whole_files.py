"""Writing files so that a reader finds the old one or the new one, never half of it."""

import os
import secrets
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from app.services.private_files import private_opener

Opener = Callable[[str, int], int]
# A virus scanner on Windows holds a new file for a moment, and what it holds cannot be replaced.
PATIENCE_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file over the one that may stand there."""
    _written(path, partial(_fill, content), _replace)


def write_whole_privately(path: Path, content: bytes) -> None:
    """As `write_whole`; nobody else on this PC may read it, not for a moment."""
    _written(path, partial(_fill, content), _replace, private_opener)


def write_whole_by(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Write a file over the one that may stand there, with what `fill` puts into it; when it raises, nothing stays."""
    _written(path, fill, _replace)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet and nobody else may read; of two processes at once exactly one succeeds.

    Raises:
        FileExistsError: there is such a file; it is left as it is.
    """
    _written(path, partial(_fill, content), _put_in_place, private_opener)


def _fill(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def _written(
    path: Path,
    fill: Callable[[BinaryIO], None],
    settle: Callable[[Path, Path], None],
    opener: Opener | None = None,
) -> None:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb", opener=opener) as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        settle(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    keep_name(path.parent)


def _replace(temporary: Path, path: Path) -> None:
    for patience in PATIENCE_SECONDS:
        try:
            temporary.replace(path)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(patience)
        else:
            return
    temporary.replace(path)


def _put_in_place(temporary: Path, path: Path) -> None:
    if sys.platform == "win32":
        temporary.rename(path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Sticks and some network folders know no links; there the name is taken first and filled then.
        with open(path, "xb", opener=private_opener) as file:
            file.write(temporary.read_bytes())
            file.flush()
            os.fsync(file.fileno())


def keep_name(folder: Path) -> None:
    """Wait until the disk has the names that stand in a folder, too."""
    # Without it a power cut can take back the name of a file whose content is safe; Windows has no such call.
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
