"""What is seen of the patient now: one of a few, chosen by its digit, by arrows or by a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.domain.policy_entries import Choice
from app.translation import _, language

GAP, INSET = 8, 3
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
# What the digits write with the Thai keyboard.
THAI_DIGIT_KEYS = "ๅ/-ภถ"


class SeenChoice(QWidget):
    """One stop of Tab; the choices are numbered from 1.

    Signals:
        edited: another one is chosen.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # without it a plain widget has no frame
        self._codes: tuple[str, ...] = ()
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        self._buttons.idClicked.connect(self._tell)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(INSET, INSET, INSET, INSET)
        self._row.setSpacing(GAP)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these choices, in their order."""
        self._codes = tuple(each.code for each in choices)
        for place, each in enumerate(choices):
            words = _("{number} {choice}").format(number=place + 1, choice=each.label(language()))
            button = QPushButton(words, self)
            button.setObjectName(f"seen_{each.code}")
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons.addButton(button, place)
            self._row.addWidget(button)
        self._row.addStretch(1)

    def value(self) -> str | None:
        """The code of what is chosen; None while nothing is."""
        place = self._buttons.checkedId()
        return self._codes[place] if place >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose one, or nothing."""
        self._buttons.setExclusive(False)
        for button in self._buttons.buttons():
            button.setChecked(self._codes[self._buttons.id(button)] == value)
        self._buttons.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._place_of(event)
        if place is None:
            super().keyPressEvent(event)
        else:
            self._buttons.button(place).click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(focused=False)

    def _mark(self, *, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)

    def _place_of(self, event: QKeyEvent) -> int | None:
        text, last = event.text(), len(self._codes) - 1
        if text and text in "12345"[: last + 1]:
            return int(text) - 1
        if text and text in THAI_DIGIT_KEYS[: last + 1]:
            return THAI_DIGIT_KEYS.index(text)
        step = STEPS.get(Qt.Key(event.key())) if event.key() in STEPS else None
        if step is None:
            return None
        chosen = self._buttons.checkedId()
        return min(max(chosen + step, 0), last)

    def _tell(self) -> None:
        self.edited.emit()
