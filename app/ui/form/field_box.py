"""One field on the form: its label, its editor, and under it what is wrong or still asked for."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.domain.fields import Field
from app.services.words.messages import words_for_problem
from app.translation import _
from app.ui.kit import FIELD_GAP, field_name, problem_label
from app.ui.rows import restyled
from app.ui.shown_text import shown


class FieldBox(QWidget):
    """Keeps the label, the editor and the words under it together."""

    def __init__(self, declared: Field, editor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self.editor = declared, editor
        self.has_problem = self._is_marked = False
        self._absent, self._takes_typing = "", True
        self._words: QLabel | None = None  # most fields have nothing said under them, and the first paint waits for all
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(FIELD_GAP)
        self._column.addLayout(field_name(_(declared.label), editor, declared.required))
        self._column.addWidget(editor)
        self._column.addStretch(1)
        editor.setObjectName(declared.name)
        if declared.help:
            editor.setToolTip(_(declared.help))

    def show_problem(self, problem: Problem | None) -> None:
        """Say what is wrong; else why there is no value, if that is so."""
        self.has_problem = problem is not None
        if problem is not None:
            self._say(words_for_problem(problem), "problem")
        else:
            self._say(self._absent, "hint")

    def show_hint(self, gap: Problem | None) -> None:
        """Say what the rules ask for, as long as nothing is wrong."""
        if not self.has_problem:
            self._say(self._absent or (words_for_problem(gap) if gap else ""), "hint")

    def show_absent(self, words: str) -> None:
        """Say why no value stands here, as long as nothing is wrong; no words when one may."""
        if words != self._absent:
            self._absent = words
            self.show_hint(None)

    def allow_typing(self, allowed: bool) -> None:
        """Whether the editor takes anything."""
        if self._takes_typing != allowed:
            self._takes_typing = allowed
            self.editor.setEnabled(allowed)

    def is_excused(self) -> bool:
        """Whether nobody can be asked for a value here."""
        return bool(self._absent)

    def has_keyboard(self) -> bool:
        """Is the user typing here?"""
        within = self.window().focusWidget()
        return within is not None and (within is self.editor or self.editor.isAncestorOf(within))

    def watch_focus(self, watcher: QObject) -> None:
        """Let `watcher` see when the keyboard leaves the editor."""
        for each in (self.editor, *self.editor.findChildren(QLineEdit)):
            each.installEventFilter(watcher)

    def _say(self, text: str, tone: str) -> None:
        if text and self._words is None:
            self._words = problem_label(self.field.name)
            self._column.insertWidget(self._column.indexOf(self.editor) + 1, self._words)
        if self._words is not None:
            self._words.setText(shown(text))
            self._words.setVisible(bool(text))
        if self._words is not None and text:  # every field is spoken to at once; styling what is hidden would be felt
            restyled(self._words, "tone", tone)
        if self._is_marked != self.has_problem:
            self._is_marked = self.has_problem
            for widget in (self.editor, *self.editor.findChildren(QLineEdit)):
                restyled(widget, "marked", self.has_problem)
