"""The steps that only a centre takes that was set back: confirming where it stands, and giving a number anew."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.exchange.attempts import Attempt
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.lines import CASES, Line
from app.ui.exchange.recovery_banner import RecoveryBanner


class Recovering(QObject):
    """Takes them, and tells.

    Signals:
        told: a title and the sentences under it.
        changed: number of the case that is not what it was; empty when they are many.
        confirmed: numbers are given again.
    """

    told = Signal(str, object)
    changed = Signal(str)
    confirmed = Signal()

    def __init__(self, banner: RecoveryBanner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._desk: ExchangeDesk | None = None
        banner.confirmed.connect(self._confirm)

    def use(self, desk: ExchangeDesk) -> None:
        """Work with these services from now on."""
        self._desk = desk

    def give_new_number(self, case_uid: str) -> None:
        """Of two cases with one number, this one gets another; the old one stays known as its former number."""
        if self._desk is None:
            return
        title = _("Two cases with one number")
        try:
            number = self._desk.renumbering.give_new_number(case_uid)
        except ComplaintError as refusal:
            self.told.emit(title, [Line("bad", words_for(refusal))])
        else:
            self.told.emit(title, [Line("good", _("{cases} is the new number.").format(cases=CASES), (number,))])
            self.changed.emit(number)

    def close_down(self) -> None:
        """Let what has begun end."""
        for attempt in self.findChildren(Attempt):
            attempt.wait()

    def _confirm(self, highest: str) -> None:
        """Every case that waits for a number gets one, which takes its time."""
        if self._desk is None:
            return
        attempt = Attempt(partial(self._desk.recovery.confirm, highest or None), "", "", self)
        attempt.done.connect(self._tell_confirmed)
        attempt.refused.connect(self._refuse)
        self._banner.setEnabled(False)
        attempt.begin()

    def _tell_confirmed(self, _title: str, _words: str) -> None:
        self._banner.setEnabled(True)
        self._banner.say("")
        self.confirmed.emit()
        self.changed.emit("")

    def _refuse(self, _title: str, refusal: ComplaintError) -> None:
        self._banner.setEnabled(True)
        self._banner.say(words_for(refusal))
