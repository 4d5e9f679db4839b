"""The six questions of the quick log, on one screen, answered with the keyboard alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QLineEdit, QWidget

from app.domain.policy_entries import Choice
from app.translation import N_, _
from app.ui.entry.long_text import LongTextEditor
from app.ui.kit import field_box
from app.ui.moment_editor import EditorFactory, widget_of
from app.ui.problem_labels import take_away_problem
from app.ui.quick_log.seen_choice import SeenChoice
from app.ui.shown_text import plain

if TYPE_CHECKING:
    from app.ui.quick_log.contracts import Author

GAP, LINES, COLUMNS = 12, 5, 2
DETAILS, UNITS, KNOWN_AT, HN = "details", "units", "known_at", "patient_hn"
SEEN_NOW, REPORTED_BY, WITHHELD, AUTHOR = "seen_now", "reported_by", "reporter_withheld", "author"
PREFIX = "quick_"  # the Complaint Form has editors for the same fields
TYPED = (DETAILS, HN, SEEN_NOW, REPORTED_BY)  # what was not there before somebody typed
QUESTIONS = {
    DETAILS: N_("1 What happened?"),
    UNITS: N_("2 Where?"),
    KNOWN_AT: N_("3 When did it become known?"),
    HN: N_("4 Which patient? HN; empty for none"),
    SEEN_NOW: N_("5 What is seen of the patient now?"),
    REPORTED_BY: N_("6 Who reports it?"),
}


class Questions(QWidget):
    """Answers by the names of the service.

    Signals:
        edited: an answer is another one.
    """

    edited = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details, self._seen = LongTextEditor(self), SeenChoice(self)
        self._unit, self._hn, self._reporter = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self._known_at, self._author = moment_edit(self), QComboBox(self)
        self._withheld = QCheckBox(_("Keep my name from the unit head"), self)
        self._withheld.setObjectName(PREFIX + WITHHELD)
        self._details.show_lines(LINES)
        self._lay_out()
        self._connect()

    def offer(
        self, *, units: Sequence[str], people: "Sequence[Author]", seen: Sequence[Choice], reporters: Iterable[str]
    ) -> None:
        """What can be chosen; the first person is the author until another is picked."""
        _complete(self._unit, units)
        _complete(self._reporter, reporters)
        self._seen.offer(seen)
        for person in people:
            self._author.addItem(person.name, person.uid)

    def begin(self, unit: str, now: datetime) -> None:
        """Empty questions; the unit is the one of last time, and the event became known now."""
        self.show_answers({UNITS: unit, KNOWN_AT: now.isoformat(timespec="seconds")})

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Show these answers, and nothing where there is none."""
        self._details.set_value(answers.get(DETAILS))
        for name, line in self._lines().items():
            line.setText(str(answers.get(name) or ""))
        self._known_at.set_value(answers.get(KNOWN_AT))
        self._seen.set_value(answers.get(SEEN_NOW))
        self._withheld.setChecked(bool(answers.get(WITHHELD)))
        place = self._author.findData(answers.get(AUTHOR))
        if place >= 0:
            self._author.setCurrentIndex(place)

    def answers(self) -> dict[str, object]:
        """What is answered; what is empty is left out."""
        texts = {name: plain(line.text()).strip() for name, line in self._lines().items()}
        answers: dict[str, object] = {
            DETAILS: self._details.value(),
            KNOWN_AT: self._known_at.value(),
            SEEN_NOW: self._seen.value(),
            WITHHELD: self._withheld.isChecked(),
            AUTHOR: self._author.currentData(),
            **texts,
        }
        return {name: value for name, value in answers.items() if value}

    def is_begun(self) -> bool:
        """Whether somebody has answered anything."""
        return any(name in self.answers() for name in TYPED)

    def take_keyboard(self, name: str = DETAILS) -> None:
        """The keyboard goes into the first question, or into that answer."""
        editor = {DETAILS: self._details, KNOWN_AT: widget_of(self._known_at), SEEN_NOW: self._seen, **self._lines()}
        editor.get(name, self._details).setFocus(Qt.FocusReason.TabFocusReason)

    def take_keyboard_to_first(self, names: Iterable[str]) -> None:
        """The keyboard goes to the first of these answers, in the order of the questions."""
        wanted = set(names)
        self.take_keyboard(next((name for name in QUESTIONS if name in wanted), DETAILS))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in the order of the questions."""
        first = (self._details, self._unit, widget_of(self._known_at), self._hn, self._seen)
        return (*first, self._reporter, self._author, self._withheld)

    def _lines(self) -> dict[str, QLineEdit]:
        return {UNITS: self._unit, HN: self._hn, REPORTED_BY: self._reporter}

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        grid.addWidget(_box(DETAILS, self._details, required=True), 0, 0, 1, COLUMNS)
        grid.addWidget(_box(UNITS, self._unit, required=True), 1, 0)
        grid.addWidget(_box(KNOWN_AT, widget_of(self._known_at), required=True), 1, 1)
        grid.addWidget(_box(HN, self._hn, required=False), 2, 0)
        grid.addWidget(_box(SEEN_NOW, self._seen, required=True), 3, 0, 1, COLUMNS)
        grid.addWidget(_box(REPORTED_BY, self._reporter, required=True), 4, 0)
        grid.addWidget(field_box(_("Logged by"), self._author, PREFIX + AUTHOR, required=True), 4, 1)
        grid.addWidget(self._withheld, 5, 0, 1, COLUMNS)
        grid.setRowStretch(grid.rowCount(), 1)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        for signal in (self._details.edited, self._known_at.edited, self._seen.edited, self._withheld.toggled):
            signal.connect(self._tell)
        for line in self._lines().values():
            line.textEdited.connect(self._tell)
        self._details.edited.connect(partial(self._take_for_mended, DETAILS))
        self._known_at.edited.connect(partial(self._take_for_mended, KNOWN_AT))
        self._seen.edited.connect(partial(self._take_for_mended, SEEN_NOW))
        for name, line in self._lines().items():
            line.textChanged.connect(partial(self._take_for_mended, name))

    def _take_for_mended(self, name: str, *_text: object) -> None:
        """What was refused is not said any more once its answer is another one."""
        take_away_problem(self, PREFIX + name)

    def _tell(self) -> None:
        self.edited.emit()


def _box(name: str, editor: QWidget, *, required: bool) -> QWidget:
    return field_box(_(QUESTIONS[name]), editor, PREFIX + name, required)


def _complete(line: QLineEdit, words: Iterable[str]) -> None:
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
