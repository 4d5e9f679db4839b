"""The roles of an account, each with its box."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.labels import LABELS
from app.domain.vocabulary import Role
from app.translation import _

COLUMNS, GAP = 2, 6


class RoleBoxes(QWidget):
    """None is possible, too: who has none reads what nobody needs a right for.

    Signals:
        edited: a box was ticked or not.
    """

    edited = Signal()

    def __init__(self, prefix: str, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        self._boxes = {role: QCheckBox(_(LABELS[role]), self) for role in Role}
        for place, (role, box) in enumerate(self._boxes.items()):
            box.setObjectName(f"{prefix}{role.value}")
            box.toggled.connect(self.edited)
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> tuple[str, ...]:
        """The codes of those that are ticked."""
        return tuple(role.value for role, box in self._boxes.items() if box.isChecked())

    def set_value(self, roles: Collection[str]) -> None:
        """Tick these alone."""
        for role, box in self._boxes.items():
            box.setChecked(role.value in roles)

    def allow(self, *, may_change: bool) -> None:
        """Whether anything can be ticked."""
        for box in self._boxes.values():
            box.setEnabled(may_change)
