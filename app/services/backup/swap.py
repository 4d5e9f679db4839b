"""A verified copy takes the place of the data: decided by one note, and gone on with at the next start if need be.

Before the note is written the old data are whole in their place, after it the new ones are whole in the staging
folder, and every start brings them in before anything is opened. The database goes out first and comes in last, so
that whoever looks in between finds no data rather than mixed ones.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import DataFolderProblem
from app.services import database, engine, key_file
from app.services.kept_outside.witness import was_seen
from app.services.private_files import make_private_folder
from app.services.whole_files import keep_name

COPIES, STAGING, NOTE = "backups", "restoring", engine.DECIDED
# What the first start after a restore has to know; beside the data, because they may open only with a password.
CAME_BACK = "came-back.json"
DATABASE, KEY = database.FILE_NAME, key_file.FILE_NAME
# The files kept for an officer; what knows them by name is slow to import, and this runs at every start.
SHELF = "kept"
BESIDE_DATABASE = (f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")


def finish_swap(folder: Path) -> None:
    """Go on with a swap that was decided; without one, nothing. Before anything of the folder is opened.

    Raises:
        DataFolderProblem: another program holds a file of it; the next start tries again.
    """
    kept = _decided(folder)
    if kept is None:
        return
    try:
        make_private_folder(kept)
        _move_out(folder, kept)
        for name in (KEY, SHELF, CAME_BACK, DATABASE):
            _move((name,), folder / STAGING, folder)
        for place in (kept, folder):
            keep_name(place)
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        (folder / NOTE).unlink(missing_ok=True)
        if not any(kept.iterdir()):
            kept.rmdir()
    except OSError as problem:
        raise DataFolderProblem(folder, "swap_held_up", reason=problem) from problem


def refuse_emptied(folder: Path, outside: Path | None = None) -> None:
    """Beside copies of data there must be data, and where there were some: to begin with new ones would hide the loss.

    `outside` is where it is remembered which folders have had data.

    Raises:
        DataFolderProblem: the database is not there, or has no bytes.
    """
    data = folder / DATABASE
    if data.exists() and data.stat().st_size:
        return
    if has_copies(folder):
        raise DataFolderProblem(folder, "emptied")
    # Without a key file, too, somebody has cleared the folder to begin anew.
    if outside is not None and (folder / KEY).exists() and was_seen(outside, folder):
        raise DataFolderProblem(folder, "lost_data", name=DATABASE)


def has_copies(folder: Path) -> bool:
    """Whether there is any copy of these data beside them."""
    place = folder / COPIES
    return place.is_dir() and any(path.is_dir() and not path.name.startswith(".") for path in place.iterdir())


def _move_out(folder: Path, kept: Path) -> None:
    staged = folder / STAGING
    if (staged / DATABASE).exists():
        _move((DATABASE, *BESIDE_DATABASE), folder, kept)
    # What stands in the staging folder no more has come in already, and is not the old one.
    _move([name for name in (KEY, SHELF, CAME_BACK) if (staged / name).exists()], folder, kept)


def _move(names: Sequence[str], source: Path, target: Path) -> None:
    for name in names:
        if (source / name).exists():
            (source / name).rename(target / name)


def _decided(folder: Path) -> Path | None:
    """Where the old data go by the note; None without one."""
    try:
        said = json.loads((folder / NOTE).read_text("utf-8"))
        return folder / Path(str(said["kept"])).name
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DataFolderProblem(folder, "swap_held_up", reason=problem) from problem
