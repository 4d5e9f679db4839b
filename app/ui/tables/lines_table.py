"""The table of lines: arrows choose, Enter or a double click opens."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.tables.cell_painter import LOW, CellPainter
from app.ui.tables.cells import Line, LinesModel

HEADER = 34
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinesTable(QTableView):
    """Shows lines; `stretched` is the column that takes the room that is left.

    Signals:
        chosen: what the line is of, or None.
        opened: what the line is of, and the column.
    """

    chosen = Signal(object)
    opened = Signal(object, int)

    def __init__(
        self,
        name: str,
        spoken: str,
        headings: Sequence[str],
        *,
        stretched: int = 0,
        height: int = LOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.lines = LinesModel(headings, self)
        self._stretched, self._height = stretched, height
        self._painter = CellPainter(self, height)
        self.setItemDelegate(self._painter)
        self.setModel(self.lines)
        self._look()
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the line of the same thing stays chosen."""
        known = self.of()
        self.lines.show_lines(lines)
        self._fit_columns()
        place = next((row for row, line in enumerate(lines) if line.of == known), -1)
        self.choose(place)

    def of(self) -> object:
        """What the chosen line is of; None for none."""
        line = self.lines.line_at(self.currentIndex().row())
        return line.of if line else None

    def all_chosen(self) -> list[object]:
        """What every chosen line is of, from the top."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [line.of for line in map(self.lines.line_at, rows) if line is not None]

    def choose(self, row: int) -> None:
        """Choose a line; -1 chooses none."""
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            self.chosen.emit(None)
            return
        index = self.lines.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def have_wide_columns(self, least: int) -> None:
        """Give every column that much room."""
        self.horizontalHeader().setMinimumSectionSize(least)

    def height_of_lines(self) -> int:
        """The pixels that the header and all lines take."""
        return HEADER + self.lines.rowCount() * self._height + 2 * self.frameWidth()

    def choose_many(self) -> None:
        """Let several lines be chosen."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _look(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._height)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(HEADER)
        header.setHighlightSections(False)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.lines.columnCount()):
            stretches = column == self._stretched
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def _tell(self) -> None:
        self.chosen.emit(self.of())

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line_at(index.row())
        if line is not None:
            self.opened.emit(line.of, index.column())
