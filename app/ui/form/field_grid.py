"""Boxes of fields in reading order, in as many columns as the width has room for."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

MOST_COLUMNS = 4
GAP = 12
ROOM_IN_EMS = 12  # the narrowest column that a Thai label and a date still fit


class FieldGrid(QWidget):
    """Two columns in a small window, four in a wide one; a hidden box leaves no gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[QWidget, int]] = []
        self._columns = 0
        self._blanks: dict[int, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add(self, box: QWidget, span: int) -> None:
        """Put `box` behind the others, over `span` columns or as many as there are."""
        self._boxes.append((box, span))
        box.setParent(self)

    def arrange(self) -> None:
        """Set every box that is not hidden anew."""
        # What takeAt() hands out lives on, and Qt then keeps the first height of a box with wrapped words for ever.
        for placed in (*(box for box, _span in self._boxes), *self._blanks.values()):
            self._grid.removeWidget(placed)
        row = column = 0
        for box, span in self._boxes:
            if box.isHidden():
                continue
            wanted = min(span, self._columns)
            if column + wanted > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, wanted)
            column += wanted
        for each in range(column if row == 0 else self._columns, self._columns):
            # Qt gives an empty column no gap, and the others would be wider than those of the next card.
            self._grid.addWidget(self._blank(each), 0, each)
        for each in range(MOST_COLUMNS):
            self._grid.setColumnStretch(each, 1 if each < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit(self.size())

    def minimumSizeHint(self) -> QSize:
        # Without this the widest arrangement would forbid the narrower one.
        hint = super().minimumSizeHint()
        return QSize(0, hint.height())

    def _blank(self, column: int) -> QWidget:
        if column not in self._blanks:
            self._blanks[column] = QWidget(self)
        return self._blanks[column]

    def _fit(self, size: QSize) -> None:
        room = ROOM_IN_EMS * self.fontInfo().pixelSize() + GAP
        columns = max(1, min(MOST_COLUMNS, (size.width() + GAP) // room))
        if columns != self._columns:
            self._columns = columns
            self.arrange()
