"""What comes after the calls to the mediators: sessions, promises, visits to the director, and their papers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.vocabulary import CallOutcome, State
from app.translation import _
from app.ui.mediation.actions import MediationActions
from app.ui.mediation.given import Given, Values
from app.ui.mediation.settled import HEAD_FIRST, SESSION, agreement_in, settled
from app.ui.mediation.settled_lines import SettledLines

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.rows import CaseRecord


class Settling(QObject):
    """Holds the row of buttons and the card of lines for one case.

    Signals:
        done: number of the case about which more was written.
        case_wanted: number of the case whose form is to be opened.
    """

    done = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, given: Given, place: QWidget) -> None:
        super().__init__(place)
        self._given, self._place = given, place
        self._office: Office | None = None
        self._number: str | None = None
        self._record: CaseRecord | None = None
        self.actions, self.lines = MediationActions(place), SettledLines(place)
        self._doings = given.doings_of(place)
        self.actions.begin_wanted.connect(self._begin)
        self.actions.list_wanted.connect(self._print_list)
        self.lines.step_wanted.connect(self._doings.go_on)
        self.lines.change_wanted.connect(self._doings.correct)
        self.lines.paper_wanted.connect(self._print_record)
        self.lines.outcome_wanted.connect(self._want_case)
        self._doings.done.connect(self.done)

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self._doings.use(office)

    def show_case(self, number: str | None) -> None:
        """Show what was settled in one case; None for none."""
        self._number = number
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        if self._office is None or self._number is None:
            return
        record = self._record = self._office.complaints.case(self._number)
        today = self._office.desk.now().date()
        self._doings.show_record(record)
        self.actions.allow(record.state == State.OPEN and not record.is_read_only)
        entries = settled(record, self._office.assessment.policy, today)
        self.lines.show_settled(entries, is_outcome_open=agreement_in(record))

    def ask_about_head(self) -> None:
        """Ask what came of the mediation by the head, before mediators are called (MED-2)."""
        self._begin(HEAD_FIRST)

    def _begin(self, code: str) -> None:
        self._doings.begin(code, self._likely() if code == SESSION else None)

    def _likely(self) -> Values:
        """Present are mostly the complainant, and the mediator who has accepted."""
        if self._record is None:
            return {}
        accepted = [call.name for call in self._record.calls if call.outcome == CallOutcome.ACCEPTED]
        people = [str(self._record.fields.get("complainant_name") or ""), *accepted[-1:]]
        return {"people": [each for each in people if each]}

    def _print_record(self, uid: str) -> None:
        if self._office is not None and self._record is not None:
            pdf = self._given.papers_of(self._office).record(self._record.key, uid)
            self._given.show_preview(pdf, _("Mediation record"), self._place)

    def _print_list(self) -> None:
        if self._office is not None and self._record is not None:
            pdf = self._given.papers_of(self._office).call_list(self._record.key)
            self._given.show_preview(pdf, _("Mediators' call list"), self._place)

    def _want_case(self) -> None:
        if self._record is not None:
            self.case_wanted.emit(self._record.key)
