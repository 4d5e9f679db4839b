"""The register page: the list on the left, and the case in work beside it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.errors import AmbiguousNumber, UnknownCase
from app.translation import _
from app.ui.case_work import CaseWork
from app.ui.empty_notice import EmptyNotice
from app.ui.pages import PageView
from app.ui.reading_order import set_reading_order
from app.ui.register.list import RegisterList

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.form.screen import FormScreen

WIDE = 1600  # from this width of the window on, there is room for wider panes
LIST_WIDTHS = (336, 420)


class RegisterScreen(PageView):
    """Shows one case beside the others: `cases` lists them, `work` is the form with the triage panel.

    Signals:
        search_cleared: the list is not to be searched any more.
        settled: the list was read, well or not.
        hand_over_wanted: the services of the office; all open cases of somebody are to go to somebody else.
    """

    search_cleared = Signal()
    settled = Signal()
    hand_over_wanted = Signal(object)

    def __init__(self, cases: RegisterList, form: "FormScreen", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self._office: Office | None = None
        self._asked = ""
        self.cases = cases
        self._stack = QStackedWidget(self)
        self.work, self._nothing = CaseWork(form, self._stack), EmptyNotice("nothing_chosen", "large", self._stack)
        self._lay_out()
        self._connect()

    def use(self, office: "Office") -> None:
        self._office = office
        self.cases.use(office.register)
        self.cases.show_person(office.staff.person.name)
        self.work.use(office)
        set_reading_order(self.cases, *self.work.panes())
        asked, self._asked = self._asked, ""
        if asked:
            self.show_case(asked)

    def enter(self) -> None:
        """The list is read when something changes, not when somebody comes."""

    def new(self) -> None:
        """An empty form, ready to type; what was typed before is kept as a draft."""
        self._stack.setCurrentWidget(self.work)
        self.cases.chosen.choose("")
        self.work.new()

    def show_case(self, number: str) -> None:
        """Show the case of that number or uid in the form, and mark it in the list."""
        if self._office is None:
            self._asked = number  # the list is there before what reads a case
            return
        try:
            record = self._office.complaints.case(number)
        except UnknownCase:
            self.cases.search.read()
            return
        except AmbiguousNumber as refusal:
            self.show_case(refusal.others[0])  # the other stands beside it in the list
            return
        self._stack.setCurrentWidget(self.work)
        self.cases.chosen.choose(record.uid)
        self.work.in_step.show_case(record)

    def show_nothing(self) -> None:
        """No case and no form: what to do is said instead."""
        self.work.in_step.show_case(None)
        self.cases.chosen.choose("")
        more = _("Ctrl+N new case   ·   Ctrl+F search   ·   F1 help")
        words = _("Choose a case from the list, or record a new one")
        self._nothing.show_notice("clipboard_text_edit", words, more)
        self._stack.setCurrentWidget(self._nothing)

    def number(self) -> str | None:
        return self.work.form.content.number() if self._stack.currentWidget() is self.work else None

    def refresh(self) -> None:
        """Read the list and the case in the form again; what is typed and not saved stays."""
        if self._office is not None and self._office.desk.has_calendar():
            self.cases.use_calendar(self._office.desk.calendar)  # an import may have brought another one
        self.cases.search.read()
        number = self.number()
        if self._office is not None and number is not None:
            with suppress(UnknownCase):
                self.work.in_step.refresh_case(self._office.complaints.case(number))

    def panes(self) -> tuple[QWidget, ...]:
        """List, form, triage."""
        return (self.cases, *(self.work.panes() if self._stack.currentWidget() is self.work else ()))

    def close_down(self) -> None:
        """Keep what is typed, and let reading end."""
        self.work.form.content.show(None)
        self.cases.search.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width() >= WIDE
        self.cases.setFixedWidth(LIST_WIDTHS[wide])
        self.work.show_width(wide=wide)

    def _lay_out(self) -> None:
        self._nothing.setProperty("class", "canvas")
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack.addWidget(self.work)
        self._stack.addWidget(self._nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cases)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.cases.chosen.chosen.connect(self.show_case)
        self.cases.new_wanted.connect(self.new)
        self.cases.counted.connect(self.counted)
        self.cases.search_cleared.connect(self.search_cleared)
        self.cases.settled.connect(self.settled)
        self.cases.hand_over_wanted.connect(self._ask_to_hand_over)
        self.work.saved.connect(self.cases.chosen.choose)
        self.work.changed.connect(self.changed)
        self.work.page_wanted.connect(self.page_wanted)
        self.work.form.case_wanted.connect(self.show_case)
        self.work.form.saving.next_wanted.connect(self._go_on)

    def _ask_to_hand_over(self) -> None:
        if self._office is not None:
            self.hand_over_wanted.emit(self._office)

    def _go_on(self) -> None:
        if not self.cases.chosen.choose_next():
            self.show_nothing()
