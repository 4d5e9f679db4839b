"""Single steps that write: each is done in a thread, and what came of it is told in the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.ui.background import Worker
from app.ui.exchange.lines import Line


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


class Attempts(QObject):
    """Takes one step after another, and says in one line what came of each.

    Signals:
        told: a title and the sentences under it.
        ended: a step was taken or refused.
    """

    told = Signal(str, object)
    ended = Signal()

    def make(self, work: Callable[[], object], title: str, words: str) -> None:
        """Take a step; `words` say that it was taken."""
        attempt = Attempt(work, title, words, self)
        attempt.done.connect(self._tell_done)
        attempt.refused.connect(self._tell_refused)
        attempt.begin()

    def wait(self) -> None:
        """Let what has begun end, unanswered; for closing."""
        for attempt in self.findChildren(Attempt):
            attempt.wait()

    def _tell_done(self, title: str, words: str) -> None:
        self._tell(title, Line("good", words))

    def _tell_refused(self, title: str, refusal: ComplaintError) -> None:
        self._tell(title, Line("bad", words_for(refusal)))

    def _tell(self, title: str, line: Line) -> None:
        self.told.emit(title, [line])
        self.ended.emit()


def _attempted(work: Callable[[], object]) -> ComplaintError | None:
    try:
        work()
    except ComplaintError as refusal:
        return refusal
    return None
