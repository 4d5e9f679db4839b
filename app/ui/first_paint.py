"""Tells when the first window stands on the screen."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one window, once.

    Signals:
        over: it was painted, and what else waited for that had its turn.
    """

    over = Signal()

    def watch(self, window: QWidget) -> None:
        """Wait for the first paint of the window, which Qt does when the screen shows it."""
        window.winId()  # makes the window that the screen will show
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._let_others_go)
        return False

    def _let_others_go(self) -> None:
        """Painted: what else waits for that has its turn before the first thread takes the interpreter."""
        QTimer.singleShot(0, self, self.over.emit)
