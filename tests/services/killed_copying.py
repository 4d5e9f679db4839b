"""Makes a copy, or puts one back, in a process that is switched off at its n-th touch of a file."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from app import bootstrap
from app.services.backup.backups import Backups
from app.services.backup.restoring import put_back

TOUCHES = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"})
MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")


def main(act: str, folder: str, *points: str) -> None:
    """For each point: put it into the folder's name, do the act there, and say whether it was killed on the way."""
    for point in points:
        child = os.fork()
        if not child:
            _act(act, Path(folder.format(point=point)), int(point))
            os._exit(0)
        print(os.WIFSIGNALED(os.waitpid(child, 0)[1]))


def _act(act: str, folder: Path, point: int) -> None:
    if act == "backup":
        backups = Backups(bootstrap.open_office(folder, clock=lambda: MOMENT).desk)
        _kill_at(folder, point)
        backups.make(lambda _done, _of: None)
    else:
        _kill_at(folder, point)
        put_back(folder, next(path for path in sorted((folder / "backups").iterdir()) if path.is_dir()), MOMENT)


def _kill_at(folder: Path, point: int) -> None:
    touched = [0]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and str(folder) in str(arguments[0]):
            touched[0] += 1
            if touched[0] == point:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


if __name__ == "__main__":
    main(*sys.argv[1:])
