"""Paints the cells of a `LinesModel`: words in one or two lines, badges, and letters on tiles."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.badges import badge_width, paint_badge
from app.ui.icons import picture
from app.ui.tables.cells import CELL_ROLE, ROW_ROLE, Cell, Line
from app.ui.theme import colour, font

MARGIN, BAR, LINE, TILE, ICON, GAP = 8, 4, 22, 30, 16, 6
TALL, LOW = 60, 40
PAINTED = (Qt.ItemDataRole.DisplayRole, CELL_ROLE)


class CellPainter(QStyledItemDelegate):
    """Draws every cell of a table; rows have a fixed height, no widget a row."""

    def __init__(self, table: QTableView, height: int) -> None:
        super().__init__(table)
        self._table, self._height = table, height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(CELL_ROLE)
        return QSize(_width(cell) if isinstance(cell, Cell) else 0, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell, line = index.data(CELL_ROLE), index.data(ROW_ROLE)
        if not isinstance(cell, Cell) or not isinstance(line, Line):
            return
        current = self._table.currentIndex()
        chosen = self._table.selectionModel().isRowSelected(index.row()) or index.row() == current.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option.rect, index.column(), line, chosen=chosen)
        area = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if cell.tile is not None:
            _paint_tile(painter, area, cell)
        elif cell.tone is not None:
            _paint_badge(painter, area, cell)
        else:
            _paint_words(painter, area, cell)
        if self._table.hasFocus() and index == current:
            painter.setPen(colour("primary"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, column: int, line: Line, *, chosen: bool) -> None:
        ground = "tint" if chosen else "danger_tint" if line.is_alarming else "surface"
        painter.fillRect(area, colour(ground))
        if column == 0 and (chosen or line.is_alarming):
            bar = QRect(area.x(), area.y(), BAR, area.height())
            painter.fillRect(bar, colour("danger" if line.is_alarming else "primary"))
        painter.setPen(colour("line"))
        painter.drawLine(area.x(), area.bottom(), area.right(), area.bottom())


def _width(cell: Cell) -> int:
    if cell.tile is not None:
        return TILE + 2 * MARGIN
    if cell.tone is not None:
        return badge_width(cell.words) + 2 * MARGIN
    words = QFontMetrics(font("body_strong")).horizontalAdvance(cell.words) + (ICON + GAP if cell.icon else 0)
    return max(words, QFontMetrics(font("caption")).horizontalAdvance(cell.below)) + 2 * MARGIN


def _paint_tile(painter: QPainter, area: QRect, cell: Cell) -> None:
    left = area.center().x() - TILE // 2 if cell.in_middle else area.x() + MARGIN // 2
    tile = QRect(left, area.center().y() - TILE // 2, TILE, TILE)
    painter.setPen(colour(f"level_{cell.tile}_line"))
    painter.setBrush(colour(f"level_{cell.tile}_tint"))
    painter.drawRoundedRect(tile, 5, 5)
    painter.setFont(font("body_strong"))
    painter.setPen(colour(f"level_{cell.tile}_ink"))
    painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, cell.words)


def _paint_badge(painter: QPainter, area: QRect, cell: Cell) -> None:
    if cell.tone is None:
        return
    middle = area.center().y() - (LINE // 2 if cell.below else 0)
    room = area.width()
    words = cell.words
    if badge_width(words) > room:
        spare = room - badge_width("")
        words = QFontMetrics(font("badge")).elidedText(words, Qt.TextElideMode.ElideRight, max(spare, 0))
    paint_badge(painter, area.x() + badge_width(words), middle, cell.tone, words, cell.icon)
    if cell.below:
        _paint_line(painter, _line_at(area, area.center().y() + LINE // 2 + 2), cell.below, "caption")


def _paint_words(painter: QPainter, area: QRect, cell: Cell) -> None:
    role = "body_strong" if cell.is_strong else "body"
    if cell.icon:
        middle = area.center().y() - (LINE // 2 if cell.below else 0)
        ratio = painter.device().devicePixelRatioF()
        image = picture(cell.icon, "danger", ICON, filled=True, ratio=ratio)
        painter.drawPixmap(area.x(), middle - ICON // 2, image)
    indented = area.adjusted(ICON + GAP if cell.icon else 0, 0, 0, 0)
    if not cell.below:
        alignment = Qt.AlignmentFlag.AlignHCenter if cell.in_middle else Qt.AlignmentFlag.AlignLeft
        _paint_line(painter, _line_at(indented, area.center().y() + 1), cell.words, role, alignment)
        return
    _paint_line(painter, _line_at(indented, area.center().y() - LINE // 2 + 2), cell.words, role)
    _paint_line(painter, _line_at(area, area.center().y() + LINE // 2), cell.below, "caption")


def _line_at(area: QRect, middle: int) -> QRect:
    return QRect(area.x(), middle - LINE // 2 - 2, area.width(), LINE + 4)


def _paint_line(
    painter: QPainter, place: QRect, words: str, role: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setFont(font(role))
    painter.setPen(colour("text2" if role == "caption" else "text"))
    shown = QFontMetrics(font(role)).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, alignment | Qt.AlignmentFlag.AlignVCenter, shown)
