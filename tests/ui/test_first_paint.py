"""The window stands before anything heavy is imported."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("sqlalchemy", "sqlcipher3", "reportlab", "holidays", "babel", "cryptography", "PySide6.QtPdf")
# Some milliseconds each.
FELT = (
    "json",
    "html",
    "app.domain.proceedings.kinds",
    "app.domain.entered_values",
)
PROGRAM = """
import sys
from datetime import datetime
from functools import partial
from app import bootstrap
from app.ui.application import Desktop, application
from app.ui.window_memory import WindowMemory
qt = application()
clock = lambda: datetime.fromisoformat("2026-11-21T10:35:00+07:00")
desktop = Desktop(qt, partial(bootstrap.make_frame, clock), [partial(bootstrap.furnish, clock)], WindowMemory(None))

def look():
    print("shown" if desktop.window().isVisible() else "hidden")
    print(*[name for name in sys.argv[1:] if name in sys.modules])
    qt.quit()

desktop.painted.connect(look)
desktop.open()
qt.exec()
"""


def test_the_first_paint_needs_no_database_no_paper_no_calendar_and_nothing_that_is_felt() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, *HEAVY, *FELT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == ["shown"]
