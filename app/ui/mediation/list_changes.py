"""Changes of the mediators' list itself: who holds a post, who is on leave and who is back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.domain.mediators import ON_LEAVE
from app.services.rows import MediatorRow
from app.services.words.messages import words_for
from app.ui.mediation.holder_dialog import HolderDialog
from app.ui.mediation.leave_dialog import LeaveDialog
from app.ui.mediation.mediator_lines import post_of

if TYPE_CHECKING:
    from app.services.cases.mediation import Mediation
    from app.services.hospital.staff import Staff


class ListChanges(QObject):
    """Asks in dialogs over `place`, and writes what was entered.

    Signals:
        changed: the list is not what it was.
        refused: why it may not be changed here.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._mediation: Mediation | None = None
        self._staff: Staff | None = None
        self._steps: Mapping[str, MediatorRow] = {}

    def use(self, mediation: "Mediation", staff: "Staff") -> None:
        """The services are ready."""
        self._mediation, self._staff = mediation, staff

    def show_steps(self, steps: Sequence[MediatorRow]) -> None:
        """From now on the list is this one."""
        self._steps = {step.id: step for step in steps}

    def edit(self, mediator: str) -> None:
        """Ask who holds the post."""
        dialog = HolderDialog(self._steps[mediator], self._staff.units() if self._staff else (), self._place)
        dialog.given.connect(self._describe)
        dialog.open()

    def change_leave(self, mediator: str) -> None:
        """Back from leave at once; on leave once the reason is given."""
        step = self._steps[mediator]
        if step.passed_over == ON_LEAVE:
            self._set_leave(step.id, on_leave=False, reason="")
        else:
            dialog = LeaveDialog(step.id, step.name or post_of(step), self._place)
            dialog.given.connect(self._take_leave)
            dialog.open()

    def _describe(self, mediator: str, entered: Mapping[str, str]) -> None:
        dialog = self.sender()
        if self._mediation is None or not isinstance(dialog, HolderDialog):
            return
        try:
            self._mediation.describe(mediator, **entered)
        except InvalidComplaint as refusal:
            dialog.refuse(refusal.problems)
        except ComplaintError as refusal:
            dialog.accept()
            self.refused.emit(words_for(refusal))
        else:
            dialog.accept()
            self.changed.emit()

    def _take_leave(self, mediator: str, reason: str) -> None:
        self._set_leave(mediator, on_leave=True, reason=reason)

    def _set_leave(self, mediator: str, *, on_leave: bool, reason: str) -> None:
        if self._mediation is None:
            return
        try:
            self._mediation.set_leave(mediator, on_leave, reason=reason)
        except ComplaintError as refusal:
            self.refused.emit(words_for(refusal))
        else:
            self.changed.emit()
