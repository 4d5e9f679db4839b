"""Whether a centre that was set back still waits: until then it numbers nothing and sends no cases."""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.services.database import read_setting, write_setting
from app.services.node import AWAITS_CONFIRMATION

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
