"""What can be erased from a case as boxes to tick, in groups that are ticked whole or in part."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.privacy.rows import Erasable
from app.translation import N_, _
from app.ui.kit import label
from app.ui.rows import cleared
from app.ui.shown_text import shown

GAP, INDENT = 4, 24
GROUPS: dict[str, str] = {
    "people": N_("Who the people are"),
    "texts": N_("What was told, in words"),
    "entries": N_("What people wrote about it later"),
    "files": N_("Attached files"),
}


class ErasableList(QWidget):
    """One box for each part, and one over each group.

    Signals:
        edited: another choice.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("erasable_parts")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._heads: dict[str, QCheckBox] = {}
        self._boxes: dict[str, tuple[Erasable, QCheckBox]] = {}

    def show_parts(self, parts: Sequence[Erasable]) -> None:
        """Offer these, none of them ticked."""
        cleared(self._column)
        self._heads, self._boxes = {}, {}
        for group, words in GROUPS.items():
            of_group = [part for part in parts if part.group == group]
            if of_group:
                self._heads[group] = self._head(group, _(words))
                for part in of_group:
                    self._boxes[part.name] = part, self._box(part)
        if not parts:
            self._column.addWidget(label(_("Nothing is left to erase."), "hint"))

    def names(self) -> tuple[str, ...]:
        """What is ticked, as an erasure names it."""
        return tuple(name for name, (_part, box) in self._boxes.items() if box.isChecked())

    def choose_identity(self) -> None:
        """Tick everything that may say who somebody is."""
        for part, box in self._boxes.values():
            if part.is_identity:
                box.setChecked(True)
        self._show_heads()

    def _head(self, group: str, words: str) -> QCheckBox:
        head = QCheckBox(shown(words), self)
        head.setObjectName(f"erase_group_{group}")
        head.setProperty("group", group)
        head.clicked.connect(self._tick_group)
        self._column.addWidget(head)
        return head

    def _box(self, part: Erasable) -> QCheckBox:
        words = _("{what}, {day}").format(what=part.label, day=part.about) if part.about else part.label
        box = QCheckBox(shown(words), self)
        box.setObjectName(f"erase_{part.name}")
        box.clicked.connect(self._show_heads)
        row = QVBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.addWidget(box)
        self._column.addLayout(row)
        return box

    def _of_group(self, group: str) -> list[QCheckBox]:
        return [box for part, box in self._boxes.values() if part.group == group]

    def _tick_group(self) -> None:
        """A group that is ticked in part becomes ticked whole with a click, as everywhere."""
        head = self.sender()
        if isinstance(head, QCheckBox):
            is_ticked = head.checkState() != Qt.CheckState.Unchecked
            for box in self._of_group(str(head.property("group"))):
                box.setChecked(is_ticked)
        self._show_heads()

    def _show_heads(self) -> None:
        for group, head in self._heads.items():
            ticked = {box.isChecked() for box in self._of_group(group)}
            if len(ticked) == 2:
                head.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                head.setTristate(False)
                head.setChecked(ticked == {True})
        self.edited.emit()
