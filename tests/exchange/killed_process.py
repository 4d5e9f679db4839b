"""Writes or reads an exchange file in a process of its own, which is switched off at one statement."""

import os
import signal
import sys
from pathlib import Path

from tests.every_statement import before_every_statement
from tests.exchange.world import Place


def main(name: str, folder: str, act: str, path: str, statement: str) -> None:
    place = Place(name, Path(folder))
    counted = [0]

    def count(*_arguments: object) -> None:
        counted[0] += 1
        if counted[0] == int(statement):
            os.kill(os.getpid(), signal.SIGKILL)

    with before_every_statement(count):
        if act == "import":
            place.services.exchange.import_file(Path(path))
        else:
            place.services.exchange.export(act, Path(path))
    print(counted[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
