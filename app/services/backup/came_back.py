"""What the first start after a restore does and says: the data are set back, so they take a new origin."""

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.domain.buddhist_dates import moment_long
from app.domain.sign_in_rules import sign_in_rules
from app.services.accounts.journal import PUT_BACK, Noted, note
from app.services.backup.backups import SECOND_PLACE
from app.services.backup.restoring import forget_broken_off
from app.services.backup.second_noted import noted_second
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
    """What the note says. `mark` tells one restore from another; `made_at` is None when the note cannot be read.

    `by` is the uid of whoever wanted it, empty when that is not known.
    """

    mark: str
    made_at: datetime | None = None
    kept: str = ""
    by: str = ""


def settle(desk: Desk) -> tuple[str, ...]:
    """Take a new origin when a copy was put back; what to tell of it, or of a restore that was broken off."""
    if forget_broken_off(desk.database.folder):
        return (_("Putting back a copy was broken off before anything was changed. The data are as they were."),)
    told = desk.database.folder / CAME_BACK
    if not told.exists():
        return ()
    said = _said_in(told)
    words = _settled(desk, said)
    with contextlib.suppress(OSError):  # it is held by another program; the next start finds it settled
        if said.made_at is None:
            told.replace(told.with_name(PUT_ASIDE))
        else:
            told.unlink()
    return words


def _said_in(note: Path) -> Said:
    try:
        said = json.loads(note.read_text("utf-8"))
        return Said(
            str(said["id"]), datetime.fromisoformat(str(said["made_at"])), str(said["kept"]), str(said.get("by", ""))
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # That there is a note says enough: without its details the data may be used all the same.
        return Said(f"unread {note.lstat().st_mtime_ns}")


def _settled(desk: Desk, said: Said) -> tuple[str, ...]:
    with desk.database.reading() as connection:
        if read_setting(connection, SETTLED) == said.mark:
            return ()
    code = _take_new_origin(desk, said)
    return _told(desk.database.folder, said), _what_follows(code, desk.node)


def _take_new_origin(desk: Desk, said: Said) -> str:
    """Which notice says what follows from it: put back into another folder of this PC, the data are a copy."""
    found = desk.outside.safekeeping.set_back(desk.database) if desk.outside.safekeeping is not None else None
    code = found.code if found is not None else OLDER
    with desk.database.transaction() as connection:
        accept_set_back(connection, desk, forgotten=found.forgotten if found else "", may_end=code == OLDER)
        _remember_second(connection, desk.database.folder)
        noted = Noted(desk.now().isoformat(), PUT_BACK, "", said.by)
        note(connection, (noted,), sign_in_rules(desk.now().date()).delay)
        write_setting(connection, SETTLED, said.mark)
    forget_left_traces(desk)
    desk.outside.keep_aside()
    return code


def _remember_second(connection: Connection, folder: Path) -> None:
    """Where copies go is as it was before: of the day of the copy it may be a stick that is no more."""
    noted = noted_second(folder)
    if noted is not None:
        write_setting(connection, SECOND_PLACE, None if noted[0] is None else str(noted[0]))


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
