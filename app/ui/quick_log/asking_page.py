"""The first screen of the quick log: the questions, and above them what was typed and not saved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import DataFolderProblem, Problem
from app.domain.vocabulary import NoticeGiven
from app.services.words.messages import words_for
from app.ui.kit import scrolled
from app.ui.moment_editor import EditorFactory
from app.ui.privacy.notice_line import NoticeLine
from app.ui.problem_labels import show_problems
from app.ui.quick_log.drafts import DraftBar
from app.ui.quick_log.questions import AUTHOR, PREFIX, Questions

if TYPE_CHECKING:
    from app.ui.quick_log.contracts import Log

GAP = 12
KEEP_EVERY_MS = 5000
NOTICE_GIVEN = "notice_given"


class AskingPage(QWidget):
    """Records the event; what is typed is kept every few seconds until then.

    Signals:
        not_kept: why what is typed could not be kept, in words.
    """

    not_kept = Signal(str)

    def __init__(self, quick_log: "Log", moment_edit: EditorFactory, parent: QWidget) -> None:
        super().__init__(parent)
        self._log, self._questions = quick_log, Questions(moment_edit, self)
        self._draft, self._area = DraftBar(quick_log.drafts, self._questions, self), scrolled(self._questions, self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._draft)
        column.addWidget(self._area, 1)
        self.notice = NoticeLine(f"{PREFIX}notice", self)
        column.addWidget(self.notice)
        self._draft.answered.connect(self.take_keyboard)
        people = quick_log.authors()
        names = [each.name for each in people]
        self._questions.offer(units=quick_log.units(), people=people, seen=quick_log.seen_now(), reporters=names)
        timer = QTimer(self)
        timer.setInterval(KEEP_EVERY_MS)
        timer.timeout.connect(self._keep_now_and_then)
        timer.start()

    def begin(self) -> None:
        """Empty questions, with an offer of what was kept."""
        show_problems(self, ())
        self._empty()
        self._draft.begin()

    def has_unsaved(self) -> bool:
        """Whether somebody has answered anything."""
        return self._questions.is_begun()

    def author(self) -> str:
        """The uid of whoever is said to log this."""
        return str(self._questions.answers().get(AUTHOR) or "")

    def record(self) -> str:
        """Record the event and return its number; the questions are empty then.

        Raises:
            InvalidComplaint: see `show_refused`.
        """
        # Whoever logs an event has the notice before their eyes, where it stands here at all.
        shown = {NOTICE_GIVEN: NoticeGiven.SHOWN.value} if not self.notice.isHidden() else {}
        number = self._log.record({**self._questions.answers(), **shown})
        self._empty()
        self._draft.forget()
        return number

    def keep(self) -> bool:
        """Keep what is typed; whether it is safe. What was offered and not asked for stays."""
        try:
            self._draft.keep()
        except DataFolderProblem as problem:
            self.not_kept.emit(words_for(problem))
            return False
        return True

    def put_away(self) -> bool:
        """Keep what is typed, and empty the questions when it is safe; whether it is."""
        is_safe = self.keep()
        if is_safe:
            self._empty()
        return is_safe

    def show_refused(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Say beside each answer what is wrong with it, and lead to the first; returns what has no place here."""
        elsewhere = show_problems(self, [Problem(PREFIX + each.field, each.code, each.data) for each in problems])
        self._questions.take_keyboard_to_first(each.field for each in problems)
        self._questions.adjustSize()  # what is said under an answer has its room only then
        place = self.focusWidget()
        if place is not None and self._questions.isAncestorOf(place):
            self._area.ensureWidgetVisible(place)
        return elsewhere

    def take_keyboard(self) -> None:
        """The keyboard goes into the first question."""
        self._questions.take_keyboard()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in the order in which one reads."""
        return (*self._draft.stops(), *self._questions.stops(), *self.notice.stops())

    def _empty(self) -> None:
        self._questions.begin(self._log.unit(), self._log.now())

    def _keep_now_and_then(self) -> None:
        if self.window().isVisible():
            self.keep()
