"""The three parts of Today behind their tabs: the board, the daily look at the channels, the comment box."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.translation import _
from app.ui.kit import GAP, PAGE_MARGIN
from app.ui.moment_editor import EditorFactory
from app.ui.today.board import BoardView
from app.ui.today.channels import ChannelsView
from app.ui.today.comment_box import CommentBoxView
from app.ui.today.contracts import TodayDesk

if TYPE_CHECKING:
    from app.services.office import Office

BOARD, CHANNELS, BOX = range(3)


class TodayTabs(QWidget):
    """What stands behind the other tabs is read when somebody goes there first.

    Signals:
        looked: something was written down about a channel or the comment box.
    """

    looked = Signal()

    def __init__(self, clock: Callable[[], datetime], moment_edit: EditorFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._desk: TodayDesk | None = None
        self._box_is_ready = False
        self._tabs, self._stack = _tab_bar(self), QStackedWidget(self)
        self.board, self.channels = BoardView(clock, self), ChannelsView(clock, self)
        self.box = CommentBoxView(moment_edit, self)
        for view in (self.board, self.channels, self.box):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, GAP, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._turn_to)
        self.channels.looked.connect(self.looked)
        self.channels.box_wanted.connect(self.show_box)
        self.box.looked.connect(self._take_looked)

    def use(self, office: "Office", desk: TodayDesk) -> None:
        """The services are ready."""
        self._office, self._desk = office, desk
        may_look = desk.checks.may_look()
        self._tabs.setTabVisible(CHANNELS, may_look)
        self._tabs.setTabVisible(BOX, may_look and desk.box.is_kept())

    def show_tab(self, tab: int) -> None:
        """Turn to the board, the channels or the comment box."""
        self._tabs.setCurrentIndex(tab)

    def show_box(self) -> None:
        """Turn to the comment box."""
        self.show_tab(BOX)

    def show_channels_of(self, day: date) -> None:
        """Turn to the channels of a day."""
        self.show_tab(CHANNELS)
        self.channels.show_day(day)

    def show_missed(self, count: int) -> None:
        """Say on the tab on how many days a channel was not looked at."""
        words = _("Daily look at the channels")
        self._tabs.setTabText(CHANNELS, f"{words}  {count}" if count else words)

    def take_keyboard(self) -> None:
        """Put the keyboard into the part that is shown."""
        self._shown().take_keyboard()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return (self._tabs, *self._shown().panes())

    def _shown(self) -> BoardView | ChannelsView | CommentBoxView:
        return (self.board, self.channels, self.box)[self._tabs.currentIndex()]

    def _turn_to(self, tab: int) -> None:
        self.box.keep()
        self._stack.setCurrentIndex(tab)
        if self._desk is not None and self._office is not None:
            self._prepare(tab, self._desk, self._office)
        self.take_keyboard()

    def _prepare(self, tab: int, desk: TodayDesk, office: "Office") -> None:
        if tab == CHANNELS:
            self.channels.use(desk.checks, office.assessment)
        if tab == BOX and not self._box_is_ready:
            self._box_is_ready = True
            self.box.use(desk.box, office.staff.units(), [person.name for person in office.staff.people()])

    def _take_looked(self) -> None:
        self.channels.refresh()
        self.looked.emit()


def _tab_bar(parent: QWidget) -> QTabBar:
    tabs = QTabBar(parent)
    tabs.setObjectName("today_tabs")
    tabs.setAccessibleName(_("Parts of the page"))
    tabs.setExpanding(False)
    tabs.setDrawBase(False)
    for text in (_("What is to be done"), _("Daily look at the channels"), _("Comment box")):
        tabs.addTab(text)
    return tabs
