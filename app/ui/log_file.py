"""The program's own log: what went wrong and when, never whose; five files of a megabyte at most."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME, LARGEST, KEPT = "program.log", 1_000_000, 4


def open_log(folder: Path) -> RotatingFileHandler:
    """Write the log of the application into `folder`; close the handler at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / NAME, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("app")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return handler


def close_log(handler: RotatingFileHandler) -> None:
    """Stop writing there."""
    logging.getLogger("app").removeHandler(handler)
    handler.close()
