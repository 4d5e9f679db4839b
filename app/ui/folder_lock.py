"""One process for one data folder; asked first, so it needs little."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from app.domain.errors import DataFolderProblem

LOCK = "window.lock"


class FolderLock:
    """Holds a data folder for this process, until it lets go or ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Take the folder; False when another process has it.

        Raises:
            DataFolderProblem: it cannot be made, is no folder, or cannot be written to.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise DataFolderProblem(self._folder, "read_only") from problem
        taken = self._lock.tryLock(0)
        if not taken and self._lock.error() != QLockFile.LockError.LockFailedError:
            raise DataFolderProblem(self._folder, "read_only")
        return taken

    def let_go(self) -> None:
        """Give the folder back."""
        self._lock.unlock()
