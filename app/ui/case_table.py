"""The table of one column in which cases are listed; a list view of a million rows would take a second to open."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.translation import _
from app.ui.register.model import RegisterModel
from app.ui.register.reading import PAGE
from app.ui.register.row import RegisterRowDelegate
from app.ui.row_measures import ROW_HEIGHT

if TYPE_CHECKING:
    from app.domain.working_days import Calendar

STEP = 44  # pixels that one notch of the wheel moves a third of


class CaseTable(QTableView):
    """Rows of one height, one of them chosen; `cases` is the model behind it."""

    def __init__(self, model: RegisterModel, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("case_list")
        self.setAccessibleName(_("Register of cases"))
        self._delegate = RegisterRowDelegate(clock, self)
        self.cases = model
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STEP)
        self._set_headers()

    def use_calendar(self, calendar: "Calendar") -> None:
        """Count working days on the badges with it."""
        self._delegate.use_calendar(calendar)
        self.viewport().update()

    def rows_in_sight(self) -> tuple[int, int]:
        """The first and the last row that can be seen, if only in part."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else max(self.model().rowCount() - 1, 0)

    def pages_in_sight(self) -> Sequence[int]:
        """The pages on which those rows stand."""
        first, last = self.rows_in_sight()
        return tuple(range(first // PAGE, last // PAGE + 1))

    def mark_row(self, row: int) -> None:
        """Choose a row, or none (-1)."""
        if row < 0:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)
        self.viewport().update()

    def choose_below(self) -> bool:
        """Choose the row below the chosen one; False when there is none."""
        row = self.currentIndex().row() + 1
        if row >= self.model().rowCount():
            return False
        self.selectRow(row)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without choosing: Qt would make the first row current, and its case would open."""
        had_none = not self.currentIndex().isValid()
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            if had_none:
                self.selectionModel().clearCurrentIndex()

    def _set_headers(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
