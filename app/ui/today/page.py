"""The page of Today: what is to be done, read again and again, and the way to each thing."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.today.rows import Goal, Part, TodayBoard, TodayLine
from app.ui.background import Worker
from app.ui.moment_editor import EditorFactory
from app.ui.pages import EXCHANGE, REPORTS, PageView
from app.ui.today.contracts import OpenDesk, TodayDesk
from app.ui.today.nameless import Nameless
from app.ui.today.reminders import Reminders
from app.ui.today.report_sending import ReportSending
from app.ui.today.tabs import TodayTabs

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.office import Office

NEXT_KEY = "F8"


class TodayPage(PageView):
    """Reads the board in a thread whenever something changes; F8 goes to the next thing to do from anywhere.

    Signals:
        duty_wanted: uid of a case, and the part of its form and panel where the next thing is to be done.
        draft_wanted: number of the case whose draft is to go on; empty for a new case.
        reminded: words of what falls due, for the top of the window; empty when there is nothing new.
        shown: the board is on the screen as it was read last.
    """

    duty_wanted = Signal(str, object)
    draft_wanted = Signal(str)
    reminded = Signal(str)
    shown = Signal()

    def __init__(
        self,
        clock: Callable[[], datetime],
        moment_edit: EditorFactory,
        open_desk: OpenDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("today_page")
        self._open_desk = open_desk
        self._office: Office | None = None
        self._desk: TodayDesk | None = None
        self._goes_on = False
        self._worker = Worker(self)
        self._tabs, self.reminders = TodayTabs(clock, moment_edit, self), Reminders(self)
        self._sending = ReportSending(self)
        self.board, self.channels, self.box = self._tabs.board, self._tabs.channels, self._tabs.box
        self._nameless = Nameless(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nameless)
        column.addWidget(self._sending)
        column.addWidget(self._tabs)
        self._connect()

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office, self._desk = office, self._open_desk(office)
        self._tabs.use(office, self._desk)
        self._sending.use(self._desk.reports, office.assessment)
        self.reminders.use(self._desk.today)
        self.refresh()

    def enter(self) -> None:
        """Somebody comes to see what is to be done."""
        self.reminders.note_seen()
        self.refresh()
        self._tabs.take_keyboard()

    def refresh(self) -> None:
        """Read everything again, in a thread."""
        if self._office is not None and self._desk is not None:
            self._worker.start(partial(_read, self._desk, self._office))
            self.reminders.look()

    def show_tab(self, tab: int) -> None:
        """Turn to the board, the channels or the comment box."""
        self._tabs.show_tab(tab)

    def do_next(self) -> None:
        """Go to the next thing to do; as soon as the board was read where it was not yet."""
        if self.board.has_next():
            self.board.open_next()
        else:
            self._goes_on = True
            self.refresh()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._tabs.panes()

    def close_down(self) -> None:
        """Keep what is typed, and let reading end."""
        self.box.keep()
        self._worker.wait()
        self.reminders.close_down()

    def _connect(self) -> None:
        self._worker.finished.connect(self._show)
        self._worker.failed.connect(self._fail)
        self._nameless.page_wanted.connect(self.page_wanted)
        self.board.opened.connect(self._go_to)
        self.board.new_wanted.connect(self._want_new)
        self._tabs.looked.connect(self.refresh)
        self._sending.changed.connect(self.refresh)
        self.box.recorded.connect(self._take_recorded)
        self.reminders.reminded.connect(self._remind)

    def _show(self, reading: "tuple[TodayBoard, Calendar, bool]") -> None:
        board, calendar, is_nameless = reading
        self._nameless.stand(wanted=is_nameless)
        self.board.show_board(board, calendar)
        self._tabs.show_missed(board.totals.get(Part.CHANNELS, 0))
        self.counted.emit(board.totals.get(Part.SENTINEL, 0) + board.totals.get(Part.OVERDUE, 0))
        goes_on, self._goes_on = self._goes_on, False
        self.shown.emit()
        if goes_on:
            self.board.open_next()

    def _fail(self, error: BaseException) -> None:
        raise error

    def _go_to(self, line: TodayLine) -> None:
        match line.goal:
            case Goal.CHANNELS:
                self._tabs.show_channels_of(date.fromisoformat(line.goal_id))
            case Goal.BOX:
                self._tabs.show_box()
            case Goal.EXCHANGE:
                self.page_wanted.emit(EXCHANGE, "")
            case Goal.REPORT | Goal.RETURNS:
                self._sending.ask(line)
            case Goal.INDICATOR:
                self.page_wanted.emit(REPORTS, line.goal_id)
            case Goal.DRAFT:
                self.draft_wanted.emit(line.number)
            case _:
                self.duty_wanted.emit(line.uid, line)

    def _remind(self, words: str) -> None:
        """Whoever looks at the board needs no reminder of it."""
        if words and self.isVisible():
            self.reminders.note_seen()
        else:
            self.reminded.emit(words)

    def _want_new(self) -> None:
        self.draft_wanted.emit("")

    def _take_recorded(self, numbers: object) -> None:
        if numbers:
            self.changed.emit("")


def _read(desk: TodayDesk, office: "Office") -> "tuple[TodayBoard, Calendar, bool]":
    return desk.today.board(), office.desk.calendar, office.staff.is_nameless()
