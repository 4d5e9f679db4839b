"""Grey rows that stand where cases will be, before there are any to show."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.translation import _
from app.ui.row_measures import FIRST_LINE, INDENT, LEFT, MARK, RIGHT, ROW_HEIGHT, SECOND_LINE, THIRD_LINE
from app.ui.theme import colour

# middle, part of the width, height
BARS = ((FIRST_LINE, 0.30, 12), (SECOND_LINE, 0.85, 12), (THIRD_LINE, 0.55, 10))


class SkeletonRows(QWidget):
    """As many rows as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("skeleton")
        self.setAccessibleName(_("The register is being opened"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for top in range(0, self.height(), ROW_HEIGHT):
            self._paint_row(painter, top)
        painter.end()

    def _paint_row(self, painter: QPainter, top: int) -> None:
        painter.setPen(colour("line"))
        bottom = top + ROW_HEIGHT - 1
        painter.drawLine(LEFT, bottom, self.width() - LEFT, bottom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("later_bg"))
        painter.drawEllipse(QRectF(LEFT, top + BARS[0][0] - MARK / 2, MARK, MARK))
        room = self.width() - LEFT - INDENT - RIGHT
        for middle, part, height in BARS:
            bar = QRectF(LEFT + INDENT, top + middle - height / 2, room * part, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
