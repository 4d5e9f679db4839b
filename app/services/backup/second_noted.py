"""The second place as it was chosen last, noted beside the copies: what is put back knows only that of its own day."""

import json
from pathlib import Path

from app.services.backup.places import first_place
from app.services.private_files import make_private_folder
from app.services.whole_files import write_whole_privately

NOTED = "second-place.json"


def note_second(folder: Path, place: Path | None) -> None:
    """Note which second place was chosen for these data; None: none.

    Raises:
        OSError: it cannot be written.
    """
    make_private_folder(first_place(folder))
    said = {"place": None if place is None else str(place)}
    write_whole_privately(first_place(folder) / NOTED, json.dumps(said).encode())


def noted_second(folder: Path) -> tuple[Path | None] | None:
    """The second place in a tuple, (None,) when there is to be none; None when nothing was noted that can be read."""
    try:
        place = json.loads((first_place(folder) / NOTED).read_text("utf-8"))["place"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (None if place is None else Path(str(place)),)
