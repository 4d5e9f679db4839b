"""The encrypted database of one data folder: connections, the unit of work, and its set-up."""

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from app.domain.errors import DataFolderProblem
from app.models import log_tables, projection_tables
from app.models.log_tables import SCHEMA_VERSION, setting
from app.services import key_file
from app.services.data_folder import OWN
from app.services.engine import code_of, engine_of, patience
from app.services.key_slots import derived_key
from app.services.migrations import migrate
from app.services.private_files import make_own_folder, make_private_file
from app.services.statements import fetched

FILE_NAME = "complaints.db"
FIRST_SLOT = "first"
GENERATION = "key_generation"
WITHHOLDS = "lists_withhold_names"  # whether the tables that screens read name nobody who is not to be named
BUSY_MILLISECONDS = 15_000


class Database:
    """One data folder's database. `transaction` is the only unit of work, `reading` a consistent look."""

    def __init__(self, folder: Path, key: key_file.KeyFile) -> None:
        self.folder = folder
        self._key = key.database_key
        self._last_acts: list[Callable[[], None]] = []
        self._idle: list[Connection] = []
        self._is_closed = False
        self._engine = engine_of(folder / FILE_NAME, key.database_key, BUSY_MILLISECONDS)

    def transaction(self, *, patience_ms: int | None = None) -> contextlib.AbstractContextManager[Connection]:
        """Everything inside is written, or nothing is; whoever writes already is waited for as long as said.

        Raises:
            DataFolderProblem: the file is locked, full, damaged or cannot be written.
        """
        return self._begun("begin immediate", patience_ms)

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """A look at one state of the database; writes nothing and waits for nobody.

        Raises:
            DataFolderProblem: the file is damaged or cannot be read.
        """
        return self._begun("begin")

    def forget_old_pages(self) -> bool:
        """Empty the write-ahead log: what was erased must not stay in it. False while somebody still reads it."""
        with self._failures_named(), self._engine.connect() as connection:
            busy, _pages, _moved = connection.exec_driver_sql("pragma wal_checkpoint(truncate)").one()
            return not busy

    def bring_in_log(self) -> None:
        """Bring what was saved during a long look from the write-ahead log into the file, while others go on saving.

        Nothing can be brought in while somebody looks; all of it would fall to the next save, which takes as many
        milliseconds as there were saves.
        """
        # By the connection that looked, at hand still: while another was opened the next save would have begun it.
        with self._failures_named(), self._lent() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(passive)").one()
            connection.rollback()

    def key_for(self, purpose: str) -> bytes:
        """A key that whoever can open this database can make again, for files that belong to it."""
        return derived_key(self._key, purpose)

    @property
    def key(self) -> bytes:
        """The key of the file itself, for what changes who may open it."""
        return self._key

    def at_close(self, act: Callable[[], None]) -> None:
        """Do this once, just before the file is let go of."""
        self._last_acts.append(act)

    def close(self) -> None:
        """Let go of the file; what another thread still reads or writes by is let go of at its end."""
        while self._last_acts:
            self._last_acts.pop()()
        self._is_closed = True
        self._let_go_of_idle()
        self._engine.dispose()

    def _let_go_of_idle(self) -> None:
        # Two threads may be at it at once: whoever gets the last one ends it.
        with contextlib.suppress(IndexError):
            while True:
                _ended(self._idle.pop())

    @contextlib.contextmanager
    def _begun(self, begin: str, patience_ms: int | None = None) -> Iterator[Connection]:
        with self._failures_named(), self._lent() as connection, connection.begin():
            # Not in a listener: where an engine has one, SQLAlchemy calls its hooks at every statement.
            with patience(connection, patience_ms, BUSY_MILLISECONDS):
                fetched(connection, begin)
            yield connection

    @contextlib.contextmanager
    def _lent(self) -> Iterator[Connection]:
        # Kept in hand between one save and the next: to have one from the engine took a twentieth of a save.
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._engine.connect()
        try:
            yield connection
        except BaseException:
            connection.close() if not self._is_closed else _ended(connection)
            raise
        self._idle.append(connection)
        if self._is_closed:
            self._let_go_of_idle()

    @contextlib.contextmanager
    def _failures_named(self) -> Iterator[None]:
        """What befalls the file is named for the user; a statement that is wrong is a bug and rises as it is."""
        try:
            yield
        except (DatabaseError, dbapi2.DatabaseError) as problem:
            code = code_of(problem)
            if code is None:
                raise
            raise key_file.problem_with(self.folder, code) from problem


def _nothing(_database: Database) -> None:
    """Whoever opens data of an earlier version needs no copy of them."""


