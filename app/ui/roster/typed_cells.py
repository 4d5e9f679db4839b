"""What is typed into the roster and not saved: it lies over what stands, and is taken back step by step."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.domain.errors import Problem
from app.domain.on_duty import Cell
from app.services.words.messages import words_for_problem

Check = Callable[[Mapping[Cell, str]], Sequence[Problem]]


class TypedCells(QObject):
    """Every change goes through the undo stack.

    Signals:
        edited: something is typed otherwise, or marked otherwise.
    """

    edited = Signal()

    def __init__(self, check: Check, parent: QObject) -> None:
        super().__init__(parent)
        self._check = check
        self._standing: Mapping[Cell, str] = {}
        self._typed: dict[Cell, str] = {}
        self._wrong: dict[str, str] = {}
        self.undo_stack = QUndoStack(self)

    def lie_over(self, standing: Mapping[Cell, str]) -> None:
        """What stands in the cells that are shown now."""
        self._standing = standing

    def typed(self) -> dict[Cell, str]:
        """What is typed and not saved, also of other months."""
        return dict(self._typed)

    def is_typed(self, cell: Cell) -> bool:
        """Whether a cell is typed otherwise than it stands."""
        return cell in self._typed

    def text(self, cell: Cell) -> str:
        """What stands in a cell, typed or saved."""
        return self._typed.get(cell, self._standing.get(cell, ""))

    def refusal(self, cell: Cell) -> str:
        """Why a cell is refused, in words; empty when it is not."""
        return self._wrong.get(cell.name, "")

    def problems(self) -> list[tuple[Cell, str]]:
        """What is refused, in the order of the table."""
        return [(cell, self._wrong[cell.name]) for cell in sorted(self._typed) if cell.name in self._wrong]

    def take_typed(self, typed: Mapping[Cell, str]) -> None:
        """Go on with what was typed before; the way back by undo ends here."""
        self.undo_stack.clear()
        self._typed = dict(typed)
        self._look()

    def change(self, texts: Mapping[Cell, str], words: str) -> None:
        """Change cells; one step of undo."""
        changed = {cell: text for cell, text in texts.items() if text != self.text(cell)}
        if changed:
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
        self._wrong = {each.field: words_for_problem(each) for each in self._check(self._typed)}
        self.edited.emit()


class _CellsChanged(QUndoCommand):
    """Cells that were changed together."""

    def __init__(self, cells: TypedCells, texts: Mapping[Cell, str], words: str) -> None:
        super().__init__(words)
        before = cells.typed()
        self._cells, self._texts = cells, dict(texts)
        self._before: dict[Cell, str | None] = {cell: before.get(cell) for cell in texts}

    def redo(self) -> None:
        self._cells.put(self._texts)

    def undo(self) -> None:
        self._cells.put(self._before)
