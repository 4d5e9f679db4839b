"""The card of sessions and promises: what was held and promised, how it stands, and what may follow."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.proceedings.kinds import KINDS
from app.translation import _
from app.ui.kit import Badge, Card, label, secondary_button
from app.ui.mediation.settled import SESSION, Settled
from app.ui.rows import cleared
from app.ui.rule_label import rule_label
from app.ui.shown_text import shown


class SettledLines(Card):
    """One line each, newest first.

    Signals:
        step_wanted, change_wanted: uid and stage.
        paper_wanted: uid of a session whose record is to be printed.
        outcome_wanted: what was agreed is to be taken over into the outcome.
    """

    step_wanted = Signal(str, str)
    change_wanted = Signal(str, str)
    paper_wanted = Signal(str)
    outcome_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("settled")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._outcome = self._outcome_button()
        head = QHBoxLayout()
        head.addWidget(label(_("Sessions and promises"), "card_title"))
        head.addWidget(rule_label(KINDS[SESSION].rule), 1)
        head.addWidget(self._outcome)
        self.body.addLayout(head)
        self.body.addLayout(self._lines)

    def show_settled(self, entries: Sequence[Settled], *, is_outcome_open: bool) -> None:
        """Replace what is shown; `is_outcome_open`: an agreement does not stand in the outcome yet."""
        cleared(self._lines)
        for entry in entries:
            line = SettledLine(entry, self)
            line.step_wanted.connect(self.step_wanted)
            line.change_wanted.connect(self.change_wanted)
            line.paper_wanted.connect(self.paper_wanted)
            self._lines.addWidget(line)
        if not entries:
            self._lines.addWidget(label(_("No session was held yet, and nothing was promised."), "hint"))
        self._outcome.setVisible(is_outcome_open)

    def _outcome_button(self) -> QPushButton:
        button = secondary_button(_("To the outcome of the case"), "document_edit")
        button.setObjectName("to_outcome")
        button.setToolTip(_("What was agreed is proposed there for the outcome in words"))
        button.clicked.connect(self.outcome_wanted)
        button.hide()
        return button


class SettledLine(QWidget):
    """One of them.

    Signals:
        step_wanted, change_wanted: uid and stage.
        paper_wanted: uid.
    """

    step_wanted = Signal(str, str)
    change_wanted = Signal(str, str)
    paper_wanted = Signal(str)

    def __init__(self, entry: Settled, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setObjectName(f"settled_{entry.kind}")
        self.setAccessibleName(", ".join((entry.title, entry.when, entry.badge.text)))
        badge = Badge(self)
        badge.setObjectName(f"settled_{entry.kind}_badge")
        badge.show_badge(entry.badge.tone, entry.badge.text)
        head = QHBoxLayout()
        head.addWidget(label(entry.title, "strong"))
        head.addWidget(label(entry.when, "caption"), 1)
        head.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        for words in entry.words:
            column.addWidget(_wrapped(words))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for stage, words in self._entry.steps:
            step = self._button(f"settled_{self._entry.kind}_{stage}", _("{stage}…").format(stage=words))
            step.setProperty("stage", stage)
            step.clicked.connect(self._want_step)
            row.addWidget(step)
        if self._entry.has_paper:
            paper = self._button("print_record", _("Print the mediation record"))
            paper.clicked.connect(self._want_paper)
            row.addWidget(paper)
        if self._entry.stage:  # there is something here to correct
            change = self._button(f"settled_{self._entry.kind}_correct", _("Correct…"))
            change.setProperty("kind", "ghost")
            change.clicked.connect(self._want_change)
            row.addWidget(change)
        row.addStretch(1)
        return row

    def _button(self, name: str, words: str) -> QPushButton:
        button = secondary_button(words, None)
        button.setObjectName(name)
        button.setProperty("extent", "small")
        button.setAccessibleName(_("{title}: {stage}").format(title=self._entry.title, stage=words))
        return button

    def _want_step(self) -> None:
        self.step_wanted.emit(self._entry.uid, str(self.sender().property("stage")))

    def _want_change(self) -> None:
        self.change_wanted.emit(self._entry.uid, self._entry.stage)

    def _want_paper(self) -> None:
        self.paper_wanted.emit(self._entry.uid)


def _wrapped(text: str) -> QLabel:
    words = label(shown(text), "hint")
    words.setWordWrap(True)
    return words
