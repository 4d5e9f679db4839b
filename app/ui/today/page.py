"""The page of Today: the board, the daily look at the channels, and the comment box, behind three tabs."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.services.today.rows import Goal, Part, TodayBoard, TodayLine
from app.translation import _
from app.ui.background import Worker
from app.ui.moment_editor import EditorFactory
from app.ui.pages import EXCHANGE, PageView
from app.ui.today.board import BoardView
from app.ui.today.channels import ChannelsView
from app.ui.today.comment_box import CommentBoxView
from app.ui.today.contracts import OpenDesk, TodayDesk
from app.ui.today.reminders import Reminders

if TYPE_CHECKING:
    from app.domain.working_days import Calendar
    from app.services.office import Office

MARGIN, GAP = 20, 12
BOARD, CHANNELS, BOX = range(3)
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
        self._goes_on = self._box_is_ready = False
        self._worker = Worker(self)
        self.board, self.channels = BoardView(clock, self), ChannelsView(clock, self)
        self.box = CommentBoxView(moment_edit, self)
        self.reminders = Reminders(self)
        self._tabs, self._stack = self._tab_bar(), QStackedWidget(self)
        for view in (self.board, self.channels, self.box):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._connect()

    def use(self, office: "Office") -> None:
        """The services are ready."""
        self._office = office
        self._desk = desk = self._open_desk(office)
        may_look = desk.checks.may_look()
        self._tabs.setTabVisible(CHANNELS, may_look)
        self._tabs.setTabVisible(BOX, may_look and desk.box.is_kept())
        self.reminders.use(desk.today)
        self.refresh()

    def enter(self) -> None:
        """Somebody comes to see what is to be done."""
        self.reminders.note_seen()
        self.refresh()
        self._take_keyboard()

    def refresh(self) -> None:
        """Read everything again, in a thread."""
        if self._office is not None and self._desk is not None:
            self._worker.start(partial(_read, self._desk, self._office))
            self.reminders.look()

    def show_tab(self, tab: int) -> None:
        """Turn to the board, the channels or the comment box."""
        self._tabs.setCurrentIndex(tab)

    def do_next(self) -> None:
        """Go to the next thing to do; as soon as the board was read where it was not yet."""
        if self.board.has_next():
            self.board.open_next()
        else:
            self._goes_on = True
            self.refresh()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        views = {BOARD: self.board.panes, CHANNELS: self.channels.panes, BOX: self.box.panes}
        return (self._tabs, *views[self._tabs.currentIndex()]())

    def close_down(self) -> None:
        """Keep what is typed, and let reading end."""
        self.box.keep()
        self._worker.wait()
        self.reminders.close_down()

    def _tab_bar(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setObjectName("today_tabs")
        tabs.setAccessibleName(_("Parts of the page"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        for text in (_("What is to be done"), _("Daily look at the channels"), _("Comment box")):
            tabs.addTab(text)
        return tabs

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._turn_to)
        self._worker.finished.connect(self._show)
        self._worker.failed.connect(self._fail)
        self.board.opened.connect(self._go_to)
        self.board.new_wanted.connect(self._want_new)
        self.channels.looked.connect(self.refresh)
        self.channels.box_wanted.connect(self._open_box)
        self.box.looked.connect(self._take_looked)
        self.box.recorded.connect(self._take_recorded)
        self.reminders.reminded.connect(self._remind)

    def _turn_to(self, tab: int) -> None:
        self.box.keep()
        self._stack.setCurrentIndex(tab)
        if self._desk is not None and self._office is not None:
            self._prepare(tab, self._desk, self._office)
        self._take_keyboard()

    def _prepare(self, tab: int, desk: TodayDesk, office: "Office") -> None:
        """What stands behind the other tabs is read when somebody goes there first."""
        if tab == CHANNELS:
            self.channels.use(desk.checks, office.assessment)
        if tab == BOX and not self._box_is_ready:
            self._box_is_ready = True
            self.box.use(desk.box, office.staff.units(), [person.name for person in office.staff.people()])

    def _take_keyboard(self) -> None:
        takers = {BOARD: self.board.take_keyboard, CHANNELS: self.channels.take_keyboard, BOX: self.box.take_keyboard}
        takers[self._tabs.currentIndex()]()

    def _show(self, reading: "tuple[TodayBoard, Calendar]") -> None:
        board, calendar = reading
        self.board.show_board(board, calendar)
        missed = board.totals.get(Part.CHANNELS, 0)
        words = _("Daily look at the channels")
        self._tabs.setTabText(CHANNELS, f"{words}  {missed}" if missed else words)
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
                self.show_tab(CHANNELS)
                self.channels.show_day(date.fromisoformat(line.goal_id))
            case Goal.BOX:
                self.show_tab(BOX)
            case Goal.EXCHANGE:
                self.page_wanted.emit(EXCHANGE, "")
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

    def _open_box(self) -> None:
        self.show_tab(BOX)

    def _take_looked(self) -> None:
        self.channels.refresh()
        self.refresh()

    def _take_recorded(self, numbers: object) -> None:
        if numbers:
            self.changed.emit("")


def _read(desk: TodayDesk, office: "Office") -> "tuple[TodayBoard, Calendar]":
    return desk.today.board(), office.desk.calendar
