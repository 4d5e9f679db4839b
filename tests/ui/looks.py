"""The application's colours and type on the screen of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui.theme import LIGHT, Theme


@contextmanager
def dressed(qt: QApplication, scheme: str = LIGHT) -> Iterator[None]:
    """Everything is drawn as the application draws it, and afterwards as Qt does."""
    sweep()
    Theme(scheme).apply(qt)
    yield
    sweep()
    qt.setStyleSheet("")


def sweep() -> None:
    """Delete the widgets of earlier tests now: Qt styles whatever still stands again with every new style sheet."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
