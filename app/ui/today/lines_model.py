"""The lines of the Today board as a list: a heading for each part, and under it what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.services.today.rows import Part, TodayBoard, TodayLine
from app.translation import _
from app.ui.today.words import spoken

LINE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Heading:
    """Stands above the lines of a part: how many there are, and of how many they are the first."""

    part: Part
    shown: int
    total: int


Row = Heading | TodayLine


class LinesModel(QAbstractListModel):
    """Shows all parts, or one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show_board(self, board: TodayBoard, part: Part | None) -> None:
        """Show the lines of a board; of one part, or with None of all."""
        self.beginResetModel()
        self._rows = tuple(_rows_of(board, part))
        self.endResetModel()

    def line_at(self, row: int) -> TodayLine | None:
        """The line in that row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, TodayLine) else None

    def row_of(self, line: TodayLine | None) -> int:
        """Where what the line is about stands now; the first line where it is gone, -1 where there is none."""
        wanted = _identity(line) if line is not None else None
        rows = [place for place, row in enumerate(self._rows) if isinstance(row, TodayLine)]
        same = (place for place in rows if wanted is not None and _identity(self.line_at(place)) == wanted)
        return next(same, rows[0] if rows else -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.line_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled  # a heading is passed over by the keyboard
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None:
            return None
        if role == LINE_ROLE:
            return row
        if isinstance(row, Heading):
            return (
                _(row.part.label) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
            )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.what
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


def _rows_of(board: TodayBoard, part: Part | None) -> list[Row]:
    rows: list[Row] = []
    for each in Part if part is None else (part,):
        lines = [line for line in board.lines if line.part is each]
        if lines:
            rows += [Heading(each, len(lines), board.totals.get(each, len(lines))), *lines]
    return rows


def _identity(line: TodayLine | None) -> tuple[str, ...]:
    return (line.part, line.uid, line.goal, line.goal_id) if line is not None else ()
