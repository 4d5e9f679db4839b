"""A text with its marks: read only, chosen with mouse or keyboard, and broken between Thai words on screen alone."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.redaction import Mark
from app.ui.shown_text import marked, without_marks
from app.ui.theme import colour

WITHHOLD_KEYS = (Qt.Key.Key_Insert, Qt.Key.Key_Return, Qt.Key.Key_Enter)
LET_STAND_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
BREAKS = "\u200b\u2060"
BORDERS = f"{BREAKS} \n\u2028\u2029"
ONE_UNIT = 0xFFFF  # Qt counts a letter beyond as two


class MarkedText(QTextEdit):
    """Shows one text; what is withheld is struck through on a ground of its own, so that it can still be read.

    Signals:
        withhold_wanted: the first and the last place of what is chosen, in letters of the text.
        let_stand_wanted: the same, of what is to be seen again.
        moved: the caret, what is chosen or what is in sight is not where it was.
    """

    withhold_wanted = Signal(int, int)
    let_stand_wanted = Signal(int, int)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("redaction_text")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._places: list[int] = [0]  # of each letter of the text, where it is shown
        self._text, self._marks = "", tuple[Mark, ...]()
        self.cursorPositionChanged.connect(self.moved)
        self.selectionChanged.connect(self.moved)
        for change in (self.verticalScrollBar().valueChanged, self.verticalScrollBar().rangeChanged):
            change.connect(self.moved)

    def show_text(self, text: str, marks: Sequence[Mark]) -> None:
        """Show another text from its beginning."""
        written, self._text = marked(text), text
        self._places = _places_of(text, written)
        self.blockSignals(True)  # half way there is no place for the caret
        self.setPlainText(written)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(0)
        self.show_marks(marks)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks over the text."""
        self._marks = tuple(marks)
        self.setExtraSelections([self._painted(mark) for mark in marks])
        self.moved.emit()

    def chosen(self) -> tuple[int, int]:
        """What is chosen, in letters of the text; where nothing is, the word at the caret."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor = self._word_at(cursor)
        return self._read(cursor.selectionStart()), self._read(cursor.selectionEnd())

    def is_at_its_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.verticalScrollBar().value() >= self.verticalScrollBar().maximum()

    def is_on_a_mark(self) -> bool:
        """Whether what is chosen, or the caret, touches a mark."""
        caret = self._read(self.textCursor().position())
        start, end = self.chosen() if self.textCursor().hasSelection() else (caret, caret + 1)
        return any(mark.start < end and start < mark.end for mark in self._marks)

    def touched(self) -> tuple[int, int]:
        """What is chosen, else the place of the caret."""
        caret = self._read(self.textCursor().position())
        return self.chosen() if self.textCursor().hasSelection() else (caret, caret)

    def show_mark(self, mark: Mark) -> None:
        """Bring a mark into sight and choose it."""
        cursor = self._cursor(mark)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in WITHHOLD_KEYS:
            self.withhold_wanted.emit(*self.chosen())
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in LET_STAND_KEYS:
            self.let_stand_wanted.emit(*self.touched())
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(without_marks(self.textCursor().selection().toPlainText()))
        return copied

    def _read(self, shown_place: int) -> int:
        """The letter of the text that is shown there, or the next one."""
        low, high = 0, len(self._places) - 1
        while low < high:
            middle = (low + high) // 2
            if self._places[middle] < shown_place:
                low = middle + 1
            else:
                high = middle
        return low

    def _word_at(self, caret: QTextCursor) -> QTextCursor:
        """The word between two places at which a line may end, or two spaces."""
        document, start, end = self.document(), caret.position(), caret.position()
        while start > 0 and document.characterAt(start - 1) not in BORDERS:
            start -= 1
        while end < document.characterCount() - 1 and document.characterAt(end) not in BORDERS:
            end += 1
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _cursor(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places[mark.start])
        # Up to behind its last letter: a sign for a line's end after it is no part of it.
        cursor.setPosition(self._behind(mark.end - 1), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _behind(self, place: int) -> int:
        """Where Qt has the end of a letter."""
        at = self._places[place]
        return at + 1 + (ord(self._text[place]) > ONE_UNIT)

    def _painted(self, mark: Mark) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(colour("soon_bg"))
        look.setForeground(colour("soon_fg"))
        look.setFontStrikeOut(True)
        painted = QTextEdit.ExtraSelection()
        painted.cursor, painted.format = self._cursor(mark), look
        return painted


def _places_of(text: str, written: str) -> list[int]:
    """Where Qt has each letter of the text in what is shown; behind the last one, the end."""
    places, at, units = list[int](), 0, 0
    for letter in text:
        while written[at] != letter and written[at] in BREAKS:
            at, units = at + 1, units + 1
        places.append(units)
        at, units = at + 1, units + 1 + (ord(letter) > ONE_UNIT)
    return [*places, units]
