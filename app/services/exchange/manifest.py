"""What a file says of its sender, as JSON and back; what is not as it should be refuses the whole file."""

import re
from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import UnusableExchangeFile
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.wire import ORIGIN
from app.services.exchange.wire_values import HASH

FORMAT = 1
FILE_ID = re.compile(r"[0-9a-f]{32}")
MOST_ORIGINS = 2_000


def manifest_of(said: Statement, written_at: str) -> dict[str, object]:
    """The manifest of a file; the container adds the clear line and the sections."""
    return {
        "format": FORMAT,
        "file_id": said.file_id,
        "number": said.number,
        "written_at": written_at,
        "origins": list(said.origins),
        "confirmed": {"origin": said.confirmed_origin, "files": list(said.confirmed_files)},
        "tips": [list(tip) for tip in said.tips],
        "complete": said.complete,
    }


def statement_in(manifest: Mapping[str, object], path: Path, sender: str) -> Statement:
    """The statement that a manifest makes.

    Raises:
        UnusableExchangeFile: broken, or newer_program.
    """
    try:
        if manifest["format"] != FORMAT:
            raise UnusableExchangeFile(path, "newer_program")
        said = _statement(manifest)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnusableExchangeFile(path, "broken") from None
    if not said.origins or any(uid.partition("!")[0] != sender for uid in said.origins):
        raise UnusableExchangeFile(path, "broken")
    return said


def _statement(manifest: Mapping[str, object]) -> Statement:
    origins, confirmed, tips = manifest["origins"], manifest["confirmed"], manifest["tips"]
    if not (isinstance(origins, list) and isinstance(confirmed, dict) and isinstance(tips, list)):
        raise TypeError
    number, complete = manifest["number"], manifest["complete"]
    if type(number) is not int or not 0 < number < 2**53 or not isinstance(complete, bool):
        raise TypeError
    if len(origins) > MOST_ORIGINS or len(tips) > MOST_ORIGINS * 4:
        raise ValueError
    return Statement(
        _fitting(FILE_ID, manifest["file_id"]),
        number,
        tuple(_fitting(ORIGIN, uid) for uid in origins),
        _fitting(ORIGIN, confirmed["origin"]) if confirmed["origin"] else "",
        tuple(_fitting(FILE_ID, each) for each in confirmed["files"]),
        tuple((_fitting(ORIGIN, uid), _fitting(HASH, tip)) for uid, tip in tips),
        complete,
    )


def _fitting(pattern: re.Pattern[str], thing: object) -> str:
    if not isinstance(thing, str) or not pattern.fullmatch(thing):
        raise ValueError
    return thing
