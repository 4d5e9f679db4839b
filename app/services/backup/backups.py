"""What an administrator does about copies: make one, see them all, choose a second place, have them checked."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.errors import DataFolderProblem
from app.domain.roles import Action, DataClass
from app.services.backup.finding import folders_in, found_in, is_there, own_folders
from app.services.backup.former_data import taken_away, thin_former
from app.services.backup.making import Report, copy_again, forget_unfinished, make_copy
from app.services.backup.manifest import Manifest, read_manifest
from app.services.backup.places import first_place, turn
from app.services.backup.second_noted import note_second, noted_second
from app.services.backup.thinning import Keep, keeps_in, keeps_of_former, outlived
from app.services.backup.verifying import INCOMPLETE, Fault, fault_of
from app.services.database import Database, read_setting, write_setting
from app.services.desk import Desk
from app.services.integrity import Finding
from app.services.private_files import make_private_folder

SECOND_PLACE, SECOND_REACHED = "second_place", "second_place_reached_at"


@dataclass(frozen=True)
class CopyRow:
    """One copy as it is listed. `fault` is None for one that can be put back; of a bad one the rest may be unknown."""

    name: str
    path: Path
    manifest: Manifest | None
    fault: Fault | None


@dataclass(frozen=True)
class Made:
    """What a backup did. `second` is the copy in the second place, `second_problem` why there is none.

    `removed` are the copies and the former data beside them that have had their time, by name.
    """

    copy: CopyRow
    second: Path | None
    second_problem: DataFolderProblem | None
    removed: tuple[str, ...]


class Backups:
    """The copies of one data folder, in its first and its second place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, report: Report, *, into: Path | None = None) -> Made:
        """Copy the data while others work, verify the copy, and take away those that have had their time.

        `report` hears how many pages are done of how many, and may raise to end it. What goes wrong in the second
        place is told and leaves the first one as it is. `into` is the second place from now on when the copy got
        there; else that stays what it was.

        Raises:
            DataFolderProblem: no good copy could be made, or `into` cannot be one; nothing of it stays.
            PolicyProblem: which copies are kept cannot be read; nothing was copied.
            NotAllowed: `into` is not the person's here to choose.
        """
        folder, keeps, of_former = self._desk.database.folder, keeps_in(), keeps_of_former()
        if into is not None:
            self._desk.require(Action.CHANGE, DataClass.COPIES)
            _require_second(into, folder)
        with turn(folder):
            place = first_place(folder)
            forget_unfinished(place)
            copy = make_copy(self._desk.database, place, self._desk.now(), report)
            self._note_second()
            removed = (*self._thinned((place,), keeps), *thin_former(folder, of_former, self._desk.now().date()))
            second, problem = self._second(copy, into or self.second_place(), keeps)
        if into is not None and problem is None:
            self._keep(into)
        return Made(CopyRow(copy.name, copy, read_manifest(copy), None), second, problem, removed)

    def bring_newest(self) -> Path | None:
        """Bring the newest copy to the second place when that is there again and lacks it; where it is there now.

        Raises:
            DataFolderProblem: it cannot be brought; nothing of it stays.
        """
        second, folder, keeps = self.second_place(), self._desk.database.folder, keeps_in()
        if second is None or not is_there(second):
            return None
        with turn(folder):
            made_at = {path: manifest.made_at for path, manifest in manifests_in(first_place(folder))}
            newest = max(made_at, key=made_at.__getitem__, default=None)
            if newest is None or any((own / newest.name).exists() for own in self._own(second)):
                return None
            there, problem = self._second(newest, second, keeps)
        if problem is not None:
            raise problem
        return there

    def second_place(self) -> Path | None:
        """Where a copy of each copy goes; None when nowhere."""
        with self._desk.database.reading() as connection:
            kept = read_setting(connection, SECOND_PLACE)
        return Path(kept) if isinstance(kept, str) else None

    def second_reached_at(self) -> datetime | None:
        """When a copy was brought to a second place last; None when never."""
        with self._desk.database.reading() as connection:
            kept = read_setting(connection, SECOND_REACHED)
        return datetime.fromisoformat(kept) if isinstance(kept, str) else None

    def choose_second_place(self, place: Path | None) -> None:
        """Bring a copy of each copy there, too, from now on; None: nowhere. Nothing is tried, as `make` does.

        Raises:
            DataFolderProblem: it is not there, or inside the data folder. NotAllowed: the person here may not.
        """
        self._desk.require(Action.CHANGE, DataClass.COPIES)
        if place is not None:
            _require_second(place, self._desk.database.folder)
        self._keep(place)

    def places(self) -> tuple[Path, ...]:
        """Where the copies of these data lie; the second place may not be there now."""
        chosen = self.second_place()
        return first_place(self._desk.database.folder), *(self._own(chosen) if chosen is not None else ())

    def _keep(self, place: Path | None) -> None:
        keep_second(self._desk.database, None if place is None else place.resolve())

    def _note_second(self) -> None:
        """Beside the copies, where an earlier version has not; the next copy tries again."""
        chosen, folder = self.second_place(), self._desk.database.folder
        if chosen is not None and noted_second(folder) is None:
            with contextlib.suppress(OSError):
                note_second(folder, chosen)

    def _own(self, second: Path) -> tuple[Path, ...]:
        return own_folders(second, self._desk.node.fingerprint)

    def _second(
        self, copy: Path, second: Path | None, keeps: Sequence[Keep]
    ) -> tuple[Path | None, DataFolderProblem | None]:
        if second is None:
            return None, None
        try:
            if not is_there(second):
                return None, DataFolderProblem(second, "place_gone")
            own, *older = self._own(second)
            make_private_folder(own)
            for each in (own, *older):
                forget_unfinished(each)
            there = copy_again(copy, own, self._desk.database.key)
            self._thinned((own, *older), keeps)
            with self._desk.database.transaction() as connection:
                write_setting(connection, SECOND_REACHED, self._desk.now().isoformat())
        except DataFolderProblem as problem:
            return None, problem
        except OSError as problem:
            return None, DataFolderProblem(second, "copy_failed", reason=problem)
        return there, None

    def _thinned(self, places: Sequence[Path], keeps: Sequence[Keep]) -> tuple[str, ...]:
        """What was taken away; a copy that cannot be taken away now has its time again after the next one."""
        made_at = {path: manifest.made_at for place in places for path, manifest in manifests_in(place)}
        gone = outlived(made_at, keeps, self._desk.now().date())
        return tuple(path.name for path in gone if taken_away(path))


