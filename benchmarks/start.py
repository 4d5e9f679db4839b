"""Start of the window against an empty PySide6 window, in one run: process start to first paint, and to usable.

Usable means: the first real rows of 10,000 cases are painted and a field of the form has taken a key. The windows
open on the screen there is, else on a virtual one (Xvfb), else on none. Bytecode is kept in a folder of the benchmark,
as it is beside an installed program, whatever the shell says of writing it.
"""

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.folders import CASES, KEPT, office_with
from benchmarks.limits import Limits

ROUNDS = 9
FIRST_DISPLAY, LAST_DISPLAY = 90, 110
SOCKETS = Path("/tmp/.X11-unix")
LONGEST_WAIT = 5.0


def main() -> int:
    """Print the medians of both windows; 1 when a limit is missed."""
    limits = Limits()
    office_with(CASES).database.close()
    with tempfile.TemporaryDirectory() as name, screen() as (words, environment):
        folder = Path(name) / "data"
        shutil.copytree(KEPT / f"{CASES}", folder)
        environment = {**environment, "PYTHONPYCACHEPREFIX": str(Path(name) / "bytecode")}
        environment["COMPLAINT_CENTRE_STATE"] = str(Path(name) / "outside")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        rounds = [_round(folder, environment) for _ in range(ROUNDS + 1)][1:]  # the first one warms the disk
    base, first, usable = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"start with {CASES:,} cases {words}, medians of {ROUNDS}, from process start:")
    print(f"  an empty PySide6 window, first paint {base * 1000:5.0f} ms")
    for words, seconds, most in (("first paint", first, 2.0), ("usable", usable, 4.0)):
        print(f"  the application, {words:12} {seconds * 1000:5.0f} ms, ratio {limits.shown(seconds / base, most)}")
    return limits.status()


@contextlib.contextmanager
def screen() -> Iterator[tuple[str, dict[str, str]]]:
    """The screen to measure on, in words and as environment."""
    if "QT_QPA_PLATFORM" in os.environ:
        yield f"on {os.environ['QT_QPA_PLATFORM']}", dict(os.environ)
    elif os.environ.get("DISPLAY") or sys.platform != "linux":
        yield "on this screen", dict(os.environ)
    elif shutil.which("Xvfb") is None:
        yield "offscreen", {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    else:
        number = next(n for n in range(FIRST_DISPLAY, LAST_DISPLAY) if not (SOCKETS / f"X{n}").exists())
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
        )
        try:
            _wait_for(SOCKETS / f"X{number}")
            yield "on Xvfb", {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()
            server.wait()


def _wait_for(socket: Path) -> None:
    until = time.monotonic() + LONGEST_WAIT
    while not socket.exists() and time.monotonic() < until:
        time.sleep(0.05)


def _round(folder: Path, environment: dict[str, str]) -> tuple[float, float, float]:
    (base,) = _run("empty", folder, environment)
    first, usable = _run("application", folder, environment)
    return base, first, usable


def _run(kind: str, folder: Path, environment: dict[str, str]) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.start_child", kind, str(folder)]
    started = {**environment, "STARTED_AT": str(time.monotonic())}
    ran = subprocess.run(command, env=started, capture_output=True, text=True, check=True, timeout=60)
    return [float(word) for word in ran.stdout.split()]


if __name__ == "__main__":
    sys.exit(main())
