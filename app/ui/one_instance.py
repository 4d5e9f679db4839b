"""The second start on a data folder raises the window of the first."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 2000


class OneInstance(QObject):
    """Listens for later starts; only for the process that holds the folder.

    Signals:
        raised: somebody started the program again; its window is to come to the front.
    """

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = server_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name)  # left over from a crash
        self._server.listen(name)

    def let_go(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.disconnectFromServer()
        self.raised.emit()


def raise_first(folder: Path) -> None:
    """Ask the process that holds the folder to show its window."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    socket.waitForConnected(ANSWER_MS)
    socket.disconnectFromServer()


def server_name(folder: Path) -> str:
    """A name for the folder that says nothing about it and is short enough for a socket."""
    name = QByteArray(str(folder.resolve()).encode())
    digest = QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()
    return f"complaint-centre-{digest[:16]}"
