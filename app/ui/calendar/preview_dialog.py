"""What a change of the calendar would move, before it is confirmed: case, duty, old date, new date."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.thai_text import arabic_digits
from app.services.hospital.calendar_moves import MovedDate
from app.translation import N_, _, language, ngettext
from app.ui.kit import label, primary_button, secondary_button
from app.ui.plain_dialog import PlainDialog
from app.ui.rule_label import words_of_rules
from app.ui.shown_text import shown
from app.ui.tips import as_tip

WIDTH, HEIGHT, NARROW_COLUMN = 720, 320, 140
COLUMNS = (N_("Case"), N_("Duty"), N_("Date so far"), N_("New date"))
ANYWHERE = QModelIndex()


class MovedDates(QAbstractTableModel):
    """One row a date; ten thousand of them cost nothing until they are shown."""

    def __init__(self, moves: Sequence[MovedDate], parent: QWidget) -> None:
        super().__init__(parent)
        self._moves = moves

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ANYWHERE) -> int:
        return 0 if parent.isValid() else len(self._moves)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ANYWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        move = self._moves[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(words_of_rules(move.rule))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        duty = _("{duty} ({rule})").format(duty=arabic_digits(move.label(language())), rule=move.rule)
        return (move.number, duty, _in_words(move.before), _in_words(move.after))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section])
        return None


class PreviewDialog(PlainDialog):
    """Lists what moves; nothing is written until it is confirmed.

    Signals:
        confirmed: the change is to be written.
    """

    confirmed = Signal()

    def __init__(self, change: Sequence[str], moves: Sequence[MovedDate], parent: QWidget | None = None) -> None:
        super().__init__("calendar_preview", _("What the change moves"), parent)
        self.setMinimumWidth(WIDTH)
        for line in change:
            words = label(shown(line), "body_strong")
            words.setWordWrap(True)
            self.body.addWidget(words)
        count = label(shown(_in_all(moves)), "body")
        count.setObjectName("preview_count")
        count.setWordWrap(True)
        self.body.addWidget(count)
        if moves:
            self.body.addWidget(self._table(moves), 1)
        kept = label(shown(_("Closed cases and duties that are done keep their dates.")), "caption")
        kept.setWordWrap(True)
        self.body.addWidget(kept)
        self._end()

    def _table(self, moves: Sequence[MovedDate]) -> QTableView:
        table = QTableView(self)
        table.setObjectName("moved_dates")
        table.setAccessibleName(_("Dates that move"))
        table.setModel(MovedDates(moves, self))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setMinimumHeight(HEIGHT)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2, 3):
            header.resizeSection(column, NARROW_COLUMN)
        return table

    def _end(self) -> None:
        cancel = secondary_button(_("Back to the form"), None)
        cancel.setObjectName("cancel_change")
        confirm = primary_button(_("Change the calendar"), "save")
        confirm.setObjectName("confirm_change")
        confirm.setDefault(True)
        cancel.clicked.connect(self.reject)
        confirm.clicked.connect(self._confirm)
        self.end_with(cancel, confirm)

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()


def _in_all(moves: Sequence[MovedDate]) -> str:
    if not moves:
        return _("No date of an open case moves.")
    cases = len({move.number for move in moves})
    words = ngettext(
        "{dates:,} dates of {count:,} open case move.", "{dates:,} dates of {count:,} open cases move.", cases
    )
    return words.format(dates=len(moves), count=cases)


def _in_words(when: date | datetime | None) -> str:
    if when is None:
        return _("No date")
    return moment_short(when, language()) if isinstance(when, datetime) else day_short(when, language())
