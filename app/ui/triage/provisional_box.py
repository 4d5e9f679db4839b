"""What is still open about a category: questions that nobody has asked, or when somebody looks at it again."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.translation import _
from app.ui.kit import field_box, label
from app.ui.moment_editor import EditorFactory, widget_of
from app.ui.shown_text import shown


class ProvisionalBox(QFrame):
    """Hidden while nothing is open.

    Signals:
        edited: somebody set another day for looking again.
    """

    edited = Signal()

    def __init__(self, day_edit: EditorFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("category_standing")
        self.setProperty("part", "notice")
        self._words = label("", "body")
        self._words.setObjectName("category_standing_words")
        self._words.setWordWrap(True)
        self._review_on = day_edit(self)
        self._review_on.edited.connect(self.edited)
        day = widget_of(self._review_on)
        self._review = field_box(_("Look again on"), day, "category_review_on", required=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._review)
        self.hide()

    def show_open(self, *, unfinished: bool, up_to: str | None) -> None:
        """Say that the tree was left, or what the category may come to; hide when it is neither."""
        self.setVisible(unfinished or up_to is not None)
        self._review.setVisible(up_to is not None)
        if unfinished:
            words = _("Not asked to the end: tell the shift head now, ask the rest before the shift ends.")
        else:
            words = _("Provisional: may be up to level {category}.").format(category=up_to)
        self._words.setText(shown(words))

    def review_on(self) -> object:
        """The day for looking again, as the editor has it."""
        return self._review_on.value()

    def show_review_on(self, day: object) -> None:
        """Show another day; nobody is told."""
        with QSignalBlocker(widget_of(self._review_on)):
            self._review_on.set_value(day)
