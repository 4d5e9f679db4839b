"""What stands beside a copy: when it was made and by what, what is in it, and the sums of its files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app.services.backup.places import MANIFEST, PIECE_BYTES
from app.services.backup.swap import DATABASE, KEY, SHELF
from app.services.whole_files import write_whole_privately

LAYOUT = 1
NO_SUCH = "no such "  # table, column
COUNTED: Mapping[str, str] = {
    "cases": "select count(*) from complaint",
    "saves": "select count(*) from save",
    "values": "select count(*) from change_value",
    "attachments": "select count(*) from attachment_bytes",
}
SETTINGS = ("schema_version", "projection_version", "key_generation")
SETTING = "select value from setting where name = ?"
NEWEST = (
    "select complaint.number, save.saved_at from complaint join save using (case_uid) order by save.id desc limit 1"
)


@dataclass(frozen=True)
class Inside:
    """What one state of the data holds. `counts` is by kind; `newest` is the number of the case written to last."""

    schema: object
    projection: object
    key_generation: object
    counts: Mapping[str, int]
    newest: str
    newest_at: str


@dataclass(frozen=True)
class FileSum:
    """One file of a copy."""

    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a copy was when it was found good. `files` is by path inside the copy; `pc` says whose data they are,
    and is empty for copies that were made before it was written down."""

    made_at: datetime
    program: str
    inside: Inside
    files: Mapping[str, FileSum]
    pc: str = ""

    @property
    def size_bytes(self) -> int:
        """All its files together."""
        return sum(each.size_bytes for each in self.files.values())


def inside_of(connection: Any) -> Inside:
    """What stands in a database, through the driver's own connection."""
    counts = {name: int((_first(connection, query) or [0])[0]) for name, query in COUNTED.items()}
    newest = _first(connection, NEWEST) or ("", "")
    schema, projection, generation = (_setting(connection, name) for name in SETTINGS)
    return Inside(schema, projection, generation, counts, str(newest[0]), str(newest[1]))


def pc_of(connection: Any) -> str:
    """Whose data they are, for people: the PC's code, and its unit."""
    return " ".join(str(_setting(connection, name) or "") for name in ("code", "unit")).strip()


def sums_of(copy: Path) -> dict[str, FileSum]:
    """The sums of the files of a copy as they lie there.

    Raises:
        OSError: one cannot be read.
    """
    paths = [copy / DATABASE, copy / KEY, *sorted((copy / SHELF).glob("*"))]
    return {path.relative_to(copy).as_posix(): FileSum(path.stat().st_size, _sum_of(path)) for path in paths}


def write_manifest(copy: Path, manifest: Manifest) -> None:
    """Put it beside the files it speaks of.

    Raises:
        OSError: it cannot be written.
    """
    said = {"layout": LAYOUT, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    write_whole_privately(copy / MANIFEST, json.dumps(said, ensure_ascii=False, indent=1).encode())


def read_manifest(copy: Path) -> Manifest:
    """What the manifest of a copy says.

    Raises:
        OSError: it is not there. ValueError: it is damaged, or of a newer program.
    """
    said = json.loads((copy / MANIFEST).read_text("utf-8"))
    try:
        if said["layout"] != LAYOUT:
            raise ValueError
        files = {
            str(name): FileSum(int(each["size_bytes"]), str(each["sha256"])) for name, each in said["files"].items()
        }
        inside = Inside(**said["inside"])
        made_at = datetime.fromisoformat(said["made_at"])
        return Manifest(made_at, str(said["program"]), inside, files, str(said.get("pc", "")))
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError from problem


def _first(connection: Any, query: str) -> Any:
    """The first row; None without one, and in data of another version that have no such table."""
    try:
        return connection.execute(query).fetchone()
    except dbapi2.OperationalError as problem:
        if NO_SUCH not in str(problem):
            raise
        return None


def _setting(connection: Any, name: str) -> object:
    row = connection.execute(SETTING, (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def _sum_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            digest.update(piece)
    return digest.hexdigest()
