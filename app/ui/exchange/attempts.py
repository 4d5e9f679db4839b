"""Single steps that write: each is done in a thread, and what came of it is told in the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.errors import ComplaintError
from app.ui.background import Worker


class Attempt(QObject):
    """One step; it goes away when it was answered.

    Signals:
        done: the title of the step, which is taken, and the words for that.
        refused: the title of the step, and the `ComplaintError` for which it was not taken.
    """

    done = Signal(str, str)
    refused = Signal(str, object)

    def __init__(self, work: Callable[[], object], title: str, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._title, self._words = work, title, words
        self._worker = Worker(self)
        self._worker.finished.connect(self._tell)
        self._worker.failed.connect(self._raise)

    def begin(self) -> None:
        """Take the step."""
        self._worker.start(partial(_attempted, self._work))

    def wait(self) -> None:
        """Let it end, unanswered; for closing."""
        self._worker.wait()

    def _tell(self, refusal: ComplaintError | None) -> None:
        self.deleteLater()
        if refusal is None:
            self.done.emit(self._title, self._words)
        else:
            self.refused.emit(self._title, refusal)

    def _raise(self, error: BaseException) -> None:
        self.deleteLater()
        raise error


def _attempted(work: Callable[[], object]) -> ComplaintError | None:
    try:
        work()
    except ComplaintError as refusal:
        return refusal
    return None
