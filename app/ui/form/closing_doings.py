"""From the button to the end of a case, or back: the dialog of closing, and the reason for opening it again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.proceedings.ties import standing_merge
from app.domain.stops import proceeding_of
from app.domain.vocabulary import State
from app.services.cases.closing import REOPENING, SATISFACTION, Closings
from app.ui.form.case_doings import CaseDoings
from app.ui.form.closing_dialog import ClosingDialog
from app.ui.proceedings.stage_dialog import StageDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.office import Office
    from app.services.rows import CaseRecord


class ClosingDoings(QObject):
    """Closes an open case, opens an ended one again.

    Signals:
        done: number of the case that is not what it was.
        duty_wanted: id of an open duty of the case itself, which stands in the panel beside the form.
        proceeding_wanted: an open duty belongs to a proceeding, which stands in the timeline.
    """

    done = Signal(str)
    duty_wanted = Signal(str)
    proceeding_wanted = Signal()

    def __init__(self, doings: CaseDoings, place: "QWidget") -> None:
        super().__init__(place)
        self._doings, self._place = doings, place
        self._office: Office | None = None
        self._closings: Closings | None = None
        self._record: CaseRecord | None = None

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self._closings = Closings(office.desk, office.complaints, office.proceedings)

    def show_record(self, record: "CaseRecord | None") -> None:
        """From now on this case is meant."""
        self._record = record

    def open(self) -> StageDialog | None:
        """Ask for the outcome of an open case, or for the reason why an ended or a merged one goes on."""
        if self._office is None or self._closings is None or self._record is None:
            return None
        merge = standing_merge(self._record.proceedings)
        if merge is not None:
            return self._doings.take_back(merge.uid)
        if self._record.state != State.OPEN:
            return self._doings.begin(REOPENING)
        number = self._record.key
        write = partial(self._closings.close, number)
        dialog = ClosingDialog(self._office.assessment, write, self._place.window())
        dialog.show_case(self._closings.before(number), self._record.fields, self._closings.endings())
        dialog.saved.connect(partial(self.done.emit, number))
        dialog.duty_wanted.connect(self._go_to)
        dialog.satisfaction_wanted.connect(self._ask_satisfaction)
        dialog.open()
        return dialog

    def _ask_satisfaction(self) -> None:
        self._doings.begin(SATISFACTION)

    def _go_to(self, duty: str) -> None:
        if proceeding_of(duty):
            self.proceeding_wanted.emit()
        else:
            self.duty_wanted.emit(duty)
