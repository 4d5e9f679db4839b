"""The fields of a stage, short ones side by side; each with its words for what is wrong."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from app.domain.fields import FieldKind, PolicyTables, labelled_choices
from app.domain.proceedings.schema import StageField
from app.domain.proceedings.standing import AT
from app.translation import _, language
from app.ui.entry.choice_edit import ChoiceEditor
from app.ui.entry.editors import ChoicesEditor, Editor, editor_for
from app.ui.entry.long_text import LongTextEditor
from app.ui.entry.names_edit import NamesEditor
from app.ui.kit import field_box, label
from app.ui.problem_labels import take_away_problem
from app.ui.shown_text import shown

GAP = 12
LINES = {True: 4, False: 3}  # of a text that is required, and of one that is not
WIDE = (FieldKind.LONG_TEXT, FieldKind.CHOICES, FieldKind.NAMES)
COLUMNS = 2


class Surroundings(Protocol):
    """The choices of the policy, and the moment."""

    @property
    def policy(self) -> PolicyTables: ...
    def now(self) -> datetime: ...


class StageFields(QWidget):
    """Editors in the order in which the stage declares its fields.

    Signals:
        edited: one of them was changed.
    """

    edited = Signal()

    def __init__(self, declared: Sequence[StageField], around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._declared, self._around = declared, around
        self._editors: dict[str, QWidget] = {}
        self._boxes: dict[str, QWidget] = {}
        self._fixed: dict[str, object] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for each, row, column, span in _placed(declared):
            self._boxes[each.name] = self._box(each)
            grid.addWidget(self._boxes[each.name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show these values; names of other stages are passed over."""
        for name, value in values.items():
            if name in self._editors and name not in self._fixed:
                cast(Editor, self._editors[name]).set_value(value)

    def values(self) -> dict[str, object]:
        """What is entered; empty fields are left out."""
        entered = {name: cast(Editor, editor).value() for name, editor in self._editors.items()}
        return {name: value for name, value in {**entered, **self._fixed}.items() if value is not None}

    def offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        """List choices; a line of text and a list of names are completed to their labels."""
        editor, known = self._editors[name], list(choices)
        if isinstance(editor, ChoiceEditor | ChoicesEditor):
            editor.offer(known)
        elif isinstance(editor, NamesEditor):
            editor.offer_names([words for _code, words in known])
        elif isinstance(editor, QLineEdit):
            _complete(editor, [words for _code, words in known])

    def fix(self, name: str, value: object, words: str) -> None:
        """Show a value in words where its editor stood."""
        self._fixed[name] = value
        settled = label(shown(words), "body_strong")
        settled.setObjectName(f"{name}_fixed")
        settled.setWordWrap(True)
        box = self._boxes[name].layout()
        assert box is not None
        box.replaceWidget(self._editors[name], settled)
        self._editors[name].hide()

    def hide_field(self, name: str, *, hidden: bool) -> None:
        """Leave a field out that is not asked for here, or show it again; names of other stages are passed over."""
        if name in self._boxes:
            self._boxes[name].setHidden(hidden)

    def focus_first(self) -> None:
        """Put the keyboard into the first field that is asked for and empty; else where words are written."""
        given = self.values()
        asked = [each.name for each in self._declared if each.required and each.name not in given]
        free = [each.name for each in self._declared if each.name != AT and each.name not in self._fixed]
        for name in [*asked, *free, *self._editors][:1]:
            self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def first_of(self, names: Collection[str]) -> QWidget | None:
        """The first field, in reading order, that is among these."""
        return next((box for name, box in self._boxes.items() if name in names), None)

    def _box(self, declared: StageField) -> QWidget:
        editor = editor_for(declared, self._around.now, self)
        if isinstance(editor, ChoiceEditor | ChoicesEditor):
            editor.offer(labelled_choices(declared, self._around.policy, language()))
        if isinstance(editor, LongTextEditor):
            editor.show_lines(LINES[declared.required])
        if declared.help:
            editor.setToolTip(_(declared.help))
        self._editors[declared.name] = editor
        box = field_box(_(declared.label), editor, declared.name, declared.required)
        cast(Editor, editor).edited.connect(partial(take_away_problem, box, declared.name))
        cast(Editor, editor).edited.connect(self.edited)
        return box


def _placed(declared: Sequence[StageField]) -> Iterable[tuple[StageField, int, int, int]]:
    """Row, column and how many columns for each field; what is long has a row of its own."""
    row, column = 0, 0
    for each in declared:
        if each.kind in WIDE:
            row, column = row + (column > 0), 0
            yield each, row, column, COLUMNS
            row += 1
            continue
        yield each, row, column, 1
        column = (column + 1) % COLUMNS
        row += column == 0


def _complete(line: QLineEdit, words: Sequence[str]) -> None:
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
