"""Folders and files that nobody else on this PC may read: made so whatever the umask says, or tightened when found.

On Windows the user's own folder is closed to others already, and these modes say nothing there.
"""

import contextlib
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

FOLDER_MODE, FILE_MODE = 0o700, 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it as the system does; one that is there is closed to others.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    tighten((folder,))


def make_own_folder(folder: Path, own: tuple[str, ...]) -> None:
    """As `make_private_folder`; in one that is there, what has a name that begins like one of `own` is closed, too.

    Raises:
        OSError: it cannot be made.
    """
    make_private_folder(folder)
    tighten(path for path in folder.iterdir() if path.name.startswith(own))


def private_opener(path: str, flags: int) -> int:
    """For `open`: what it makes can be read by nobody else."""
    return os.open(path, flags, FILE_MODE)


def make_private_file(path: Path) -> None:
    """Make an empty file; one that is there is left as it is.

    Raises:
        OSError: it cannot be made.
    """
    # Not opened when it is there: closing a database here would let go of the locks that this process has on it.
    with contextlib.suppress(FileExistsError):
        os.close(private_opener(str(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL))


def tighten(paths: Iterable[Path]) -> None:
    """Close what is there to everybody else; what belongs to another user, or to all (/tmp), is left to them."""
    if sys.platform == "win32":
        return
    for path in paths:
        # Sticks know no modes, and what went away meanwhile needs none.
        with contextlib.suppress(OSError):
            mode = path.lstat().st_mode
            if mode & OTHERS and not mode & stat.S_ISVTX and not stat.S_ISLNK(mode):
                path.chmod(FOLDER_MODE if stat.S_ISDIR(mode) else FILE_MODE)
