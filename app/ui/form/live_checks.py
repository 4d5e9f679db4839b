"""What is looked at while somebody types: problems, what is still asked for, possible duplicates."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import Problem
from app.ui.form.case_in_hand import CaseInHand
from app.ui.form.parts import FormParts

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.complaints import Complaints

LOOK_AFTER_MS = 600
REQUIRED = "required"


class LiveChecks(QObject):
    """Looks after each pause in typing; never speaks of a field that is being typed in.

    Signals:
        looked: what is wrong in fields that the form does not have, once a save was refused for it.
    """

    looked = Signal(object)

    def __init__(self, parts: FormParts, values: Callable[[], dict[str, object]], case: CaseInHand) -> None:
        super().__init__(parts)
        self._parts, self._values, self._case = parts, values, case
        self._complaints: Complaints | None = None
        self._assessment: Assessment | None = None
        self._all_asked = False
        self._pause = QTimer(self)
        self._pause.setObjectName("look_timer")
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self.look)

    def use(self, complaints: "Complaints", assessment: "Assessment") -> None:
        """Ask there from now on."""
        self._complaints, self._assessment = complaints, assessment

    def begin(self) -> None:
        """Another case is in the form: missing fields are not spoken of before the first attempt to save."""
        self._all_asked = False
        self._pause.stop()
        self.looked.emit(())

    def ask_for_all(self) -> None:
        """A save was refused: missing fields stay marked until they are filled."""
        self._all_asked = True

    def wait(self) -> None:
        """Something was typed or left; look when nothing more comes."""
        self._pause.start()

    def look(self) -> None:
        """Show problems, hints and possible duplicates of what is in the form now."""
        if self._complaints is None or self._assessment is None:
            return
        values = self._values()
        excused = self._parts.fields.boxes.excused()
        problems = [
            each for each in self._assessment.problems_in(values) if each.code != REQUIRED or each.field not in excused
        ]
        elsewhere = self._parts.fields.boxes.show_problems(each for each in problems if self._is_due(each))
        self.looked.emit(elsewhere if self._all_asked else ())
        self._parts.notices.count_fields(len({each.field for each in problems}))
        complete = not any(each.code == REQUIRED for each in problems)
        self._parts.fields.boxes.show_hints(self._assessment.gaps_in(values) if complete else ())
        found = self._complaints.possible_duplicates(values)
        number = self._case.number
        others = [each for each in found if number not in (each.number, each.row.uid)]
        self._parts.notices.alike.warn_of(others, may_tie=self._case.may_be_tied, tied=self._case.tied_numbers)

    def require_reasons(self) -> None:
        """Before a save, see that whoever decides otherwise than suggested says why (LVL-5).

        Raises:
            InvalidComplaint: every problem of the values, when a reason is missing.
        """
        if self._assessment is not None:
            standing = self._case.record.fields if self._case.record else {}
            self._assessment.require_reasons(self._values(), standing)

    def _is_due(self, problem: Problem) -> bool:
        if problem.field == self._parts.fields.boxes.field_in_hand():
            return False
        return self._all_asked or problem.code != REQUIRED
