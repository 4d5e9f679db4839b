"""What of the roster is shown: the shifts of a month as rows and the roles as columns."""

from dataclasses import dataclass

from app.domain.on_duty import Cell
from app.domain.shifts import Shift


@dataclass(frozen=True)
class Sheet:
    """Each shift with its heading, each role with its label; `present` is the shift that runs now."""

    shifts: tuple[tuple[Shift, str], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    present: Shift | None = None

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None outside."""
        shift = self.shift(row)
        if shift is None or not 0 <= column < len(self.roles):
            return None
        return Cell(shift.on, shift.code, self.roles[column][0], self.unit)

    def shift(self, row: int) -> Shift | None:
        """The shift of a row; None outside."""
        return self.shifts[row][0] if 0 <= row < len(self.shifts) else None

    def place(self, cell: Cell) -> tuple[int, int] | None:
        """The row and the column of a cell; None when another month or unit is shown."""
        for row, (shift, _heading) in enumerate(self.shifts):
            if (shift.on, shift.code) == (cell.on, cell.shift):
                columns = (column for column in range(len(self.roles)) if self.cell(row, column) == cell)
                column = next(columns, None)
                return (row, column) if column is not None else None
        return None

    def labels(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(label for _role, label in self.roles)

    def headings(self) -> tuple[str, ...]:
        """What the rows are called."""
        return tuple(heading for _shift, heading in self.shifts)
