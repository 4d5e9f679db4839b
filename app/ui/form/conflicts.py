"""What two people entered differently: the values side by side, by whom and when, for somebody to choose."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.fields import PolicyTables
from app.translation import _, language
from app.ui.form.conflict_words import shown_conflicts, subject_in_words, value_of_conflict_in_words
from app.ui.kit import label, secondary_button
from app.ui.rows import cleared
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.rows import CaseRecord

GAP = 6


class ConflictNotice(QFrame):
    """Shows one conflict after another, each until it is decided; hidden when there is none.

    Signals:
        decided: the entity and the unit, and the value that somebody chose for it.
    """

    decided = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflicts")
        self.setProperty("kind", "banner")
        self._asked = ("", "")
        self._words = label("", "body_strong")
        self._words.setObjectName("conflicts_words")
        self._words.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addLayout(self._lines)
        self.hide()

    def show_record(self, record: "CaseRecord | None", policy: PolicyTables | None) -> None:
        """Ask about the first conflict of the case."""
        open_ones = shown_conflicts(record) if record else ()
        cleared(self._lines)
        self.setVisible(bool(open_ones))
        if record is None or not open_ones or policy is None:
            return
        first = open_ones[0]
        self._asked = (first.entity, first.unit)
        words = _question(subject_in_words(first, record, policy), len(open_ones))
        self._words.setText(shown(words))
        self.setAccessibleName(words)
        before = first.before or (None,) * len(first.values)
        for place, (_change, value, actor, saved_at) in enumerate(first.values, start=1):
            said = value_of_conflict_in_words(first, value, policy)
            stood = before[place - 1]
            was = "" if stood is None else value_of_conflict_in_words(first, stood, policy)
            line = ValueLine(place, value, said, _caption(actor, saved_at, was))
            line.chosen.connect(self._decide)
            self._lines.addWidget(line)

    def _decide(self, value: object) -> None:
        self.decided.emit(*self._asked, value)


class ValueLine(QWidget):
    """One of the values that stand, and the button that makes it the one that counts.

    Signals:
        chosen: the value.
    """

    chosen = Signal(object)

    def __init__(self, place: int, value: object, words: str, caption: str) -> None:
        super().__init__()
        self._value = value
        said, by = label(words, "body"), label(caption, "caption")
        said.setObjectName(f"conflict_value_{place}")
        choose = secondary_button(_("This one is right"), None)
        choose.setObjectName(f"choose_value_{place}")
        choose.setProperty("extent", "small")
        choose.setAccessibleName(_("This one is right: {value}").format(value=words))
        choose.clicked.connect(self._choose)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (said, by):
            part.setWordWrap(True)
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(choose)

    def _choose(self) -> None:
        self.chosen.emit(self._value)


def _question(field: str, count: int) -> str:
    if count == 1:
        return _("{field} was entered differently. Which one is right?").format(field=field)
    return _("{field} was entered differently (1 of {count} conflicts). Which one is right?").format(
        field=field, count=count
    )


def _caption(actor: str, saved_at: datetime, before: str) -> str:
    by = _("{name} · {moment}").format(name=actor, moment=moment_short(saved_at, language()))
    return _("{by} · before: {value}").format(by=by, value=before) if before else by
