"""A line of the sidebar: icon, words and a count; painted, so that the chosen one has its bar."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.translation import ngettext
from app.ui.icons import picture
from app.ui.theme import colour, font

HEIGHT, LEAST_HEIGHT, ICON, ICON_LEFT, TEXT_LEFT, ROUND = 40, 28, 20, 12, 42, 8
COUNT_HEIGHT, COUNT_LEAST, COUNT_PADDING = 20, 26, 14
BAR_WIDTH, BAR_HEIGHT = 3, 20


class NavButton(QAbstractButton):
    """Leads to a page, or starts something."""

    def __init__(self, name: str, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._count = icon, 0
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int) -> None:
        """Show how many cases wait there; nothing for none."""
        self._count = count
        cases = ngettext("{count} case", "{count} cases", count).format(count=count)
        self.setAccessibleName(f"{self.text()} {cases}" if count else self.text())
        self.update()

    def count(self) -> int:
        """How many cases are shown to wait there."""
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(TEXT_LEFT + QFontMetrics(font("body_strong")).horizontalAdvance(self.text()), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Many pages stand closer in a low window."""
        return QSize(self.sizeHint().width(), LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = "sidebar_strong" if self.isChecked() else "sidebar_text"
        ratio = self.devicePixelRatioF()
        image = picture(self._icon, ink, ICON, filled=self.isChecked(), ratio=ratio)
        painter.drawPixmap(QPoint(ICON_LEFT, (self.height() - ICON) // 2), image)
        painter.setFont(font("body_strong" if self.isChecked() else "body"))
        painter.setPen(colour(ink))
        words = self.rect().adjusted(TEXT_LEFT, 0, -ROUND, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            self._paint_count(painter)
        if self.hasFocus():
            _paint_ring(painter, self.rect())
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour("sidebar_chosen" if self.isChecked() else "sidebar_person"))
            painter.drawRoundedRect(self.rect(), ROUND, ROUND)
        if self.isChecked():
            painter.setBrush(colour("sidebar_bar"))
            bar = QRectF(0, (self.height() - BAR_HEIGHT) / 2, BAR_WIDTH, BAR_HEIGHT)
            painter.drawRoundedRect(bar, BAR_WIDTH / 2, BAR_WIDTH / 2)

    def _paint_count(self, painter: QPainter) -> None:
        words = font("count")
        text = str(self._count) if self._count <= 9999 else "9999+"
        width = max(COUNT_LEAST, QFontMetrics(words).horizontalAdvance(text) + COUNT_PADDING)
        top = (self.height() - COUNT_HEIGHT) // 2
        area = QRect(self.width() - width - ROUND, top, width, COUNT_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sidebar_strong" if self.isChecked() else "sidebar_count"))
        painter.drawRoundedRect(area, COUNT_HEIGHT / 2, COUNT_HEIGHT / 2)
        painter.setFont(words)
        painter.setPen(colour("sidebar" if self.isChecked() else "sidebar_strong"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _paint_ring(painter: QPainter, area: QRect) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("sidebar_strong"), 2))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), ROUND - 1, ROUND - 1)
