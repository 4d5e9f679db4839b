"""Opens the dialog in which duties are ticked; whoever ticked last is offered again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.moment_editor import EditorFactory
from app.ui.triage.duties_shown import ShownDuty, to_tick_in
from app.ui.triage.tick_dialog import TickDialog

if TYPE_CHECKING:
    from app.services.cases.assessment import Assessment
    from app.services.cases.duties import Duties


class Ticking(QObject):
    """Asks over a widget.

    Signals:
        ticked: number of the case in which duties were ticked.
    """

    ticked = Signal(str)

    def __init__(self, moment_edit: EditorFactory, place: QWidget) -> None:
        super().__init__(place)
        self._place, self._moment_edit = place, moment_edit
        self._assessment: Assessment | None = None
        self._duties: Duties | None = None
        self._number = self._last_by = ""

    def use(self, assessment: "Assessment", duties: "Duties") -> None:
        """The services are ready."""
        self._assessment, self._duties = assessment, duties

    def ask(self, number: str, unit: str, listed: Sequence[ShownDuty], duty: str) -> None:
        """Ask which of the listed duties of that case are done; `duty` is ticked already, empty for none of them."""
        if self._assessment is None or self._duties is None:
            return
        self._number = number
        to_tick = to_tick_in(listed)
        rows = [each.row for each in listed if each.row.id == duty or (each in to_tick and not each.row.collected)]
        ticked = [duty] if duty else [row.id for row in rows if len(rows) == 1]
        dialog = TickDialog(self._duties, self._moment_edit, self._place)
        dialog.show_duties(number, unit, rows, ticked)
        dialog.suggest(self._assessment.now(), self._last_by or self._duties.person_name)
        dialog.ticked.connect(self._take)
        dialog.open()

    def _take(self, by: str) -> None:
        self._last_by = by
        self.ticked.emit(self._number)
