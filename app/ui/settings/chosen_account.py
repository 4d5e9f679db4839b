"""The account that is chosen in the list: its roles and unit, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.services.accounts.rows import AccountRow
from app.translation import N_, _
from app.ui.kit import BUTTON_GAP, Card, field_box, label, primary_button, problem_label, secondary_button
from app.ui.settings.role_boxes import RoleBoxes
from app.ui.shown_text import plain, shown

_BUTTONS = {
    "set_password_of": N_("Set a password…"),
    "remove_account": N_("Remove the account…"),
    "set_pin_of": N_("Set a PIN…"),
    "take_pin": N_("Take the PIN away"),
}


class ChosenAccount(Card):
    """Empty while nothing is chosen.

    Signals:
        save_wanted: roles, a tuple of codes, and unit are to be kept.
        password_wanted: the person is to type another password.
        removal_wanted: the account is to be removed.
        pin_wanted: the person is to type a PIN.
        no_pin_wanted: the PIN is to be taken away.
    """

    save_wanted = Signal(object, str)
    password_wanted, removal_wanted, pin_wanted, no_pin_wanted = Signal(), Signal(), Signal(), Signal()

    def __init__(self, question: QWidget, parent: QWidget) -> None:
        super().__init__(_("The chosen account"), parent)
        self._roles, self._unit = RoleBoxes("role_", self), QLineEdit(self)
        self._said, self._refused = label("", "hint"), problem_label("account_all")
        self._buttons = {name: _button(name, words) for name, words in _BUTTONS.items()}
        self._save = primary_button(_("Save roles and unit"), "save")
        self._lay_out(question)
        self._save.clicked.connect(self._want_save)
        signals = (self.password_wanted, self.removal_wanted, self.pin_wanted, self.no_pin_wanted)
        for button, signal in zip(self._buttons.values(), signals, strict=True):
            button.clicked.connect(signal)

    def show_account(self, row: AccountRow | None, *, has_pin: bool) -> None:
        """Show what stands; what was typed and not saved is gone."""
        self._roles.set_value(row.roles if row else ())
        self._unit.setText(shown(row.unit) if row else "")
        self._roles.allow(may_change=row is not None)
        for each in (self._unit, self._save, *self._buttons.values()):
            each.setEnabled(row is not None)
        self.allow_taking_pin(has_pin=has_pin)

    def allow_taking_pin(self, *, has_pin: bool) -> None:
        """Whether there is one to take away."""
        self._buttons["take_pin"].setEnabled(has_pin)

    def tell(self, words: str, refused: str = "") -> None:
        """Say what was done, or why not."""
        self._said.setText(shown(words))
        self._refused.setText(shown(refused))
        self._refused.setVisible(bool(refused))

    def _want_save(self) -> None:
        self.save_wanted.emit(self._roles.value(), plain(self._unit.text()).strip())

    def _lay_out(self, question: QWidget) -> None:
        self._said.setObjectName("account_said")
        self._said.setWordWrap(True)
        self._save.setObjectName("save_account")
        unit = field_box(_("Unit"), self._unit, "account_unit", required=False)
        for part in (label(_("Roles"), "field"), self._roles, problem_label("role"), unit):
            self.body.addWidget(part)
        self.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        password, removal, *pin = self._buttons.values()
        for part in (_in_a_row((password, removal)), _in_a_row(pin), question, self._refused, self._said):
            self.body.addWidget(part)


def _in_a_row(buttons: Sequence[QPushButton]) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(BUTTON_GAP)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return place


def _button(name: str, words: str) -> QPushButton:
    button = secondary_button(_(words), None)
    button.setObjectName(name)
    return button
