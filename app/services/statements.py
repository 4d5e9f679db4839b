"""Fixed statements of a save in SQLite's own words: their parameters go to the driver as they are."""

from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

_DIALECT = sqlite.dialect(paramstyle="named")
_IN_ORDER = sqlite.dialect(paramstyle="qmark")


@cache
def spelled(statement: ClauseElement) -> str:
    """The statement for `exec_driver_sql`, with `:name` for each parameter; spelled when it is first needed.

    Constants must stand in it as `literal_column`, and every parameter must be of a type that SQLite takes as it is.
    """
    # With some forty rows in one save, Core's handling of each row's parameters took longer than SQLite itself.
    return str(statement.compile(dialect=_DIALECT))


@cache
def spelled_in_order(statement: ClauseElement) -> str:
    """The same with `?` for each parameter, for rows that are tuples: with 200,000 of them names cost a third more."""
    return str(statement.compile(dialect=_IN_ORDER))
