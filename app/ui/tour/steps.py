"""What the tour's screens are made of: how to get to a state of the window, and waiting until it is painted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractAnimation, QEventLoop, QTimer
from PySide6.QtWidgets import QLineEdit

from app.ui.main_window import MainWindow
from app.ui.register.list import RegisterList

LONGEST_WAIT_MS = 10_000
TURNS = 8
FRAME = ("sidebar", "top_bar", "search", "new_case", "language_switch", "scheme_switch")


def stay(_window: MainWindow) -> None:
    """Leave the window as it is."""


@dataclass(frozen=True)
class Screen:
    """One state of the window: how to get there, the object names that must be in sight, and what is put back."""

    name: str
    show: Callable[[MainWindow, str], None]
    in_sight: tuple[str, ...]
    leave: Callable[[MainWindow], None] = stay


def read_rows(window: MainWindow) -> None:
    """Read the register anew, in its thread, and wait until its rows are shown."""
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
    for cases in window.findChildren(RegisterList):
        cases.shown.connect(loop.quit)
        cases.search.read()
    loop.exec()


def look_for(window: MainWindow, words: str) -> None:
    """Search for the words; the cross in the field has faded in, or out, at once."""
    for field in window.findChildren(QLineEdit, "search"):
        field.setText(words)
        for fading in field.findChildren(QAbstractAnimation):
            fading.setCurrentTime(fading.totalDuration())
    read_rows(window)


def forget_search(window: MainWindow) -> None:
    """What one picture looks for is not to stand on the next one."""
    if any(field.text() for field in window.findChildren(QLineEdit, "search")):
        look_for(window, "")


def let_paint() -> None:
    """Let everything that is due now happen, and what follows from it: layouts ask for layouts."""
    for _turn in range(TURNS):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
