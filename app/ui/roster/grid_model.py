"""The shifts of a month as rows and the roles as columns; what is typed and not saved lies over what stands."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.on_duty import Cell
from app.translation import _
from app.ui.roster.sheet import Sheet
from app.ui.roster.typed_cells import TypedCells
from app.ui.shown_text import plain, shown
from app.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class GridModel(QAbstractTableModel):
    """Shows a `sheet` of cells; they are changed only where they may be."""

    def __init__(self, cells: TypedCells, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet, self._cells, self._may_change = Sheet(), cells, False
        cells.edited.connect(self._show_edited)

    def show_sheet(self, sheet: Sheet, standing: Mapping[Cell, str], *, may_change: bool) -> None:
        """Show these shifts and roles; what is typed and not saved stays."""
        self.beginResetModel()
        self.sheet, self._may_change = sheet, may_change
        self._cells.lie_over(standing)
        self.endResetModel()

    def place(self, cell: Cell) -> QModelIndex:
        """Where a cell stands; invalid when another month or unit is shown."""
        place = self.sheet.place(cell)
        return self.index(*place) if place is not None else QModelIndex()

    def text(self, cell: Cell) -> str:
        """What stands in a cell, typed or saved."""
        return self._cells.text(cell)

    def texts(self, column: int) -> dict[int, str]:
        """What stands in a column, by row; empty cells are left out."""
        cells = ((row, self.sheet.cell(row, column)) for row in range(self.rowCount()))
        return {row: text for row, cell in cells if cell is not None and (text := self.text(cell))}

    def change(self, texts: Mapping[Cell, str], words: str) -> None:
        """Change cells; one step of undo."""
        if self._may_change:
            self._cells.change(texts, words)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sheet.shifts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sheet.roles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self._may_change else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        cell = self.sheet.cell(index.row(), index.column())
        if cell is None:
            return None
        match role:
            case Role.DisplayRole:
                return shown(self.text(cell))
            case Role.EditRole:
                return self.text(cell)
            case Role.ToolTipRole:
                return shown(self._cells.refusal(cell) or self.text(cell))
            case Role.AccessibleTextRole:
                return self._spoken(index, cell)
            case Role.BackgroundRole:
                return self._ground(index.row(), cell)
            case Role.ForegroundRole:
                return colour("danger") if self._cells.refusal(cell) else colour("text")
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        cell = self.sheet.cell(index.row(), index.column())
        if cell is None or role != Role.EditRole:
            return False
        self.change({cell: plain(str(value)).strip()}, _("Typing"))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        is_across = orientation is Qt.Orientation.Horizontal
        headings = self.sheet.labels() if is_across else self.sheet.headings()
        if role in (Role.DisplayRole, Role.ToolTipRole) and section < len(headings):
            return headings[section]
        if role == Role.TextAlignmentRole and not is_across:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _show_edited(self) -> None:
        if self.sheet.shifts and self.sheet.roles:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _spoken(self, index: Index, cell: Cell) -> str:
        shift, role = self.sheet.headings()[index.row()], self.sheet.labels()[index.column()]
        said = _("{shift}, {role}: {person}").format(shift=shift, role=role, person=self.text(cell) or _("nobody"))
        refusal = self._cells.refusal(cell)
        return _("{cell}. {refusal}").format(cell=said, refusal=refusal) if refusal else said

    def _ground(self, row: int, cell: Cell) -> object:
        if self._cells.refusal(cell):
            return colour("danger_tint")
        if self._cells.is_typed(cell):
            return colour("soon_bg")
        return colour("tint") if self.sheet.shift(row) == self.sheet.present else None
