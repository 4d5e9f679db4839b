"""What an administrator does about copies: make one, see them all, choose a second place, have them checked."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DataFolderProblem
from app.services.backup.making import Report, copy_again, forget_unfinished, make_copy
from app.services.backup.manifest import Manifest, read_manifest
from app.services.backup.places import UNFINISHED, first_place, turn
from app.services.backup.thinning import keeps_in, outlived
from app.services.backup.verifying import INCOMPLETE, Fault, fault_of
from app.services.database import Database, read_setting, write_setting
from app.services.desk import Desk
from app.services.integrity import Finding

SECOND_PLACE = "second_place"
COPY_FINDING = "copy"


@dataclass(frozen=True)
class CopyRow:
    """One copy as it is listed. `fault` is None for one that can be put back; of a bad one the rest may be unknown."""

    name: str
    path: Path
    manifest: Manifest | None
    fault: Fault | None


@dataclass(frozen=True)
class Made:
    """What a backup did. `second` is the copy in the second place, `second_problem` why there is none."""

    copy: CopyRow
    second: Path | None
    second_problem: DataFolderProblem | None
    removed: tuple[str, ...]


class Backups:
    """The copies of one data folder, in its first and its second place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, report: Report) -> Made:
        """Copy the data while others work, verify the copy, and take away those that have had their time.

        `report` hears how many pages are done of how many, and may raise to end it. What goes wrong in the second
        place is told and leaves the first one as it is.

        Raises:
            DataFolderProblem: no good copy could be made; nothing of it stays.
        """
        folder = self._desk.database.folder
        with turn(folder):
            place = first_place(folder)
            forget_unfinished(place)
            copy = make_copy(self._desk.database, place, self._desk.now(), report)
            removed = self._thinned(place)
            second, problem = self._second(copy)
        return Made(CopyRow(copy.name, copy, read_manifest(copy), None), second, problem, removed)

    def second_place(self) -> Path | None:
        """Where a copy of each copy goes; None when nowhere."""
        with self._desk.database.reading() as connection:
            kept = read_setting(connection, SECOND_PLACE)
        return Path(kept) if isinstance(kept, str) else None

    def choose_second_place(self, place: Path | None) -> None:
        """Bring a copy of each copy there, too, from now on; None: nowhere.

        Raises:
            DataFolderProblem: it is not there.
        """
        if place is not None and not place.is_dir():
            raise DataFolderProblem(place, "place_gone")
        with self._desk.database.transaction() as connection:
            write_setting(connection, SECOND_PLACE, None if place is None else str(place.resolve()))

    def places(self) -> tuple[Path, ...]:
        """Where the copies of these data lie."""
        second = self._own_second()
        return (first_place(self._desk.database.folder), *([second] if second is not None else []))

    def _second(self, copy: Path) -> tuple[Path | None, DataFolderProblem | None]:
        chosen, place = self.second_place(), self._own_second()
        if chosen is None or place is None:
            return None, None
        try:
            if not chosen.is_dir():
                raise DataFolderProblem(chosen, "place_gone")
            _made_ready(place)
            forget_unfinished(place)
            there = copy_again(copy, place)
            self._thinned(place)
        except DataFolderProblem as problem:
            return None, problem
        return there, None

    def _own_second(self) -> Path | None:
        # PCs may share a stick or a folder of the network: each has a folder of its own there.
        chosen, node = self.second_place(), self._desk.node
        return None if chosen is None else chosen / f"complaint-centre-{node.code}-{node.fingerprint[:8]}"

    def _thinned(self, place: Path) -> tuple[str, ...]:
        made_at = {path: manifest.made_at for path, manifest in _manifests_in(place)}
        gone = outlived(made_at, keeps_in(), self._desk.now().date())
        for path in gone:
            # Hidden first, so that what is half taken away is no copy any more.
            hidden = path.rename(place / f"{UNFINISHED}{path.name}")
            shutil.rmtree(hidden, ignore_errors=True)
        return tuple(path.name for path in gone)


def copies_in(place: Path) -> tuple[CopyRow, ...]:
    """Every copy in a place, the newest first, each verified as a whole: two seconds for 100 MB."""
    paths = sorted(_folders(place), reverse=True)
    return tuple(_row(path) for path in paths)


def copy_findings(database: Database) -> tuple[Finding, ...]:
    """For `check`: the copies beside the data that cannot be put back, each with its page or file."""
    rows = copies_in(first_place(database.folder))
    return tuple(Finding(COPY_FINDING, f"{row.name}: {row.fault.where or row.fault.code}") for row in rows if row.fault)


def _row(path: Path) -> CopyRow:
    try:
        manifest = read_manifest(path)
    except (OSError, ValueError):
        return CopyRow(path.name, path, None, Fault(INCOMPLETE))
    return CopyRow(path.name, path, manifest, fault_of(path))


def _manifests_in(place: Path) -> Iterator[tuple[Path, Manifest]]:
    for path in _folders(place):
        try:
            yield path, read_manifest(path)
        except (OSError, ValueError):
            continue  # damaged; somebody may still want to look into it, and `restore` says what is wrong


def _folders(place: Path) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return []


def _made_ready(place: Path) -> None:
    try:
        place.mkdir(exist_ok=True)
    except OSError as problem:
        raise DataFolderProblem(place, "copy_failed", reason=problem) from problem
