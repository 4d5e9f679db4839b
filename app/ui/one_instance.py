"""One program for one data folder: the second start raises the window of the first."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 2000
LOCK = "window.lock"


class OneInstance(QObject):
    """Holds a data folder for this process.

    Signals:
        raised: somebody started the program again; its window is to come to the front.
    """

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._name = server_name(folder)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self) -> bool:
        """Take the folder; False when another process has it, which is then asked to show its window."""
        if self._lock.tryLock(0):
            QLocalServer.removeServer(self._name)  # left over from a crash
            self._server.listen(self._name)
            return True
        self._ask_first()
        return False

    def let_go(self) -> None:
        """Give the folder back."""
        self._server.close()
        self._lock.unlock()

    def _ask_first(self) -> None:
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        socket.waitForConnected(ANSWER_MS)
        socket.disconnectFromServer()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.disconnectFromServer()
        self.raised.emit()


def server_name(folder: Path) -> str:
    """A name for the folder that says nothing about it and is short enough for a socket."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
    return f"complaint-centre-{digest[:16]}"