def open_database(
    folder: Path,
    set_up: Callable[[Connection], None],
    before_migration: Callable[[Database], None] = _nothing,
    *,
    key: key_file.KeyFile | None = None,
) -> Database:
    """Open a data folder; a new or half-made one is set up first, tables and `set_up` in one transaction.

    Data of an earlier version are shown to `before_migration` as they are; what it raises leaves them so. `key` is what
    somebody signed in with; without it the data must open without a password.

    Raises:
        DataFolderProblem: it cannot be read or written, is damaged, was written by a newer program, or its key
            file is older than its database.
    """
    key = _made_ready(folder, key)
    database = Database(folder, key)
    with _closed_when_refused(database), database.transaction() as connection:
        if not _has_tables(connection):
            _create_tables(connection, set_up)
            write_setting(connection, GENERATION, key.generation)
        _require_fitting(connection, folder, key)
        _note_generation(connection, key)
        version = _version_in(connection)
    if version < SCHEMA_VERSION:
        before_migration(database)
        with database.transaction() as connection:
            migrate(connection, _version_in(connection))
    return database


@contextlib.contextmanager
def _closed_when_refused(database: Database) -> Iterator[None]:
    """Nothing is left beside data that are refused, neither a lock nor an empty write-ahead log."""
    try:
        yield
    except DataFolderProblem:
        database.close()
        raise


def _made_ready(folder: Path, key: key_file.KeyFile | None) -> key_file.KeyFile:
    try:
        make_own_folder(folder, OWN)
        found = key or _key_of(folder)
        make_private_file(folder / FILE_NAME)  # what SQLite lays beside it is as private as it is
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
    return found


def _version_in(connection: Connection) -> int:
    return int(str(read_setting(connection, "schema_version")))


def open_rows(folder: Path, key: key_file.KeyFile | None = None) -> Database | None:
    """Open a data folder only to read its tables; None when they must be made or mended first, by opening it wholly.

    Raises:
        DataFolderProblem: it cannot be read, is damaged, or does not fit this program.
    """
    # An empty file is data that were lost, or never made: to look into it would write its first page.
    if not is_set_up(folder) or not (folder / FILE_NAME).stat().st_size:
        return None
    try:
        key = key or key_file.read(folder)
    except OSError as problem:
        raise DataFolderProblem(folder, "read_only") from problem
    database = Database(folder, key)
    with _closed_when_refused(database), database.reading() as connection:
        ready = _has_tables(connection)
        if ready:
            _require_fitting(connection, folder, key)
            is_present = read_setting(connection, "projection_version") == projection_tables.PROJECTION_VERSION
            ready = is_present and bool(read_setting(connection, WITHHOLDS)) is key_file.has_passwords(folder)
    if not ready:
        database.close()
    return database if ready else None


def _require_fitting(connection: Connection, folder: Path, key: key_file.KeyFile) -> None:
    version = read_setting(connection, "schema_version")
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        raise DataFolderProblem(folder, "newer", version=version, known=SCHEMA_VERSION)
    generation = read_setting(connection, GENERATION)
    if not isinstance(generation, int) or generation > key.generation:
        raise key_file.problem_with(folder, "old_key")


def _note_generation(connection: Connection, key: key_file.KeyFile) -> None:
    """A key file that was changed is there before the database says so; in between the power may have gone."""
    if read_setting(connection, GENERATION) != key.generation:
        write_setting(connection, GENERATION, key.generation)


def is_set_up(folder: Path) -> bool:
    """Whether there is a database in this folder already."""
    return (folder / FILE_NAME).exists()


def _key_of(folder: Path) -> key_file.KeyFile:
    # Without a database a missing key file loses nothing; beside one, a new key would only hide the loss.
    if is_set_up(folder) or (folder / key_file.FILE_NAME).exists():
        return key_file.read(folder)
    return key_file.create(folder, FIRST_SLOT)


def _has_tables(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("select count(*) from sqlite_master").scalar_one())


def _create_tables(connection: Connection, set_up: Callable[[Connection], None]) -> None:
    log_tables.metadata.create_all(connection)
    write_setting(connection, "schema_version", SCHEMA_VERSION)
    create_projection(connection)
    set_up(connection)


def create_projection(connection: Connection) -> None:
    """Make the tables that screens read, empty, and note their version."""
    projection_tables.metadata.create_all(connection)
    for statement in projection_tables.CREATE_SEARCH:
        connection.exec_driver_sql(statement)
    write_setting(connection, "projection_version", projection_tables.PROJECTION_VERSION)


def drop_projection(connection: Connection) -> None:
    """Take the tables that screens read away; the log stays."""
    connection.exec_driver_sql(projection_tables.DROP_SEARCH)
    projection_tables.metadata.drop_all(connection)


def _ended(connection: Connection) -> None:
    connection.invalidate()  # its pool is gone; given back there, it would hold the file open
    connection.close()


def read_setting(connection: Connection, name: str) -> object:
    """A setting of this PC, or None."""
    text = connection.execute(_SETTING, {"name": name}).scalar_one_or_none()
    return None if text is None else json.loads(text)


def write_setting(connection: Connection, name: str, value: object) -> None:
    """Set a setting of this PC."""
    text = json.dumps(value, ensure_ascii=False)
    changed = connection.execute(update(setting).where(setting.c.name == name).values(value=text))
    if changed.rowcount == 0:
        connection.execute(insert(setting).values(name=name, value=text))


# Made once: settings are read thirty times in an import, and building the statement took longer than running it.
_SETTING = select(setting.c.value).where(setting.c.name == bindparam("name"))
