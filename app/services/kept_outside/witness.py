"""A witness outside the data folder: how far this PC's own log had come, so that an older copy of it is noticed."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from app.models.log_tables import origin, save
from app.services.database import FILE_NAME, is_set_up
from app.services.node import origins_of_this_pc
from app.services.private_files import make_private_folder
from app.services.whole_files import write_whole_privately

OLDER, COPIED = "older", "copied"
PATH_LETTERS = 16


@dataclass(frozen=True)
class Testimony:
    """The newest save of a folder's present origin, as last seen there; `hash` is empty before the first one."""

    path: str
    origin: str
    number: int
    hash: str


@dataclass(frozen=True)
class SetBack:
    """The folder is `older` than it was, or `copied`; `forgotten` is an origin of this PC that it does not know."""

    code: str
    forgotten: str = ""


class Witness:
    """What is known of the data folders of one PC. Each folder writes its own file and reads those of the others."""

    def __init__(self, place: Path, folder: Path) -> None:
        self._place, self._folder = place, str(folder.resolve())
        self._path = place / f"witness-{mark_of(folder)}.json"

    def set_back(self, connection: Connection) -> SetBack | None:
        """What speaks against the folder being the newest of this PC's data; None when nothing does."""
        own = _read(self._path)
        if own is not None:
            return _contradiction(connection, own)
        found = (self._said_of_other(connection, each) for each in self._others())
        return next((each for each in found if each is not None), None)

    def note(self, connection: Connection) -> None:
        """Write down how far the folder has come.

        Raises:
            OSError: the place cannot be written.
        """
        row = connection.execute(select(origin).where(origin.c.uid == origins_of_this_pc(connection)[-1])).one()
        seen = Testimony(self._folder, row.uid, row.last_number, row.last_hash)
        if seen != _read(self._path):
            make_place(self._place)
            write_whole_privately(self._path, json.dumps(asdict(seen), ensure_ascii=False, indent=1).encode())

    def _others(self) -> Iterator[Testimony]:
        for path in sorted(self._place.glob("witness-*.json")):
            seen = _read(path) if path != self._path else None
            if seen is not None:
                yield seen

    def _said_of_other(self, connection: Connection, other: Testimony) -> SetBack | None:
        """What a folder of this PC in another place says of this one, which was never seen here before."""
        if self._is_here(Path(other.path)):
            return None  # the same folder under another name, as with a drive letter
        older = _contradiction(connection, other)
        if is_set_up(Path(other.path)):
            present = other.origin == origins_of_this_pc(connection)[-1]
            return SetBack(COPIED, older.forgotten if older else "") if present or older else None
        return older  # the folder is no longer where it was: it was moved here, or an older one took its place

    def _is_here(self, other: Path) -> bool:
        try:
            return (other / FILE_NAME).samefile(Path(self._folder) / FILE_NAME)
        except OSError:
            return False


def was_seen(outside: Path, folder: Path) -> bool:
    """Whether this folder has had data before, of whichever PC; `outside` is the folder above those of all PCs."""
    return any(_read(path) is not None for path in outside.glob(f"*/witness-{mark_of(folder)}.json"))


def make_place(place: Path) -> None:
    """Make the folder of one PC and the one above it, where all of this user's PCs have theirs; closed to others.

    Raises:
        OSError: it cannot be made.
    """
    for folder in (place.parent, place):
        make_private_folder(folder)


def mark_of(folder: Path) -> str:
    """Short letters for a path, for names of files."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:PATH_LETTERS]


def _contradiction(connection: Connection, seen: Testimony) -> SetBack | None:
    if seen.origin not in origins_of_this_pc(connection):
        return SetBack(OLDER, seen.origin)
    held = connection.execute(select(save.c.id).where(save.c.hash == seen.hash)).first()
    return SetBack(OLDER) if seen.hash and held is None else None


def _read(path: Path) -> Testimony | None:
    """What a file says; one that cannot be read says nothing, because a witness must not stop the work."""
    try:
        said = json.loads(path.read_text("utf-8"))
        return _testimony(said)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _testimony(said: Mapping[str, object]) -> Testimony:
    return Testimony(str(said["path"]), str(said["origin"]), int(str(said["number"])), str(said["hash"]))
