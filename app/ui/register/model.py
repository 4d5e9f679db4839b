"""The register as a table of one column: as long as the register, holding a few pages of it."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.labels import LABELS
from app.domain.vocabulary import Kind, State
from app.services.cases.case_row import CaseRow
from app.services.register.filter import MOST_COUNTED, RegisterFilter
from app.translation import _
from app.ui.register.reading import PAGE, Reading, Rows

if TYPE_CHECKING:
    from app.services.register.reading import Register

PAGES_KEPT = 24
ROW_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """Knows how many cases there are; reads pages as they come into sight and forgets the oldest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._wanted = RegisterFilter()
        self._count = 0
        self._may_be_more = False
        self._pages: OrderedDict[int, Rows] = OrderedDict()

    def show_reading(self, register: "Register", reading: Reading) -> None:
        """Show what was read; further pages come from `register`."""
        self.beginResetModel()
        self._register, self._wanted, self._count = register, reading.wanted, reading.total
        self._may_be_more = reading.total >= MOST_COUNTED
        self._pages = OrderedDict(reading.pages)
        self.endResetModel()

    def case_at(self, row: int) -> CaseRow | None:
        """The case in that row; None when the register is shorter by now."""
        if not 0 <= row < self._count:
            return None
        page = self._page(row // PAGE)
        place = row % PAGE
        return page[place] if place < len(page) else None

    def row_of(self, case_key: str) -> int:
        """Where the case of that uid or number stands on the pages held here; -1 when it is on none of them."""
        for page, rows in self._pages.items():
            for place, case in enumerate(rows):
                if case_key in (case.uid, case.number):
                    return page * PAGE + place
        return -1

    def pages_held(self) -> int:
        """How many pages are in memory."""
        return len(self._pages)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        case = self.case_at(index.row()) if index.isValid() else None
        if case is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return case.subject
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(case)
        if role == SORT_ROLE:
            return case.received_at.isoformat()
        return case if role == ROW_ROLE else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._may_be_more

    def fetchMore(self, parent: Index) -> None:
        """Cases behind those that were counted."""
        if self._register is None:
            return
        more = self._register.page(self._wanted, self._count, PAGE)
        self._may_be_more = len(more) == PAGE
        if more:
            self._pages.pop(self._count // PAGE, None)
            self.beginInsertRows(QModelIndex(), self._count, self._count + len(more) - 1)
            self._count += len(more)
            self.endInsertRows()

    def _page(self, number: int) -> Rows:
        if number not in self._pages and self._register is not None:
            self._pages[number] = self._register.page(self._wanted, number * PAGE, PAGE)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        if number not in self._pages:
            return ()
        self._pages.move_to_end(number)
        return self._pages[number]


def spoken(case: CaseRow) -> str:
    """The row in one sentence, for a screen reader."""
    kind = _(LABELS[Kind(case.kind)]) if case.kind in set(Kind) else ""
    level = _("level {level}").format(level=case.level) if case.level else _("no level yet")
    state = _(LABELS[State(case.state)]) if case.state in set(State) else ""
    parts = (f"{kind} {case.number}".strip(), level, case.subject, ", ".join(case.units), state)
    return ", ".join(part for part in parts if part)
