"""Where a file for another PC is likely to go: the last folder, a stick, else the documents."""

import ctypes
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

STICKS_STAND_UNDER = ("/media/", "/run/media/", "/Volumes/")
REMOVABLE = 2  # DRIVE_REMOVABLE of Windows
NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


def usual_folder(last: Path | None, sticks: Iterable[Path]) -> Path:
    """The folder to offer for a new file; the last one even when its stick is out: it says which one is meant."""
    if last is not None:
        return last
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    # A system without the usual folders names one that was never made.
    return next(iter(sticks), documents if documents.is_dir() else Path.home())


def sticks() -> list[Path]:
    """Removable drives that can be written to now."""
    drives = [drive for drive in QStorageInfo.mountedVolumes() if drive.isReady() and not drive.isReadOnly()]
    return [Path(drive.rootPath()) for drive in drives if _is_removable(drive.rootPath())]


def free_path(folder: Path, name: str) -> Path:
    """A path for that name at which nothing stands yet; what no system allows in a name becomes a dash."""
    wanted = Path(name.translate(NOT_IN_NAMES))
    path, turn = folder / wanted, 1
    while path.exists():
        turn += 1
        path = folder / f"{wanted.stem} ({turn}){wanted.suffix}"
    return path


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == REMOVABLE)
    return root.startswith(STICKS_STAND_UNDER)
