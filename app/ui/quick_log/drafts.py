"""What was typed into the quick log and not saved: kept on this PC, and offered again above the questions."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.domain.buddhist_dates import moment_short
from app.services.cases.quick_drafts import DRAFT, KEPT_AT
from app.translation import _, language
from app.ui.entry.banner import Banner
from app.ui.keys import on_keys
from app.ui.quick_log.questions import DETAILS, Questions
from app.ui.shown_text import plain, shown

if TYPE_CHECKING:
    from app.ui.quick_log.contracts import Drafts

NAME, TAKE_UP_KEY = "quick_draft", "F2"
BEGINNING = 30  # letters of what happened, beside the time


class DraftBar(Banner):
    """Offers what is kept, the latest first; each stays kept until it is recorded or thrown away.

    What is typed newly is a draft of its own, so an offer that nobody heeds is never overwritten.

    Signals:
        answered: the offer was taken up or thrown away.
    """

    answered = Signal()

    def __init__(self, drafts: "Drafts", questions: Questions, parent: QWidget) -> None:
        super().__init__(NAME, _("Go on writing (F2)"), _("Throw it away"), parent)
        self.lay_out()
        self._drafts, self._questions = drafts, questions
        self._draft = _new_name()
        self._choice = QComboBox(self)
        self._choice.setObjectName(f"{NAME}_choice")
        self._choice.setAccessibleName(_("Which of the kept texts"))
        self._stops: tuple[QWidget, ...] = (self._choice,)
        self._place_parts()
        self._take_up_key = on_keys(TAKE_UP_KEY, parent, self._take_up)
        self.accepted.connect(self._take_up)
        self.declined.connect(self._throw_away)

    def begin(self) -> None:
        """Offer what was kept; what is typed from now on is a draft of its own."""
        self._draft = _new_name()
        self._offer()

    def keep(self) -> None:
        """Keep what is typed now, if it is anything.

        Raises:
            DataFolderProblem: somebody else writes just now.
        """
        if self._questions.is_begun():
            self._drafts.keep(self._draft, self._questions.answers())

    def forget(self) -> None:
        """What is typed now was recorded."""
        self._drafts.drop(self._draft)
        self._draft = _new_name()
        self.say("")

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops; going on comes last, just before the first question."""
        return self._stops

    def _offer(self) -> None:
        waiting = [each for each in reversed(self._drafts.waiting()) if each[DRAFT] != self._draft]
        self._choice.clear()
        for each in waiting:
            self._choice.addItem(shown(_summary(each)), each)
        self._choice.setVisible(bool(waiting))
        self.say(_("Text was typed here and not saved. It is kept; F2 goes on writing it.") if waiting else "")

    def _take_up(self) -> None:
        taken = self._choice.currentData()
        if self.isHidden() or not isinstance(taken, dict):
            return
        self.keep()
        self._draft = str(taken[DRAFT])
        self._questions.show_answers(taken)
        self._offer()
        self.answered.emit()

    def _throw_away(self) -> None:
        thrown = self._choice.currentData()
        if isinstance(thrown, dict):
            self._drafts.drop(str(thrown[DRAFT]))
        self._offer()
        self.answered.emit()

    def _place_parts(self) -> None:
        """Going on stands last: one Shift+Tab before the first question."""
        accept, decline = (self.findChild(QPushButton, f"{NAME}_{each}") for each in ("accept", "decline"))
        row = self.layout()
        if isinstance(row, QHBoxLayout) and accept is not None and decline is not None:
            row.insertWidget(1, self._choice)
            row.removeWidget(accept)
            row.addWidget(accept)
            self._stops = (self._choice, decline, accept)


def _new_name() -> str:
    return secrets.token_hex(8)


def _summary(draft: dict[str, object]) -> str:
    """21 พ.ย. 2569 10.35 น. · what happened, cut short"""
    kept_at, details = str(draft.get(KEPT_AT) or ""), plain(str(draft.get(DETAILS) or ""))
    moment = moment_short(datetime.fromisoformat(kept_at), language()) if kept_at else ""
    return " · ".join(filter(None, (moment, " ".join(details.split())[:BEGINNING])))
