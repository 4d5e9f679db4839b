"""Whom to tell now, in order, with the words for the first minutes beside them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy_entries import Choice
from app.services.cases.quick_log import ToTell
from app.services.cases.telling import Told
from app.services.words.rule_words import by_rule
from app.translation import _, language
from app.ui.kit import Card, label, problem_label, scrolled
from app.ui.moment_editor import EditorFactory
from app.ui.quick_log.person_line import PersonLine
from app.ui.rows import cleared, restyled
from app.ui.rule_label import explain
from app.ui.shown_text import shown

GAP, LINE_GAP, WORDS_WIDTH = 16, 8, 280


class TellingPage(QWidget):
    """The second screen of the quick log; each tick has its own time, means and words.

    Signals:
        edited: something is entered that is not saved.
    """

    edited = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment_edit = moment_edit
        self._lines: list[PersonLine] = []
        self._title, self._unfinished = label("", "title"), label("", "body")
        self._title.setObjectName("logged_as")
        self._unfinished.setObjectName("unfinished_tree")
        self._unfinished.setWordWrap(True)
        restyled(self._unfinished, "part", "warning")
        self._people = QVBoxLayout()
        self._people.setSpacing(LINE_GAP)
        self._words = Card(_("In the first minutes"), self)
        self._words.setFixedWidth(WORDS_WIDTH)
        self._lay_out()

    def show_words(self, words: Sequence[Choice]) -> None:
        """The words for the first minutes, each with what it means and its rule."""
        for each in words:
            for text, role in ((each.label(language()), "body_strong"), (each.help(language()), "body")):
                line = label(text, role)
                line.setWordWrap(True)
                self._words.body.addWidget(line)
        rules = tuple(dict.fromkeys(each.rule for each in words))
        self._words.body.addWidget(explain(label(by_rule(", ".join(rules)), "caption"), *rules))
        self._words.body.addStretch(1)

    def show_people(self, number: str, people: Sequence[ToTell], finish_by: datetime | None, now: datetime) -> None:
        """Whom to tell about that case, first those who must be told now."""
        self._title.setText(shown(_("Case {number}: tell in this order").format(number=number)))
        self._unfinished.setVisible(finish_by is not None)
        if finish_by is not None:
            words = _(
                "The category is not known yet, so nothing is alarmed. Tell the shift head now, and finish the "
                "questions before the shift ends ({moment})."
            )
            self._unfinished.setText(shown(words.format(moment=moment_short(finish_by, language()))))
        cleared(self._people)
        self._lines = [PersonLine(place, each, self._moment_edit, self) for place, each in enumerate(people)]
        for line, each in zip(self._lines, people, strict=True):
            if each.duty is None and line is self._first_without_duty(people):
                self._people.addWidget(label(_("Next in the chain, when it comes to that"), "section"))
            line.suggest(now)
            line.edited.connect(self.edited)
            self._people.addWidget(line)
        self._people.addStretch(1)

    def is_ticked(self) -> bool:
        """Whether somebody is said to be told and that is not saved."""
        return any(line.is_ticked() for line in self._lines)

    def told(self) -> list[Told]:
        """Everybody who is said to be told.

        Raises:
            InvalidComplaint: every time that cannot be read, or nobody is ticked.
        """
        told: list[Told] = []
        problems: list[Problem] = []
        for line in self._ticked():
            try:
                told.append(line.told())
            except InvalidComplaint as refusal:
                problems += refusal.problems
        if problems or not told:
            raise InvalidComplaint(problems or [Problem("told", "nobody_ticked")])
        return told

    def at_their_lines(self, problems: Sequence[Problem]) -> list[Problem]:
        """What the service says of the n-th person told, as it is called on the screen."""
        places = [place for place, line in enumerate(self._lines) if line.is_ticked()]
        return [_placed(each, places) for each in problems]

    def take_keyboard(self) -> None:
        """The keyboard goes to the first person."""
        for line in self._lines[:1]:
            line.take_keyboard()

    def _ticked(self) -> list[PersonLine]:
        return [line for line in self._lines if line.is_ticked()]

    def _first_without_duty(self, people: Sequence[ToTell]) -> PersonLine | None:
        return next((line for line, each in zip(self._lines, people, strict=True) if each.duty is None), None)

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setLayout(self._people)
        self._people.setContentsMargins(0, 0, 4, 0)
        column = QVBoxLayout()
        column.setSpacing(LINE_GAP)
        column.addWidget(self._title)
        column.addWidget(self._unfinished)
        column.addWidget(scrolled(content, self), 1)
        column.addWidget(problem_label("told"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(column, 1)
        row.addWidget(self._words)


def _placed(problem: Problem, places: Sequence[int]) -> Problem:
    name, _underscore, place = problem.field.rpartition("_")
    if not place.isdigit():
        return problem
    return Problem(f"{name}_{places[int(place)]}", problem.code, problem.data)
