"""Whether files and old pages may still hold what was erased: noted with the erasure, so no power cut hides it."""

from sqlalchemy import Connection

from app.services.database import Database, read_setting, write_setting

# How many erasures there were since all was last freed of them.
TRACES_LEFT = "traces_left"
WAITING_GONE = "waiting_gone"


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


def note_waiting_gone(connection: Connection, count: int) -> None:
    """So many files that waited for an update were taken away, and somebody has to be told."""
    write_setting(connection, WAITING_GONE, waiting_gone(connection) + count)


def waiting_gone(connection: Connection) -> int:
    """How many waiting files were taken away since it was last told."""
    gone = read_setting(connection, WAITING_GONE)
    return gone if isinstance(gone, int) else 0


def tell_waiting_gone(database: Database) -> int:
    """The same, told by whoever asks."""
    with database.reading() as connection:
        gone = waiting_gone(connection)
    if gone:
        with database.transaction() as connection:
            write_setting(connection, WAITING_GONE, 0)
    return gone
