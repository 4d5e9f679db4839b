"""A folder that is looked at for new files; each is taken when its size rests, and moved away when it was read."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.ui.exchange.file_dialogs import EXCHANGE_FILE
from app.ui.exchange.folders import free_path

POLL_MS, REST_MS = 10_000, 1_500


@dataclass(frozen=True)
class Look:
    """A file as it was seen: two equal looks mean that nobody writes it any more."""

    size_bytes: int
    written_at_ns: int


class WatchedFolder(QObject):
    """Looks on a signal of the system, and every ten seconds, because network folders send none.

    Signals:
        arrived: paths of files that rest.
        missing: the folder, which is not there.
    """

    arrived = Signal(object)
    missing = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self._look_soon)
        self._poll, self._rest = QTimer(self), QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._rest.setInterval(REST_MS)
        self._rest.setSingleShot(True)
        self._poll.timeout.connect(self.look)
        self._rest.timeout.connect(self.look)
        self._seen: dict[Path, Look] = {}
        self._left: dict[Path, Look] = {}

    def watch(self, folder: Path | None) -> None:
        """Look at this folder from now on; None for none."""
        if self._system.directories():
            self._system.removePaths(self._system.directories())
        self._folder = folder
        self._seen.clear()
        self._left.clear()
        if folder is None:
            self._poll.stop()
            self._rest.stop()
            return
        if folder.is_dir():
            self._system.addPath(str(folder))
        self._poll.start()
        self.look()

    def folder(self) -> Path | None:
        """The folder that is looked at."""
        return self._folder

    def look(self) -> None:
        """See which files rest; a file that was left lying is taken again only when it has changed."""
        if self._folder is None:
            return
        try:
            now = dict(_looks(self._folder))
        except OSError:
            self._seen.clear()
            self.missing.emit(str(self._folder))
            return
        waiting = {path: look for path, look in now.items() if look != self._left.get(path)}
        resting = sorted(path for path, look in waiting.items() if look == self._seen.get(path))
        self._seen = {path: look for path, look in waiting.items() if path not in resting}
        if self._seen:
            self._rest.start()
        if resting:
            self._left.update({path: waiting[path] for path in resting})
            self.arrived.emit(resting)

    def put_away(self, path: Path, folder_name: str) -> Path | None:
        """Move a file that was read into a folder beside it; None when it could not be moved."""
        try:
            folder = path.parent / folder_name
            folder.mkdir(exist_ok=True)
            place = free_path(folder, path.name)
            shutil.move(path, place)
        except OSError:
            return None
        self._left.pop(path, None)
        return place

    def _look_soon(self) -> None:
        self._rest.start()


def _looks(folder: Path) -> Iterator[tuple[Path, Look]]:
    for path in folder.iterdir():
        if path.suffix.lower() == EXCHANGE_FILE and path.is_file():
            found = path.stat()
            yield path, Look(found.st_size, found.st_mtime_ns)
