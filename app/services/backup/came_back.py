"""What the first start after a restore does and says: the data are set back, so they take a new origin."""

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.buddhist_dates import moment_long
from app.services.backup.restoring import forget_broken_off
from app.services.backup.swap import CAME_BACK
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.exchange.ledger_words import GOES_ON, WAITS, words_for_notice
from app.services.exchange.set_back import accept_set_back
from app.services.exchange.traces import forget_left_traces
from app.services.kept_outside.witness import OLDER
from app.services.node import Node
from app.translation import N_, _, language

SETTLED = "settled_restore"
PUT_ASIDE = "came-back-unreadable.json"
# What follows when the data are older; said after that a copy was put back, so nobody need guess why.
FOLLOWS = {
    OLDER: N_(
        "Nothing is lost that went to the centre in a file. Send a file to the centre today, then read its answer: "
        "it brings back what is missing here."
    ),
    OLDER + GOES_ON: N_(
        "The official numbers go on after the last one that was given; what was entered after the copy was made must "
        "be entered again. Nothing has to be confirmed."
    ),
    OLDER + WAITS: N_(
        "What the wards hold comes back with their next files. Send every ward a file now; no official numbers are "
        "given until the wards have answered or an administrator confirms."
    ),
}


@dataclass(frozen=True)
class Said:
    """What the note says. `mark` tells one restore from another; `made_at` is None when the note cannot be read."""

    mark: str
    made_at: datetime | None = None
    kept: str = ""


def settle(desk: Desk) -> tuple[str, ...]:
    """Take a new origin when a copy was put back; what to tell of it, or of a restore that was broken off."""
    if forget_broken_off(desk.database.folder):
        return (_("Putting back a copy was broken off before anything was changed. The data are as they were."),)
    note = desk.database.folder / CAME_BACK
    if not note.exists():
        return ()
    said = _said_in(note)
    words = _settled(desk, said)
    with contextlib.suppress(OSError):  # it is held by another program; the next start finds it settled
        if said.made_at is None:
            note.replace(note.with_name(PUT_ASIDE))
        else:
            note.unlink()
    return words


def _said_in(note: Path) -> Said:
    try:
        said = json.loads(note.read_text("utf-8"))
        return Said(str(said["id"]), datetime.fromisoformat(str(said["made_at"])), str(said["kept"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # That there is a note says enough: without its details the data may be used all the same.
        return Said(f"unread {note.lstat().st_mtime_ns}")


def _settled(desk: Desk, said: Said) -> tuple[str, ...]:
    with desk.database.reading() as connection:
        if read_setting(connection, SETTLED) == said.mark:
            return ()
    code = _take_new_origin(desk, said.mark)
    return _told(desk.database.folder, said), _what_follows(code, desk.node)


def _take_new_origin(desk: Desk, mark: str) -> str:
    """Which notice says what follows from it: put back into another folder of this PC, the data are a copy."""
    found = desk.safekeeping.set_back(desk.database) if desk.safekeeping is not None else None
    code = found.code if found is not None else OLDER
    with desk.database.transaction() as connection:
        accept_set_back(connection, desk, forgotten=found.forgotten if found else "", may_end=code == OLDER)
        write_setting(connection, SETTLED, mark)
    forget_left_traces(desk)
    desk.keep_aside()
    return code


def _what_follows(code: str, node: Node) -> str:
    at_centre = code + (GOES_ON if node.gives_official_numbers else WAITS)
    words = FOLLOWS.get(at_centre if node.is_centre else code)
    return _(words) if words else words_for_notice(code, node)


def _told(folder: Path, said: Said) -> str:
    if said.made_at is None:
        words = _("A copy was put back, but the note that says which one cannot be read. It is kept as {path}.")
        return words.format(path=folder / PUT_ASIDE)
    moment = moment_long(said.made_at, language())
    if not said.kept:
        return _("The copy of {moment} was put back.").format(moment=moment)
    words = _("The copy of {moment} was put back. The data from before are kept in {folder}.")
    return words.format(moment=moment, folder=folder / said.kept)
