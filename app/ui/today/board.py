"""The board itself: figures, a chip for each part, and the lines under them in the order of doing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from app.services.today.rows import Part, TodayBoard, TodayLine
from app.translation import _
from app.ui.empty_notice import EmptyNotice
from app.ui.kit import GAP, Card, label, primary_button
from app.ui.skeleton import SkeletonRows
from app.ui.today.figures import Figures
from app.ui.today.line_row import LineDelegate
from app.ui.today.lines_model import LinesModel
from app.ui.today.part_chips import PartChips

if TYPE_CHECKING:
    from app.domain.working_days import Calendar

STEP = 44  # pixels that one notch of the wheel moves a third of


class LineList(QListView):
    """The lines; Enter or a double click goes to what a line is about.

    Signals:
        opened: the line that somebody wants to work on, a `TodayLine`.
    """

    opened = Signal(object)

    def __init__(self, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("today_lines")
        self.setAccessibleName(_("What is to be done"))
        self.lines, self.painter = LinesModel(self), LineDelegate(clock, self)
        self.setModel(self.lines)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STEP)
        self.doubleClicked.connect(self._open)
        self.lines.modelReset.connect(self._show_whole_lines)
        self.verticalScrollBar().valueChanged.connect(self._show_whole_lines)

    def line(self) -> TodayLine | None:
        """The line on which the keyboard is."""
        return self.lines.line_at(self.currentIndex().row())

    def choose(self, line: TodayLine | None) -> None:
        """Put the keyboard on what this line is about, or on the first line."""
        row = self.lines.row_of(line)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))
            if row == self.lines.row_of(None):
                self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole_lines()
        self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._show_whole_lines()

    def _show_whole_lines(self) -> None:
        """Before somebody scrolls, no line is cut at the lower edge.

        Called at each change of rows or height as well: Qt says `updateGeometries` only from a timer
        while rows wait to be laid out.
        """
        heights = (self.painter.height_of(self.lines.index(row)) for row in range(self.lines.rowCount()))
        hidden = 0 if self.verticalOffset() else _seen_of_cut_line(heights, self.height())
        if hidden != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, hidden)

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line_at(index.row())
        if line is not None:
            self.opened.emit(line)


class BoardView(QWidget):
    """Shows one reading after another; what is chosen stays chosen.

    Signals:
        opened: the line that somebody wants to work on, a `TodayLine`.
        new_wanted: nothing is to be done, and a new case is to be recorded.
    """

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: TodayBoard | None = None
        self._figures, self._chips = Figures(self), PartChips(self)
        self._next = primary_button(_("Do the next thing (F8)"), "arrow_forward")
        self._stack = QStackedWidget(self)
        self._list, self._empty = LineList(clock, self._stack), EmptyNotice("today_empty", "large", self._stack)
        self._lay_out()
        self._chips.chosen.connect(self._show_part)
        self._list.opened.connect(self.opened)
        self._next.clicked.connect(self.open_next)
        self._empty.acted.connect(self.new_wanted)

    def show_board(self, board: TodayBoard, calendar: "Calendar | None") -> None:
        """Show what was read."""
        self._board = board
        self._list.painter.use_calendar(calendar)
        self._figures.show_figures(board.figures, board.totals.get(Part.CHANNELS, 0))
        self._chips.show_totals(board.totals)
        self._next.setEnabled(board.next_line is not None)
        self._show_lines()

    def open_next(self) -> None:
        """Go to the next thing to do."""
        line = self._board.next_line if self._board is not None else None
        if line is not None:
            self._list.choose(line)
            self.opened.emit(line)

    def has_next(self) -> bool:
        """Whether something is to be done."""
        return self._board is not None and self._board.next_line is not None

    def take_keyboard(self) -> None:
        """Put the keyboard into the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can be."""
        return self._chips, self._list

    def _lay_out(self) -> None:
        card = Card("", self)
        card.setObjectName("today_card")
        head = QHBoxLayout()
        head.addWidget(label(_("To do first"), "card_title"))
        head.addStretch(1)
        self._next.setObjectName("do_next")
        head.addWidget(self._next)
        self._stack.addWidget(SkeletonRows(self._stack))
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        card.body.addLayout(head)
        card.body.addWidget(self._chips)
        card.body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._figures)
        column.addWidget(card, 1)

    def _show_part(self, _part: object) -> None:
        self._show_lines()

    def _show_lines(self) -> None:
        if self._board is None:
            return
        before = self._list.line()
        with QSignalBlocker(self._list.selectionModel()):
            self._list.lines.show_board(self._board, self._chips.part())
            self._list.choose(before)
        is_empty = self._list.lines.rowCount() == 0
        self._stack.setCurrentWidget(self._empty if is_empty else self._list)
        if is_empty:
            self._empty.show_notice("checkmark_circle", _("Nothing waits for you"), _("New things appear here."))
            self._empty.offer(_("Record a new case"), "document_add")


def _seen_of_cut_line(heights: Iterable[int], edge: int) -> int:
    """How much is seen of the line that the edge cuts; 0 where it cuts none."""
    top = 0
    for height in heights:
        if top + height > edge:
            return edge - top
        top += height
    return 0
