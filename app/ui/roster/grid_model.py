"""The shifts of a month as rows and the roles as columns; what is typed and not saved lies over what stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.domain.errors import Problem
from app.domain.on_duty import Cell
from app.domain.shifts import Shift
from app.services.words.messages import words_for_problem
from app.translation import _
from app.ui.shown_text import plain, shown
from app.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
Check = Callable[[Mapping[Cell, str]], Sequence[Problem]]
Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Sheet:
    """What is shown: each shift with its heading, each role with its label, and who was entered."""

    shifts: tuple[tuple[Shift, str], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    present: Shift | None = None


class GridModel(QAbstractTableModel):
    """Every change goes through the undo stack.

    Signals:
        edited: something is typed otherwise, or marked otherwise.
    """

    edited = Signal()

    def __init__(self, check: Check, parent: QObject) -> None:
        super().__init__(parent)
        self._check = check
        self._sheet = Sheet()
        self._standing: Mapping[Cell, str] = {}
        self._typed: dict[Cell, str] = {}
        self._wrong: dict[str, str] = {}
        self._may_change = False
        self.undo_stack = QUndoStack(self)

    def show_sheet(self, sheet: Sheet, standing: Mapping[Cell, str], *, may_change: bool) -> None:
        """Show these shifts and roles; what is typed and not saved stays."""
        self.beginResetModel()
        self._sheet, self._standing, self._may_change = sheet, standing, may_change
        self.endResetModel()

    def typed(self) -> dict[Cell, str]:
        """What is typed and not saved, also of other months."""
        return dict(self._typed)

    def take_typed(self, typed: Mapping[Cell, str]) -> None:
        """Go on with what was typed before; the way back by undo ends here."""
        self.undo_stack.clear()
        self._typed = dict(typed)
        self._look()

    def problems(self) -> list[tuple[Cell, str]]:
        """What is refused, in the order of the table."""
        return [(cell, self._wrong[cell.name]) for cell in sorted(self._typed) if cell.name in self._wrong]

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None outside."""
        if not (0 <= row < len(self._sheet.shifts) and 0 <= column < len(self._sheet.roles)):
            return None
        shift = self._sheet.shifts[row][0]
        return Cell(shift.on, shift.code, self._sheet.roles[column][0], self._sheet.unit)

    def labels(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(label for _role, label in self._sheet.roles)

    def shift(self, row: int) -> Shift | None:
        """The shift of a row; None outside."""
        return self._sheet.shifts[row][0] if 0 <= row < len(self._sheet.shifts) else None

    def place(self, cell: Cell) -> QModelIndex:
        """Where a cell stands; invalid when another month or unit is shown."""
        for row, (shift, _heading) in enumerate(self._sheet.shifts):
            for column in range(len(self._sheet.roles)):
                if (shift.on, shift.code) == (cell.on, cell.shift) and self.cell(row, column) == cell:
                    return self.index(row, column)
        return QModelIndex()

    def text(self, cell: Cell) -> str:
        """What stands in a cell, typed or saved."""
        return self._typed.get(cell, self._standing.get(cell, ""))

    def texts(self, column: int) -> dict[int, str]:
        """What stands in a column, by row; empty cells are left out."""
        cells = ((row, self.cell(row, column)) for row in range(self.rowCount()))
        return {row: text for row, cell in cells if cell is not None and (text := self.text(cell))}

    def change(self, texts: Mapping[Cell, str], words: str) -> None:
        """Change cells; one step of undo."""
        changed = {cell: text for cell, text in texts.items() if text != self.text(cell)}
        if changed and self._may_change:
            self.undo_stack.push(_CellsChanged(self, changed, words))

    def put(self, typed: Mapping[Cell, str | None]) -> None:
        """Show these texts; None: as it was saved. For the undo stack."""
        for cell, text in typed.items():
            if text is None:
                self._typed.pop(cell, None)
            else:
                self._typed[cell] = text
        self._look()

    def _look(self) -> None:
        problems = self._check(self._typed)
        self._wrong = {each.field: words_for_problem(each) for each in problems}
        if self._sheet.shifts and self._sheet.roles:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._sheet.shifts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._sheet.roles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self._may_change else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        match role:
            case Role.DisplayRole:
                return shown(self.text(cell))
            case Role.EditRole:
                return self.text(cell)
            case Role.ToolTipRole:
                return shown(self._wrong.get(cell.name, self.text(cell)))
            case Role.AccessibleTextRole:
                return self._spoken(index, cell)
            case Role.BackgroundRole:
                return self._ground(index.row(), cell)
            case Role.ForegroundRole:
                return colour("danger") if cell.name in self._wrong else colour("text")
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        cell = self.cell(index.row(), index.column())
        if cell is None or role != Role.EditRole:
            return False
        self.change({cell: plain(str(value)).strip()}, _("Typing"))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        is_across = orientation is Qt.Orientation.Horizontal
        headings = [label for _code, label in (self._sheet.roles if is_across else self._sheet.shifts)]
        if role in (Role.DisplayRole, Role.ToolTipRole) and section < len(headings):
            return headings[section]
        if role == Role.TextAlignmentRole and not is_across:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, index: Index, cell: Cell) -> str:
        shift, role = self._sheet.shifts[index.row()][1], self._sheet.roles[index.column()][1]
        said = _("{shift}, {role}: {person}").format(shift=shift, role=role, person=self.text(cell) or _("nobody"))
        return f"{said} {self._wrong[cell.name]}" if cell.name in self._wrong else said

    def _ground(self, row: int, cell: Cell) -> object:
        if cell.name in self._wrong:
            return colour("danger_tint")
        if cell in self._typed:
            return colour("soon_bg")
        is_present = self._sheet.shifts[row][0] == self._sheet.present
        return colour("tint") if is_present else None


class _CellsChanged(QUndoCommand):
    """Cells that were changed together."""

    def __init__(self, model: GridModel, texts: Mapping[Cell, str], words: str) -> None:
        super().__init__(words)
        before = model.typed()
        self._model, self._texts = model, dict(texts)
        self._before: dict[Cell, str | None] = {cell: before.get(cell) for cell in texts}

    def redo(self) -> None:
        self._model.put(self._texts)

    def undo(self) -> None:
        self._model.put(self._before)
