"""The table of the roster, worked with the keyboard as a spreadsheet is."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from app.domain.on_duty import Cell, without_headings
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

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("roster_grid")
        self.setAccessibleName(_("Roster"))
        self.cells = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit_columns(self) -> None:
        """Let every column have room for what stands in it, within bounds; the number to call is not cut off."""
        for column in range(self.cells.columnCount()):
            wanted = max(self.horizontalHeader().sectionSizeHint(column), self._widest_cell(column))
            self.setColumnWidth(column, min(max(wanted, LEAST_WIDTH), MOST_WIDTH))

    def paste(self) -> None:
        """Put the cells of the clipboard here, from the chosen one on; one cell fills everything that is chosen."""
        rows = without_headings(cells_in(QGuiApplication.clipboard().text()), self.cells.labels())
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
        lost = sum(self.cells.cell(*place) is None for place in placed)
        if lost:
            self.outside.emit(lost)
            return
        self.cells.change(
            {cell: text for place, text in placed.items() if (cell := self.cells.cell(*place))}, _("Pasting")
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
            self.cells.undo_stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.cells.undo_stack.redo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

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
        return self.cells.cell(index.row(), index.column())


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()
