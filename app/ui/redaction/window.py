"""The window of a redacted copy: every text with its marks, seen to its end one after the other, then the PDF."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.services.redaction.rows import Draft
from app.services.words.messages import words_for
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.keys import on_keys
from app.ui.kit import GAP, PAGE_MARGIN, field_box, label, primary_button
from app.ui.plain_dialog import closing_row, way_out
from app.ui.problem_labels import show_problems
from app.ui.redaction.lists import column_of, picked_list
from app.ui.redaction.review import Review
from app.ui.redaction.text_pane import TextPane
from app.ui.redaction.words import left_words, part_line, part_spoken
from app.ui.shown_text import plain, shown

if TYPE_CHECKING:
    from app.services.redaction.copies import RedactedCopies

FOR_WHOM, PURPOSE = "for_whom", "purpose"
SHARE_OF_SCREEN = 0.85
LIST_SHARE, PANE_SHARE = 3, 11
LEAST_SIZE = QSize(1000, 640)
Preview = Callable[[bytes, str, QWidget], None]


class RedactionWindow(QDialog):
    """Suggestions are marked; a person adds and takes away, and says of each text that it was looked through.

    Signals:
        made: number of the case of which a copy was made.
    """

    made = Signal(str)

    def __init__(self, copies: "RedactedCopies", draft: Draft, show_preview: Preview, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("redaction")
        self.setWindowTitle(_("Redacted copy of case {number}").format(number=draft.number))
        self._copies, self._draft, self._show_preview, self._window = copies, draft, show_preview, window
        self._review = Review(draft)
        self._parts, self._pane = picked_list("redaction_parts", _("Texts of the case")), TextPane(self._review, self)
        self._left, self._refusal = label("", "caption"), label("", "problem")
        self._for_whom, self._purpose = QLineEdit(self), QLineEdit(self)
        self._make = primary_button(_("Make the PDF…"), "document_pdf")
        self._leaving = Banner("leave_redaction", _("Go on looking through"), _("Close without a copy"), self)
        self._lay_out()
        self._connect()
        self._list_parts()
        self._parts.setCurrentRow(0)

    def reject(self) -> None:
        """Esc takes nothing away that somebody did: it is asked for first."""
        if self._review.is_touched() and not self._leaving.isVisible():
            self._leaving.say(_("No copy was made yet. What you marked and looked through is lost when you close."))
        else:
            super().reject()

    def _lay_out(self) -> None:
        for part, name in ((self._left, "redaction_left"), (self._refusal, "redaction_refusal")):
            part.setObjectName(name)
        self._make.setObjectName("make_redacted")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(GAP)
        row.addLayout(column_of(_("Texts of the case"), self._parts), LIST_SHARE)
        row.addWidget(self._pane, PANE_SHARE)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addLayout(row, 1)
        column.addWidget(self._leaving)
        column.addLayout(self._asked())
        column.addWidget(self._refusal)
        ends = closing_row(way_out(self, _("Cancel")), self._make)
        ends.insertWidget(0, self._left)
        column.addLayout(ends)
        self.resize((self.screen().availableSize() * SHARE_OF_SCREEN).expandedTo(LEAST_SIZE))

    def _asked(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(field_box(_("For whom the copy is"), self._for_whom, FOR_WHOM, required=True))
        row.addWidget(field_box(_("What for"), self._purpose, PURPOSE, required=True))
        return row

    def _connect(self) -> None:
        self.finished.connect(self.deleteLater)
        self._parts.currentRowChanged.connect(self._show_part)
        self._pane.changed.connect(self._say_chosen)
        self._pane.seen.connect(self._note_seen)
        self._make.clicked.connect(self._make_copy)
        self._leaving.accepted.connect(self._leaving.hide)
        self._leaving.declined.connect(self.reject)
        on_keys("Ctrl+Return", self, self._pane.say_seen)
        on_keys("Ctrl+Enter", self, self._pane.say_seen)

    def _list_parts(self) -> None:
        for place in range(len(self._draft.parts)):
            self._parts.addItem(QListWidgetItem())
            self._say_part(place)
        self._say_left()

    def _say_chosen(self) -> None:
        self._say_part(self._parts.currentRow())

    def _say_part(self, place: int) -> None:
        part, item = self._draft.parts[place], self._parts.item(place)
        marks, is_seen = self._review.marks(part.key), self._review.is_seen(part.key)
        item.setText(shown(part_line(part, marks, is_seen=is_seen)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, plain(part_spoken(part, marks, is_seen=is_seen)))

    def _say_left(self) -> None:
        unseen = self._review.unseen()
        self._left.setText(shown(left_words(len(unseen))))
        self._make.setEnabled(not unseen)

    def _show_part(self, place: int) -> None:
        self._pane.show_part(self._draft.parts[place])

    def _note_seen(self) -> None:
        place = self._parts.currentRow()
        self._review.note_seen(self._draft.parts[place].key)
        self._say_part(place)
        self._say_left()
        unseen = self._review.unseen()
        following = [each for each in unseen if each > place] or unseen
        if following:
            self._parts.setCurrentRow(following[0])
            self._pane.take_keyboard()
        else:
            self._for_whom.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_copy(self) -> None:
        self._refuse("")
        for_whom, purpose = plain(self._for_whom.text()), plain(self._purpose.text())
        try:
            pdf = self._copies.make(self._draft, self._review.looked_through(), for_whom=for_whom, purpose=purpose)
        except InvalidComplaint as refusal:
            elsewhere = show_problems(self, refusal.problems)
            self._refuse("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))
        except ComplaintError as refusal:
            self._refuse(words_for(refusal))
        else:
            self.accept()
            self.made.emit(self._draft.number)
            self._show_preview(pdf, self._copies.title(), self._window)

    def _refuse(self, words: str) -> None:
        self._refusal.setText(shown(words))
        self._refusal.setVisible(bool(words))
