"""Files that are not taken as they came: kept for an officer to look into, or waiting for a newer program.

They lie in the data folder encrypted as they came; whoever reads them later checks them again from the start.
"""

import hashlib
import shutil
from functools import partial
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.container import ClearLine
from app.services.whole_files import write_whole_by

KEPT, WAITING = "kept", "waiting"
ENDING = ".ccx"
HASH_LETTERS = 12


def set_aside(folder: Path, shelf: str, path: Path, clear: ClearLine) -> Path:
    """Copy a file to a shelf of the data folder, once; where it lies now.

    Raises:
        UnusableExchangeFile: not_readable, or not_writable when the folder does not take it.
    """
    try:
        with path.open("rb") as file:
            mark = hashlib.file_digest(file, "sha256").hexdigest()[:HASH_LETTERS]
            kept = folder / shelf / f"{clear.sender}-{clear.number}-{mark}{ENDING}"
            if not kept.exists():
                kept.parent.mkdir(exist_ok=True)
                file.seek(0)
                write_whole_by(kept, partial(_copy, file))
    except OSError as problem:
        raise UnusableExchangeFile(path, "not_writable", reason=problem) from problem
    return kept


def files_on(folder: Path, shelf: str, ending: str = ENDING) -> list[Path]:
    """The files on a shelf, by sender and number."""
    return sorted((folder / shelf).glob(f"*{ending}"))


def forget_waiting(folder: Path) -> int:
    """Take every waiting file away, after an erasure: what nobody can read here may hold what was erased.

    Nothing is lost: a waiting file is never confirmed, so its sender's next file brings all of it again. Returns how
    many there were, to be told.
    """
    waiting = files_on(folder, WAITING)
    for path in waiting:
        path.unlink(missing_ok=True)
    return len(waiting)


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    shutil.copyfileobj(source, target)
