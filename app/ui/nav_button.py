"""A line of the sidebar: icon, words and a count; painted, so that the chosen one has its bar."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import picture
from app.ui.theme import colour, font

HEIGHT, LEAST_HEIGHT, ICON, ICON_LEFT, TEXT_LEFT, ROUND = 40, 28, 20, 12, 42, 8
COUNT_HEIGHT, COUNT_LEAST, COUNT_PADDING, COUNT_GAP, MOST_SHOWN = 20, 26, 14, 4, 9999
BAR_WIDTH, BAR_HEIGHT = 3, 20


class NavButton(QAbstractButton):
    """Leads to a page, or starts something; `counts` holds the words for a `{count}` of what waits there."""

    def __init__(self, name: str, icon: str, text: str, parent: QWidget, counts: str = "{count}") -> None:
        super().__init__(parent)
        self._icon, self._counts, self._count = icon, counts, 0
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int) -> None:
        """Show how much waits there, and say of what it is the number; nothing for none."""
        self._count = count
        words = self._counts.format(count=f"{count:,}") if count else ""
        self.setAccessibleName(f"{self.text()} {words}".strip())
        self.setToolTip(words)
        self.update()

    def count(self) -> int:
        """How much is shown to wait there."""
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
        words = self.rect().adjusted(TEXT_LEFT, 0, -self._room_of_count(), 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
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
        width = self._width_of_count()
        top = (self.height() - COUNT_HEIGHT) // 2
        area = QRect(self.width() - width - ROUND, top, width, COUNT_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sidebar_strong" if self.isChecked() else "sidebar_count"))
        painter.drawRoundedRect(area, COUNT_HEIGHT / 2, COUNT_HEIGHT / 2)
        painter.setFont(font("count"))
        painter.setPen(colour("sidebar" if self.isChecked() else "sidebar_strong"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._shown_count())

    def _room_of_count(self) -> int:
        """What the words leave free on the right."""
        return self._width_of_count() + ROUND + COUNT_GAP if self._count else ROUND

    def _width_of_count(self) -> int:
        return max(COUNT_LEAST, QFontMetrics(font("count")).horizontalAdvance(self._shown_count()) + COUNT_PADDING)

    def _shown_count(self) -> str:
        return str(self._count) if self._count <= MOST_SHOWN else f"{MOST_SHOWN}+"


def _paint_ring(painter: QPainter, area: QRect) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("sidebar_strong"), 2))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), ROUND - 1, ROUND - 1)
