"""The slips of a comment-box day as a table: a row each, checked as it is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.errors import Problem
from app.services.cases.comment_box import Recorded, Slip
from app.services.words.messages import words_for_problem
from app.translation import N_, _
from app.ui.shown_text import plain
from app.ui.today.slip_rows import NAMES, Kept, SlipRows, is_begun

COLUMNS = {
    "kind": N_("Kind"),
    "topics": N_("Topics"),
    "units": N_("Unit"),
    "details": N_("What is written on the slip"),
    "person": N_("Person named"),
}
NUMBER = len(NAMES)  # the column behind them
PROBLEM_ROLE = Qt.ItemDataRole.UserRole
SAVED_ROLE = Qt.ItemDataRole.UserRole + 1
REQUIRED = "required"
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Check = Callable[[Slip], tuple[Problem, ...]]


class SlipsModel(QAbstractTableModel):
    """Shows `rows`, and more of them as they are filled.

    Signals:
        edited: something was typed.
        judged: the row is marked otherwise than before.
    """

    edited = Signal()
    judged = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check: Check | None = None
        self.rows = SlipRows()

    def use(self, check: Check) -> None:
        """Judge rows by it from now on."""
        self._check = check

    def show_kept(self, kept: Kept) -> None:
        """Show the rows of a draft, or with none of them an empty table."""
        self.beginResetModel()
        self.rows.take_kept(kept)
        self.endResetModel()

    def show_recorded(self, results: Sequence[Recorded]) -> None:
        """Write the numbers into the rows, and beside the refused cells why."""
        for place, problems in self.rows.take_results(results).items():
            self._mark(place, problems)

    def judge(self, place: int, *, whole: bool) -> None:
        """Mark what is wrong in a row; only as a `whole` also what is missing."""
        if self._check is None or self.rows.number(place):
            return
        row = self.rows.slip(place)
        found = self._check(row) if is_begun(row) else ()
        self._mark(place, [each for each in found if whole or each.code != REQUIRED])

    def begin_like(self, place: int, other: int) -> None:
        """Let a row begin with the kind of another one."""
        kind = self.rows.slip(other).cells["kind"]
        if place < len(self.rows) and not is_begun(self.rows.slip(place)) and kind:
            self.rows.write(place, "kind", kind)
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def make_room(self, place: int) -> None:
        """Let there be a row of that place."""
        if place >= len(self.rows):
            self.beginInsertRows(QModelIndex(), len(self.rows), place)
            self.rows.grow(place - len(self.rows) + 1)
            self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else NUMBER + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        may_type = index.column() < NUMBER and not self.rows.number(index.row())
        return usual | Qt.ItemFlag.ItemIsEditable if may_type else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return _(COLUMNS[NAMES[section]]) if section < NUMBER else _("Number")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == SAVED_ROLE:
            return bool(self.rows.number(index.row()))
        if index.column() == NUMBER:
            return self.rows.number(index.row()) if role == Qt.ItemDataRole.DisplayRole else None
        name = NAMES[index.column()]
        text = self.rows.slip(index.row()).cells[name]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role in (PROBLEM_ROLE, Qt.ItemDataRole.ToolTipRole):
            problem = self.rows.problems(index.row()).get(name)
            return words_for_problem(problem) if problem is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{column}: {text}").format(column=_(COLUMNS[name]), text=text)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place, name, text = index.row(), NAMES[index.column()], plain(str(value))
        if role != Qt.ItemDataRole.EditRole or text == self.rows.slip(place).cells[name]:
            return False
        self.rows.write(place, name, text)
        self.judge(place, whole=bool(self.rows.problems(place)))
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _mark(self, place: int, problems: Sequence[Problem]) -> None:
        self.rows.mark(place, problems)
        self.dataChanged.emit(self.index(place, 0), self.index(place, NUMBER))
        self.judged.emit(place)
