"""Who is there now, in the order of the chain of telling, with the number to call."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.hospital.roster_rows import OnDuty
from app.services.words.rule_words import by_rule
from app.translation import _
from app.ui.kit import Card, label
from app.ui.rows import cleared
from app.ui.rule_label import explain
from app.ui.shown_text import shown

GAP = 4


class ThereNow(Card):
    """Read only; it follows the clock and what is saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("On duty now"), parent)
        self.setObjectName("there_now")
        self._shift, self._rule = label("", "caption"), label("", "caption")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self.body.addWidget(self._shift)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._rule)

    def show_rule(self, rule: str) -> None:
        """Say by which rule these are the people to tell."""
        self._rule.setText(shown(by_rule(rule)))
        explain(self._rule, rule)

    def show_people(self, shift: str, people: Sequence[OnDuty]) -> None:
        """The shift in words, and whoever is there."""
        self._shift.setText(shown(shift))
        cleared(self._lines)
        for each in people:
            self._lines.addWidget(_line(each))


def _line(person: OnDuty) -> QWidget:
    line = QWidget()
    line.setObjectName(f"now_{person.role}")
    line.setAccessibleName(person.words)
    words, row = QVBoxLayout(), QHBoxLayout(line)
    words.setSpacing(0)
    row.setContentsMargins(0, 0, 0, 0)
    role = label(person.label, "caption")
    role.setWordWrap(True)
    words.addWidget(role)
    name = label(person.name or _("not entered in the roster"), "strong" if person.name else "hint")
    name.setWordWrap(True)
    words.addWidget(name)
    if person.note:
        note = label(person.note, "caption")
        note.setWordWrap(True)
        words.addWidget(note)
    row.addLayout(words, 1)
    if person.number:
        row.addWidget(label(person.number, "body_strong"))
    return line
