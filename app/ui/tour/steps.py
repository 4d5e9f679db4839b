"""What the tour's screens are made of: how to get to a state of the window, and waiting until it is painted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer

from app.ui.main_window import MainWindow

LONGEST_WAIT_MS = 10_000
TURNS = 8
FRAME = ("sidebar", "top_bar", "search", "new_case", "language_switch", "scheme_switch")


@dataclass(frozen=True)
class Screen:
    """One state of the window: how to get there, and the object names that must be in sight."""

    name: str
    show: Callable[[MainWindow, str], None]
    in_sight: tuple[str, ...]


def let_paint() -> None:
    """Let everything that is due now happen, and what follows from it: layouts ask for layouts."""
    for _turn in range(TURNS):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
