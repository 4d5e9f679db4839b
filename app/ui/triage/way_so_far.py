"""The answers given in the guided tree so far; each can be chosen to be changed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.labels import LABELS
from app.domain.vocabulary import TreeAnswer, TreeQuestion
from app.translation import _
from app.ui.kit import label
from app.ui.rows import cleared
from app.ui.shown_text import shown
from app.ui.triage.tree_path import ANSWERS


class WaySoFar(QWidget):
    """One line an answer, hidden before the first.

    Signals:
        question_wanted: the question whose answer is to be changed.
    """

    question_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("Answers so far (choose one to change it)"), "section"))
        column.addLayout(self._lines)

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Show these, by question, in the order in which they were asked."""
        cleared(self._lines)
        for question, answer in answers.items():
            self._lines.addWidget(self._line(question, answer))
        self.setVisible(bool(answers))

    def _line(self, question: str, answer: object) -> QPushButton:
        words = _("{question}: {answer}").format(
            question=_(LABELS[TreeQuestion(question)]), answer=_(LABELS[_answer_of(answer)])
        )
        button = QPushButton(shown(words), self)
        button.setObjectName(f"path_{question}")
        button.setProperty("kind", "line")
        button.setProperty("question", question)
        button.setAutoDefault(False)
        button.setAccessibleName(_("Change the answer: {answer}").format(answer=words))
        button.clicked.connect(self._want_question)
        return button

    def _want_question(self) -> None:
        self.question_wanted.emit(str(self.sender().property("question")))


def _answer_of(value: object) -> TreeAnswer:
    return next(answer for answer, plain in ANSWERS.items() if plain is value or plain == value)
