"""A window of its own process in which somebody types and does not save; it runs until it is killed.

Run as `python -m tests.journeys.typing_process FOLDER`; says "kept" once the draft is on disk.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from app.translation import use_language
from app.ui.application import application
from tests.cases import a_complaint
from tests.journeys.conftest import windows_for


def main(folder: Path) -> None:
    """Type a complaint, wait until it is kept as a draft, and go on living."""
    use_language("th")
    qt = application()
    with windows_for(qt) as open_window:
        officer = open_window(folder)
        officer.fill(a_complaint())
        officer.click("level_2")
        timer = officer.widget("complaint_form").findChild(QTimer, "draft_timer")
        assert timer is not None
        timer.timeout.emit()  # as if its five seconds were over
        print("kept", flush=True)
        qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
