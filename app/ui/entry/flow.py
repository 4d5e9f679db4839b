"""A layout that sets chips in lines, as words are set in a paragraph."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 8
FEW = 2  # in a line from which none is taken to stand beside a last one


class FlowLayout(QLayout):
    """Lines of widgets from left to right; a widget that does not fit begins the next line, and takes one along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GAP)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._left())

    def itemAt(self, index: int) -> QLayoutItem | None:
        left = self._left()
        return left[index] if 0 <= index < len(left) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < self.count() else None

    def _left(self) -> Sequence[QLayoutItem]:
        """The items; none once the collector takes a closed window apart, of which Qt goes on asking."""
        left: Sequence[QLayoutItem] = self.__dict__.get("_items", ())
        return left

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        """The height that the items take within `rect`; sets them there when `move`."""
        y, height = rect.y(), 0
        for line in self._lines(rect.width()):
            y += self.spacing() if height else 0
            x, height = rect.x(), max(size.height() for _item, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width() + self.spacing()
            y += height
        return y - rect.y()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items line by line, each with its size; a last one does not stand alone under a line of many."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            size = hint.boundedTo(QSize(max(width, 1), hint.height()))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self.spacing()
        if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > FEW:
            moved = lines[-2][-1]
            if moved[1].width() + self.spacing() + lines[-1][0][1].width() <= width:
                lines[-1].insert(0, lines[-2].pop())
        return lines
