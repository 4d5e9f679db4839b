"""The slips of a comment-box day as a table: a row each, checked as it is typed."""

import secrets
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.errors import Problem
from app.services.cases.comment_box import Recorded, Slip
from app.services.words.messages import words_for_problem
from app.translation import N_, _
from app.ui.shown_text import plain

COLUMNS = {
    "kind": N_("Kind"),
    "topics": N_("Topics"),
    "units": N_("Unit"),
    "details": N_("What is written on the slip"),
    "person": N_("Person named"),
}
NAMES = tuple(COLUMNS)
NUMBER = len(NAMES)  # the column behind them
FIRST_ROWS = 30
PROBLEM_ROLE = Qt.ItemDataRole.UserRole
SAVED_ROLE = Qt.ItemDataRole.UserRole + 1
REQUIRED = "required"
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Check = Callable[[Slip], tuple[Problem, ...]]
Kept = Sequence[Mapping[str, object]]


class SlipsModel(QAbstractTableModel):
    """Thirty rows, and more as they are filled. A recorded row stays to be read, with its number.

    Signals:
        edited: something was typed.
        judged: the row is marked otherwise than before.
    """

    edited = Signal()
    judged = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check: Check | None = None
        self._rows = [_blank() for _row in range(FIRST_ROWS)]
        self._problems: dict[str, Mapping[str, Problem]] = {}
        self._numbers: dict[str, str] = {}

    def use(self, check: Check) -> None:
        """Judge rows by it from now on."""
        self._check = check

    def slips_to_record(self) -> tuple[Slip, ...]:
        """The rows in which something stands and that have no number yet."""
        return tuple(row for row in self._rows if _is_begun(row) and row.uid not in self._numbers)

    def recorded(self) -> Sequence[str]:
        """The numbers given, in the order of the rows."""
        return [self._numbers[row.uid] for row in self._rows if row.uid in self._numbers]

    def as_kept(self) -> list[dict[str, object]]:
        """The rows in which something stands, as a draft keeps them."""
        return [
            {"uid": row.uid, "number": self._numbers.get(row.uid, ""), "cells": dict(row.cells)}
            for row in self._rows
            if _is_begun(row)
        ]

    def show_kept(self, kept: Kept) -> None:
        """Show the rows of a draft, or with none of them an empty table."""
        self.beginResetModel()
        rows = [Slip(str(each["uid"]), _texts(each.get("cells"))) for each in kept]
        self._numbers = {str(each["uid"]): str(each["number"]) for each in kept if each.get("number")}
        self._problems = {}
        self._rows = rows + [_blank() for _row in range(max(FIRST_ROWS - len(rows), 1))]
        self.endResetModel()

    def show_recorded(self, results: Sequence[Recorded]) -> None:
        """Write the numbers into the rows, and beside the refused cells why."""
        self._numbers |= {each.uid: each.number for each in results if each.number}
        refused = {each.uid: each.problems for each in results}
        for place, row in enumerate(self._rows):
            if row.uid in refused:
                self._mark(place, refused[row.uid])

    def judge(self, place: int, *, whole: bool) -> None:
        """Mark what is wrong in a row; only as a `whole` also what is missing."""
        row = self._rows[place]
        if self._check is None or row.uid in self._numbers:
            return
        found = self._check(row) if _is_begun(row) else ()
        self._mark(place, [each for each in found if whole or each.code != REQUIRED])

    def begin_like(self, place: int, other: int) -> None:
        """Let a row begin with the kind of another one."""
        kind = self._rows[other].cells["kind"]
        if place < len(self._rows) and not _is_begun(self._rows[place]) and kind:
            self._rows[place] = Slip(self._rows[place].uid, {**self._rows[place].cells, "kind": kind})
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def make_room(self, place: int) -> None:
        """Let there be a row of that place."""
        if place >= len(self._rows):
            self.beginInsertRows(QModelIndex(), len(self._rows), place)
            self._rows += [_blank() for _row in range(place - len(self._rows) + 1)]
            self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else NUMBER + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        may_type = index.column() < NUMBER and self._rows[index.row()].uid not in self._numbers
        return usual | Qt.ItemFlag.ItemIsEditable if may_type else usual

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return _(COLUMNS[NAMES[section]]) if section < NUMBER else _("Number")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == SAVED_ROLE:
            return row.uid in self._numbers
        if index.column() == NUMBER:
            return self._numbers.get(row.uid, "") if role == Qt.ItemDataRole.DisplayRole else None
        name = NAMES[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.cells[name]
        if role in (PROBLEM_ROLE, Qt.ItemDataRole.ToolTipRole):
            problem = self._problems.get(row.uid, {}).get(name)
            return words_for_problem(problem) if problem is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[name])}: {row.cells[name]}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, name, text = self._rows[index.row()], NAMES[index.column()], plain(str(value))
        if role != Qt.ItemDataRole.EditRole or text == row.cells[name]:
            return False
        self._rows[index.row()] = Slip(row.uid, {**row.cells, name: text})
        self.judge(index.row(), whole=row.uid in self._problems)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _mark(self, place: int, problems: Sequence[Problem]) -> None:
        uid = self._rows[place].uid
        self._problems.pop(uid, None)
        if problems:
            self._problems[uid] = {each.field: each for each in problems}
        self.dataChanged.emit(self.index(place, 0), self.index(place, NUMBER))
        self.judged.emit(place)

    def problems_in(self, place: int) -> Mapping[str, Problem]:
        """What is marked in a row, by column."""
        return self._problems.get(self._rows[place].uid, {})


def _blank() -> Slip:
    return Slip(secrets.token_hex(8), dict.fromkeys(NAMES, ""))


def _is_begun(row: Slip) -> bool:
    """Whether more stands there than the kind, which comes from the row before."""
    return any(text.strip() for name, text in row.cells.items() if name != "kind")


def _texts(cells: object) -> dict[str, str]:
    given = cells if isinstance(cells, Mapping) else {}
    return {name: str(given.get(name) or "") for name in NAMES}
