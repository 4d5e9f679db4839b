"""A list of things that stand, two lines each, and a hint where there are none."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStackedLayout, QWidget

from app.ui.kit import label
from app.ui.shown_text import plain, shown

LEAST_HEIGHT = 112  # two lines of words twice


class PickedList(QWidget):
    """Each line stands for a key.

    Signals:
        picked: key of the line that is chosen; empty for none.
    """

    picked = Signal(str)

    def __init__(self, name: str, spoken: str, empty: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.lines = QListWidget(self)
        self.lines.setObjectName(f"{name}_list")
        self.lines.setProperty("kind", "picked")
        self.lines.setAccessibleName(spoken)
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lines.setMinimumHeight(LEAST_HEIGHT)
        self._empty = label(empty, "hint")
        self._empty.setObjectName(f"{name}_empty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.lines)
        self.lines.currentItemChanged.connect(self._tell)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show a key and words for each line; the one that was chosen stays so, where it is still there."""
        chosen = self.key()
        self.lines.blockSignals(True)
        self.lines.clear()
        for key, words in lines:
            item = QListWidgetItem(shown(words))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, plain(words))
            self.lines.addItem(item)
            if key == chosen:
                self.lines.setCurrentItem(item)
        self.lines.blockSignals(False)
        self._stack.setCurrentIndex(0 if self.lines.count() else 1)
        self._tell()

    def key(self) -> str:
        """The key of the line that is chosen; empty for none."""
        item = self.lines.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def pick(self, key: str) -> None:
        """Choose the line of that key; an empty key chooses none."""
        places = (place for place in range(self.lines.count()) if _key(self.lines.item(place)) == key)
        self.lines.setCurrentRow(next(places, -1))

    def _tell(self) -> None:
        self.picked.emit(self.key())


def _key(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
