"""One start of a window for `benchmarks.start`: prints the seconds since its parent began it, and ends."""

import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.case_table import CaseTable
    from app.ui.main_window import MainWindow
    from benchmarks.start_watch import Watch

STARTED_AT = float(os.environ["STARTED_AT"])


def since_start() -> float:
    return time.monotonic() - STARTED_AT


def empty() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self, self.end)

        def end(self) -> None:
            print(since_start(), flush=True)
            application.quit()

    application = QApplication([])
    window = Window()
    window.show()
    application.exec()


def application(folder: Path) -> None:
    """The start as `main.py` makes it; the window is watched from outside once it is built."""
    from app import bootstrap
    from app.bootstrap import furnishing
    from app.bootstrap import window as start

    make_frame, make_table = start.make_frame, furnishing.make_table
    watches: list[Watch] = []

    def make_watched_frame(clock: Callable[[], datetime]) -> "MainWindow":
        window = make_frame(clock)
        from benchmarks.start_watch import Watch

        watches.append(Watch(window, since_start))
        return window

    def make_watched_table(clock: Callable[[], datetime], parent: "QWidget") -> "CaseTable":
        table = make_table(clock, parent)
        watches[0].watch_table(table)
        return table

    start.make_frame, furnishing.make_table = make_watched_frame, make_watched_table
    bootstrap.main(["--data-dir", str(folder)])


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        application(Path(sys.argv[2]))
