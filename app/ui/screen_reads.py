"""Notes in a thread of its own whose case somebody has on the screen, so that no case waits for the disk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.ui.background import Worker

if TYPE_CHECKING:
    from app.services.reads.reads import Reads
    from app.services.rows import CaseRecord


class ScreenReads(QObject):
    """What could not be written waits for the next time, and for the end of the program.

    Signals:
        failed: why it could not be written, in words.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reads: Reads | None = None
        self._worker = Worker(self)
        self._worker.failed.connect(self._tell)

    def use(self, reads: "Reads") -> None:
        """The services are ready."""
        self._reads = reads

    def note(self, record: "CaseRecord") -> None:
        """Somebody has this case before them now."""
        if self._reads is not None and self._reads.note_soon(record):
            self._worker.start(self._reads.write_waiting)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        self.failed.emit(words_for(error))
