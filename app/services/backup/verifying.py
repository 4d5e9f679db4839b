"""Whether a copy is what it was when it was made: its files, its key, every page, and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.models.log_tables import SCHEMA_VERSION
from app.services import key_file
from app.services.backup.manifest import FileSum, Inside, Manifest, inside_of, read_manifest, sums_of
from app.services.backup.sealed_file import damaged_pages, opened
from app.services.backup.swap import DATABASE

INCOMPLETE, CHANGED, PAGE, NO_KEY, OTHER_KEY, NEWER, OTHER_CONTENT = (
    "copy_incomplete",
    "copy_changed",
    "copy_page",
    "copy_no_key",
    "copy_other_key",
    "copy_newer",
    "copy_other_content",
)
FAULTS = (INCOMPLETE, CHANGED, PAGE, NO_KEY, OTHER_KEY, NEWER, OTHER_CONTENT)


@dataclass(frozen=True)
class Fault:
    """Why a copy cannot be put back; `code` is that of a `DataFolderProblem`, `where` the page or file."""

    code: str
    where: str = ""


def fault_of(copy: Path, known: bytes | None = None) -> Fault | None:
    """The first thing that is wrong with a copy; None when it can be put back. Changes nothing.

    `known` is the key of the data in use. A copy that only a password opens is looked into with it; where it does not
    fit, because the key was another one then, the sums of its files alone say whether it is as it was.
    """
    try:
        manifest = read_manifest(copy)
        sums = sums_of(copy)
    except (OSError, ValueError):
        return Fault(INCOMPLETE)
    found = fault_inside(copy, manifest.inside, known)
    if found is not None:
        return found
    return next((Fault(CHANGED, name) for name in _changed(sums, manifest)), None)


def fault_inside(copy: Path, wanted: Inside, known: bytes | None) -> Fault | None:
    """What is wrong with the database of a copy and its key, by what it must hold."""
    try:
        ring = key_file.ring_of(copy)
        key = key_within(copy, ring, known)
    except (DataFolderProblem, OSError):
        return Fault(NO_KEY)
    if not isinstance(wanted.schema, int) or wanted.schema > SCHEMA_VERSION:
        return Fault(NEWER)
    if wanted.key_generation != ring.generation:
        return Fault(OTHER_KEY)
    return None if key is None else _fault_of_pages(copy, key, wanted)


def key_within(copy: Path, ring: key_file.Ring, known: bytes | None) -> bytes | None:
    """The key of a copy or a folder, the one that is known where it has passwords; None when it cannot be had.

    Raises:
        DataFolderProblem: it opens without a password, and is damaged. OSError: it cannot be read.
    """
    try:
        return key_file.read(copy, known=known).database_key
    except DataFolderProblem:
        if ring.is_open:
            raise
        return None


def _fault_of_pages(copy: Path, key: bytes, wanted: Inside) -> Fault | None:
    try:
        with opened(copy / DATABASE, key) as connection:
            pages = damaged_pages(connection)
            if pages:
                return Fault(PAGE, pages[0])
            return None if inside_of(connection) == wanted else Fault(OTHER_CONTENT)
    except dbapi2.DatabaseError as problem:
        return Fault(PAGE, str(problem))


def _changed(sums: Mapping[str, FileSum], manifest: Manifest) -> list[str]:
    names = sorted(sums.keys() | manifest.files.keys())
    return [name for name in names if sums.get(name) != manifest.files.get(name)]
