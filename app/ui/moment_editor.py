"""What screens need of an editor for a day or a moment, without knowing the screen that brings it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.errors import InvalidComplaint, Problem


class MomentEditor(Protocol):
    """A widget whose value is an ISO day or moment, whatever else was typed, or None when it is empty."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> object: ...

    def set_value(self, value: object) -> None: ...


EditorFactory = Callable[[QWidget], MomentEditor]


def widget_of(editor: MomentEditor) -> QWidget:
    """The editor as the widget that it is; a protocol cannot say so to the type checker."""
    return cast(QWidget, editor)


def moment_in(editor: MomentEditor, name: str) -> datetime:
    """The moment entered.

    Raises:
        InvalidComplaint: nothing was entered for the field `name`, or nothing that is a moment.
    """
    value = editor.value()
    if value is None:
        raise InvalidComplaint([Problem(name, "required")])
    unreadable = InvalidComplaint([Problem(name, "date_unreadable", {"text": value})])
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise unreadable from None
    if moment.tzinfo is None:
        raise unreadable
    return moment
