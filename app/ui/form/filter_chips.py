"""Chips of which one is chosen, to see a part of a list."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.translation import _
from app.ui.entry.flow import FlowLayout


class FilterChips(QWidget):
    """`labels` are English texts by what a chip stands for; the first is chosen.

    Signals:
        chosen: another one.
    """

    chosen = Signal()

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_filter")
        self._labels, self._group = labels, QButtonGroup(self)
        line = FlowLayout(self)
        for code, words in labels.items():
            chip = QPushButton(_(words), self)
            chip.setObjectName(f"filter_{code or 'all'}")
            chip.setProperty("kind", "chip")
            chip.setProperty("code", code)
            chip.setCheckable(True)
            chip.setChecked(not self._group.buttons())
            chip.setAutoDefault(False)
            self._group.addButton(chip)
            line.addWidget(chip)
        self._group.buttonClicked.connect(self.chosen)

    def value(self) -> str:
        """What the chosen chip stands for."""
        chosen = self._group.checkedButton()
        return str(chosen.property("code")) if chosen else ""

    def count(self, counts: Mapping[str, int]) -> None:
        """Write behind the words how many there are."""
        for chip in self._group.buttons():
            code = str(chip.property("code"))
            count = counts.get(code, 0)
            words = _(self._labels[code])
            chip.setText(_("{words} {count}").format(words=words, count=count) if count else words)
