"""The grid of a comment-box day, for the keyboard: Tab goes to the next cell, Enter to the next row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.thai_text import search_key
from app.translation import _
from app.ui.icons import picture
from app.ui.shown_text import shown
from app.ui.theme import colour, font
from app.ui.today.slip_rows import NAMES
from app.ui.today.slips_model import NUMBER, PROBLEM_ROLE, SAVED_ROLE, SlipsModel

ROW, REFUSED_ROW, PADDING = 36, 76, 8
EDITOR = ROW - PADDING // 2  # the words of a refusal begin under it
SHARES = {"kind": 5, "topics": 5, "units": 5, "details": 9, "person": 4}
NUMBER_WIDTH, PLACE_WIDTH = 104, 36
LISTS = ("topics", "units")
MARK = 16  # pixels of the arrow that says: there is a list
SEPARATOR = ", "
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LastOfList(QCompleter):
    """Completes what stands behind the last comma."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        editor = self.widget()
        before = editor.text().rpartition(",")[0].strip() if isinstance(editor, QLineEdit) else ""
        chosen = super().pathFromIndex(index)
        return f"{before}{SEPARATOR}{chosen}" if before else chosen

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]


class CellDelegate(QStyledItemDelegate):
    """Draws a cell with what is wrong under it, and makes its line for typing; what is typed always stays."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._choices: dict[str, Sequence[str]] = {}
        self._others: Mapping[str, Sequence[str]] = {}

    def offer(self, name: str, labels: Sequence[str]) -> None:
        """Complete a column to these labels."""
        self._choices[name] = tuple(labels)

    def know_others(self, words: Mapping[str, Sequence[str]]) -> None:
        """Understand these other words for a label, too."""
        self._others = words

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        name = NAMES[index.column()]
        editor = QLineEdit(parent)
        editor.setObjectName("slip_editor")
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        if self._choices.get(name):
            maker = LastOfList if name in LISTS else QCompleter
            completer = maker(list(self._choices[name]), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QLineEdit)
        name = NAMES[index.column()]
        model.setData(index, self._completed(name, editor.text()))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        room = MARK + PADDING if self._choices.get(NAMES[index.column()]) else 0  # the arrow stays to be seen
        editor.setFixedHeight(EDITOR)  # the look asks for more, which would cover what is wrong
        editor.setGeometry(QRect(option.rect.topLeft(), QSize(option.rect.width() - room, EDITOR)))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if _asks_for_list(event) and isinstance(editor, QLineEdit) and editor.completer() is not None:
                open_list(editor)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close(editor)  # Qt would take back what was typed
                return True
            if event.key() in ENTER:
                self._close(editor)
                table = self.parent()
                assert isinstance(table, SlipsTable)
                table.go_to_next_row()
                return True
        return super().eventFilter(editor, event)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        problem = str(index.data(PROBLEM_ROLE) or "")
        is_saved = bool(index.data(SAVED_ROLE))
        ground = "danger_tint" if problem else "raised" if is_saved else "surface"
        painter.fillRect(option.rect, colour(ground))
        inner = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        is_number = index.column() == NUMBER
        has_list = not is_number and not is_saved and bool(self._choices.get(NAMES[index.column()]))
        room = MARK if has_list else 0
        _write(painter, QRect(inner.x(), inner.y(), inner.width() - room, ROW), str(index.data() or ""), is_number)
        if has_list:
            painter.drawPixmap(_place_of_mark(option.rect), picture("chevron_down", "text2", MARK))
        if problem:
            _write_problem(painter, QRect(inner.x(), inner.y() + EDITOR, inner.width(), REFUSED_ROW - ROW), problem)
        painter.restore()

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _completed(self, name: str, typed: str) -> str:
        """What was typed, or the one label that it is a part of."""
        if name not in self._choices:
            return typed
        parts = typed.split(",") if name in LISTS else [typed]
        return SEPARATOR.join(self._label(name, part.strip()) for part in parts if part.strip())

    def _label(self, name: str, typed: str) -> str:
        wanted, labels = search_key(typed), self._choices[name]
        if any(search_key(label) == wanted for label in labels):
            return typed
        if wanted.isdecimal() and name not in LISTS:
            return labels[int(wanted) - 1] if 0 < int(wanted) <= len(labels) else typed
        known = {label: [search_key(each) for each in (label, *self._others.get(label, ()))] for label in labels}
        begun = [label for label, keys in known.items() if any(key.startswith(wanted) for key in keys)]
        found = begun or [label for label, keys in known.items() if any(wanted in key for key in keys)]
        return found[0] if len(found) == 1 else typed


class SlipsTable(QTableView):
    """The rows; a cell is typed into as soon as the keyboard is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slips")
        self.setAccessibleName(_("Slips of the comment box"))
        self.slips, self._cells = SlipsModel(self), CellDelegate(self)
        self.setModel(self.slips)
        self.setItemDelegate(self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        # The cell's own line goes on with Tab; a view that does so too goes twice when it takes the focus back.
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setFixedWidth(PLACE_WIDTH)
        self.slips.judged.connect(self._fit_row)
        self.slips.modelReset.connect(self._fit_rows)

    def offer(self, name: str, labels: Sequence[str]) -> None:
        """Complete a column to these labels."""
        self._cells.offer(name, labels)

    def know_others(self, words: Mapping[str, Sequence[str]]) -> None:
        """Understand these other words for a label, too."""
        self._cells.know_others(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the arrow opens the list."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and _area_of_mark(self.visualRect(index)).contains(event.position().toPoint()):
            for editor in self.findChildren(QLineEdit, "slip_editor"):
                if editor.isVisibleTo(self) and editor.completer() is not None:
                    open_list(editor)

    def begin(self) -> None:
        """Put the keyboard into the first row that is still empty."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        first = len(self.slips.rows.as_kept())
        self.slips.make_room(first)
        self.setCurrentIndex(self.slips.index(first, 0))

    def show_first_refused(self) -> None:
        """Put the keyboard on the first cell with something wrong."""
        for place in range(self.slips.rowCount()):
            names = [name for name in NAMES if name in self.slips.rows.problems(place)]
            if names:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self.setCurrentIndex(self.slips.index(place, NAMES.index(names[0])))
                return

    def commit(self) -> None:
        """Take over what is being typed in a cell."""
        for editor in self.findChildren(QLineEdit, "slip_editor"):
            if editor.isVisibleTo(self):  # one that was closed is hidden until it is gone
                self.commitData(editor)

    def go_to_next_row(self) -> None:
        """Judge the row as a whole and begin the next one, of the same kind."""
        place = self.currentIndex().row()
        self.slips.judge(place, whole=True)
        self.slips.make_room(place + 1)
        self.slips.begin_like(place + 1, place)
        self.setCurrentIndex(self.slips.index(place + 1, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.go_to_next_row()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - NUMBER_WIDTH
        for column, name in enumerate(NAMES):
            self.setColumnWidth(column, room * SHARES[name] // sum(SHARES.values()))
        self.setColumnWidth(NUMBER, NUMBER_WIDTH)

    def _fit_row(self, place: int) -> None:
        self.setRowHeight(place, REFUSED_ROW if self.slips.rows.problems(place) else ROW)

    def _fit_rows(self) -> None:
        for place in range(self.slips.rowCount()):
            self._fit_row(place)


def open_list(editor: QLineEdit) -> None:
    """Show everything that can be chosen, whatever is typed."""
    completer = editor.completer()
    completer.setCompletionPrefix("")
    completer.complete()


def _asks_for_list(event: QKeyEvent) -> bool:
    is_alt_down = event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.key() == Qt.Key.Key_F4 or is_alt_down


def _place_of_mark(cell: QRect) -> QPoint:
    return QPoint(cell.right() - MARK - PADDING // 2, cell.top() + (ROW - MARK) // 2)


def _area_of_mark(cell: QRect) -> QRect:
    return QRect(cell.right() - MARK - PADDING, cell.top(), MARK + PADDING, ROW)


def _write(painter: QPainter, area: QRect, text: str, is_strong: bool) -> None:
    words = font("strong" if is_strong else "body")
    painter.setFont(words)
    painter.setPen(colour("text"))
    elided = QFontMetrics(words).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def _write_problem(painter: QPainter, area: QRect, problem: str) -> None:
    """In two lines; the tooltip has the rest."""
    painter.setFont(font("problem"))
    painter.setPen(colour("danger"))
    wrapped = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    painter.drawText(area, wrapped, shown(problem))