def copies_in(place: Path, known: bytes | None = None) -> tuple[CopyRow, ...]:
    """Every copy in a place, the newest of each PC first, each verified as a whole: two seconds for 100 MB.

    `known` is the key of the data in use, as `fault_of` uses it.
    """
    return tuple(_row_of(path, name, known) for name, path in found_in(place).items())


def _row_of(path: Path, name: str, known: bytes | None) -> CopyRow:
    try:
        manifest = read_manifest(path)
    except (OSError, ValueError):
        return CopyRow(name, path, None, Fault(INCOMPLETE))
    return CopyRow(name, path, manifest, fault_of(path, known))


def copy_findings(database: Database) -> tuple[Finding, ...]:
    """For `check`: the copies beside the data that cannot be put back, and why, each with its page or file."""
    rows = copies_in(first_place(database.folder), database.key)
    faults = ((row.name, row.fault) for row in rows if row.fault is not None)
    return tuple(Finding(each.code, f"{name}, {each.where}" if each.where else name) for name, each in faults)


def manifests_in(place: Path) -> Iterator[tuple[Path, Manifest]]:
    """The copies right in a place, by what their manifests say; nothing is verified."""
    for path in folders_in(place):
        try:
            yield path, read_manifest(path)
        except (OSError, ValueError):
            continue  # damaged; somebody may still want to look into it, and `restore` says what is wrong


def keep_second(database: Database, place: Path | None) -> None:
    """Remember the second place with the data, and beside their copies for the day when one is put back.

    Raises:
        DataFolderProblem: it cannot be written.
    """
    try:
        note_second(database.folder, place)
    except OSError as problem:
        raise DataFolderProblem(database.folder, "read_only") from problem
    with database.transaction() as connection:
        write_setting(connection, SECOND_PLACE, None if place is None else str(place))


def _require_second(place: Path, folder: Path) -> None:
    if not is_there(place):
        raise DataFolderProblem(place, "place_gone")
    if place.resolve().is_relative_to(folder.resolve()):
        raise DataFolderProblem(place, "place_in_data")
