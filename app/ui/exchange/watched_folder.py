"""A folder that is looked at for new files; each is taken when its size rests, and moved away when it was read."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.ui.background import Worker
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

    It looks in a thread: a folder of the network may take its time to answer.

    Signals:
        looked: it was looked at once more.
        arrived: paths of files that rest.
        missing: the folder, which is not there.
    """

    looked = Signal()
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
        self._worker = Worker(self)
        self._worker.finished.connect(self._compare)
        self._worker.failed.connect(self._say_missing)
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
        self._poll.start()
        self.look()

    def folder(self) -> Path | None:
        """The folder that is looked at."""
        return self._folder

    def look(self) -> None:
        """See which files rest; a file that was left lying is taken again only when it has changed."""
        if self._folder is not None:
            self._worker.start(partial(_looks_at, self._folder))

    def forget(self, paths: Sequence[Path]) -> None:
        """These were moved away; a file that comes under such a name is another."""
        for path in paths:
            self._left.pop(path, None)

    def _compare(self, found: tuple[Path, Mapping[Path, Look]]) -> None:
        folder, now = found
        if folder != self._folder:
            return
        if not self._system.directories():
            self._system.addPath(str(folder))
        waiting = {path: look for path, look in now.items() if look != self._left.get(path)}
        resting = sorted(path for path, look in waiting.items() if look == self._seen.get(path))
        self._seen = {path: look for path, look in waiting.items() if path not in resting}
        if self._seen:
            self._rest.start()
        if resting:
            self._left.update({path: waiting[path] for path in resting})
            self.arrived.emit(resting)
        self.looked.emit()

    def _say_missing(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        self._seen.clear()
        if self._folder is not None:
            self.missing.emit(str(self._folder))

    def _look_soon(self) -> None:
        self._rest.start()


def put_away(path: Path, folder_name: str) -> bool:
    """Move a file that was read into a folder beside it; False when it could not be moved."""
    try:
        folder = path.parent / folder_name
        folder.mkdir(exist_ok=True)
        shutil.move(path, free_path(folder, path.name))
    except OSError:
        return False
    return True


def _looks_at(folder: Path) -> tuple[Path, Mapping[Path, Look]]:
    return folder, dict(_looks(folder))


def _looks(folder: Path) -> Iterator[tuple[Path, Look]]:
    for path in folder.iterdir():
        if path.suffix.lower() == EXCHANGE_FILE and path.is_file():
            found = path.stat()
            yield path, Look(found.st_size, found.st_mtime_ns)
