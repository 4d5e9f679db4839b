"""An icon as a picture, drawn in the colours of the moment."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.icons import icon

SIDE = 20


class Mark(QWidget):
    """Shows one icon; follows a change of theme, which a pixmap does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon("edit", "text2")
        self.setFixedSize(SIDE, SIDE)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon, in that colour of the theme."""
        self._icon = icon(name, role)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
