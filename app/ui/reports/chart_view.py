"""The run chart on the screen, in the colours of the scheme."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.reports.run_chart import Point, RunChart, draw_run_chart
from app.services.reports.words import chart_in_words
from app.translation import _
from app.ui.theme import colour, font

WANTED, LEAST = QSize(520, 240), QSize(380, 190)
LINE, SOFT_LINE, RING_LINE = 2.0, 1.0, 1.6


class ChartView(QWidget):
    """Shows a chart, and says what it shows to whoever does not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_chart")
        self.setAccessibleName(_("Per cent in time, month by month"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._chart: RunChart | None = None

    def show_chart(self, chart: RunChart) -> None:
        """Show another chart."""
        self._chart = chart
        self.setAccessibleDescription(chart_in_words(chart))
        self.update()

    def sizeHint(self) -> QSize:
        return WANTED

    def minimumSizeHint(self) -> QSize:
        return LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_run_chart(_ScreenCanvas(painter), self._chart, self.width(), self.height())
        painter.end()


class _ScreenCanvas:
    """Draws a chart with Qt."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setFont(font("caption"))
        self._measures = QFontMetricsF(font("caption"))

    def line(self, start: Point, end: Point, *, is_broken: bool = False, is_soft: bool = False) -> None:
        style = Qt.PenStyle.DashLine if is_broken else Qt.PenStyle.SolidLine
        ink = colour("control" if is_soft and is_broken else "line" if is_soft else "primary")
        self._painter.setPen(QPen(ink, SOFT_LINE if is_soft else LINE, style))
        self._painter.drawLine(QPointF(*start), QPointF(*end))

    def disc(self, centre: Point, radius: float) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour("text"))
        self._painter.drawEllipse(QPointF(*centre), radius, radius)

    def ring(self, centre: Point, radius: float) -> None:
        self._painter.setPen(QPen(colour("text"), RING_LINE))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(QPointF(*centre), radius, radius)

    def words(self, place: Point, text: str, *, share_left: float, is_soft: bool = False) -> float:
        width = self._measures.horizontalAdvance(text)
        left = place[0] - width * share_left
        self._painter.setPen(colour("text2" if is_soft else "text"))
        self._painter.drawText(QPointF(left, place[1]), text)
        return left + width
