"""Notices when the keyboard leaves a field; apart from the page, whose own events need not pass through Python."""

from PySide6.QtCore import QEvent, QObject, Signal


class FocusWatch(QObject):
    """An event filter for the editors of a form.

    Signals:
        left: the keyboard left one of them.
    """

    left = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False
