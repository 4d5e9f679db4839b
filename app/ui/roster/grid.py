"""The table of the roster, worked with the keyboard as a spreadsheet is."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from app.domain.on_duty import Cell, without_headings
from app.domain.shifts import Shift
from app.translation import _
from app.ui.roster.grid_model import GridModel
from app.ui.roster.pasted import cells_in, text_of

LEAST_WIDTH, MOST_WIDTH, ROW_HEIGHT, GRID_LINE = 128, 280, 32, 1


class RosterGrid(QTableView):
    """Enter and F2 edit, arrows and Tab lead, Delete empties; cells are copied and pasted as from a spreadsheet.

    Signals:
        outside: how many cells that were pasted have no place here; nothing was changed.
    """

    outside = Signal(int)

    def __init__(self, model: GridModel, undo_stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("roster_grid")
        self.setAccessibleName(_("Roster"))
        self.cells, self._undo_stack = model, undo_stack
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # no row half under the heading
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit_columns(self) -> None:
        """Let every column have room for what stands in it, within bounds; the number to call is not cut off."""
        for column in range(self.cells.columnCount()):
            wanted = max(self.horizontalHeader().sectionSizeHint(column), self._widest_cell(column))
            self.setColumnWidth(column, min(max(wanted, LEAST_WIDTH), MOST_WIDTH))

    def paste(self) -> None:
        """Put the cells of the clipboard here, from the chosen one on; one cell fills everything that is chosen."""
        rows = without_headings(cells_in(QGuiApplication.clipboard().text()), self.cells.sheet.labels())
        chosen = self._chosen()
        if not rows or not chosen:
            return
        if len(rows) == 1 and len(rows[0]) == 1:
            targets = [(cell, rows[0][0]) for index in chosen if (cell := self._cell(index))]
            self.cells.change(dict(targets), _("Pasting"))
            return
        first = chosen[0]
        placed = {
            (row, column): text
            for row, line in enumerate(rows, start=first.row())
            for column, text in enumerate(line, start=first.column())
        }
        lost = sum(self.cells.sheet.cell(*place) is None for place in placed)
        if lost:
            self.outside.emit(lost)
            return
        self.cells.change(
            {cell: text for place, text in placed.items() if (cell := self.cells.sheet.cell(*place))}, _("Pasting")
        )

    def copy(self) -> None:
        """Put the chosen cells into the clipboard."""
        rows: dict[int, list[str]] = {}
        for index in self._chosen():
            cell = self._cell(index)
            rows.setdefault(index.row(), []).append(self.cells.text(cell) if cell else "")
        QGuiApplication.clipboard().setText(text_of(list(rows.values())))

    def empty(self) -> None:
        """Empty the chosen cells."""
        cells = [cell for index in self._chosen() if (cell := self._cell(index))]
        self.cells.change(dict.fromkeys(cells, ""), _("Emptying"))

    def take_keyboard(self) -> None:
        """Put the keyboard into the table."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_to(self, shift: Shift) -> None:
        """Lead to a shift, unless somebody works elsewhere in its month already."""
        cell = self.cells.sheet.cell(0, 0)
        if cell is not None and self.currentIndex().row() <= 0:
            self.show_cell(Cell(shift.on, shift.code, cell.role, cell.unit))

    def show_cell(self, cell: Cell) -> None:
        """Lead to a cell."""
        place = self.cells.place(cell)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._undo_stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._undo_stack.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._begin_to_edit()
        else:
            super().keyPressEvent(event)

    def _begin_to_edit(self) -> None:
        """Qt complains of a cell that cannot be changed, and of one that is being changed."""
        index, is_editing = self.currentIndex(), self.state() == QAbstractItemView.State.EditingState
        if index.flags() & Qt.ItemFlag.ItemIsEditable and not is_editing:
            self.edit(index)

    def _widest_cell(self, column: int) -> int:
        """Only the widest text is put to the style; Qt itself would put every cell to it, in each of its roles."""
        widths = {row: self.fontMetrics().horizontalAdvance(text) for row, text in self.cells.texts(column).items()}
        if not widths:
            return 0
        widest = self.cells.index(max(widths, key=widths.__getitem__), column)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, 2 * MOST_WIDTH, ROW_HEIGHT)
        return self.itemDelegateForIndex(widest).sizeHint(option, widest).width() + GRID_LINE

    def _chosen(self) -> list[QModelIndex]:
        return sorted(self.selectionModel().selectedIndexes(), key=_place)

    def _cell(self, index: QModelIndex) -> Cell | None:
        return self.cells.sheet.cell(index.row(), index.column())


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()
