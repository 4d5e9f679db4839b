"""Whether files and old pages may still hold what was erased: noted with the erasure, so no power cut hides it."""

from sqlalchemy import Connection

from app.services.database import read_setting, write_setting

# How many erasures there were since all was last freed of them.
TRACES_LEFT = "traces_left"


def traces_left(connection: Connection) -> int:
    """How many erasures may have left something; 0 when none."""
    left = read_setting(connection, TRACES_LEFT)
    return left if isinstance(left, int) else 0


def note_traces(connection: Connection) -> None:
    """One more erasure."""
    write_setting(connection, TRACES_LEFT, traces_left(connection) + 1)


def note_freed(connection: Connection, of: int) -> None:
    """Everything was freed of that many; a later one stays noted."""
    if traces_left(connection) == of:
        write_setting(connection, TRACES_LEFT, 0)
