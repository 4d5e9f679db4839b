"""One call to a mediator: the number large, the true time, the words, and what came of it in one click."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.labels import LABELS
from app.domain.vocabulary import CallOutcome
from app.services.rows import MediatorRow
from app.translation import _
from app.ui.kit import field_box, label, secondary_button
from app.ui.mediation.mediator_lines import passed_over_in_words, post_of
from app.ui.moment_editor import EditorFactory, moment_in, widget_of
from app.ui.shown_text import plain, shown

OUTCOME_ICONS = {
    CallOutcome.REACHED: "call",
    CallOutcome.NO_ANSWER: "clock",
    CallOutcome.DECLINED: "error_circle",
    CallOutcome.ACCEPTED: "checkmark_circle",
}


class CallCard(QFrame):
    """Stands open while somebody calls; choosing what came of it logs the call.

    Signals:
        answered: the outcome chosen, a `CallOutcome`.
        given_up: the call is not to be logged.
    """

    answered = Signal(str)
    given_up = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call_card")
        self.setProperty("part", "call_card")
        self._who = label("", "card_title")
        self._number, self._outside = _number("call_number", "figure"), _number("call_outside", "card_title")
        self._captions = label(_("Extension"), "caption"), label(_("Outside number"), "caption")
        self._warning = label("", "body")
        self._warning.setProperty("part", "warning")
        self._warning.setWordWrap(True)
        self._words, self._called_at = QLineEdit(self), moment_edit(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._head_row())
        column.addWidget(self._warning)
        column.addLayout(self._entry_row())
        column.addLayout(self._outcome_row())
        self.hide()

    def show_call(self, step: MediatorRow, now: datetime) -> None:
        """Open the card for one mediator."""
        who = _("{order}. {post}").format(order=step.order, post=step.name or post_of(step))
        self._who.setText(shown(_("Calling {who}").format(who=who)))
        for caption, number, text in zip(
            self._captions, (self._number, self._outside), (step.extension, step.phone), strict=True
        ):
            number.setText(text)
            caption.setVisible(bool(text))
            number.setVisible(bool(text))
        self._warning.setText(shown(passed_over_in_words(step)))
        self._warning.setVisible(bool(step.passed_over))
        self._called_at.set_value(now.isoformat(timespec="seconds"))
        self._words.clear()
        self.show()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def called_at(self) -> datetime:
        """The true time of the call.

        Raises:
            InvalidComplaint: none was entered, or nothing that is a moment.
        """
        return moment_in(self._called_at, "called_at")

    def words(self) -> str:
        return plain(self._words.text()).strip()

    def _head_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._who, 1)
        for caption, number in zip(self._captions, (self._number, self._outside), strict=True):
            row.addWidget(caption)
            row.addWidget(number)
        return row

    def _entry_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        called_at = field_box(_("Time of the call"), widget_of(self._called_at), "called_at", required=True)
        words = field_box(_("What was said"), self._words, "call_words", required=False)
        row.addWidget(called_at, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 3, Qt.AlignmentFlag.AlignTop)
        return row

    def _outcome_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for outcome in CallOutcome:
            button = secondary_button(_(LABELS[outcome]), OUTCOME_ICONS[outcome])
            button.setObjectName(f"outcome_{outcome.value}")
            button.setProperty("outcome", outcome.value)
            button.clicked.connect(self._answer)
            row.addWidget(button, 1)
        cancel = secondary_button(_("Don't log"), None)
        cancel.setObjectName("cancel_call")
        cancel.setProperty("kind", "ghost")
        cancel.clicked.connect(self.given_up)
        row.addWidget(cancel)
        return row

    def _answer(self) -> None:
        self.answered.emit(str(self.sender().property("outcome")))


def _number(name: str, role: str) -> QLabel:
    """A number to call, which can be copied."""
    number = label("", role)
    number.setObjectName(name)
    number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return number
