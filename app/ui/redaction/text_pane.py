"""One text with its marks, the list of what is withheld of it, and the buttons that withhold and let stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.redaction.rows import DraftPart
from app.translation import _
from app.ui.kit import BUTTON_GAP, GAP, label, primary_button, secondary_button
from app.ui.redaction.lists import column_of, picked_list
from app.ui.redaction.marked_text import MarkedText
from app.ui.redaction.review import Review
from app.ui.redaction.words import mark_line
from app.ui.shown_text import plain, shown

TEXT_SHARE, MARKS_SHARE = 7, 4


class TextPane(QWidget):
    """Adds marks to the review and takes them away; says when a text was looked through.

    Signals:
        changed: the marks of the text are others.
        seen: the end of the text was in sight, and somebody says that all of it was looked through.
    """

    changed = Signal()
    seen = Signal()

    def __init__(self, review: Review, parent: QWidget) -> None:
        super().__init__(parent)
        self._review = review
        self._part: DraftPart | None = None
        self._text, self._marks = MarkedText(self), picked_list("redaction_marks", _("What is withheld of this text"))
        self._title = label("", "card_title")
        self._withhold = secondary_button(_("Withhold (Insert)"), None)
        self._let_stand = secondary_button(_("Let it stand (Delete)"), None)
        self._seen = primary_button(_("Looked through, next (Ctrl+Enter)"), "checkmark_circle")
        self._lay_out()
        self._connect()

    def show_part(self, part: DraftPart) -> None:
        """Show another text from its beginning."""
        self._part = part
        self._title.setText(shown(part.title))
        self._text.setAccessibleName(plain(part.title))
        self._text.show_text(part.text, self._review.marks(part.key))
        self._list_marks()
        self._offer()

    def take_keyboard(self) -> None:
        """Somebody goes on reading."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_seen(self) -> None:
        """As the button does, when it can be clicked."""
        self._seen.click()

    def _lay_out(self) -> None:
        names = {"redaction_title": self._title, "redaction_withhold": self._withhold, "redaction_seen": self._seen}
        for name, part in {**names, "redaction_let_stand": self._let_stand}.items():
            part.setObjectName(name)
        hint = label(
            _("Choose words with the mouse or with Shift and the arrows; else the word at the caret is meant."), "hint"
        )
        hint.setWordWrap(True)
        text, marks = QVBoxLayout(), column_of(_("What is withheld of this text"), self._marks)
        text.setSpacing(BUTTON_GAP)
        for part in (self._title, self._text, hint):
            text.addWidget(part)
        text.addLayout(self._buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(text, TEXT_SHARE)
        row.addLayout(marks, MARKS_SHARE)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(BUTTON_GAP)
        row.addWidget(self._withhold)
        row.addWidget(self._let_stand)
        row.addStretch(1)
        row.addWidget(self._seen)
        return row

    def _connect(self) -> None:
        self._marks.currentRowChanged.connect(self._show_mark)
        self._text.withhold_wanted.connect(self._add)
        self._text.let_stand_wanted.connect(self._take_away)
        self._text.moved.connect(self._offer)
        self._withhold.clicked.connect(self._add_chosen)
        self._let_stand.clicked.connect(self._take_chosen_away)
        self._seen.clicked.connect(self.seen)

    def _show_mark(self, place: int) -> None:
        marks = self._review.marks(self._part.key) if self._part else ()
        if 0 <= place < len(marks):
            self._text.show_mark(marks[place])

    def _list_marks(self) -> None:
        self._marks.blockSignals(True)
        self._marks.clear()
        if self._part is not None:
            for mark in self._review.marks(self._part.key):
                self._marks.addItem(shown(mark_line(self._part, mark)))
        self._marks.blockSignals(False)

    def _offer(self) -> None:
        """What can be done: a text counts as looked through only when its end was in sight."""
        start, end = self._text.chosen()
        self._withhold.setEnabled(end > start)
        self._let_stand.setEnabled(self._text.is_on_a_mark())
        self._seen.setEnabled(self._text.is_at_its_end())

    def _add_chosen(self) -> None:
        self._add(*self._text.chosen())

    def _take_chosen_away(self) -> None:
        self._take_away(*self._text.touched())

    def _add(self, start: int, end: int) -> None:
        if self._part is not None and end > start:
            self._review.withhold(self._part.key, start, end)
            self._show_changed()

    def _take_away(self, start: int, end: int) -> None:
        if self._part is not None:
            self._review.let_stand(self._part.key, start, end)
            self._show_changed()

    def _show_changed(self) -> None:
        assert self._part is not None  # whoever changed its marks looked at it
        self._text.show_marks(self._review.marks(self._part.key))
        self._list_marks()
        self.changed.emit()
