"""The mediation page: cases in mediation, and for each the mediators in the order of their list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.cases.case_row import CaseRow
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import scrolled
from app.ui.mediation.case_list import CaseList
from app.ui.mediation.case_mediators import CaseMediators
from app.ui.mediation.given import Given
from app.ui.mediation.settling import Settling
from app.ui.pages import PageView
from app.ui.reading_order import set_reading_order

if TYPE_CHECKING:
    from app.services.cases.mediation import Mediation
    from app.services.office import Office

ABOVE = 12  # pixels left free above what is scrolled to


class MediationPage(PageView):
    """The cases that wait for a mediator; one of them is worked on.

    Signals:
        case_chosen: number of the case chosen in the list.
    """

    case_chosen = Signal(str)

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mediation")
        self._mediation: Mediation | None = None
        self._cases, self._empty = CaseList(self), EmptyNotice("mediation_empty", "large", self)
        self._mediators = CaseMediators(given.moment_edit, self)
        self._settling = Settling(given, self)
        self._mediators.add_under_title(self._settling.actions)
        self._mediators.add_under_list(self._settling.lines)
        self._work = scrolled(self._mediators, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._cases)
        row.addWidget(self._work, 1)
        row.addWidget(self._empty, 1)
        self._cases.chosen.connect(self._choose_case)
        self._mediators.changed.connect(self.refresh)  # before others are told
        self._mediators.changed.connect(self.changed)
        self._mediators.list_changed.connect(self.refresh)
        self._mediators.head_wanted.connect(self._settling.ask_about_head)
        self._settling.done.connect(self._show_what_was_settled)
        self._settling.done.connect(self.changed)
        self._settling.case_wanted.connect(self.case_wanted)
        self._show_cases()

    def use(self, office: "Office") -> None:
        self._mediation = office.mediation
        self._mediators.use(office.mediation, office.complaints, office.staff, office.desk.now)
        self._settling.use(office)
        self.refresh()
        if self.isVisible():
            self._begin()

    def show_case(self, number: str | None) -> None:
        """Show one case's mediators; None for none."""
        self._mediators.show_case(number)
        self._settling.show_case(number)
        self._read_cases()

    def number(self) -> str | None:
        """The number of the case whose mediators are shown."""
        return self._mediators.number()

    def refresh(self) -> None:
        """Read the cases and the list again."""
        self._mediators.refresh()
        self._settling.refresh()
        self._read_cases()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._begin()

    def _show_what_was_settled(self) -> None:
        """What was just written down is in sight, below a list of mediators that may fill the window."""
        self.refresh()
        QTimer.singleShot(0, self, self._scroll_to_settled)  # the card has its place once it is laid out anew

    def _scroll_to_settled(self) -> None:
        self._work.verticalScrollBar().setValue(self._settling.lines.y() - ABOVE)

    def _begin(self) -> None:
        """Somebody comes to the page: a case is chosen and the keyboard is in the list."""
        if self._mediation is None:
            return
        cases = self._mediation.cases_in_mediation()
        if self.number() is None and cases:
            self.show_case(cases[0].number)
        self._cases.take_keyboard()

    def _read_cases(self) -> None:
        if self._mediation is not None:
            self._show_cases(self._mediation.cases_in_mediation())

    def _show_cases(self, cases: Sequence[CaseRow] = ()) -> None:
        self._cases.show_cases(cases, self.number())
        self._work.setVisible(self.number() is not None)
        self._empty.setVisible(self.number() is None)
        if cases:
            words, more = _("Choose a case from the list"), _("Ctrl+M calls the next mediator")
        else:
            words = _("No case is in mediation")
            more = _("Send one there from its form: “To mediation”")
        self._empty.show_notice("handshake", words, more)
        set_reading_order(self._cases, *self._mediators.parts())  # cases and lines were made anew

    def _choose_case(self, number: str) -> None:
        self.show_case(number)
        self.case_chosen.emit(number)
