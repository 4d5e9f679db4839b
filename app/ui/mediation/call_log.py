"""Every call made for a case, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.buddhist_dates import moment_short
from app.domain.labels import LABELS
from app.domain.vocabulary import CallOutcome
from app.services.rows import CallRow, MediatorRow
from app.translation import _, language
from app.ui.kit import Badge, label
from app.ui.mediation.mediator_lines import OUTCOME_TONES, although_in_words, post_of
from app.ui.rows import cleared
from app.ui.shown_text import shown


class CallLog(QWidget):
    """One line a call: what came of it, whom, what was said, when and by whom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call_log")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_calls(self, calls: Sequence[CallRow], steps: Sequence[MediatorRow]) -> None:
        """List the calls; `steps` name the mediators."""
        cleared(self._column)
        names = {step.id: step.name or post_of(step) for step in steps}
        for call in reversed(calls):
            self._column.addWidget(CallLine(call, call.name or names.get(call.mediator, call.mediator), self))
        if not calls:
            self._column.addWidget(label(_("No call has been made yet."), "hint"))


class CallLine(QWidget):
    """One call."""

    def __init__(self, call: CallRow, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"logged_{call.uid}")
        outcome = CallOutcome(call.outcome)
        badge = Badge(self)
        badge.show_badge(OUTCOME_TONES[outcome], _(LABELS[outcome]), "call")
        name = label(shown(who), "strong")
        when = moment_short(call.called_at, language())
        by = _("{moment}, logged by {person}").format(moment=when, person=call.by) if call.by else when
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        for words in filter(None, (although_in_words(call), call.words, by)):
            line = label(words, "body" if words == call.words else "caption")
            line.setWordWrap(True)
            texts.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
