"""The register as a list: chips with their counts, the cases, and which of how many are in sight."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.services.register.filter import MOST_COUNTED, Chip
from app.translation import _
from app.ui.chosen_case import ChosenCase
from app.ui.register.chips import RegisterChips
from app.ui.register.empty import RegisterEmpty
from app.ui.register.reading import Reading
from app.ui.register.search import RegisterSearch
from app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.register.reading import Register
    from app.ui.case_table import CaseTable


class RegisterList(QFrame):
    """Lists the cases that `search` finds, and marks the one that is `chosen`.

    `make_table` makes the table when there is a register; until then the first paint does without.

    Signals:
        new_wanted: a new case is to be recorded.
        counted: how many cases are to do.
        hand_over_wanted: all open cases of somebody are to go to somebody else.
        search_cleared: nothing was found, and the search is to be emptied.
        settled: reading came to an end, well or not.
        shown: rows are on the screen that were read after the last change of what is wanted.
    """

    new_wanted = Signal()
    counted = Signal(int)
    hand_over_wanted = Signal()
    search_cleared = Signal()
    settled = Signal()
    shown = Signal()

    def __init__(
        self, clock: Callable[[], datetime], make_table: "Callable[[QWidget], CaseTable]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("register_pane")
        self._make_table = make_table
        self._register: Register | None = None
        self._table: CaseTable | None = None
        self._person = ""
        self.search, self.chosen = RegisterSearch(clock, self), ChosenCase(self)
        self._chips, self._stack, self._foot = RegisterChips(self), QStackedWidget(self), QLabel(self)
        self._empty = RegisterEmpty(self._stack)
        self._lay_out()
        self._connect()

    def use(self, register: "Register") -> None:
        """List from this register, now and whenever something else is wanted."""
        self._register = register
        self.search.use(register)
        if self._table is None:
            self._table = self._made_table()  # while the first rows are being read
            self._chips.offer_kinds()

    def use_calendar(self, calendar: "Calendar") -> None:
        """Count working days on the badges with it; it comes after the register."""
        if self._table is not None:
            self._table.use_calendar(calendar)

    def show_person(self, name: str) -> None:
        """Who looks at the register, and may want their own cases alone."""
        self._person = name

    def focus_list(self) -> None:
        """Take the keyboard to the cases."""
        if self._table is not None:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_range()

    def _lay_out(self) -> None:
        self._foot.setObjectName("register_foot")
        self._stack.addWidget(SkeletonRows(self._stack))
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._chips)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.search.chip_wanted.connect(self._chips.choose)
        self.search.wanted_changed.connect(self._scroll_to_top)
        self.search.found.connect(self._show)
        self.search.failed.connect(self._fail)
        self._chips.chip_chosen.connect(self.search.take_chip)
        self._chips.kinds_chosen.connect(self.search.take_kinds)
        self._chips.person_chosen.connect(self.search.take_person)
        self._chips.hand_over_wanted.connect(self.hand_over_wanted)
        self._chips.people_asked.connect(self._offer_people)
        self._empty.search_cleared.connect(self.search_cleared)
        self._empty.new_wanted.connect(self.new_wanted)
        self._empty.all_wanted.connect(self._chips.clear)

    def _offer_people(self) -> None:
        if self._register is not None:
            self._chips.offer_people(self._register.people_in_charge(), self._person)

    def _made_table(self) -> "CaseTable":
        table = self._make_table(self._stack)
        self._stack.addWidget(table)
        table.verticalScrollBar().valueChanged.connect(self._show_range)
        self.chosen.use_table(table)
        return table

    def _scroll_to_top(self) -> None:
        if self._table is not None:
            self._table.scrollToTop()

    def _show(self, reading: Reading) -> None:
        if self._register is None or self._table is None:
            return
        top = self._table.verticalScrollBar().value()
        with QSignalBlocker(self._table.selectionModel()):
            self._table.cases.show_reading(self._register, reading)
            self._table.verticalScrollBar().setValue(top)
        self.chosen.mark()
        self._chips.show_counts(reading.chips)
        self._stack.setCurrentWidget(self._table if reading.total else self._empty)
        if (layout := self._stack.layout()) is not None:
            layout.activate()  # a table that comes into sight only now has no height yet, and one row in sight
        self._show_range()
        self.counted.emit(reading.chips.get(Chip.TO_DO, 0))
        if not reading.total:
            self._empty.show_reading(reading)
        self.settled.emit()
        self.shown.emit()

    def _fail(self, error: BaseException) -> None:
        self.settled.emit()
        raise error

    def _show_range(self) -> None:
        if self._table is None:
            return
        self.search.look_at(self._table.pages_in_sight())
        count = self._table.cases.rowCount()
        first, last = self._table.rows_in_sight()
        total = "10,000+" if count >= MOST_COUNTED else str(count)
        if not count:
            self._foot.setText(_("{count} cases").format(count=0))
            return
        words = _("Showing {first}–{last} of {count} cases")
        self._foot.setText(words.format(first=first + 1, last=last + 1, count=total))
