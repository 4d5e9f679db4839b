"""The accounts of this PC: who signs in here, with which roles, passwords and PINs; for the administrator."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.errors import ComplaintError
from app.services.accounts.rows import AccountRow
from app.services.words.messages import words_for
from app.translation import _
from app.ui.entry.banner import Banner
from app.ui.kit import BUTTON_GAP, GAP, Card, secondary_button
from app.ui.settings.account_errands import AccountErrands
from app.ui.settings.account_typing import AccountTyping
from app.ui.settings.accounts_words import line_words, open_words
from app.ui.settings.chosen_account import ChosenAccount
from app.ui.settings.contracts import SettingsDesk
from app.ui.settings.form_card import FormCard
from app.ui.settings.picked_list import PickedList

LIST_SHARE, FORM_SHARE = 3, 2


class AccountsSection(QWidget):
    """A list of accounts, and beside it what is done with the chosen one.

    Signals:
        errand_wanted: the data must be written anew for it, an `AccountErrand`; the window goes for it.
    """

    errand_wanted = Signal(object)
    cards: tuple[FormCard, ...] = ()

    def __init__(self, desk: SettingsDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._typing = desk, AccountTyping(desk, self)
        self._errands = AccountErrands(desk.accounts, desk.pins, self)
        self._rows: Mapping[str, AccountRow] = {}
        self._pins: frozenset[str] = frozenset()
        self.list = PickedList("accounts", _("Accounts"), _("Nobody has an account here yet."), self)
        self._open, self._chosen = Banner("open_data", "", "", self), ChosenAccount(self._errands.question, self)
        self._new = _button("new_account", _("New account…"))
        self._new_code = _button("new_recovery", _("New recovery code…"))
        self._lay_out()
        self._connect()

    def refresh(self, *, may_change: bool) -> None:
        """Read the accounts again; those of a ward are the ward's."""
        del may_change
        try:
            rows, self._pins = self._desk.accounts.rows(), self._desk.pins.holders()
        except ComplaintError as refusal:
            self._chosen.tell("", words_for(refusal))
            return
        self._rows = {row.uid: row for row in rows if not row.is_removed or row.is_half_removed}
        self.list.show_lines((uid, line_words(row, self._pins)) for uid, row in self._rows.items())
        self._open.say(open_words(self._desk.accounts.without_password()))

    def take_keyboard(self) -> None:
        """Somebody goes here."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        accounts, buttons, row = Card(_("Accounts"), self), QHBoxLayout(), QHBoxLayout(self)
        accounts.body.addWidget(self._open)
        accounts.body.addWidget(self.list, 1)
        buttons.setSpacing(BUTTON_GAP)
        for button in (self._new, self._new_code):
            buttons.addWidget(button)
        buttons.addStretch(1)
        accounts.body.addLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(accounts, LIST_SHARE)
        row.addWidget(self._chosen, FORM_SHARE, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.list.picked.connect(self._show_chosen)
        self._new.clicked.connect(self._typing.add)
        self._new_code.clicked.connect(self._errands.ask_for_code)
        chosen, typing, errands = self._chosen, self._typing, self._errands
        chosen.save_wanted.connect(self._change)
        chosen.password_wanted.connect(self._set_password)
        chosen.removal_wanted.connect(self._ask_for_removal)
        chosen.pin_wanted.connect(self._set_pin)
        chosen.no_pin_wanted.connect(self._take_pin)
        typing.opened.connect(partial(chosen.tell, ""))
        typing.written.connect(self._take_done)
        typing.anew_wanted.connect(errands.ask_for_renewal)
        errands.done.connect(self._take_done)
        errands.refused.connect(partial(chosen.tell, ""))
        errands.left.connect(self.take_keyboard)
        errands.anew_wanted.connect(self.errand_wanted)
        self._show_chosen("")

    def _show_chosen(self, uid: str) -> None:
        self._errands.question.say("")
        self._chosen.tell("")
        self._chosen.show_account(self._rows.get(uid), has_pin=uid in self._pins)

    def _change(self, roles: tuple[str, ...], unit: str) -> None:
        row = self._rows[self.list.key()]
        try:
            self._desk.accounts.change(row.uid, roles, unit)
        except ComplaintError as refusal:
            self._chosen.tell("", words_for(refusal))
        else:
            self._take_done(_("{name} is saved.").format(name=row.name), "")

    def _set_password(self) -> None:
        self._typing.set_password(self._rows[self.list.key()])

    def _set_pin(self) -> None:
        self._typing.set_pin(self._rows[self.list.key()])

    def _take_pin(self) -> None:
        self._errands.take_pin(self._rows[self.list.key()])

    def _ask_for_removal(self) -> None:
        self._errands.ask_for_removal(self._rows[self.list.key()])

    def _take_done(self, words: str, code: object) -> None:
        self.refresh(may_change=True)
        self._chosen.tell(words)
        if isinstance(code, str) and code:
            self._desk.show_code(code, self)


def _button(name: str, words: str) -> QPushButton:
    button = secondary_button(words, None)
    button.setObjectName(name)
    return button
