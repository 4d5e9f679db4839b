"""The mediators of one case in the order of their list, calling them, and every call made."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import InvalidComplaint
from app.domain.mediators import ON_LEAVE
from app.domain.vocabulary import CallOutcome
from app.services.rows import MediatorRow
from app.translation import _
from app.ui.keys import on_keys
from app.ui.kit import Card, label
from app.ui.mediation.call_card import CallCard
from app.ui.mediation.call_log import CallLog
from app.ui.mediation.leave_dialog import LeaveDialog
from app.ui.mediation.mediator_lines import MediatorLines, post_of
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import show_problems
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.complaints import Complaints
    from app.services.mediation import Mediation

CALL_NEXT = "Ctrl+M"


class CaseMediators(QWidget):
    """Whom to call next, and what came of each call.

    Signals:
        changed: number of the case for which a call was logged.
        leave_changed: a mediator went on leave or is back.
    """

    changed = Signal(str)
    leave_changed = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation_content")
        self._mediation: Mediation | None = None
        self._complaints: Complaints | None = None
        self._now: Callable[[], datetime] | None = None
        self._number: str | None = None
        self._calling: str | None = None
        self._steps: tuple[MediatorRow, ...] = ()
        self._title, self._hint = label("", "title"), label("", "caption")
        self._title.setObjectName("mediation_case")
        self._hint.setObjectName("mediation_hint")
        self._call, self._lines, self._log = CallCard(moment_edit, self), MediatorLines(self), CallLog(self)
        self._lay_out()
        self._lines.call_wanted.connect(self._open_call)
        self._lines.leave_wanted.connect(self._change_leave)
        self._call.answered.connect(self._log_call)
        self._call.given_up.connect(self._give_up)
        on_keys(CALL_NEXT, self, self.call_next)

    def use(self, mediation: "Mediation", complaints: "Complaints", now: Callable[[], datetime]) -> None:
        """The services are ready."""
        self._mediation, self._complaints, self._now = mediation, complaints, now

    def show_case(self, number: str | None) -> None:
        """Show one case's mediators; None for none."""
        self._number = number
        self._give_up()
        self.refresh()

    def number(self) -> str | None:
        """The number of the case whose mediators are shown."""
        return self._number

    def refresh(self) -> None:
        """Read the list and the calls again; a call that is being logged stays."""
        if self._mediation is None or self._complaints is None:
            return
        self._steps = self._mediation.steps(self._number) if self._number else ()
        if self._number is not None:
            record = self._complaints.case(self._number)
            self._title.setText(shown(_("Mediators for {number}").format(number=record.number)))
            self._hint.setText(shown(standing_in_words(self._steps)))
            self._lines.show_steps(self._steps)
            self._log.show_calls(record.calls, self._steps)

    def call_next(self) -> None:
        """Open the call to whoever is next."""
        following = next((step for step in self._steps if step.is_next), None)
        if following is not None:
            self._open_call(following.id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        for part in (self._title, self._hint, self._call, self._lines):
            column.addWidget(part)
        log_card = Card(_("Call log"))
        log_card.body.addWidget(self._log)
        column.addWidget(log_card)
        column.addStretch(1)

    def _step(self, mediator: str) -> MediatorRow:
        return next(step for step in self._steps if step.id == mediator)

    def _open_call(self, mediator: str) -> None:
        if self._now is not None:
            self._calling = mediator
            show_problems(self._call, ())
            self._call.show_call(self._step(mediator), self._now())

    def _give_up(self) -> None:
        self._calling = None
        self._call.hide()

    def _log_call(self, outcome: str) -> None:
        if not (self._mediation and self._number and self._calling):
            return
        try:
            at, words = self._call.called_at(), self._call.words()
            self._mediation.log_call(self._number, self._calling, outcome, at=at, words=words)
        except InvalidComplaint as refusal:
            show_problems(self._call, refusal.problems)
        else:
            self._give_up()
            self.changed.emit(self._number)

    def _change_leave(self, mediator: str) -> None:
        step = self._step(mediator)
        if step.passed_over == ON_LEAVE:
            self._set_leave(mediator, on_leave=False, reason="")
        else:
            dialog = LeaveDialog(mediator, step.name or post_of(step), self)
            dialog.given.connect(self._take_leave)
            dialog.open()

    def _take_leave(self, mediator: str, reason: str) -> None:
        self._set_leave(mediator, on_leave=True, reason=reason)

    def _set_leave(self, mediator: str, *, on_leave: bool, reason: str) -> None:
        if self._mediation is not None:
            self._mediation.set_leave(mediator, on_leave, reason=reason)
            self.leave_changed.emit()


def standing_in_words(steps: Sequence[MediatorRow]) -> str:
    """How far the list has come."""
    calls = [call for step in steps for call in step.calls]
    if any(call.outcome == CallOutcome.ACCEPTED for call in calls):
        return _("A mediator has accepted the case.")
    if any(step.is_next for step in steps):
        return _("Call one after another in this order. Nobody is skipped without a reason.")
    return _("Everybody on the list has been called. Call somebody again, or tell the director.")
