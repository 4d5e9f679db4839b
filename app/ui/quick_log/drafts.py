"""What was typed into the quick log and not saved: kept on this PC, and offered again above the questions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.translation import _
from app.ui.form.banner import Banner
from app.ui.quick_log.questions import Questions

if TYPE_CHECKING:
    from app.services.cases.quick_log import QuickLog


class DraftBar(Banner):
    """Offers one draft at a time, the latest first; what is offered and not taken up stays kept.

    Signals:
        answered: the offer was taken up or thrown away.
    """

    answered = Signal()

    def __init__(self, quick_log: "QuickLog", questions: Questions, parent: QWidget) -> None:
        super().__init__("quick_draft", _("Go on writing"), _("Throw it away"), parent)
        self._log, self._questions = quick_log, questions
        self._waiting: list[dict[str, object]] = []
        self.accepted.connect(self._take_up)
        self.declined.connect(self._throw_away)

    def begin(self) -> None:
        """Offer what was kept."""
        self._waiting = self._log.drafts()
        self._offer()

    def keep(self) -> None:
        """Keep what is typed now, if it is anything.

        Raises:
            DataFolderProblem: somebody else writes just now.
        """
        if self._questions.is_begun():
            self._log.keep_drafts([*self._waiting, self._questions.answers()])

    def forget(self) -> None:
        """What is typed now was recorded."""
        self._log.keep_drafts(self._waiting)
        self.say("")

    def _offer(self) -> None:
        self.say(_("Something was typed here and not saved.") if self._waiting else "")

    def _take_up(self) -> None:
        if self._waiting:
            taken = self._waiting.pop()
            if self._questions.is_begun():
                self._waiting.append(self._questions.answers())
            self._questions.show_answers(taken)
        self.say("")
        self.answered.emit()

    def _throw_away(self) -> None:
        self._waiting = self._waiting[:-1]
        self._log.keep_drafts(self._waiting)
        self._offer()
        self.answered.emit()
