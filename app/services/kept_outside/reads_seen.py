"""How far the chain of reads had come, kept outside the data folder: a removed end of it is noticed."""

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from app.services.kept_outside.witness import make_place, mark_of
from app.services.reads.chain import newest
from app.services.whole_files import write_whole_privately

Newest = dict[str, tuple[int, str]]  # number and hash of the newest entry, by the origin under which it was written


class ReadsSeen:
    """What is remembered of one data folder; a folder that was moved here is judged by what its PC kept elsewhere."""

    def __init__(self, place: Path, folder: Path) -> None:
        self._place, self._path = place, place / f"reads-{mark_of(folder)}.json"

    def newest(self) -> Newest:
        """The newest entry that was ever seen under each origin; empty when nothing is remembered."""
        paths = [self._path] if self._path.exists() else sorted(self._place.glob("reads-*.json"))
        found: Newest = {}
        for path in paths:
            for origin, seen in _read(path):
                found[origin] = max(seen, found.get(origin, seen))
        return found

    def note(self, connection: Connection) -> None:
        """Remember how far the chain has come; what was seen before and is gone now stays remembered.

        Raises:
            OSError: the place cannot be written.
        """
        before, now = dict(_read(self._path)), newest(connection)
        together = {**before, **{origin: max(seen, before.get(origin, seen)) for origin, seen in now.items()}}
        if together != before:
            make_place(self._place)
            write_whole_privately(self._path, json.dumps(together, indent=1).encode())


def _read(path: Path) -> Iterator[tuple[str, tuple[int, str]]]:
    """What a file says; one that cannot be read says nothing, because it must not stop the work."""
    try:
        said = json.loads(path.read_text("utf-8"))
        yield from [(str(origin), (int(number), str(hash_))) for origin, (number, hash_) in said.items()]
    except (OSError, ValueError, TypeError, AttributeError):
        return
