"""Choices of which at most one is made, and which can be taken back."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


class OneOrNone(QWidget):
    """Buttons of which at most one is chosen; choosing it again takes it back.

    Signals:
        chosen: somebody chose, or took the choice back.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._keep_one)

    def add_choice(self, code: str, button: QAbstractButton) -> None:
        """Make `button` stand for `code`."""
        button.setCheckable(True)
        self._buttons[code] = button
        self._group.addButton(button)

    def forget_choices(self) -> None:
        """Start again without buttons."""
        for button in self._buttons.values():
            self._group.removeButton(button)
        self._buttons.clear()

    def buttons(self) -> Mapping[str, QAbstractButton]:
        return self._buttons

    def value(self) -> str | None:
        """The code chosen."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, code: str | None) -> None:
        """Show a choice; nobody is told."""
        for each, button in self._buttons.items():
            button.setChecked(each == code)

    def choose(self, code: str | None) -> None:
        """Choose as somebody would who is not holding the mouse; the same code again takes it back."""
        self.set_value(None if code == self.value() else code)
        self.chosen.emit()

    def _keep_one(self, clicked: QAbstractButton) -> None:
        for button in self._buttons.values():
            if button is not clicked:
                button.setChecked(False)
        self.chosen.emit()
