"""The tests, and what must hold around them before the first of the application is imported."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

MEMORY, WANTED_BYTES = Path("/dev/shm"), 2_000_000_000

# A save waits until the disk has it; what is tested is that it waits, and not how slow this disk is.
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > WANTED_BYTES:
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = None  # asked for anew

# Where Python is told to keep nothing compiled, each program that a test starts would compile the whole application.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = tempfile.mkdtemp(prefix="compiled-")
    sys.dont_write_bytecode = False
    atexit.register(shutil.rmtree, sys.pycache_prefix, ignore_errors=True)
