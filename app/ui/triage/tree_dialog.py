"""The guided tree to the clinical risk A to I: one plain question at a time, the way so far changeable."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.labels import LABELS
from app.domain.policy import Policy
from app.domain.tree import QUESTIONS
from app.domain.vocabulary import TreeAnswer
from app.translation import _, language
from app.ui.kit import label, primary_button, secondary_button
from app.ui.plain_dialog import way_out
from app.ui.rule_label import explain
from app.ui.shown_text import shown
from app.ui.triage.tree_path import ANSWERS, TreePath, Walk, path_through
from app.ui.triage.way_so_far import WaySoFar

MERP = "MERP-"  # the rule of a category is this and its letter
BUTTON_NAMES = {
    TreeAnswer.YES: "answer_yes",
    TreeAnswer.NO: "answer_no",
    TreeAnswer.UNKNOWN: "answer_unknown",
}
# The digit, what the same key gives on the Thai keyboard, and the Thai digit.
KEYS = {TreeAnswer.YES: "1ๅ๑", TreeAnswer.NO: "2/๒", TreeAnswer.UNKNOWN: "3-๓"}


class TreeDialog(QDialog):
    """Asks what can be seen; an answer may be "unknown", and may be changed later.

    Signals:
        decided: the `TreePath` taken, finished or left to be asked later.
    """

    decided = Signal(object)

    def __init__(self, walk: Walk, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tree_dialog")
        self.setWindowTitle(_("Clinical risk, question by question"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._walk, self._policy = walk, policy
        self._given: dict[str, object] = {}
        self._asked_again: str | None = None
        self._path = path_through(walk, {})
        self._build()
        self._show_path()

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Begin where somebody left off."""
        self._given, self._asked_again = dict(answers), None
        self._show_path()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = next((each for each, keys in KEYS.items() if event.text() and event.text() in keys), None)
        if answer and self._question():
            self._answer(answer)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._progress = explain(label("", "caption"), *(f"{MERP}{category}" for category in self._policy.categories))
        self._question_text = _text("question", "title")
        self._question_help = _text("question_help", "hint")
        self._result_text = _text("result", "title")
        self._result_help = _text("result_help", "body")
        self._way = WaySoFar(self)
        self._way.question_wanted.connect(self._ask_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        for part in (self._progress, self._question_text, self._question_help):
            column.addWidget(part)
        column.addWidget(self._result_text)
        column.addWidget(self._result_help)
        column.addLayout(self._answer_row())
        column.addWidget(self._way)
        column.addStretch(1)
        column.addLayout(self._closing_row())
        self.setMinimumWidth(560)

    def _answer_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._answers: dict[TreeAnswer, QPushButton] = {}
        for place, (answer, name) in enumerate(BUTTON_NAMES.items(), start=1):
            button = secondary_button(f"{place}  {_(LABELS[answer])}", None)
            button.setObjectName(name)
            button.setProperty("extent", "large")
            button.setAutoDefault(True)
            button.clicked.connect(self._answer_clicked)
            self._answers[answer] = button
            row.addWidget(button, 1)
        return row

    def _closing_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._later = secondary_button(_("Ask the rest later"), "clock")
        self._later.setObjectName("ask_later")
        self._later.clicked.connect(self._decide)
        cancel = way_out(self, _("Cancel"))
        self._use = primary_button(_("Use this result"), "checkmark_circle")
        self._use.setObjectName("use_result")
        self._use.clicked.connect(self._decide)
        row.addWidget(self._later)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._use)
        return row

    def _question(self) -> str | None:
        return self._asked_again or self._path.result.next_question

    def _answer_clicked(self) -> None:
        self._answer(next(answer for answer, button in self._answers.items() if button is self.sender()))

    def _answer(self, answer: TreeAnswer) -> None:
        question = self._question()
        if question:
            self._given[question] = ANSWERS[answer]
            self._asked_again = None
            self._show_path()

    def _ask_again(self, question: str) -> None:
        self._asked_again = question
        self._show_question()

    def _decide(self) -> None:
        self.decided.emit(self._path)
        self.accept()

    def _show_path(self) -> None:
        self._path = path_through(self._walk, self._given)
        self._way.show_answers(self._path.answers)
        self._show_question()

    def _show_question(self) -> None:
        question = self._question()
        asking = question is not None
        for part in (self._progress, self._question_text, self._question_help, *self._answers.values()):
            part.setVisible(asking)
        for part in (self._result_text, self._result_help):
            part.setVisible(not asking)
        self._use.setVisible(not asking)
        self._later.setVisible(self._path.is_unfinished)
        if question is not None:
            self._ask(question)
        else:
            self._show_result()

    def _ask(self, question: str) -> None:
        asked = next(each for each in QUESTIONS if each.name == question)
        place = [*self._path.answers, question].index(question) + 1
        self._progress.setText(_("Question {place}").format(place=place))
        self._question_text.setText(shown(_(asked.text)))
        self._question_help.setText(shown(_(asked.help)))
        self._question_help.setVisible(bool(asked.help))
        self._answers[TreeAnswer.YES].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_result(self) -> None:
        result = self._path.result
        self._result_text.setText(shown(result_title(self._path)))
        self._result_help.setText(shown(result_words(self._path, self._policy)))
        explain(self._result_text, f"{MERP}{result.category}")
        self._use.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(result_title(self._path) if result.category else "")


def _text(name: str, role: str) -> QLabel:
    text = label("", role)
    text.setObjectName(name)
    text.setWordWrap(True)
    return text


def result_title(path: TreePath) -> str:
    """The category in words, with "may be up to" where an answer is unknown."""
    result = path.result
    if result.category is None and result.provisional:
        return _("Not known to be clinical, may be up to level {worst}").format(worst=result.up_to)
    if result.category is None:
        return _("Not a clinical event: no category from A to I")
    if result.provisional:
        return _("Level {category}, provisional, may be up to level {worst}").format(
            category=result.category, worst=result.up_to
        )
    return _("Level {category}").format(category=result.category)


def result_words(path: TreePath, policy: Policy) -> str:
    """What the category means, and what an unknown answer asks for."""
    result = path.result
    if result.category is None:
        return _("Choose a level of non-clinical risk instead.")
    meaning = policy.categories[result.category].label(language())
    if not result.provisional:
        return meaning
    return _("{meaning} The duties follow this category until somebody looks again.").format(meaning=meaning)
