"""Whoever imports this has recorded a case once; a process forked from it needs to import nothing more for its own."""

import io
import json
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from app import bootstrap
from tests.cases import a_complaint

with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
    batch = Path(folder) / "batch.json"
    batch.write_text(json.dumps([a_complaint()]), "utf-8")
    bootstrap.main(["--data-dir", str(Path(folder) / "data"), "record", str(batch)])
