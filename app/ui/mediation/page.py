"""The mediation page: cases in mediation, and for each the mediators in the order of their list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import InvalidComplaint
from app.domain.mediators import ON_LEAVE
from app.domain.vocabulary import CallOutcome
from app.services.rows import CaseRow, MediatorRow
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.keys import on_keys
from app.ui.kit import Card, label, scrolled
from app.ui.mediation.call_card import CallCard
from app.ui.mediation.call_log import CallLog
from app.ui.mediation.case_list import CaseList
from app.ui.mediation.leave_dialog import LeaveDialog
from app.ui.mediation.mediator_lines import MediatorLines, post_of
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import show_problems
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.complaints import Complaints
    from app.services.mediation import Mediation

CALL_NEXT = "Ctrl+M"


class MediationPage(QWidget):
    """Whom to call next for a case, and every call made.

    Signals:
        changed: number of the case for which a call was logged.
        case_chosen: number of the case chosen in the list.
    """

    changed = Signal(str)
    case_chosen = Signal(str)

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation")
        self._mediation: Mediation | None = None
        self._complaints: Complaints | None = None
        self._number: str | None = None
        self._calling: str | None = None
        self._steps: tuple[MediatorRow, ...] = ()
        self._cases, self._empty = CaseList(self), EmptyNotice("mediation_empty", "large", self)
        self._title, self._hint = label("", "title"), label("", "caption")
        self._title.setObjectName("mediation_case")
        self._hint.setObjectName("mediation_hint")
        self._call, self._lines, self._log = CallCard(moment_edit, self), MediatorLines(self), CallLog(self)
        self._case_part = self._case_column()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._cases)
        row.addWidget(self._case_part, 1)
        row.addWidget(self._empty, 1)
        self._connect()
        self._show_all()

    def use(self, mediation: "Mediation", complaints: "Complaints") -> None:
        """Work with these services from now on."""
        self._mediation, self._complaints = mediation, complaints
        self.refresh()
        if self.isVisible():
            self._begin()

    def show_case(self, number: str | None) -> None:
        """Show one case's mediators; None for none."""
        self._number = number
        self._give_up()
        self.refresh()

    def number(self) -> str | None:
        """The number of the case whose mediators are shown."""
        return self._number

    def refresh(self) -> None:
        """Read the cases and the list again."""
        if self._mediation is not None:
            self._steps = self._mediation.steps(self._number) if self._number else ()
            self._show_all(self._mediation.cases_in_mediation())

    def call_next(self) -> None:
        """Open the call to whoever is next."""
        following = next((step for step in self._steps if step.is_next), None)
        if following is not None:
            self._open_call(following.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._begin()

    def _begin(self) -> None:
        """Somebody comes to the page: a case is chosen and the keyboard is in the list."""
        if self._mediation is None:
            return
        cases = self._mediation.cases_in_mediation()
        if self._number is None and cases:
            self.show_case(cases[0].number)
        self._cases.take_keyboard()

    def _case_column(self) -> QScrollArea:
        content = QWidget(self)
        content.setObjectName("mediation_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        for part in (self._title, self._hint, self._call, self._lines):
            column.addWidget(part)
        log_card = Card(_("Call log"))
        log_card.body.addWidget(self._log)
        column.addWidget(log_card)
        column.addStretch(1)
        return scrolled(content, self)

    def _connect(self) -> None:
        self._cases.chosen.connect(self._choose_case)
        self._lines.call_wanted.connect(self._open_call)
        self._lines.leave_wanted.connect(self._change_leave)
        self._call.answered.connect(self._log_call)
        self._call.given_up.connect(self._give_up)
        on_keys(CALL_NEXT, self, self.call_next)

    def _show_all(self, cases: Sequence[CaseRow] = ()) -> None:
        self._cases.show_cases(cases, self._number)
        self._case_part.setVisible(self._number is not None)
        self._empty.setVisible(self._number is None)
        self._show_empty(len(cases))
        if self._number is None or self._complaints is None:
            return
        record = self._complaints.case(self._number)
        self._title.setText(shown(_("Mediators for {number}").format(number=record.number)))
        self._hint.setText(shown(standing_in_words(self._steps)))
        self._lines.show_steps(self._steps)
        self._log.show_calls(record.calls, self._steps)

    def _show_empty(self, cases: int) -> None:
        if cases:
            words, more = _("Choose a case from the list"), _("Ctrl+M calls the next mediator")
        else:
            words = _("No case is in mediation")
            more = _("Send one there from its form: “To mediation”")
        self._empty.show_notice("handshake", words, more)

    def _choose_case(self, number: str) -> None:
        self.show_case(number)
        self.case_chosen.emit(number)

    def _step(self, mediator: str) -> MediatorRow:
        return next(step for step in self._steps if step.id == mediator)

    def _open_call(self, mediator: str) -> None:
        if self._complaints is not None:
            self._calling = mediator
            show_problems(self._call, ())
            self._call.show_call(self._step(mediator), self._complaints.now())

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
            self.refresh()
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
            self.refresh()


def standing_in_words(steps: Sequence[MediatorRow]) -> str:
    """How far the list has come."""
    calls = [call for step in steps for call in step.calls]
    if any(call.outcome == CallOutcome.ACCEPTED for call in calls):
        return _("A mediator has accepted the case.")
    if any(step.is_next for step in steps):
        return _("Call one after another in this order. Nobody is skipped without a reason.")
    return _("Everybody on the list has been called. Call somebody again, or tell the director.")
