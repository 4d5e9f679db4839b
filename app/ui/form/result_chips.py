"""How a contact went, chosen with one click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.domain.proceedings.words import ContactResult
from app.translation import _
from app.ui.kit import BUTTON_GAP


class ResultChips(QWidget):
    """A chip a result, one of them chosen or none.

    Signals:
        edited: another one is chosen.
    """

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        for result in ContactResult:
            chip = _chip(result)
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.buttonToggled.connect(self._tell)

    def value(self) -> str | None:
        """The code of the result that is chosen."""
        chosen = self._group.checkedButton()
        return str(chosen.property("code")) if chosen else None

    def set_value(self, code: object) -> None:
        """Choose that result; None chooses none."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(button.property("code") == code)
        self._group.setExclusive(True)

    def chips(self) -> tuple[QAbstractButton, ...]:
        """The chips, from left to right."""
        return tuple(self._group.buttons())

    def take_keyboard(self) -> None:
        """Put the keyboard on the first."""
        self.chips()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        self.edited.emit()


def _chip(result: ContactResult) -> QPushButton:
    chip = QPushButton(_(result.label))
    chip.setObjectName(f"quick_{result}")
    chip.setProperty("kind", "chip")
    chip.setProperty("code", str(result))
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    return chip
