"""The data that a copy took the place of: kept in a folder beside the data for a while, the last of them for good."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.buddhist_dates import BANGKOK
from app.services.backup.finding import folders_in
from app.services.backup.places import NAMED, UNFINISHED
from app.services.backup.thinning import Keep, outlived

KEPT_AS = "before-restore-"


@dataclass(frozen=True)
class Former:
    """Data as they were until `until`, when a copy was put in their place."""

    path: Path
    until: datetime
    size_bytes: int


def former_data(folder: Path) -> tuple[Former, ...]:
    """What lies beside the data of a folder, the newest first; a folder of another name is nobody's here."""
    found = [Former(path, until, _size_of(path)) for path, until in _untils(folder).items()]
    return tuple(sorted(found, key=_until, reverse=True))


def thin_former(folder: Path, keeps: Sequence[Keep], today: date) -> tuple[str, ...]:
    """Take away those that have had their time; their names. What cannot be taken away now has its time again."""
    forget_half_gone(folder)
    return tuple(path.name for path in outlived(_untils(folder), keeps, today) if taken_away(path))


def taken_away(path: Path) -> bool:
    """Whether a folder of copied or former data could be taken away, wholly or at least from sight."""
    try:
        # Hidden first, so that what is half taken away is taken for nothing any more.
        hidden = path.rename(path.with_name(f"{UNFINISHED}{path.name}"))
    except OSError:
        return False
    shutil.rmtree(hidden, ignore_errors=True)
    return True


def forget_half_gone(folder: Path) -> None:
    """Go on with a taking away that was broken off."""
    for path in folder.glob(f"{UNFINISHED}{KEPT_AS}*"):
        shutil.rmtree(path, ignore_errors=True)


def _untils(folder: Path) -> Mapping[Path, datetime]:
    named = {each: _moment_in(each.name) for each in folders_in(folder) if each.name.startswith(KEPT_AS)}
    return {path: until for path, until in named.items() if until is not None}


def _moment_in(name: str) -> datetime | None:
    """The moment that the name says; two of one second have a number behind it."""
    try:
        said = name.removeprefix(KEPT_AS).partition("_")[0]
        return datetime.strptime(said, NAMED).replace(tzinfo=BANGKOK)
    except ValueError:
        return None


def _size_of(path: Path) -> int:
    try:
        return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
    except OSError:
        return 0  # somebody takes it away just now


def _until(former: Former) -> datetime:
    return former.until
