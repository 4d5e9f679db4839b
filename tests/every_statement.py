"""Looks on at every statement that this process gives to SQLite, by SQLAlchemy's way and past it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.services import statements

Look = Callable[[str, object, bool], None]


@contextmanager
def before_every_statement(look: Look) -> Iterator[None]:
    """Call `look(statement, values, many)` before each; what it raises, the statement raises."""

    def of_sqlalchemy(_c: object, _cursor: object, statement: str, values: object, _x: object, many: bool) -> None:
        look(statement, values, many)

    driver_of = statements._driver
    event.listen(Engine, "before_cursor_execute", of_sqlalchemy)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(statements, "_driver", lambda connection: _Watched(driver_of(connection), look))
            yield
    finally:
        event.remove(Engine, "before_cursor_execute", of_sqlalchemy)


class _Watched:
    """The driver's connection, as far as fixed statements use it."""

    def __init__(self, driver: Any, look: Look) -> None:
        self._driver, self._look = driver, look

    def execute(self, statement: str, values: object) -> Any:
        self._look(statement, values, False)
        return self._driver.execute(statement, values)

    def executemany(self, statement: str, rows: Any) -> None:
        kept = list(rows)
        self._look(statement, kept, True)
        self._driver.executemany(statement, kept)
