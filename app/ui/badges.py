"""Badges: a tone, an icon and words; painted alike by the widget and by the rows of a list."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import picture
from app.ui.theme import colour, font

HEIGHT, ICON, BEFORE, BETWEEN, BEHIND = 24, 14, 8, 5, 10


class Tone(StrEnum):
    """What a badge says before it is read; icon and words say it again."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    DONE = "done"
    INFO = "info"


ICONS = {
    Tone.OVERDUE: "error_circle",
    Tone.SOON: "clock_alarm",
    Tone.LATER: "clock",
    Tone.DONE: "checkmark_circle",
    Tone.INFO: "alert",
}


def badge_width(text: str) -> int:
    """The room that a badge with this text takes."""
    return BEFORE + ICON + BETWEEN + QFontMetrics(font("badge")).horizontalAdvance(text) + BEHIND


def paint_badge(painter: QPainter, right: int, centre: int, tone: Tone, text: str, icon: str = "") -> int:
    """Draw a badge that ends at `right`, in the middle of `centre`; returns its width."""
    width = badge_width(text)
    area = QRect(right - width, centre - HEIGHT // 2, width, HEIGHT)
    ink = f"{tone.value}_fg"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"{tone.value}_bg"))
    painter.drawRoundedRect(area, HEIGHT / 2, HEIGHT / 2)
    ratio = painter.device().devicePixelRatioF()
    image = picture(icon or ICONS[tone], ink, ICON, filled=tone is Tone.OVERDUE, ratio=ratio)
    painter.drawPixmap(QPoint(area.x() + BEFORE, centre - ICON // 2), image)
    painter.setFont(font("badge"))
    painter.setPen(colour(ink))
    words = area.adjusted(BEFORE + ICON + BETWEEN, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
    return width


class Badge(QWidget):
    """One badge as a widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._text, self._icon = Tone.LATER, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_badge(self, tone: Tone, text: str, icon: str | None = None) -> None:
        """Show words in a tone; without an icon's name, the tone's own icon."""
        self._tone, self._text, self._icon = tone, text, icon or ""
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def tone(self) -> Tone:
        """The tone."""
        return self._tone

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._text), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.width(), self.height() // 2, self._tone, self._text, self._icon)
        painter.end()
