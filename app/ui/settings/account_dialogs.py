"""The dialogs in which the person whose account it is types: a new account, another password, a PIN."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint, Problem
from app.services.accounts.ring_writing import NewKeyNeeded
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.kit import field_box, label, primary_button, problem_label
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.problem_labels import show_problems
from app.ui.secret_lines import SecretLines
from app.ui.settings.role_boxes import RoleBoxes
from app.ui.shown_text import plain, shown

Work = Callable[[], object]


class WritingDialog(PlainDialog):
    """Writes in a thread, because a password is slow on purpose; every refusal stands beside its field.

    Signals:
        written: what the work gave.
        anew_wanted: the data must be written anew for it; what is to be done then, a function of the accounts.
        broke: what has no words for people.
    """

    written = Signal(object)
    anew_wanted = Signal(object)
    broke = Signal(object)

    def __init__(self, name: str, title: str, action: str, parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self._worker, self._refused = Worker(self), problem_label(f"{name}_all")
        self._save = primary_button(action, "save")
        self._save.setObjectName(f"{name}_save")
        self._save.setDefault(True)
        self._save.clicked.connect(self._try)
        self._worker.finished.connect(self._take)
        self._worker.failed.connect(self._refuse)
        self.foot.addWidget(self._refused)
        self.end_with(way_out(self, _("Cancel")), self._save)

    def problems(self) -> Sequence[Problem]:
        """What is wrong already here."""
        return ()

    def work(self) -> Work:
        """What is to be done with what is typed."""
        raise NotImplementedError

    def anew(self) -> object:
        """What is to be done when the data must be written anew for it."""
        return None

    def _try(self) -> None:
        problems = tuple(self.problems())
        show_problems(self, problems)
        if problems:
            self.fit()
            return
        self._save.setEnabled(False)
        self._worker.start(self.work())

    def _take(self, value: object) -> None:
        self.written.emit(value)
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, NewKeyNeeded):
            self.anew_wanted.emit(self.anew())
            self.accept()
        elif isinstance(error, InvalidComplaint):
            elsewhere = show_problems(self, error.problems)
            self._say("\n".join(words_for(InvalidComplaint([each])) for each in elsewhere))
        elif isinstance(error, ComplaintError):
            self._say(words_for(error))
        else:
            self.broke.emit(error)
            self.reject()

    def _say(self, words: str) -> None:
        self._refused.setText(shown(words))
        self._refused.setVisible(bool(words))
        self.fit()


Add = Callable[[str, Sequence[str], str, str], str]


class NewAccountDialog(WritingDialog):
    """Name, roles, unit and the first password."""

    def __init__(self, add: Add, units: Sequence[str], parent: QWidget) -> None:
        super().__init__("new_account", _("New account"), _("Make the account"), parent)
        self._add = add
        self._name, self._unit, self._roles = QLineEdit(self), QLineEdit(self), RoleBoxes("new_role_", self)
        self._secret = SecretLines("password", _("Password, typed by the person"), _("The same again"), self)
        completer = QCompleter(list(units), self._unit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._unit.setCompleter(completer)
        self.body.addWidget(field_box(_("Name"), self._name, "name", required=True))
        self.body.addWidget(field_box(_("Unit"), self._unit, "unit", required=False))
        self.body.addWidget(label(_("Roles"), "field"))
        self.body.addWidget(self._roles)
        self.body.addWidget(problem_label("role"))
        self.body.addWidget(self._secret)
        self._name.setFocus()

    def problems(self) -> Sequence[Problem]:
        missing = () if plain(self._name.text()).strip() else (Problem("name", "required"),)
        return (*missing, *self._secret.problems())

    def work(self) -> Work:
        name, unit = plain(self._name.text()).strip(), plain(self._unit.text()).strip()
        return partial(self._add, name, self._roles.value(), unit, self._secret.value())


SetSecret = Callable[..., object]


class PasswordDialog(WritingDialog):
    """Another password of an account, or its first one."""

    def __init__(self, name: str, write: SetSecret, anew: SetSecret, *, is_first: bool, parent: QWidget) -> None:
        title = _("Password of {name}").format(name=name)
        super().__init__("set_password", title, _("Set the password"), parent)
        self._write, self._anew = write, anew
        self._secret = SecretLines("password", _("New password, typed by the person"), _("The same again"), self)
        self._known = QCheckBox(_("Others may know the former password: it is to open nothing any more"), self)
        self._known.setObjectName("known_to_others")
        self._known.setHidden(is_first)
        self.body.addWidget(self._secret)
        self.body.addWidget(self._known)
        self._secret.setFocus()

    def problems(self) -> Sequence[Problem]:
        return self._secret.problems()

    def work(self) -> Work:
        return partial(self._write, self._secret.value(), known_to_others=self._known.isChecked())

    def anew(self) -> object:
        return partial(self._anew, self._secret.value(), self._known.isChecked())


class PinDialog(WritingDialog):
    """The PIN with which somebody logs from the lock screen."""

    def __init__(self, name: str, write: Callable[[str], object], parent: QWidget) -> None:
        super().__init__("set_pin", _("PIN of {name}").format(name=name), _("Set the PIN"), parent)
        self._write = write
        self._secret = SecretLines("pin", _("PIN, typed by the person"), _("The same again"), self)
        hint = _("With it, events are logged from the lock screen under this name. It opens no case and no data.")
        words = label(hint, "hint")
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addWidget(self._secret)
        self._secret.setFocus()

    def problems(self) -> Sequence[Problem]:
        return self._secret.problems()

    def work(self) -> Work:
        return partial(self._write, self._secret.value())
