"""Text of several lines; Thai is broken between words on screen, never in what is kept or copied."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.shown_text import marked, without_marks

MARKS = "\u200b\u2060"  # where a line may end, and where it may not
BREAK_AFTER_MS = 400  # a pause in typing; breaking at every key would fight the input method
LINE_HEIGHT, FRAME = 1.0, 5  # of the font's own height; border and padding of the style sheet
LONGEST_BROKEN = 20_000  # beyond this, breaking while typing is felt
BACKWARD = {Qt.Key.Key_Left, Qt.Key.Key_Backspace}
FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Delete}


class LongTextEditor(QPlainTextEdit):
    """A plain text of any length.

    Signals:
        edited: the text is another one; placing word breaks does not count.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._known = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(BREAK_AFTER_MS)
        self._pause.timeout.connect(self.break_lines)
        self.textChanged.connect(self._notice)

    def show_lines(self, count: int) -> None:
        """Have room for that many lines; more are scrolled."""
        margins = 2 * (self.document().documentMargin() + FRAME)
        self.setFixedHeight(round(count * LINE_HEIGHT * self.fontMetrics().height() + margins))

    def value(self) -> str | None:
        """What was typed, without word breaks; None when there is nothing."""
        return self._text() or None

    def set_value(self, value: object) -> None:
        """Show `value`; the way back by undo ends here."""
        if value != self.value():
            self._known = str(value or "")
            self.setPlainText(marked(self._known))
            self.edited.emit()

    def break_lines(self) -> None:
        """Put word breaks where they belong now; not while something undone could be redone."""
        raw = _raw(self)
        if len(raw) > LONGEST_BROKEN or self.document().isRedoAvailable():
            return
        wanted = marked(without_marks(raw))
        if raw == wanted:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        _set_marks(cursor, raw, wanted)
        cursor.endEditBlock()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.break_lines()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key of the Thai keyboard is a number that Qt.Key does not list.
        self._step_over_break(event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if event.matches(QKeySequence.StandardKey.Undo):
            self._undo_visibly()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(without_marks(self.textCursor().selectedText().replace("\u2029", "\n")))
        return copied

    def _undo_visibly(self) -> None:
        """Undo until the text is another one; the breaks are steps that nobody sees."""
        before = self._text()
        while self._text() == before and self.document().isUndoAvailable():
            self.undo()

    def _text(self) -> str:
        return without_marks(_raw(self))

    def _notice(self) -> None:
        self._pause.start()
        if self._text() != self._known:
            self._known = self._text()
            self.edited.emit()

    def _step_over_break(self, key: int, selecting: bool) -> None:
        """Move past an invisible break, so that one key press is one letter."""
        if key not in BACKWARD | FORWARD or (self.textCursor().hasSelection() and not selecting):
            return
        cursor, step = self.textCursor(), -1 if key in BACKWARD else 1
        mode = QTextCursor.MoveMode.KeepAnchor if selecting else QTextCursor.MoveMode.MoveAnchor
        while self.document().characterAt(cursor.position() + min(step, 0)) in tuple(MARKS):
            cursor.setPosition(cursor.position() + step, mode)
        self.setTextCursor(cursor)


def _raw(editor: QPlainTextEdit) -> str:
    # toPlainText() turns no-break spaces into spaces; what was typed must come back equal.
    return editor.document().toRawText().replace("\u2029", "\n")


def _set_marks(cursor: QTextCursor, raw: str, wanted: str) -> None:
    """Insert and remove marks from the end, so that earlier positions stay true."""
    here, there = len(raw), len(wanted)
    while here or there:
        was, will = raw[here - 1 : here], wanted[there - 1 : there]
        cursor.setPosition(_place(raw, here))
        if was == will:
            here, there = here - 1, there - 1
        elif was and was in MARKS:
            cursor.deletePreviousChar()
            here -= 1
        else:
            cursor.insertText(will)
            there -= 1


def _place(raw: str, count: int) -> int:
    """The document's position after `count` characters; it counts UTF-16 units."""
    return len(raw[:count].encode("utf-16-le", "surrogatepass")) // 2
