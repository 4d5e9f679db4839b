"""The register as a list: chips with their counts, the cases, and which of how many are in sight."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.buddhist_dates import BANGKOK
from app.services.register_filter import MOST_COUNTED, Chip, RegisterFilter
from app.translation import _
from app.ui.background import Worker
from app.ui.register_chips import RegisterChips
from app.ui.register_empty import RegisterEmpty
from app.ui.register_reading import Reading, read
from app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.register import Register
    from app.ui.case_table import CaseTable

PAUSE_MS = 150  # in typing, before the register is asked
FIRST_PAGE = (0,)


class RegisterList(QFrame):
    """Finds and lists cases; reads in a thread, so that typing never waits.

    `make_table` makes the table when there is a register; until then the first paint does without.

    Signals:
        case_chosen: uid of the case that somebody wants to see.
        new_wanted: a new case is to be recorded.
        counted: how many cases are to do.
        search_cleared: nothing was found, and the search is to be emptied.
        settled: reading came to an end, well or not.
        shown: rows are on the screen that were read after the last change of what is wanted.
    """

    case_chosen = Signal(str)
    new_wanted = Signal()
    counted = Signal(int)
    search_cleared = Signal()
    settled = Signal()
    shown = Signal()

    def __init__(
        self, clock: Callable[[], datetime], make_table: "Callable[[QWidget], CaseTable]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("register_pane")
        self._clock, self._make_table = clock, make_table
        self._register: Register | None = None
        self._wanted = RegisterFilter(chip=Chip.TO_DO)
        self._chosen, self._chip_before = "", ""
        self._table: CaseTable | None = None
        self._chips, self._stack, self._foot = RegisterChips(self), QStackedWidget(self), QLabel(self)
        self._empty = RegisterEmpty(self._stack)
        self._worker, self._pause = Worker(self), QTimer(self)
        self._lay_out()
        self._connect()

    def use(self, register: "Register") -> None:
        """Read from this register, now and whenever something else is wanted."""
        self._register = register
        self.refresh()
        if self._table is None:
            self._table = self._made_table()  # while the first rows are being read
            self._chips.offer_kinds()

    def use_calendar(self, calendar: "Calendar") -> None:
        """Count working days on the badges with it; it comes after the register."""
        if self._table is not None:
            self._table.use_calendar(calendar)

    def refresh(self) -> None:
        """Read again; the case that is chosen stays chosen."""
        if self._register is None:
            return
        self._pause.stop()
        wanted = replace(self._wanted, as_of=self._clock().astimezone(BANGKOK))
        pages = self._table.pages_in_sight() if self._table else FIRST_PAGE
        self._worker.start(partial(read, self._register, wanted, pages))

    def search(self, words: str) -> None:
        """List the cases with these words, after a pause in typing; all cases are searched, not only those to do."""
        before, wanted = self._wanted.search, words.strip()
        if wanted and not before:
            self._search_all()
        elif before and not wanted and self._chip_before:
            self._chips.choose(Chip(self._chip_before))
        self._want(replace(self._wanted, search=wanted))

    def choose_case(self, case_key: str) -> None:
        """Mark the case of that uid or number without telling anybody; the mark comes as soon as its row is read."""
        self._chosen = case_key
        self._mark()

    def choose_next(self) -> bool:
        """Go on to the case below; False at the end of the list."""
        return self._table is not None and self._table.choose_below()

    def chosen(self) -> str:
        """The uid or number of the case that is marked; empty when none is."""
        return self._chosen

    def focus_list(self) -> None:
        """Take the keyboard to the cases."""
        if self._table is not None:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Let reading end; before the window goes."""
        self._worker.wait()

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
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._worker.finished.connect(self._show)
        self._worker.failed.connect(self._fail)
        self._chips.chip_chosen.connect(self._want_chip)
        self._chips.kinds_chosen.connect(self._want_kinds)
        self._empty.search_cleared.connect(self.search_cleared)
        self._empty.new_wanted.connect(self.new_wanted)
        self._empty.all_wanted.connect(self._chips.clear)

    def _made_table(self) -> "CaseTable":
        table = self._make_table(self._stack)
        self._stack.addWidget(table)
        table.verticalScrollBar().valueChanged.connect(self._show_range)
        table.selectionModel().currentRowChanged.connect(self._tell)
        return table

    def _want(self, wanted: RegisterFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._pause.start()
            if self._table is not None:
                self._table.scrollToTop()

    def _search_all(self) -> None:
        before = self._wanted.chip
        self._chips.choose(Chip.ALL)
        self._chip_before = before

    def _want_chip(self, chip: str) -> None:
        self._chip_before = ""  # a chip that is chosen while searching stays
        self._want(replace(self._wanted, chip=chip))

    def _want_kinds(self, kinds: Iterable[str]) -> None:
        self._want(replace(self._wanted, kinds=frozenset(kinds)))

    def _show(self, reading: Reading) -> None:
        if self._register is None or self._table is None:
            return
        top = self._table.verticalScrollBar().value()
        with QSignalBlocker(self._table.selectionModel()):
            self._table.cases.show_reading(self._register, reading)
            self._table.verticalScrollBar().setValue(top)
        self._mark()
        self._chips.show_counts(reading.chips)
        self._stack.setCurrentWidget(self._table if reading.count else self._empty)
        self._show_range()
        self.counted.emit(reading.chips.get(Chip.TO_DO, 0))
        if not reading.count:
            self._empty.show_reading(reading)
        self.settled.emit()
        self.shown.emit()

    def _mark(self) -> None:
        if self._table is None:
            return
        row = self._table.cases.row_of(self._chosen) if self._chosen else -1
        with QSignalBlocker(self._table.selectionModel()):
            self._table.mark_row(row)

    def _tell(self, current: QModelIndex) -> None:
        if self._table is None:
            return
        case = self._table.cases.case_at(current.row()) if current.isValid() else None
        self._table.viewport().update()
        if case is not None and self._chosen not in (case.uid, case.number):
            self._chosen = case.uid  # another case may bear the same number
            self.case_chosen.emit(case.uid)

    def _fail(self, error: BaseException) -> None:
        self.settled.emit()
        raise error

    def _show_range(self) -> None:
        if self._table is None:
            return
        count = self._table.cases.rowCount()
        first, last = self._table.rows_in_sight()
        total = "10,000+" if count >= MOST_COUNTED else str(count)
        if not count:
            self._foot.setText(_("{count} cases").format(count=0))
            return
        words = _("Showing {first}–{last} of {count} cases")
        self._foot.setText(words.format(first=first + 1, last=last + 1, count=total))
