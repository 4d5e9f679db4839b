"""The twenty digits that both sides compare, in four groups of five; pasted or typed, Thai digits too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.thai_text import arabic_digits
from app.translation import _

GROUPS, GROUP = 4, 5


def digits_in(text: str) -> str:
    """The digits of a text, as 0 to 9."""
    return "".join(each for each in arabic_digits(text) if each.isascii() and each.isdigit())


def grouped(code: str) -> str:
    """12345 67890 12345 67890"""
    digits = digits_in(code)
    return " ".join(digits[place : place + GROUP] for place in range(0, len(digits), GROUP))


class CodeEdit(QWidget):
    """Four fields that fill one after the other.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        self._fields = [self._field(place) for place in range(GROUPS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in self._fields:
            row.addWidget(each)
        self.setFocusProxy(self._fields[0])

    def code(self) -> str:
        """The digits so far."""
        return "".join(each.text() for each in self._fields)

    def is_whole(self) -> bool:
        """Whether all twenty are there."""
        return len(self.code()) == GROUPS * GROUP

    def _field(self, place: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"code_{place}")
        field.setProperty("part", "code")
        field.setAccessibleName(_("Group {place} of {groups}").format(place=place + 1, groups=GROUPS))
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.textEdited.connect(self._spread)
        return field

    def _spread(self, text: str) -> None:
        """Keep digits only; what does not fit goes on in the next groups."""
        field = self.sender()
        assert isinstance(field, QLineEdit)
        place = self._fields.index(field)
        rest = digits_in(text)
        while True:
            self._fields[place].setText(rest[:GROUP])
            rest = rest[GROUP:]
            if not rest or place == GROUPS - 1:
                break
            place += 1
        if len(self._fields[place].text()) == GROUP and place < GROUPS - 1:
            place += 1
        if field is not self._fields[place]:
            self._fields[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()
