"""The connections of one database file: opened with its key, and refused when a copy takes the place of the file."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem

# The note by which a copy was decided to take the place of the data beside it.
DECIDED = "restoring.json"
PRAGMAS = ("synchronous = full", "secure_delete = on", "foreign_keys = on")
# SQLite says what is wrong in words only.
_CODES = {
    "readonly": "read_only",
    "read-only": "read_only",
    "unable to open": "read_only",
    "locked": "locked",
    "busy": "locked",
    "is full": "disk_full",
    "malformed": "damaged",
    "not a database": "other_key",
    "disk I/O": "damaged",
}


def engine_of(path: Path, key: bytes, busy_milliseconds: int) -> Engine:
    """What makes connections to the file; its faults come as SQLAlchemy's or the driver's `DatabaseError`."""

    def connect() -> DBAPIConnection:
        before = _identity(path)
        connection = dbapi2.connect(
            str(path), isolation_level=None, timeout=busy_milliseconds / 1000, check_same_thread=False
        )
        # SQLCipher's own words about a wrong key would stand beside ours on standard error.
        connection.execute("pragma cipher_log_level = none")
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        try:
            _enter(connection, path, before)
        except BaseException:
            connection.close()
            raise
        return connection  # type: ignore[no-any-return]

    engine = create_engine(
        "sqlite+pysqlite:///" + path.as_posix(),
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_reset_on_return=None,  # every connection comes back after its own commit or rollback
    )
    event.listen(engine, "connect", _set_pragmas)
    return engine


def code_of(problem: DatabaseError | dbapi2.DatabaseError) -> str | None:
    """What befell the file, as the code of a `DataFolderProblem`; None when the statement was wrong."""
    words = str(getattr(problem, "orig", problem))
    return next((code for part, code in _CODES.items() if part in words), None)


def _enter(connection: dbapi2.Connection, path: Path, before: tuple[int, int] | None) -> None:
    """Hold the file so that no copy can take its place any more, unless one has, or is about to.

    The first look waits for whoever puts a copy back. The file would otherwise be the one that was moved away, and
    its write-ahead log would be laid beside the new one, by name.
    """
    connection.execute("pragma schema_version").fetchone()
    _require_in_place(path, before)
    connection.execute("pragma journal_mode = wal").fetchone()
    connection.execute("pragma schema_version").fetchone()
    _require_in_place(path, before)


def _require_in_place(path: Path, before: tuple[int, int] | None) -> None:
    if (path.parent / DECIDED).exists() or (before is not None and _identity(path) != before):
        raise DataFolderProblem(path.parent, "locked")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"pragma {pragma}")
    cursor.close()


@contextlib.contextmanager
def patience(connection: Connection, milliseconds: int | None, usual: int) -> Iterator[None]:
    """How long a lock is waited for inside, in milliseconds; the connection goes back with the `usual` patience."""
    if milliseconds is None:
        yield
        return
    connection.exec_driver_sql(f"pragma busy_timeout = {milliseconds}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"pragma busy_timeout = {usual}")
