"""Whoever forgot the password: with the printed recovery code they set a new one and are signed in."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint, Problem
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.kit import field_box, label, primary_button, problem_label
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.problem_labels import show_problems
from app.ui.secret_lines import SecretLines
from app.ui.shown_text import plain, shown

if TYPE_CHECKING:
    from app.services.accounts.sign_in import SignedIn

Recover = Callable[[str, str, str], "tuple[str, SignedIn | None]"]


class ForgottenDialog(PlainDialog):
    """`recover` takes as long as it likes and raises a `ComplaintError` that is shown.

    Signals:
        recovered: the name and what the new password opened.
        broke: what has no words for people.
    """

    recovered = Signal(object)
    broke = Signal(object)

    def __init__(self, recover: Recover, name: str, parent: QWidget) -> None:
        super().__init__("forgotten", _("Forgotten your password?"), parent)
        self._recover, self._worker = recover, Worker(self)
        self._name, self._code = QLineEdit(name, self), QLineEdit(self)
        self._secret = SecretLines("password", _("New password"), _("The same again"), self)
        self._refused, self._button = problem_label("forgotten_all"), primary_button(_("Set the password"), None)
        words = label(
            _(
                "Ask the administrator for a new password; that takes a minute. If nobody can sign in any more, the "
                "recovery code from the safe helps: type it here and choose a new password."
            ),
            "hint",
        )
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addWidget(field_box(_("Name"), self._name, "forgotten_name", required=True))
        self.body.addWidget(field_box(_("Recovery code"), self._code, "recovery_code", required=True))
        self.body.addWidget(self._secret)
        self.body.addWidget(self._refused)
        self._button.setObjectName("recover")
        self._button.setDefault(True)
        self.end_with(way_out(self, _("Close")), self._button)
        self._button.clicked.connect(self._try)
        self._worker.finished.connect(self._take)
        self._worker.failed.connect(self._refuse)
        self.setModal(True)
        (self._code if name else self._name).setFocus()

    def _try(self) -> None:
        name, code = plain(self._name.text()).strip(), self._code.text().strip()
        given = (("forgotten_name", name), ("recovery_code", code))
        problems = [*(Problem(field, "required") for field, text in given if not text), *self._secret.problems()]
        self._say("", problems)
        if not problems:
            self._button.setEnabled(False)
            self._worker.start(partial(self._recover, name, code, self._secret.value()))

    def _take(self, entered: object) -> None:
        self.accept()
        self.recovered.emit(entered)

    def _refuse(self, error: BaseException) -> None:
        self._button.setEnabled(True)
        if isinstance(error, InvalidComplaint):
            self._say("", error.problems)
        elif isinstance(error, ComplaintError):
            self._say(words_for(error))
        else:
            self.reject()
            self.broke.emit(error)

    def _say(self, words: str, problems: Sequence[Problem] = ()) -> None:
        show_problems(self, problems)
        self._refused.setText(shown(words))
        self._refused.setVisible(bool(words))
        self.fit()
