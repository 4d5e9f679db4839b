"""The command line in a process that is forked from one which has imported and read all that recording needs."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from multiprocessing.connection import Connection

from app import bootstrap


def run_main(arguments: Sequence[str], speaks: Connection) -> None:
    """Run `main.py` with these arguments; what it prints goes into the pipe."""
    with open(speaks.fileno(), "w", encoding="utf-8", closefd=False) as out, redirect_stdout(out):
        sys.exit(bootstrap.main(arguments))
