"""Sees to the copies of the data while the window is open: in a thread, some time after the start, and every day."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import Cancelled
from app.ui.background import Report, Worker

FIRST_MS = 60_000  # when whoever started the window has found their way
AGAIN_MS = 60 * 60_000  # a window that stays open overnight makes the copy of the new day

Attend = Callable[[Report], tuple[str, ...]]


class CopyKeeper(QObject):
    """Does what is due about the copies.

    Signals:
        told: sentences for whoever is at the window, a tuple; not sent without any.
        broke: what should not have been raised.
    """

    told = Signal(object)
    broke = Signal(object)

    def __init__(self, attend: Attend, parent: QObject) -> None:
        super().__init__(parent)
        self._attend, self._goes_on, self._said = attend, True, frozenset[str]()
        self._worker = Worker(self)
        self._worker.finished.connect(self._tell)
        self._worker.failed.connect(self._take_failure)
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Do what is due now."""
        self._timer.setInterval(AGAIN_MS)
        self._worker.start_reporting(self._attend, self._is_wanted)

    def end(self) -> None:
        """Break off what is being done; nothing half made stays."""
        self._goes_on = False
        self._timer.stop()
        self._worker.wait()

    def _is_wanted(self) -> bool:
        return self._goes_on

    def _tell(self, words: tuple[str, ...]) -> None:
        # What goes wrong every hour is said once.
        new = tuple(each for each in words if each not in self._said)
        self._said |= set(new)
        if new:
            self.told.emit(new)

    def _take_failure(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self.broke.emit(error)
