"""A table of a few hundred frozen rows: each cell is words, with a line under them, a badge, or a letter on a tile."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.badges import Tone
from app.ui.tips import as_tip

CELL_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Cell:
    """What stands in a cell. With a `tone` the words are a badge, with a `tile` (1 to 4) they are on a tile.

    `spoken` is said, and shown as a tooltip, where the words alone would be too short.
    """

    words: str = ""
    below: str = ""
    tone: Tone | None = None
    tile: int | None = None
    icon: str = ""
    spoken: str = ""
    in_middle: bool = False
    is_strong: bool = False


@dataclass(frozen=True)
class Line:
    """One row: its cells, what it is of, and whether it stands out because something is wrong."""

    cells: tuple[Cell, ...]
    of: object
    is_alarming: bool = False


class LinesModel(QAbstractTableModel):
    """Holds frozen lines under headings."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._tips: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def show_headings(self, headings: Sequence[str], tips: Sequence[str] = ()) -> None:
        """Have other columns; the lines go."""
        self.beginResetModel()
        self._headings, self._tips, self._lines = tuple(headings), tuple(tips), ()
        self.endResetModel()

    def line_at(self, row: int) -> Line | None:
        """The line in that row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == ROW_ROLE:
            return line
        cell = line.cells[index.column()] if index.column() < len(line.cells) else Cell()
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(_spoken(cell))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.ToolTipRole and section < len(self._tips):
            return self._tips[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_in_middle(section):
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _is_in_middle(self, column: int) -> bool:
        """A heading stands as what is below it."""
        cells = self._lines[0].cells if self._lines else ()
        return column < len(cells) and cells[column].in_middle


def _spoken(cell: Cell) -> str:
    return "\n".join(filter(None, (cell.spoken or cell.words, cell.below)))
