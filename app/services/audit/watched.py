"""Lets a statement that takes seconds be stopped, which SQLite itself cannot know is not wanted any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.domain.errors import Cancelled

STEPS = 10_000  # of SQLite's machine between two looks: some milliseconds


@contextmanager
def watched(connection: Connection, look: Callable[[], None]) -> Iterator[None]:
    """Call `look` again and again while statements run; when it raises `Cancelled`, so does the statement."""
    stopped: list[Cancelled] = []

    def look_again() -> int:
        try:
            look()
        except Cancelled as unwanted:
            stopped.append(unwanted)
        return len(stopped)

    driver = connection.connection.driver_connection
    if driver is None:
        raise TypeError(connection)
    driver.set_progress_handler(look_again, STEPS)
    try:
        yield
    except DBAPIError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        driver.set_progress_handler(None, 0)
