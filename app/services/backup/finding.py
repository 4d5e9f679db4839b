"""Which copies lie in a place: beside the data, in a PC's own folder, in a second place that several PCs share."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.domain.errors import DataFolderProblem
from app.services.backup.places import MANIFEST
from app.services.backup.swap import COPIES

PC_FOLDER = "complaint-centre-"
MARK_LETTERS = 8
# Names as a making gives them: such a folder without its manifest is a copy that lost it.
NAME_OF_COPY = re.compile(r"\d{4}-\d\d-\d\d-\d{6}(_\d+)?")


def own_folders(place: Path, fingerprint: str) -> tuple[Path, ...]:
    """This PC's folders in a second place, the one that is written to first, there or not.

    PCs may share a stick: each has a folder of its own there, named by its key. Its code changes with a pairing;
    older folders bear it in their names and are found by the key, too.
    """
    mark = fingerprint[:MARK_LETTERS]
    older = [each for each in folders_in(place) if re.fullmatch(rf"{PC_FOLDER}.+-{re.escape(mark)}", each.name)]
    return place / f"{PC_FOLDER}{mark}", *sorted(older)


def found_in(place: Path) -> Mapping[str, Path]:
    """The copies in a place by their names there, the newest of each PC first: in itself, in the folders of PCs, beside
    the data of a data folder; or the place, when it is a copy."""
    if (place / MANIFEST).is_file():
        return {place.name: place}
    inner = [each for each in folders_in(place) if each.name.startswith(PC_FOLDER) or each.name == COPIES]
    copies = [copy for each in (place, *inner) for copy in folders_in(each) if _is_copy(copy)]
    names = {copy.relative_to(place).as_posix(): copy for copy in copies}
    return dict(sorted(names.items(), reverse=True))


def copy_named(place: Path, name: str) -> Path:
    """The copy of that name in a place; without its folder where only one is called so.

    Raises:
        DataFolderProblem: there is none, or more than one.
    """
    found = found_in(place)
    if name in found:
        return found[name]
    fitting = {full: copy for full, copy in found.items() if copy.name == name}
    if len(fitting) > 1:
        raise DataFolderProblem(place, "copy_of_which", name=name, names=", ".join(fitting))
    if not fitting:
        raise DataFolderProblem(place, "no_such_copy", name=name)
    return next(iter(fitting.values()))


def is_there(place: Path) -> bool:
    """Whether a folder can be looked into now."""
    try:
        return place.is_dir()
    except OSError:
        return False


def folders_in(place: Path) -> Iterator[Path]:
    """The folders in a place, but for hidden ones; none when it cannot be read."""
    try:
        yield from [each for each in place.iterdir() if each.is_dir() and not each.name.startswith(".")]
    except OSError:
        return


def _is_copy(folder: Path) -> bool:
    return bool(NAME_OF_COPY.fullmatch(folder.name)) or (folder / MANIFEST).is_file()
