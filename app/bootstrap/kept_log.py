"""The log of the window, opened late and closed at the end."""

from collections.abc import Callable
from functools import partial
from pathlib import Path


class KeptLog:
    """A log in the data folder; opened when the first rows are painted, or as soon as something goes wrong."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._close: Callable[[], None] | None = None

    def open(self) -> None:
        """Keep it from now on; once is enough."""
        from app.ui.log_file import close_log, open_log

        if self._close is None:
            self._close = partial(close_log, open_log(self._folder))

    def close(self) -> None:
        """End it where it was opened."""
        if self._close is not None:
            self._close()
