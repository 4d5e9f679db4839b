"""The mediators of one case in the order of their list, calling them, and every call made."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import InvalidComplaint
from app.domain.proceedings.substance import head_was_asked
from app.domain.vocabulary import CallOutcome
from app.services.rows import MediatorRow
from app.translation import N_, _
from app.ui.keys import on_keys
from app.ui.kit import Card, label
from app.ui.mediation.call_card import CallCard
from app.ui.mediation.call_log import CallLog
from app.ui.mediation.list_changes import ListChanges
from app.ui.mediation.mediator_lines import MediatorLines
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import show_problems
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.cases.complaints import Complaints
    from app.services.cases.mediation import Mediation
    from app.services.hospital.staff import Staff

CALL_NEXT = "Ctrl+M"
HEAD_FIRST_WORDS = N_(
    "First the head checks the facts and mediates. Write down what came of it, or why it was not possible; "
    "then the mediators are called."
)


class CaseMediators(QWidget):
    """Whom to call next, and what came of each call.

    Signals:
        changed: number of the case for which a call was logged.
        list_changed: a mediator went on leave or is back, or somebody else holds a post.
        head_wanted: before anybody is called, somebody has to say what came of the mediation by the head (MED-2).
    """

    changed = Signal(str)
    list_changed = Signal()
    head_wanted = Signal()

    def __init__(self, moment_edit: EditorFactory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation_content")
        self._mediation: Mediation | None = None
        self._complaints: Complaints | None = None
        self._now: Callable[[], datetime] | None = None
        self._number: str | None = None
        self._calling: str | None = None
        self._head_was_asked = False
        self._steps: tuple[MediatorRow, ...] = ()
        self._list = ListChanges(self)
        self._title, self._hint, self._refusal = label("", "title"), label("", "caption"), label("", "problem")
        self._title.setObjectName("mediation_case")
        self._hint.setObjectName("mediation_hint")
        self._refusal.setObjectName("mediation_refusal")
        self._hint.setWordWrap(True)
        self._refusal.setWordWrap(True)
        self._call, self._lines, self._log = CallCard(moment_edit, self), MediatorLines(self), CallLog(self)
        self._lay_out()
        self._lines.call_wanted.connect(self._open_call)
        self._lines.leave_wanted.connect(self._list.change_leave)
        self._lines.edit_wanted.connect(self._list.edit)
        self._list.changed.connect(self.list_changed)
        self._list.refused.connect(self._refuse)
        self._call.answered.connect(self._log_call)
        self._call.given_up.connect(self._give_up)
        on_keys(CALL_NEXT, self, self.call_next)

    def use(
        self, mediation: "Mediation", complaints: "Complaints", staff: "Staff", now: Callable[[], datetime]
    ) -> None:
        """The services are ready."""
        self._mediation, self._complaints, self._now = mediation, complaints, now
        self._list.use(mediation, staff)

    def add_under_title(self, part: QWidget) -> None:
        """Put what can be begun about the case between its title and the list."""
        self._column.insertWidget(2, part)

    def add_under_list(self, part: QWidget) -> None:
        """Put what follows from the calls between the list and the log of the calls."""
        self._column.insertWidget(self._column.indexOf(self._lines) + 1, part)

    def parts(self) -> tuple[QWidget, ...]:
        """What stands below each other, from the top."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        return tuple(part for item in items if item is not None and (part := item.widget()) is not None)

    def show_case(self, number: str | None) -> None:
        """Show one case's mediators; None for none."""
        self._number = number
        self._refuse("")
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
            has_team = any(not step.is_last_step for step in self._steps)
            self._head_was_asked = not has_team or head_was_asked(record.proceedings)
            hint = standing_in_words(self._steps) if self._head_was_asked else _(HEAD_FIRST_WORDS)
            self._hint.setText(shown(hint))
            self._list.show_steps(self._steps)
            self._lines.show_steps(self._steps)
            self._log.show_calls(record.calls, self._steps)

    def call_next(self) -> None:
        """Open the call to whoever is next."""
        following = next((step for step in self._steps if step.is_next), None)
        if following is not None:
            self._open_call(following.id)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(12)
        for part in (self._title, self._hint, self._refusal, self._call, self._lines):
            self._column.addWidget(part)
        log_card = Card(_("Call log"))
        log_card.body.addWidget(self._log)
        self._column.addWidget(log_card)
        self._column.addStretch(1)

    def _step(self, mediator: str) -> MediatorRow:
        return next(step for step in self._steps if step.id == mediator)

    def _open_call(self, mediator: str) -> None:
        if not self._head_was_asked:
            self.head_wanted.emit()
        elif self._now is not None:
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

    def _refuse(self, words: str) -> None:
        self._refusal.setText(shown(words))
        self._refusal.setVisible(bool(words))


def standing_in_words(steps: Sequence[MediatorRow]) -> str:
    """How far the list has come."""
    calls = [call for step in steps for call in step.calls]
    if any(call.outcome == CallOutcome.ACCEPTED for call in calls):
        return _("A mediator has accepted the case. Write down here what was agreed and promised in each session.")
    if all(step.is_last_step for step in steps):
        return _("Nobody stands on the list of mediators. The director, or whoever acts for the director, is called.")
    if any(step.is_next for step in steps):
        return _("Call one after another in this order. Nobody is skipped without a reason.")
    return _("Everybody on the list has been called. Call somebody again, or tell the director.")
