"""Start of the window against an empty PySide6 window, in one run: process start to first paint, and to usable.

Usable means: the first real rows of 10,000 cases are painted and a field of the form has taken a key.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.folders import CASES, KEPT, office_with

ROUNDS = 9
KINDS = ("empty", "application")


def main() -> None:
    office_with(CASES).database.close()
    empty, painted, usable = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(KEPT / f"{CASES}", folder)
        for round_ in range(ROUNDS + 1):
            base, (first, ready) = _run("empty", folder)[0], _run("application", folder)
            if round_:  # the first round warms the disk
                empty.append(base)
                painted.append(first)
                usable.append(ready)
    print(f"start with {CASES:,} cases, medians of {ROUNDS}, from process start:")
    base = statistics.median(empty)
    print(f"  an empty PySide6 window, first paint {base * 1000:5.0f} ms")
    for words, seconds, most in (("first paint", painted, 2.0), ("usable", usable, 4.0)):
        median = statistics.median(seconds)
        print(f"  the application, {words:12} {median * 1000:5.0f} ms, ratio {median / base:.2f} (at most {most})")


def _run(kind: str, folder: Path) -> list[float]:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "STARTED_AT": str(time.monotonic())}
    command = [sys.executable, "-m", "benchmarks.start_child", kind, str(folder)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return [float(word) for word in ran.stdout.split()]


if __name__ == "__main__":
    main()
