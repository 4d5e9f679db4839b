"""Two lines for a new password or PIN, which the person types unseen, and what the keyboard writes meanwhile."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import InvalidComplaint, Problem
from app.translation import _
from app.ui.keyboard_words import KeyboardWords
from app.ui.kit import GAP, field_box
from app.ui.problem_labels import take_away_problem

AGAIN = "_again"


class SecretLines(QWidget):
    """`name` is that of the field of which a refusal speaks: password or pin."""

    def __init__(self, name: str, first: str, again: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._first, self._again = name, QLineEdit(self), QLineEdit(self)
        self._shows, self._keyboard = QCheckBox(_("Show what is typed"), self), KeyboardWords(f"{name}_keyboard", self)
        self._shows.setObjectName(f"{name}_show")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(field_box(first, self._first, name, required=True))
        column.addWidget(field_box(again, self._again, name + AGAIN, required=True))
        column.addWidget(self._shows)
        column.addWidget(self._keyboard)
        self._shows.toggled.connect(self._show)
        for line in (self._first, self._again):
            line.textChanged.connect(self._take_edit)
            self._keyboard.watch(line)
        self._show()
        self.setFocusProxy(self._first)

    def value(self) -> str:
        """What is typed, the same twice.

        Raises:
            InvalidComplaint: nothing is typed, or the two are not the same.
        """
        problems = self.problems()
        if problems:
            raise InvalidComplaint(problems)
        return self._first.text()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the two lines."""
        if not self._first.text():
            return (Problem(self._name, "required"),)
        return () if self._first.text() == self._again.text() else (Problem(self._name + AGAIN, "not_the_same"),)

    def _show(self) -> None:
        mode = QLineEdit.EchoMode.Normal if self._shows.isChecked() else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._again.setEchoMode(mode)

    def _take_edit(self) -> None:
        take_away_problem(self, self._name)
        take_away_problem(self, self._name + AGAIN)
