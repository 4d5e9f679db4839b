"""An encrypted database file by itself, outside a data folder in use: opened to fill it, and to look into it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2


@contextlib.contextmanager
def opened(path: Path, key: bytes, *, may_write: bool = False) -> Iterator[Any]:  # the driver has no types
    """The driver's connection. Without `may_write` nothing is written, not even a file beside it, as on a locked stick.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: it cannot be opened; whatever is wrong with it inside shows when it is read.
    """
    how = "mode=rwc" if may_write else "mode=ro&immutable=1"
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        connection.execute("pragma cipher_log_level = none")
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        yield connection
    finally:
        connection.close()


def damaged_pages(connection: Any) -> list[str]:
    """What the seals of the pages and the structure of the tables say; empty when all is well."""
    found = []
    for pragma in ("cipher_integrity_check", "quick_check"):
        try:
            found += [str(row[0]) for row in connection.execute(f"pragma {pragma}") if row[0] != "ok"]
        except dbapi2.DatabaseError as problem:
            found.append(str(problem))
        if found:
            return found
    return found
