"""Fixed statements of a save in SQLite's own words, given to the driver as they are."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, object] | Sequence[object]

_DIALECT = sqlite.dialect(paramstyle="named")
_IN_ORDER = sqlite.dialect(paramstyle="qmark")


@cache
def spelled(statement: ClauseElement) -> str:
    """The statement for `fetched` and `for_each`, with `:name` for each parameter; spelled when it is first needed.

    Constants must stand in it as `literal_column`, and every parameter must be of a type that SQLite takes as it is.
    """
    # With some forty rows in one save, Core's handling of each row's parameters took longer than SQLite itself.
    return str(statement.compile(dialect=_DIALECT))


@cache
def spelled_in_order(statement: ClauseElement) -> str:
    """The same with `?` for each parameter, for rows that are tuples: with 200,000 of them names cost a third more."""
    return str(statement.compile(dialect=_IN_ORDER))


def fetched(connection: Connection, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """Execute one statement inside the transaction of `connection`; the rows that it answers with, if any.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: what the file refuses; the `Database` names it for the user.
    """
    # A dozen of these stand in each save: past the driver's own, SQLAlchemy's way took a tenth of its time.
    rows: list[tuple[Any, ...]] = _driver(connection).execute(statement, values).fetchall()
    return rows


def for_each(connection: Connection, statement: str, rows: Iterable[Values]) -> None:
    """Execute one statement for each of the rows; raises as `fetched` does."""
    _driver(connection).executemany(statement, rows)


def _driver(connection: Connection) -> Any:  # the driver has no types
    return connection.connection.driver_connection
