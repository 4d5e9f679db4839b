"""Whom to tell now, in order, with the words for the first minutes beside them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.errors import InvalidComplaint, Problem
from app.domain.policy_entries import Choice
from app.services.cases.quick_log import ToTell
from app.services.cases.telling import Told
from app.services.rows import CaseRecord
from app.services.words.rule_words import by_rule
from app.translation import _, language
from app.ui.kit import Card, label, problem_label, scrolled, secondary_button
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import show_problems
from app.ui.quick_log.person_line import PersonLine
from app.ui.rows import cleared, restyled
from app.ui.rule_label import explain
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.ui.quick_log.contracts import Cases, Log

GAP, LINE_GAP, WORDS_WIDTH = 16, 8, 280


class TellingPage(QWidget):
    """The second screen of the quick log; each tick has its own time, means and words.

    Signals:
        edited: something is entered that is not saved.
        roster_wanted: somebody is to be entered in the roster.
    """

    edited, roster_wanted = Signal(), Signal()

    def __init__(self, quick_log: "Log", complaints: "Cases", moment_edit: EditorFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self._log, self._complaints, self._moment_edit = quick_log, complaints, moment_edit
        self.number = self._author = ""
        self._lines: list[PersonLine] = []
        self._is_here = True
        self._title, self._unfinished = label("", "title"), label("", "body")
        self._title.setObjectName("logged_as")
        self._unfinished.setObjectName("unfinished_tree")
        self._unfinished.setWordWrap(True)
        restyled(self._unfinished, "part", "warning")
        self._roster = self._way_to_the_roster()
        self._people = QVBoxLayout()
        self._people.setSpacing(LINE_GAP)
        self._words = Card(_("In the first minutes"), self)
        self._words.setFixedWidth(WORDS_WIDTH)
        self._lay_out()
        self._show_words(quick_log.first_words())

    def show_case(self, number: str, author: str) -> None:
        """Whom to tell about that case, first those who must be told now; `author` is the uid of who says so."""
        self.number, self._author = number, author
        record, now = self._complaints.case(number), self._log.now()
        self._title.setText(shown(_title(record, number)))
        self._title.setWordWrap(True)
        self._is_here = record is not None
        self._say_unfinished(self._log.finish_by(record), self._log.seen_in(record))
        self._show_people(self._log.to_tell(record, now), now)
        show_problems(self, ())

    def keep(self) -> str:
        """Keep who was told, each at the true time; the number of the case.

        Raises:
            InvalidComplaint: every time that cannot be read, or nobody is ticked.
        """
        self._log.told(self.number, self._told(), author=self._author)
        return self.number

    def show_refused(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Say beside each person what is wrong; returns what has no place here."""
        # The service counts those who were told, the screen everybody.
        places = [place for place, line in enumerate(self._lines) if line.is_ticked()]
        return show_problems(self, [_placed(each, places) for each in problems])

    def has_unsaved(self) -> bool:
        """Whether somebody is said to be told and that is not saved."""
        return any(line.is_ticked() for line in self._lines)

    def take_keyboard(self) -> None:
        """The keyboard goes to the first person."""
        for line in self._lines[:1]:
            line.take_keyboard()

    def _show_words(self, words: Sequence[Choice]) -> None:
        """The words for the first minutes, each with what it means and its rule."""
        for each in words:
            for text, role in ((each.label(language()), "body_strong"), (each.help(language()), "body")):
                line = label(text, role)
                line.setWordWrap(True)
                self._words.body.addWidget(line)
        rules = tuple(dict.fromkeys(each.rule for each in words))
        self._words.body.addWidget(explain(label(by_rule(", ".join(rules)), "caption"), *rules))
        self._words.body.addStretch(1)

    def _say_unfinished(self, finish_by: datetime | None, seen: Choice | None) -> None:
        """What is known of the harm, and what is not until the questions are finished."""
        self._unfinished.setVisible(finish_by is not None)
        if finish_by is None:
            return
        words = _(
            "The category A–I is not known yet, so nothing is alarmed. Tell the shift head now, and finish the "
            "questions before the shift ends ({moment})."
        ).format(moment=moment_short(finish_by, language()))
        if seen is not None:
            known = _("What was seen of the patient is kept: “{seen}”.").format(seen=seen.label(language()))
            words = f"{known} {words}"
        self._unfinished.setText(shown(words))

    def _show_people(self, people: Sequence[ToTell], now: datetime) -> None:
        self._roster.setVisible(self._is_here and any(each.person.is_post and not each.person.name for each in people))
        cleared(self._people)
        self._lines = [PersonLine(place, each, self._moment_edit, self) for place, each in enumerate(people)]
        for line, each in zip(self._lines, people, strict=True):
            if self._is_here and each.duty is None and line is self._first_without_duty(people):
                self._people.addWidget(label(_("Next in the chain, when it comes to that"), "section"))
            line.suggest(now)
            line.edited.connect(self.edited)
            self._people.addWidget(line)
        if not people:
            self._people.addWidget(
                label(_("Nobody is known for this shift here. Look at the list on the wall."), "hint")
            )
        self._people.addStretch(1)

    def _told(self) -> list[Told]:
        """Everybody who is said to be told."""
        told: list[Told] = []
        problems: list[Problem] = []
        for line in filter(PersonLine.is_ticked, self._lines):
            try:
                told.append(line.told())
            except InvalidComplaint as refusal:
                problems += refusal.problems
        if problems or not told:
            raise InvalidComplaint(problems or [Problem("told", "nobody_ticked")])
        return told

    def _first_without_duty(self, people: Sequence[ToTell]) -> PersonLine | None:
        return next((line for line, each in zip(self._lines, people, strict=True) if each.duty is None), None)

    def _way_to_the_roster(self) -> QWidget:
        words, button = label(_("Some posts have nobody in the roster."), "hint"), _roster_button()
        button.clicked.connect(self.roster_wanted)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(button)
        return line

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setLayout(self._people)
        self._people.setContentsMargins(0, 0, 4, 0)
        column = QVBoxLayout()
        column.setSpacing(LINE_GAP)
        column.addWidget(self._title)
        column.addWidget(self._unfinished)
        column.addWidget(self._roster)
        column.addWidget(scrolled(content, self), 1)
        column.addWidget(problem_label("told"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(column, 1)
        row.addWidget(self._words)


def _title(record: CaseRecord | None, number: str) -> str:
    if record is None:
        return _("The event is kept. It gets its number when somebody signs in. Tell in this order")
    return _("Case {number}: tell in this order").format(number=number)


def _roster_button() -> QPushButton:
    button = secondary_button(_("Open the roster"), "people_team")
    button.setObjectName("open_roster")
    button.setProperty("extent", "small")
    return button


def _placed(problem: Problem, places: Sequence[int]) -> Problem:
    name, _underscore, place = problem.field.rpartition("_")
    if not place.isdigit():
        return problem
    return Problem(f"{name}_{places[int(place)]}", problem.code, problem.data)
