"""One editor for each kind of field: what is typed goes in and out as the field's plain value."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from app.domain.fields import FieldKind
from app.translation import _
from app.ui.entry.choice_edit import ChoiceEditor, Choices
from app.ui.entry.date_edit import DateEdit
from app.ui.entry.flow import FlowLayout
from app.ui.entry.long_text import LongTextEditor
from app.ui.entry.moment_edit import MomentEdit
from app.ui.entry.names_edit import NamesEditor
from app.ui.shown_text import plain

MANY_LINES, FEW_LINES = 6, 3
CHIP_FRAME_IN_EMS = 2  # border and padding on both sides of a chip's words

Clock = Callable[[], datetime]


class Editor(Protocol):
    """What every editor answers to; each is a QWidget."""

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> object: ...

    def set_value(self, value: object) -> None: ...


class Declared(Protocol):
    """What an editor is made for: a field of the form, or of a stage of a proceeding."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> FieldKind: ...
    @property
    def required(self) -> bool: ...
    @property
    def help(self) -> str: ...


class TextEditor(QLineEdit):
    """A line of text, a telephone number or an address.

    Signals:
        edited: the text is another one.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.edited)

    def value(self) -> object:
        return plain(self.text()) or None

    def set_value(self, value: object) -> None:
        if value != self.value():
            self.setText(str(value or ""))
            self.setCursorPosition(0)


class ChoicesEditor(QWidget):
    """Any number of a list, as chips to switch on; the order of choosing is kept.

    Signals:
        edited: one was added or taken away.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[str] = []
        self._chips: dict[str, QPushButton] = {}
        self._line = FlowLayout(self)

    def offer(self, choices: Choices) -> None:
        """Show a chip for each of `choices`; what is chosen stays chosen."""
        for code, label in choices:
            self._chip(str(code)).setAccessibleName(label)
            self._chip(str(code)).setToolTip(label)
        self._fit_words()

    def value(self) -> object:
        return list(self._chosen) or None

    def set_value(self, value: object) -> None:
        wanted = [str(code) for code in value] if isinstance(value, list | tuple) else []
        if wanted == self._chosen:
            return
        self._chosen = wanted
        for code in [*self._chips, *wanted]:
            with QSignalBlocker(self._chip(code)):
                self._chip(code).setChecked(code in wanted)
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """A label longer than the line is cut; the tooltip has it whole."""
        for chip in self._chips.values():
            room = self.width() - CHIP_FRAME_IN_EMS * chip.fontInfo().pixelSize()
            words = chip.fontMetrics().elidedText(chip.accessibleName(), Qt.TextElideMode.ElideRight, room)
            if words != chip.text():
                chip.setText(words)

    def _chip(self, code: str) -> QPushButton:
        if code not in self._chips:
            chip = QPushButton(code, self)
            chip.setAccessibleName(code)
            chip.setObjectName(f"{self.objectName()}_{code}")
            chip.setProperty("kind", "chip")
            chip.setProperty("code", code)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.toggled.connect(self._toggle)
            self._line.addWidget(chip)
            if self._chips:
                self.setTabOrder([*self._chips.values()][-1], chip)
            else:
                self.setFocusProxy(chip)
            self._chips[code] = chip
        return self._chips[code]

    def _toggle(self, chosen: bool) -> None:
        code = str(self.sender().property("code"))
        self._chosen = [other for other in self._chosen if other != code] + [code] * chosen
        self.edited.emit()


class FlagEditor(QCheckBox):
    """Yes, no, or nothing said yet.

    Signals:
        edited: it was ticked or unticked.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Yes"), parent)
        self._said = False
        self.toggled.connect(self._say)

    def value(self) -> object:
        return self.isChecked() if self._said else None

    def set_value(self, value: object) -> None:
        if value == self.value():
            return
        self._said = value is not None
        with QSignalBlocker(self):
            self.setChecked(bool(value))
        self.edited.emit()

    def _say(self) -> None:
        self._said = True
        self.edited.emit()


def editor_for(field: Declared, clock: Clock, parent: QWidget) -> QWidget:
    """The editor of `field`, named after it; lists are offered later."""
    editor = _made(field.kind, clock, parent)
    if isinstance(editor, LongTextEditor):
        editor.show_lines(MANY_LINES if field.required else FEW_LINES)
    editor.setObjectName(field.name)
    editor.setAccessibleName(_(field.label))
    if field.help:
        editor.setAccessibleDescription(_(field.help))
    return editor


def _made(kind: FieldKind, clock: Clock, parent: QWidget) -> QWidget:
    match kind:
        case FieldKind.DAY:
            return DateEdit(clock, parent)
        case FieldKind.MOMENT:
            return MomentEdit(clock, parent)
        case FieldKind.CHOICE:
            return ChoiceEditor(parent)
        case FieldKind.CHOICES:
            return ChoicesEditor(parent)
        case FieldKind.LONG_TEXT:
            return LongTextEditor(parent)
        case FieldKind.NAMES:
            return NamesEditor(parent)
        case _:
            return _made_for_text(kind, parent)


def _made_for_text(kind: FieldKind, parent: QWidget) -> QWidget:
    if kind is FieldKind.FLAG:
        return FlagEditor(parent)
    editor = TextEditor(parent)
    if kind in HINTS:
        editor.setInputMethodHints(HINTS[kind])
    return editor


HINTS = {
    FieldKind.PHONE: Qt.InputMethodHint.ImhDialableCharactersOnly,
    FieldKind.EMAIL: Qt.InputMethodHint.ImhEmailCharactersOnly,
}
