"""The table of what the exchange promises is the one that the tests give."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_promise_of_the_exchange_is_shown_and_the_table_is_up_to_date() -> None:
    command = [sys.executable, "packaging/exchange_table.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
