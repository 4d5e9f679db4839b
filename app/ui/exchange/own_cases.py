"""At a ward: what became of the cases it recorded."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.labels import LABELS
from app.domain.vocabulary import Outcome, State
from app.services.exchange.rows import OwnCaseRow
from app.translation import _, language, ngettext
from app.ui.badges import Badge, Tone
from app.ui.exchange.lines import rest_in_words
from app.ui.kit import Card, label
from app.ui.rows import RowButton, cleared, passed_through
from app.ui.shown_text import shown

SHOWN = 30
TONES = {State.OPEN: Tone.LATER, State.CLOSED: Tone.DONE, State.VOIDED: Tone.LATER}


class OwnCases(Card):
    """The newest changes first; a click opens the case.

    Signals:
        case_wanted: number of the case.
    """

    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What became of your cases"), parent)
        self.setObjectName("own_cases")
        self._hint = label("", "hint")
        self._hint.setObjectName("own_cases_hint")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._rows)

    def show_cases(self, cases: Sequence[OwnCaseRow], limit: int) -> None:
        """List the cases, newest change first; there may be more when as many were read as the limit says."""
        cleared(self._rows)
        for case in cases[:SHOWN]:
            row = OwnCase(case, self)
            row.clicked.connect(self._want)
            self._rows.addWidget(row)
        rest = label(rest_in_words(len(cases), SHOWN, limit), "hint")
        rest.setObjectName("own_cases_rest")
        self._rows.addWidget(rest)
        rest.setVisible(len(cases) > SHOWN)
        new = sum(case.is_new for case in cases)
        words = ngettext(
            "{count} case has changed since the last file came.",
            "{count} cases have changed since the last file came.",
            new,
        )
        none = _("Nothing has changed since the last file came.")
        self._hint.setText(shown(words.format(count=new) if new else none))

    def _want(self) -> None:
        self.case_wanted.emit(str(self.sender().property("number")))


class OwnCase(RowButton):
    """One case."""

    def __init__(self, case: OwnCaseRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"own_{case.number}")
        self.setProperty("kind", "own_case")
        self.setProperty("number", case.number)
        self.setAccessibleName(_("{number} {subject}").format(number=case.number, subject=case.subject))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(_head(case))
        for words, role in _lines(case):
            line = label(words, role)
            line.setWordWrap(True)
            texts.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.addLayout(texts, 1)
        row.addWidget(_badge(case, self), 0, Qt.AlignmentFlag.AlignTop)
        passed_through(self)


def _head(case: OwnCaseRow) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(case.number, "strong"))
    row.addWidget(label(moment_short(case.changed_at, language()), "caption"))
    if case.is_new:
        badge = Badge()
        badge.show_badge(Tone.INFO, _("New since the last file"))
        row.addWidget(badge)
    row.addStretch(1)
    return row


def _lines(case: OwnCaseRow) -> list[tuple[str, str]]:
    lines = [(case.subject, "body")]
    if case.outcome:
        lines.append((_("Outcome: {outcome}").format(outcome=_(LABELS[Outcome(case.outcome)])), "caption"))
    if case.lesson:
        lines.append((_("Lesson: {lesson}").format(lesson=case.lesson), "caption"))
    return lines


def _badge(case: OwnCaseRow, parent: QWidget) -> Badge:
    badge = Badge(parent)
    state = State(case.state)
    badge.show_badge(TONES[state], _(LABELS[state]))
    return badge
