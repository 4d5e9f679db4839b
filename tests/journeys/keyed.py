"""Key events and clicks into single widgets: texts letter by letter, choices by arrows, menus by clicks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from app.ui.entry.moment_edit import MomentEdit
from app.ui.entry.names_edit import NamesEditor
from tests.journeys.officer import typed_day

CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def type_keys(widget: QWidget, text: str) -> None:
    """A key event for each letter, as the keyboard of that letter sends it; QTest's own typing knows Latin only."""
    for letter in text:
        if letter == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, widget, key, letter, NO_MODIFIER)


def replace_text(widget: QWidget, text: str) -> None:
    """Select what stands there, delete it and type."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    type_keys(widget, text)


def choose_in(choices: QComboBox, value: object) -> None:
    """With Home and the arrow."""
    place = choices.findData(value)
    assert place >= 0, f"{choices.objectName()} does not offer {value}"
    choices.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(choices, Qt.Key.Key_Home)
    for _step in range(place):
        QTest.keyClick(choices, Qt.Key.Key_Down)
    assert choices.currentData() == value


def click_in(button: QWidget | None) -> None:
    """Click where the mark of a box is, too."""
    assert button is not None
    QTest.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))


def enter_into(place: QWidget, name: str, value: object) -> None:
    """Enter one value as the editor of that name wants it: typed, chosen or ticked."""
    editor = place.findChild(QWidget, name)
    assert editor is not None, name
    match editor:
        case QComboBox():
            choose_in(editor, value)
        case QCheckBox():
            QTest.keyClick(editor, Qt.Key.Key_Space)
        case MomentEdit():
            _enter_moment(editor, name, datetime.fromisoformat(str(value)))
        case NamesEditor():
            _enter_names(editor, name, cast(Sequence[str], value))
        case QLineEdit() | QPlainTextEdit():
            replace_text(editor, typed_day(value) if isinstance(value, date) else str(value))
        case _:
            for code in cast(Sequence[str], value):
                click_in(editor.findChild(QAbstractButton, f"{name}_{code}"))


def choose_action(window: QWidget, name: str) -> None:
    """Click through the menus that lead to an action."""
    QApplication.processEvents()
    found = [each for each in window.findChildren(QAction, name) if each.isVisible()]
    assert found, f"no menu offers {name}"
    _click_action(window, found[-1])
    QApplication.processEvents()


def _enter_moment(editor: MomentEdit, name: str, moment: datetime) -> None:
    for part, text in (("day", typed_day(moment.date())), ("time", f"{moment:%H.%M}")):
        line = editor.findChild(QLineEdit, f"{name}_{part}")
        assert line is not None
        replace_text(line, text)


def _enter_names(editor: NamesEditor, name: str, names: Sequence[str]) -> None:
    entry = editor.findChild(QLineEdit, f"{name}_entry")
    assert entry is not None
    for each in names:
        type_keys(entry, each)
        QTest.keyClick(entry, Qt.Key.Key_Return)


def _click_action(window: QWidget, action: QAction) -> None:
    menu = next(each for each in window.findChildren(QMenu) if action in each.actions())
    if not menu.isVisible():
        _click_action(window, menu.menuAction())
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    QApplication.processEvents()
