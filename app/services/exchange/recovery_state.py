"""What a PC that was set back still waits for: a centre for its wards, a ward for the answer of the centre."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from app.services.database import read_setting, write_setting
from app.services.node import AWAITS_CONFIRMATION

SET_BACK_SINCE = "set_back_since"
NOTHING: Mapping[str, int] = {}


def awaits_confirmation(connection: Connection) -> bool:
    """Whether this centre waits for its wards' reports or for somebody's word."""
    return state(connection) is not None


def state(connection: Connection) -> Mapping[str, object] | None:
    """Since when it waits, and which PCs have reported."""
    kept = read_setting(connection, AWAITS_CONFIRMATION)
    return kept if isinstance(kept, dict) else None


def begin_waiting(
    connection: Connection,
    at: str,
    *,
    had: Mapping[str, int] = NOTHING,
    given: Mapping[str, int] = NOTHING,
) -> None:
    """This centre has learnt that it was set back: nobody's report from before counts.

    `had` are the last official numbers of each year that stand in the data as they are now, `given` those that were
    given before, as far as that is known.
    """
    before = state(connection) or {}
    # Set back again while it waited: what was missing before is still missing.
    first = before.get("had")
    kept = {"had": first if isinstance(first, dict) else dict(had), "given": dict(given)}
    write_setting(connection, AWAITS_CONFIRMATION, {"since": at, "reported": [], **kept})


def reported(connection: Connection) -> frozenset[str]:
    """The PCs that have sent all that they hold since it waits."""
    heard = (state(connection) or {}).get("reported")
    return frozenset(map(str, heard)) if isinstance(heard, list) else frozenset()


def note_report(connection: Connection, peer_id: str) -> None:
    """A ward has sent all that it holds, knowing the centre's new origin."""
    kept = state(connection)
    if kept is not None:
        heard = sorted({*reported(connection), peer_id})
        write_setting(connection, AWAITS_CONFIRMATION, {**kept, "reported": heard})


def end_waiting(connection: Connection) -> None:
    """The wards have reported, or somebody has confirmed."""
    write_setting(connection, AWAITS_CONFIRMATION, None)


def note_set_back(connection: Connection, at: str) -> None:
    """This ward has learnt that it was set back or copied; the first time counts until the centre has answered."""
    if set_back_since(connection) is None:
        write_setting(connection, SET_BACK_SINCE, at)


def set_back_since(connection: Connection) -> datetime | None:
    """Since when this ward waits for an answer that brings back what it lacks; None when it does not."""
    kept = read_setting(connection, SET_BACK_SINCE)
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None


def end_set_back(connection: Connection) -> None:
    """The centre has answered a file of this ward's new origin, and nothing is missing here."""
    if set_back_since(connection) is not None:
        write_setting(connection, SET_BACK_SINCE, None)
