"""Tells reading screens that a writing screen has saved something."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """The one place where writing and reading screens meet.

    Signals:
        changed: number of the case that is not what it was.
    """

    changed = Signal(str)
