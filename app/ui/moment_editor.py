"""What screens need of an editor for a day or a moment, without knowing the screen that brings it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.buddhist_dates import BANGKOK, UnreadableDate, read_moment
from app.domain.errors import InvalidComplaint, Problem


class MomentEditor(Protocol):
    """A widget whose value is an ISO day or moment, whatever else was typed, or None when it is empty."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> object: ...

    def set_value(self, value: object) -> None: ...


@runtime_checkable
class TimedEditor(Protocol):
    """A moment editor that can tell a time of 00:00 from none."""

    def says_time(self) -> bool: ...


_ANY_DAY = datetime(2000, 1, 1, tzinfo=BANGKOK)  # why a text cannot be read does not depend on today
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
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise InvalidComplaint([Problem(name, _why_unreadable(str(value)), {"text": value})])
    return moment


def timed_moment_in(editor: MomentEditor, name: str) -> datetime:
    """The moment entered, where a day alone does not do.

    Raises:
        InvalidComplaint: as `moment_in`, and when the time was left empty.
    """
    if isinstance(editor, TimedEditor) and not editor.says_time():
        raise InvalidComplaint([Problem(name, "required")])
    return moment_in(editor, name)


def _why_unreadable(text: str) -> str:
    """Whether the day or the time cannot be read."""
    try:
        read_moment(text, _ANY_DAY)
    except UnreadableDate as refusal:
        return refusal.code
    return "date_unreadable"
