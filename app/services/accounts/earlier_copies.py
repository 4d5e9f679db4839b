"""Copies from before every account had a password: from then on they open as the data do, and not for everybody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.errors import DataFolderProblem
from app.services import key_file
from app.services.backup.finding import folders_in, is_there
from app.services.backup.former_data import KEPT_AS
from app.services.backup.manifest import read_manifest, sums_of, write_manifest
from app.services.key_file import Ring


def close_copies(places: Iterable[Path], ring: Ring) -> int:
    """Let what opens the data open the copies in these places, too, in the place of the way in without a password.

    How many were closed; one that is damaged or cannot be written stays as it is.
    """
    return sum(_closed(copy, ring) for place in places for copy in folders_in(place))


def close_kept(folder: Path, ring: Ring) -> None:
    """The same for the data that a copy took the place of, which lie beside them and have no sums."""
    for kept in kept_before(folder):
        if opens_for_everybody(kept):
            _close(kept, ring)


def still_open(folder: Path, places: Sequence[Path]) -> tuple[Path, ...]:
    """The copies that open without a password, and second places that are not there, so that nobody knows."""
    found = [copy for place in places for copy in folders_in(place)]
    gone = [place for place in places[1:2] if not is_there(place.parent)]
    return (*filter(opens_for_everybody, (*kept_before(folder), *found)), *gone)


def kept_before(folder: Path) -> Iterator[Path]:
    """The data that copies took the place of."""
    return (each for each in folders_in(folder) if each.name.startswith(KEPT_AS))


def opens_for_everybody(copy: Path) -> bool:
    """Whether a copy opens without a password; no for one without a key file, which nobody opens."""
    try:
        return key_file.ring_of(copy).is_open
    except (OSError, DataFolderProblem):
        return False


def _closed(copy: Path, ring: Ring) -> bool:
    try:
        manifest = read_manifest(copy)
        if not opens_for_everybody(copy) or sums_of(copy) != manifest.files:
            return False
        if not _close(copy, ring):
            return False
        write_manifest(copy, replace(manifest, files=sums_of(copy)))
    except (OSError, ValueError):
        return False
    return True


def _close(copy: Path, ring: Ring) -> bool:
    """Put the slots of the ring in the place of those of a copy; False when it cannot be written or is damaged."""
    try:
        key = key_file.read(copy)
        key_file.write(copy, key, replace(ring, generation=key.generation))
    except (OSError, DataFolderProblem):
        return False
    return True
