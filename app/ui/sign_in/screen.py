"""The screen before the window: name and password, what was wrong with them, and which language the keyboard types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.keyboard_words import KeyboardWords
from app.ui.keys import on_keys
from app.ui.kit import label, primary_button, secondary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.shown_text import plain, shown
from app.ui.sign_in.forgotten import ForgottenDialog, Recover

if TYPE_CHECKING:
    from app.services.accounts.sign_in import SignedIn

SignInBy = Callable[[str, str], "tuple[str, SignedIn | None]"]
QUICK_LOG_KEYS = "Ctrl+Shift+N"  # as in the window


class SignInScreen(PlainDialog):
    """Signs in with what is typed. `sign_in` takes as long as it likes and raises a `ComplaintError` that is shown.

    Where it `locks` a window, the key Esc does nothing: the way out closes that window.

    Signals:
        quick_log_wanted: an event of this shift is to be logged without signing in.
    """

    quick_log_wanted = Signal()

    def __init__(self, sign_in: SignInBy, name: str, parent: QWidget | None = None, *, locks: bool = False) -> None:
        super().__init__("sign_in_screen", _("Sign in"), parent)
        self._sign_in, self._locks = sign_in, locks
        self._signed: tuple[str, SignedIn | None] | None = None
        self._unexpected: BaseException | None = None
        self._recover: Recover | None = None
        self._worker = Worker(self)
        self._name, self._password = _line("sign_in_name", _("Name")), _line("sign_in_password", _("Password"))
        self._shows = QCheckBox(_("Show the password"), self)
        self._keyboard, self._problem = KeyboardWords("sign_in_keyboard", self), _words("sign_in_problem", "problem")
        self._button: QPushButton = primary_button(_("Sign in"), None)
        self._name.setText(name)
        self._lay_out()
        self._connect()
        self._show_password()
        (self._password if name else self._name).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._locks and event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def offer_recovery(self, recover: Recover) -> None:
        """Offer a new password to whoever has the recovery code."""
        self._recover = recover
        button = secondary_button(_("Forgotten your password?"), None)
        button.setObjectName("sign_in_forgotten")
        button.clicked.connect(self._ask_for_code)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def offer_quick_log(self) -> None:
        """Offer the quick log to those who have a PIN."""
        button = secondary_button(_("Quick log without signing in"), "person_alert")
        button.setObjectName("locked_quick_log")
        button.setToolTip(_("For those who have a PIN ({keys})").format(keys=QUICK_LOG_KEYS))
        button.clicked.connect(self.quick_log_wanted)
        on_keys(QUICK_LOG_KEYS, self, self.quick_log_wanted.emit)
        self.foot.insertWidget(0, button)

    def signed(self) -> "tuple[str, SignedIn | None] | None":
        """The name and what `sign_in` gave for it; None when nobody signed in."""
        return self._signed

    def unexpected(self) -> BaseException | None:
        """What went wrong that has no words for people, after the screen was closed over it."""
        return self._unexpected

    def _lay_out(self) -> None:
        self.body.addWidget(label(_("Complaint centre"), "title"))
        for line in (self._name, self._password):
            heading = label(line.accessibleName(), "field")
            heading.setBuddy(line)
            self.body.addWidget(heading)
            self.body.addWidget(line)
        for each in (self._shows, self._keyboard, self._problem):
            self.body.addWidget(each)
        self._shows.setObjectName("sign_in_show")
        self._button.setObjectName("sign_in")
        self._button.setDefault(True)
        self.end_with(way_out(self, _("Close")), self._button)

    def _connect(self) -> None:
        self._button.clicked.connect(self._try)
        self._shows.toggled.connect(self._show_password)
        self._keyboard.watch(self._password)
        self._password.textChanged.connect(self.fit)
        self._worker.finished.connect(self._enter)
        self._worker.failed.connect(self._refuse)

    def _ask_for_code(self) -> None:
        if self._recover is None:
            return
        dialog = ForgottenDialog(self._recover, plain(self._name.text()), self)
        dialog.recovered.connect(self._enter)
        dialog.broke.connect(self._refuse)
        dialog.open()

    def _try(self) -> None:
        self._set_busy(True)
        self._say("")
        self._worker.start(partial(self._sign_in, plain(self._name.text()), self._password.text()))

    def _enter(self, signed: "tuple[str, SignedIn | None]") -> None:
        self._signed = signed
        self._password.clear()
        self.accept()

    def _refuse(self, problem: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(problem, ComplaintError):
            self._unexpected = problem
            self.reject()
            return
        self._say(words_for(problem))
        self._password.selectAll()
        self._password.setFocus()

    def _say(self, words: str) -> None:
        self._problem.setText(shown(words))
        self._problem.setVisible(bool(words))
        self.fit()

    def _set_busy(self, busy: bool) -> None:
        for each in (self._button, self._name, self._password):
            each.setEnabled(not busy)

    def _show_password(self) -> None:
        shows = QLineEdit.EchoMode.Normal if self._shows.isChecked() else QLineEdit.EchoMode.Password
        self._password.setEchoMode(shows)


def _line(name: str, words: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(words)
    return line


def _words(name: str, role: str) -> QLabel:
    """A line that is seen when there is something to say."""
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.hide()
    return made
