"""The one hook for what nobody expected; it needs little, because it stands before the window does."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.errors import ComplaintError


class Explanations(Protocol):
    """What the hook does about a problem; imported only when there is one."""

    def log_problem(self, kind: type[BaseException], place: TracebackType | None) -> None: ...

    def window_about(
        self, kind: type[BaseException], error: BaseException, place: TracebackType | None, parent: QWidget | None
    ) -> QDialog: ...


class ErrorHook(QObject):
    """Takes every error that nobody expected; errors of threads come to the window's thread first.

    Signals:
        raised: kind, error and traceback.
    """

    raised = Signal(object, object, object)

    def __init__(
        self,
        window: Callable[[], QWidget | None],
        explanations: Callable[[], Explanations],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._explanations = window, explanations
        self._shown = 0
        self.raised.connect(self._show)

    def install(self) -> None:
        """Be the one hook of the process."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
        """Log the problem and show it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, place)
            return
        if not issubclass(kind, ComplaintError):
            self._explanations().log_problem(kind, place)
        self.raised.emit(kind, error, place)

    def _show(self, kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
        if self._shown:
            return  # one window at a time: a problem in painting would open a hundred
        window = self._explanations().window_about(kind, error, place, self._window())
        window.destroyed.connect(self._forget)
        self._shown += 1
        window.open()

    def _forget(self) -> None:
        self._shown -= 1
