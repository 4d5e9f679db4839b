"""Opens the dialogs in which people type for an account, and takes on what comes of them."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.accounts.accounts import Accounts
from app.services.accounts.rows import AccountRow
from app.translation import _
from app.ui.settings.account_dialogs import NewAccountDialog, PasswordDialog, PinDialog, WritingDialog
from app.ui.settings.contracts import SettingsDesk


class AccountTyping(QObject):
    """A new account, another password, a PIN.

    Signals:
        opened: somebody types now.
        written: what to say, and the recovery code that came of it, or an empty text.
        anew_wanted: the data must be written anew for it; what to say then, and what is to be done, a function of the
            accounts.
    """

    opened = Signal()
    written = Signal(str, object)
    anew_wanted = Signal(str, object)

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._section = desk, parent

    def add(self) -> None:
        """A new account."""
        units = tuple(row.name for row in self._desk.data.units())
        dialog = NewAccountDialog(self._desk.accounts.add, units, self._section)
        self._open(dialog, _("The account can be used now."))

    def set_password(self, row: AccountRow) -> None:
        """Another password, or the first one."""
        write, anew = partial(self._desk.accounts.set_password, row.uid), partial(_set_password, row.uid)
        dialog = PasswordDialog(row.name, write, anew, is_first=not row.has_password, parent=self._section)
        self._open(dialog, _("The password of {name} is set.").format(name=row.name))

    def set_pin(self, row: AccountRow) -> None:
        """A PIN for the lock screen."""
        dialog = PinDialog(row.name, partial(self._desk.pins.set, row.uid), self._section)
        self._open(dialog, _("{name} can log from the lock screen now.").format(name=row.name))

    def _open(self, dialog: WritingDialog, done: str) -> None:
        self.opened.emit()
        dialog.written.connect(partial(self.written.emit, done))
        dialog.anew_wanted.connect(partial(self.anew_wanted.emit, done))
        dialog.broke.connect(_rise)
        dialog.open()


def _set_password(uid: str, password: str, known_to_others: bool, accounts: Accounts) -> str:
    return accounts.set_password(uid, password, known_to_others=known_to_others)


def _rise(error: BaseException) -> None:
    raise error
