"""A line of words that gives way to the buttons beside it: it says less where there is no room, and the tip all."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.shown_text import shown


class GivingLabel(QLabel):
    """Asks for no more room than its short words take, and says the long ones where they fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = self._short = ""
        self.setProperty("role", "caption")
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, words: str, short: str) -> None:
        """Say `words`, or `short` where they do not fit; without a short form they end in an ellipsis there."""
        self._words, self._short = shown(words), shown(short)
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._room_of(self._short), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self._room_of(self._words) <= self.width()
        text = self._words if fits else self._short
        if not text:
            text = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        if text != self.text():
            self.setText(text)
        self.setToolTip("" if fits else self._words)

    def _room_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)
