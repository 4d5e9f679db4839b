"""The window of the quick log: six questions, then whom to tell; Esc closes it and loses nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import ComplaintError, DataFolderProblem, InvalidComplaint, Problem
from app.services.cases.telling import Told
from app.services.words.messages import words_for
from app.translation import _
from app.ui.keys import on_keys
from app.ui.kit import label, primary_button, scrolled, secondary_button
from app.ui.moment_editor import EditorFactory
from app.ui.problem_labels import show_problems
from app.ui.quick_log.drafts import DraftBar
from app.ui.quick_log.questions import PREFIX, Questions
from app.ui.quick_log.telling_page import TellingPage
from app.ui.reading_order import set_reading_order
from app.ui.rule_label import rule_label
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.cases.complaints import Complaints
    from app.services.cases.quick_log import QuickLog

MARGIN, GAP = 20, 12
SIZE = (980, 660)
KEEP_EVERY_MS = 5000
FIRST_CORRECTION = "RPT-1"
ASKING, TELLING = range(2)


class QuickLogWindow(QDialog):
    """Ctrl+Enter goes on; Esc keeps what is typed and offers it again.

    Signals:
        logged: number of the case that was recorded or of which somebody was told.
        sheet_wanted: the hand-over sheet of the shift is wanted; of which unit.
    """

    logged = Signal(str)
    sheet_wanted = Signal(str)

    def __init__(
        self, quick_log: "QuickLog", complaints: "Complaints", moment_edit: EditorFactory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quick_log")
        self.setWindowTitle(_("Quick log"))
        self._log, self._complaints = quick_log, complaints
        self._number, self._author, self._is_warned = "", "", False
        self._questions, self._telling = Questions(moment_edit, self), TellingPage(moment_edit, self)
        self._draft = DraftBar(quick_log, self._questions, self)
        self._placeless = label("", "problem")
        self._placeless.setObjectName("quick_log_refused")
        self._placeless.setWordWrap(True)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._questions.offer(
            units=quick_log.units(),
            people=quick_log.authors(),
            seen=quick_log.seen_now(),
            reporters=[each.name for each in quick_log.authors()],
        )
        self._telling.show_words(quick_log.first_words())
        self.resize(*SIZE)

    def begin(self) -> None:
        """Show the window: with what was not saved yet, with an offer of what was kept, or empty."""
        self._forget_warning()
        if not self._has_unsaved():
            self._begin_anew()
        self.show()
        self.raise_()
        self.activateWindow()
        self._take_keyboard()

    def tell(self, number: str) -> None:
        """Show whom to tell of a case that is recorded; what was typed for another one is kept."""
        self._keep_draft()
        self._is_warned = False
        if self._is_ticked_unsaved():
            self._say(_("First save who was told of case {number}.").format(number=self._number))
        else:
            self._number = number
            self._author = str(self._questions.answers().get("author") or "")
            self._show_people()
        self.show()
        self.raise_()
        self.activateWindow()
        self._take_keyboard()

    def save(self) -> None:
        """Record the event and go on to whom to tell, or keep who was told."""
        try:
            if self._pages.currentIndex() == ASKING:
                self._record()
            else:
                self._keep_told(self._telling.told())
        except InvalidComplaint as refusal:
            self._refuse(refusal.problems)
        except ComplaintError as refusal:
            self._say(words_for(refusal))

    def reject(self) -> None:
        """Close; what is typed and not saved is kept for the next time."""
        if self._is_ticked_unsaved():
            self._leave_ticks()
            return
        if self._keep_draft():
            self._questions.begin(self._log.unit(), self._log.now())
            super().reject()

    def begin_next(self) -> None:
        """The next event, when everybody is told."""
        self._begin_anew()
        self._take_keyboard()

    def _leave_ticks(self) -> None:
        """Say first that they are not saved; the second time the window goes, and they wait in it."""
        if self._is_warned:
            self.hide()
            return
        self._is_warned = True
        self._say(_("Who is ticked is not saved yet. Ctrl+Enter saves it; Esc once more closes and keeps the ticks."))

    def _forget_warning(self) -> None:
        if self._is_warned:
            self._is_warned = False
            self._say("")

    def _is_ticked_unsaved(self) -> bool:
        return self._pages.currentIndex() == TELLING and self._telling.is_ticked()

    def _has_unsaved(self) -> bool:
        on_second = self._pages.currentIndex() == TELLING
        return self._telling.is_ticked() if on_second else self._questions.is_begun()

    def _begin_anew(self) -> None:
        self._say("")
        show_problems(self, ())
        self._questions.begin(self._log.unit(), self._log.now())
        self._show_page(ASKING)
        self._draft.begin()

    def _record(self) -> None:
        answers = self._questions.answers()
        self._number = self._log.record(answers)
        self._author = str(answers.get("author") or "")
        self._questions.begin(self._log.unit(), self._log.now())
        self._draft.forget()
        self._show_people()
        self.logged.emit(self._number)

    def _show_people(self) -> None:
        record, now = self._complaints.case(self._number), self._log.now()
        people, finish_by = self._log.to_tell(record, now), self._log.finish_by(record)
        self._telling.show_people(self._number, people, finish_by, now)
        self._draft.hide()
        self._show_page(TELLING)
        self._say("")
        show_problems(self, ())
        self._take_keyboard()

    def _keep_told(self, told: Sequence[Told]) -> None:
        self._log.told(self._number, told, author=self._author)
        self._show_people()
        self.logged.emit(self._number)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        if self._pages.currentIndex() == TELLING:
            placed = self._telling.at_their_lines(problems)
        else:
            placed = [Problem(PREFIX + each.field, each.code, each.data) for each in problems]
        elsewhere = show_problems(self, placed)
        if self._pages.currentIndex() == ASKING:
            self._questions.take_keyboard_to_first(each.field for each in problems)
            self._show_keyboard()
        self._say("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))

    def _show_keyboard(self) -> None:
        """Scroll to the answer that has the keyboard, once what is said under it has its room."""
        self._questions.adjustSize()
        place = self.focusWidget()
        if place is not None and self._questions.isAncestorOf(place):
            self._asking.ensureWidgetVisible(place)

    def _say(self, words: str) -> None:
        self._placeless.setText(shown(words))
        self._placeless.setVisible(bool(words))

    def _keep_draft(self) -> bool:
        """Keep what is typed; whether it is safe. What was offered and not asked for stays."""
        try:
            self._draft.keep()
        except DataFolderProblem as problem:
            self._say(words_for(problem))
            return False
        return True

    def _keep_now_and_then(self) -> None:
        if self.isVisible():
            self._keep_draft()

    def _want_sheet(self) -> None:
        self.sheet_wanted.emit(self._log.unit())

    def _take_keyboard(self) -> None:
        if self._pages.currentIndex() == ASKING:
            self._questions.take_keyboard()
        else:
            self._telling.take_keyboard()

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._save.setText(_("Save and see whom to tell") if page == ASKING else _("Save who was told"))
        self._next.setVisible(page == TELLING)

    def _lay_out(self) -> None:
        self._asking = scrolled(self._questions, self._pages)
        self._asking.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(self._asking)
        self._pages.addWidget(self._telling)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._draft)
        column.addWidget(self._pages, 1)
        column.addWidget(self._placeless)
        column.addLayout(self._buttons())
        self._placeless.hide()
        set_reading_order(
            *self._draft.stops(), *self._questions.stops(), self._sheet, self._close, self._next, self._save
        )

    def _buttons(self) -> QHBoxLayout:
        self._save, self._next = primary_button("", "save"), secondary_button(_("Next event"), "document_add")
        self._sheet = secondary_button(_("Hand-over sheet"), "document_pdf")
        self._close = secondary_button(_("Close (Esc)"), None)
        for button, name in (
            (self._save, "quick_log_save"),
            (self._next, "quick_log_next"),
            (self._sheet, "quick_log_sheet"),
            (self._close, "quick_log_close"),
        ):
            button.setObjectName(name)
        self._save.setToolTip(_("Ctrl+Enter"))
        row = QHBoxLayout()
        row.addWidget(rule_label(FIRST_CORRECTION))
        row.addWidget(label(_("Tab leads from question to question, Ctrl+Enter saves."), "caption"), 1)
        for button in (self._sheet, self._close, self._next, self._save):
            row.addWidget(button)
        self._save.clicked.connect(self.save)
        self._next.clicked.connect(self.begin_next)
        self._close.clicked.connect(self.reject)
        self._sheet.clicked.connect(self._want_sheet)
        return row

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            on_keys(keys, self, self.save)
        self._draft.answered.connect(self._take_keyboard)
        self._telling.edited.connect(self._forget_warning)
        timer = QTimer(self)
        timer.setInterval(KEEP_EVERY_MS)
        timer.timeout.connect(self._keep_now_and_then)
        timer.start()
