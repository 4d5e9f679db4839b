"""Moves slow work to a thread: a plain function goes in, its value or its error comes back to the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.domain.errors import Cancelled
from app.translation import _

Report = Callable[[int, int], None]
Work = Callable[[], object]
SHOWN_AFTER_MS = 400


class _Answers(QObject):
    """Carries answers from the thread to the window; belongs to the work, so it outlives the window.

    Signals:
        done: ticket of the work, its value.
        failed: ticket of the work, what it raised.
        reported: how much is done, of how much.
    """

    done = Signal(int, object)
    failed = Signal(int, object)
    reported = Signal(int, int)


class _Job(QRunnable):
    def __init__(self, ticket: int, work: Work, answers: _Answers) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Python keeps it; a pool that deletes it too would free it twice
        self._ticket, self._work, self.answers = ticket, work, answers

    def run(self) -> None:
        try:
            value = self._work()
        except BaseException as error:  # noqa: BLE001 - handed to the window, which shows it
            self.answers.failed.emit(self._ticket, error)
        else:
            self.answers.done.emit(self._ticket, value)


class Worker(QObject):
    """Does one work after the other in a thread of its own; only the newest one is answered.

    Signals:
        finished: the value of the newest work.
        failed: what the newest work raised.
        reported: how much of the newest work is done, of how much.
    """

    finished = Signal(object)
    failed = Signal(object)
    reported = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._newest = 0
        self._jobs: dict[int, _Job] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(self, work: Work) -> None:
        """Do `work` as soon as the thread is free; waiting work that is older is dropped."""
        self._begin(work, _Answers())

    def start_reporting(self, work: Callable[[Report], object], wanted: Callable[[], bool]) -> None:
        """Do `work` with a report; it stops with `Cancelled` when it is not `wanted` any more."""
        answers = _Answers()
        answers.reported.connect(self.reported, Qt.ConnectionType.QueuedConnection)
        self._begin(partial(work, partial(_report, answers, wanted)), answers)

    def wait(self) -> None:
        """Let work that has begun end, unanswered; for closing."""
        self._drop_waiting()
        self._newest += 1
        self._pool.waitForDone()

    def _begin(self, work: Work, answers: _Answers) -> None:
        self._drop_waiting()
        self._newest += 1
        job = _Job(self._newest, work, answers)
        answers.done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        answers.failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        self._jobs[self._newest] = job
        self._pool.start(job)

    def _drop_waiting(self) -> None:
        for ticket, job in tuple(self._jobs.items()):
            if self._pool.tryTake(job):
                del self._jobs[ticket]

    def _finish(self, ticket: int, value: object) -> None:
        self._jobs.pop(ticket, None)
        if ticket == self._newest:
            self.finished.emit(value)

    def _fail(self, ticket: int, error: BaseException) -> None:
        self._jobs.pop(ticket, None)
        if ticket == self._newest:
            self.failed.emit(error)


class ProgressDialog(QProgressDialog):
    """Shows how far a work is, and lets it be cancelled.

    Signals:
        succeeded: the value of the work.
        broke: what the work raised; not sent when it was cancelled.
        given_up: it was cancelled, and the work has stopped.
    """

    succeeded = Signal(object)
    broke = Signal(object)
    given_up = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, _("Cancel"), 0, 0, parent)
        self.setObjectName("progress")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(SHOWN_AFTER_MS)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self._worker = Worker(self)
        self._worker.reported.connect(self._show_done)
        self._worker.finished.connect(self._succeed)
        self._worker.failed.connect(self._break)

    def begin(self, work: Callable[[Report], object]) -> None:
        """Do the work; the dialog goes away with its end."""
        self.setValue(0)
        self._worker.start_reporting(work, self._is_wanted)

    def _is_wanted(self) -> bool:
        return not self.wasCanceled()

    def _show_done(self, done: int, all_of_it: int) -> None:
        self.setMaximum(all_of_it)
        self.setValue(done)

    def _succeed(self, value: object) -> None:
        self._end()
        self.succeeded.emit(value)

    def _break(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.given_up.emit()
        else:
            self.broke.emit(error)

    def _end(self) -> None:
        self._worker.wait()
        self.close()
        self.deleteLater()


def run_with_progress(parent: QWidget, title: str, work: Callable[[Report], object]) -> ProgressDialog:
    """Do slow work in a thread under a progress bar; connect to `succeeded` and `broke` of what comes back."""
    dialog = ProgressDialog(title, parent)
    dialog.begin(work)
    return dialog


def _report(answers: _Answers, wanted: Callable[[], bool], done: int, all_of_it: int) -> None:
    if not wanted():
        raise Cancelled
    answers.reported.emit(done, all_of_it)
