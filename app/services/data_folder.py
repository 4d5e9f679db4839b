"""Whether a path can be a data folder at all; looked at before anything in it is."""

import os
from collections.abc import Collection
from pathlib import Path

from app.domain.errors import DataFolderProblem

# How the names of everything begin that this program keeps in a data folder. Written out, because the modules that
# give them are slow to import, and the window asks before anything else.
DATA = ("complaints.db", "key.json", "backups", "before-restore-", "restoring")
OWN = (*DATA, "came-back", "kept", "waiting", "opened", "program.log", "sign-in-tries", "quick-log")
OF_THE_WINDOW = ("window.",)
# What systems put into every folder, or into every stick.
OF_THE_SYSTEM = (".DS_Store", "desktop.ini", "Thumbs.db", "lost+found", "System Volume Information", "$RECYCLE.BIN")
MOST_NAMED = 3


def require_folder(folder: Path) -> None:
    """Let a folder pass, and a path where one can be made.

    Raises:
        DataFolderProblem: a file stands there or on the way, or nobody may look into the folder.
    """
    try:
        standing = next((place for place in (folder, *folder.absolute().parents) if place.exists()), None)
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
    if standing is not None and not standing.is_dir():
        raise DataFolderProblem(folder, "not_a_folder", where=standing)
    if standing == folder and not os.access(folder, os.R_OK | os.X_OK):
        raise DataFolderProblem(folder, "read_only")


def require_no_others(folder: Path, handed: Collection[Path]) -> None:
    """Refuse a folder that holds something and no data of ours: its name was mistyped, and it must stay as it is.

    `handed` are paths that were named on purpose; a file of cases may lie where its data are to be.

    Raises:
        DataFolderProblem: there are other files, some of which are named, or nobody may look into the folder.
    """
    if not is_new(folder):
        return
    beside = {path.absolute() for path in handed}
    names = [name for name in _names_in(folder) if (folder / name).absolute() not in beside]
    others = [name for name in names if not name.startswith((*OWN, *OF_THE_WINDOW)) and name not in OF_THE_SYSTEM]
    if others:
        more = ", …" if len(others) > MOST_NAMED else ""
        raise DataFolderProblem(folder, "holds_others", names=", ".join(others[:MOST_NAMED]) + more)


def is_new(folder: Path) -> bool:
    """Whether there are no data of ours, nor what is left of any: a folder like that is set up by whoever writes.

    Raises:
        DataFolderProblem: nobody may look into the folder.
    """
    names = _names_in(folder)
    if any(name in DATA[:2] or name.startswith(DATA[3:]) for name in names):
        return False
    # Others call a folder “backups”, too; ours has copies with a manifest in it.
    return not any((folder / DATA[2]).glob("*/copy.json"))


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
