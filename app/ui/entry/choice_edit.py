"""One value of a list; what drops down is built when there is something to list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.translation import _
from app.ui.entry.elided_choice import ElidedChoice
from app.ui.theme import colour

WIDTH_IN_EMS = 5
ROUND, WORDS_LEFT = 6, 11  # as the style sheet frames it

Choices = Sequence[tuple[object, str]]


class ChoiceEditor(ElidedChoice):
    """One of a list, or nothing.

    Signals:
        edited: another one is chosen.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(20)
        self.setPlaceholderText(_("Not stated"))  # until there is a list: the first item makes Qt build what drops down
        self.currentIndexChanged.connect(self.edited)

    def offer(self, choices: Choices) -> None:
        """List `choices`; the value stays, listed or not."""
        value = self.value()
        with QSignalBlocker(self):
            self._list_nothing()
            while self.count() > 1:
                self.removeItem(1)
            for code, label in choices:
                self.addItem(label, code)
            self.setCurrentIndex(self._place_of(value))

    def sizeHint(self) -> QSize:
        """Room for a short word, whatever is listed; without a list Qt is not asked, as it would build one."""
        letters = self.fontMetrics().height()
        return QSize(WIDTH_IN_EMS * letters, super().sizeHint().height() if self.count() else letters)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def value(self) -> object:
        return self.currentData()

    def set_value(self, value: object) -> None:
        if value != self.value():
            self._list_nothing()
            self.setCurrentIndex(self._place_of(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the form must not change an answer on the way

    def changeEvent(self, event: QEvent) -> None:
        """Without a list there is none to style, and Qt would build one to style it."""
        if self.count() or event.type() not in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.count():
            super().paintEvent(event)
        else:
            self._paint_without_list()

    def _paint_without_list(self) -> None:
        """The frame and the words alone; Qt asks the list how its entries look before it paints any."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("control"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        painter.setPen(colour("hint"))
        words = self.rect().adjusted(WORDS_LEFT, 0, -WORDS_LEFT, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.placeholderText())
        painter.end()

    def _list_nothing(self) -> None:
        """That nothing is stated can be chosen too, above all else."""
        if not self.count():
            self.addItem(_("Not stated"), None)

    def _place_of(self, value: object) -> int:
        if value is None:
            return 0
        place = self.findData(value)
        if place < 0:
            self.addItem(str(value), value)
        return place if place >= 0 else self.count() - 1
