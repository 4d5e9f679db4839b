"""The register page: the list on the left, and the case in work beside it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.errors import AmbiguousNumber, NotAllowed, UnknownCase
from app.services.words.messages import words_for
from app.ui.pages import PageView
from app.ui.reading_order import set_reading_order
from app.ui.register.case_or_notice import CaseOrNotice
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
        self._beside = CaseOrNotice(form, self)
        self.work = self._beside.work
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.cases)
        row.addWidget(self._beside, 1)
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
        self._beside.show_work()
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
        except NotAllowed as refusal:
            self._beside.say("shield_error", words_for(refusal), "")
            self.cases.chosen.choose("")
            return
        except AmbiguousNumber as refusal:
            self.show_case(refusal.others[0])  # the other stands beside it in the list
            return
        self._beside.show_work()
        self.cases.chosen.choose(record.uid)
        self.work.in_step.show_case(record)

    def show_nothing(self) -> None:
        """No case and no form: what to do is said instead."""
        self._beside.say_what_to_do(may_record=self._office is None or self._office.records_cases())
        self.cases.chosen.choose("")

    def _tell_put_away(self, number: str) -> None:
        self._beside.say_put_away(number)
        self.cases.chosen.choose("")
        self.cases.search.read()
        self.changed.emit(number)

    def number(self) -> str | None:
        return self._beside.number()

    def refresh(self) -> None:
        """Read the list and the case in the form again; what is typed and not saved stays."""
        if self._office is not None and self._office.desk.calendar_in_use.is_made():
            self.cases.use_calendar(self._office.desk.calendar)  # an import may have brought another one
        self.cases.search.read()
        number = self.number()
        if self._office is not None and number is not None:
            with suppress(UnknownCase, NotAllowed):
                self.work.in_step.refresh_case(self._office.complaints.case(number))

    def panes(self) -> tuple[QWidget, ...]:
        """List, form, triage."""
        return (self.cases, *self._beside.panes())

    def close_down(self) -> None:
        """Keep what is typed, and let reading end."""
        self.work.form.content.show(None)
        self.cases.search.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width() >= WIDE
        self.cases.setFixedWidth(LIST_WIDTHS[wide])
        self.work.show_width(wide=wide)

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
        self.work.form.saving.put_away.connect(self._tell_put_away)
        self.work.form.saving.next_wanted.connect(self._go_on)

    def _ask_to_hand_over(self) -> None:
        if self._office is not None:
            self.hand_over_wanted.emit(self._office)

    def _go_on(self) -> None:
        if not self.cases.chosen.choose_next():
            self.show_nothing()
