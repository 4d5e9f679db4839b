"""What is asked again before it is done with an account; as long as nothing must be written anew, the window stays."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.services.accounts.accounts import Accounts
from app.services.accounts.ring_writing import NewKeyNeeded
from app.services.accounts.rows import AccountRow
from app.services.locked_log.pins import Pins
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.entry.banner import Banner
from app.ui.settings.accounts_words import anew_words
from app.ui.settings.contracts import AccountErrand


class AccountErrands(QObject):
    """Asks in a bar of the section, `question`, and does what is wanted in a thread.

    Signals:
        done: what to say, and the recovery code that came of it, or an empty text.
        refused: why not, in words.
        left: it was not wanted after all.
        anew_wanted: the data must be written anew for it, an `AccountErrand`.
    """

    done = Signal(str, str)
    refused = Signal(str)
    left = Signal()
    anew_wanted = Signal(object)

    def __init__(self, accounts: Accounts, pins: Pins, parent: QWidget) -> None:
        super().__init__(parent)
        self._accounts, self._pins, self._worker = accounts, pins, Worker(self)
        self._errand: AccountErrand | None = None
        self.question = Banner("account_question", _("Go on"), _("Leave it"), parent)
        self.question.accepted.connect(self._go_on)
        self.question.declined.connect(self._leave)
        self._worker.finished.connect(self._finish)
        self._worker.failed.connect(self._refuse)

    def ask_for_removal(self, row: AccountRow) -> None:
        """Whether the account is to be removed."""
        words = _("Remove {name}? What {name} wrote stays under that name.").format(name=row.name)
        done = _("{name} cannot sign in any more.").format(name=row.name)
        self._ask(
            AccountErrand(partial(_remove, row.uid), done), f"{words} {anew_words()}" if row.has_password else words
        )

    def ask_for_code(self) -> None:
        """Whether a new recovery code is to be made."""
        errand = AccountErrand(_new_recovery, _("The recovery code before opens nothing any more."))
        self._ask(errand, f"{_('Make a new recovery code and print it?')} {anew_words()}")

    def ask_for_renewal(self, done: str, act: Callable[[Accounts], str]) -> None:
        """Whether the data are to be written anew for what was typed; `done` is said then."""
        self._ask(AccountErrand(act, done), anew_words())

    def take_pin(self, row: AccountRow) -> None:
        """Take it away without asking."""
        done = _("{name} has no PIN any more.").format(name=row.name)
        self._errand = AccountErrand(partial(_take_pin, self._pins, row.uid), done)
        self._go_on()

    def _ask(self, errand: AccountErrand, words: str) -> None:
        self._errand = errand
        self.question.say(words)

    def _go_on(self) -> None:
        self.question.say("")
        if self._errand is not None:
            self._worker.start(partial(_done, self._errand, self._accounts, self._pins))

    def _finish(self, code: str) -> None:
        if self._errand is not None:
            self.done.emit(self._errand.done, code)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, NewKeyNeeded):
            self.anew_wanted.emit(self._errand)
        elif isinstance(error, ComplaintError):
            self.refused.emit(words_for(error))
        else:
            raise error

    def _leave(self) -> None:
        self._errand = None
        self.question.say("")
        self.left.emit()


def _remove(uid: str, accounts: Accounts) -> str:
    return accounts.remove(uid)


def _take_pin(pins: Pins, uid: str, _accounts: Accounts) -> str:
    pins.take(uid)
    return ""


def _new_recovery(accounts: Accounts) -> str:
    return accounts.new_recovery()


def _done(errand: AccountErrand, accounts: Accounts, pins: Pins) -> str:
    code = errand.act(accounts)
    pins.refresh()  # whoever was removed logs no more
    return code
