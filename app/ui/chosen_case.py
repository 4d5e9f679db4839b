"""Which case of the list is chosen: marked without telling, or chosen by somebody and told."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Signal

if TYPE_CHECKING:
    from app.ui.case_table import CaseTable


class ChosenCase(QObject):
    """Keeps the mark in the table on one case, wherever its row is by now.

    Signals:
        chosen: uid of the case that somebody wants to see.
    """

    chosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key = ""
        self._table: CaseTable | None = None

    def use_table(self, table: "CaseTable") -> None:
        """Mark there from now on."""
        self._table = table
        table.selectionModel().currentRowChanged.connect(self._tell)

    def key(self) -> str:
        """The uid or number of the case that is marked; empty when none is."""
        return self._key

    def choose(self, case_key: str) -> None:
        """Mark the case of that uid or number without telling anybody; the mark comes as soon as its row is read."""
        self._key = case_key
        self.mark()

    def choose_next(self) -> bool:
        """Go on to the case below; False at the end of the list."""
        return self._table is not None and self._table.choose_below()

    def mark(self) -> None:
        """Put the mark where the case stands now."""
        if self._table is None:
            return
        row = self._table.cases.row_of(self._key) if self._key else -1
        with QSignalBlocker(self._table.selectionModel()):
            self._table.mark_row(row)

    def _tell(self, current: QModelIndex) -> None:
        if self._table is None:
            return
        case = self._table.cases.case_at(current.row()) if current.isValid() else None
        self._table.viewport().update()
        if case is not None and self._key not in (case.uid, case.number):
            self._key = case.uid  # another case may bear the same number
            self.chosen.emit(case.uid)
