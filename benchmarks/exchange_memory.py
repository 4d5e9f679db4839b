"""How much memory an export and an import of 1,200,000 changes in parts need, each in a process of its own."""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.bootstrap import open_office
from app.services.exchange.office import exchange_at
from benchmarks.exchange import CHANGES, pair_of_folders
from benchmarks.folders import MOMENT
from benchmarks.limits import Limits

SAVES = 60_000
LIMIT_MB = 300
KILOBYTES = 1024  # ru_maxrss counts in them on Linux


def main() -> int:
    """Print parts, seconds and the highest memory of both sides; or, as a child, do one side. 1: over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=SAVES)
    parser.add_argument("--side", nargs=2, metavar=("SIDE", "FOLDER"))
    arguments = parser.parse_args()
    if arguments.side:
        _one_side(arguments.side[0], Path(arguments.side[1]))
        return 0
    ready = pair_of_folders(arguments.saves)
    limits = Limits()
    print(f"{arguments.saves * CHANGES:,} changes:")
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ready, name, dirs_exist_ok=True)
        for side in ("export", "import"):
            command = [sys.executable, "-m", "benchmarks.exchange_memory", "--side", side, name]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            parts, seconds, megabytes = (float(word) for word in said.split())
            print(f"  {side}: {parts:.0f} parts, {seconds:.0f} s, MB {limits.shown(megabytes, LIMIT_MB, digits=0)}")
    return limits.status()


def _one_side(side: str, folder: Path) -> None:
    started, files = time.perf_counter(), folder / "files"
    office = open_office(folder / ("ward" if side == "export" else "centre"), clock=lambda: MOMENT)
    exchange = exchange_at(office.desk).exchange
    if side == "export":
        files.mkdir()
        parts = len(exchange.export("C", files / "a.ccx").files)
    else:
        parts = len([exchange.import_file(path) for path in sorted(files.glob("*.ccx"))])
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    print(parts, time.perf_counter() - started, megabytes)


if __name__ == "__main__":
    sys.exit(main())
