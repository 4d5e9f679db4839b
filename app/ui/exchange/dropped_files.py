"""Files dropped anywhere on a window, caught before a text field under the pointer takes them as text."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.exchange.file_dialogs import EXCHANGE_FILE, PAIRING_FILE

ENDINGS = (EXCHANGE_FILE, PAIRING_FILE)
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DroppedFiles(QObject):
    """Watches one window; drags of anything else go on to the widgets as ever.

    Signals:
        dropped: paths of the files.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._watch_handle()
        if event.type() in _DRAGS and isinstance(event, QDropEvent):
            return self._take(event)
        return False

    def _watch_handle(self) -> None:
        """The system's window hears of a drag before any widget in it does."""
        window = self.parent()  # asked for, not kept: the two would keep each other
        handle = window.windowHandle() if isinstance(window, QWidget) else None
        if handle is not None:
            handle.installEventFilter(self)  # again is the same as once

    def _take(self, event: QDropEvent) -> bool:
        paths = exchange_files_in(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def exchange_files_in(dragged: QMimeData) -> list[Path]:
    """The files of the exchange among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in ENDINGS]
