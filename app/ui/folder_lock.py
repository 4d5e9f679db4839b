"""One process for one data folder; asked first, so it needs little."""

from pathlib import Path

from PySide6.QtCore import QLockFile

LOCK = "window.lock"


class FolderLock:
    """Holds a data folder for this process, until it lets go or ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Take the folder; False when another process has it."""
        return self._lock.tryLock(0)

    def let_go(self) -> None:
        """Give the folder back."""
        self._lock.unlock()
