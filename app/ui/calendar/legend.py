"""What the marks under the days mean."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.hospital.calendar_rows import DayMark
from app.translation import _
from app.ui.calendar.day_marks import IN_LEGEND, MARK_WORDS, paint_mark_of_day
from app.ui.kit import label
from app.ui.rule_label import rule_label

SIDE, BESIDE, BETWEEN = 18, 6, 16
RULE = "DAY-2"


class Legend(QWidget):
    """Each mark with its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_legend")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BESIDE)
        for mark in IN_LEGEND:
            row.addWidget(_Sample(mark, self))
            row.addWidget(label(_(MARK_WORDS[mark]), "caption"))
            row.addSpacing(BETWEEN - BESIDE)
        row.addStretch(1)
        row.addWidget(rule_label(RULE))


class _Sample(QWidget):
    def __init__(self, mark: DayMark, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark_of_day(painter, QRectF(self.rect()), self._mark)
        painter.end()
