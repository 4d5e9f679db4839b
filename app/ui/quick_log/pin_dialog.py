"""Who logs, and their PIN: what the lock screen asks before the quick log opens."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.errors import ComplaintError, InvalidComplaint
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.kit import field_box, label, primary_button, problem_label
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.problem_labels import show_problems
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.locked_log.hand import AuthorsHand
    from app.ui.quick_log.contracts import Author

Open = Callable[[str, str], "AuthorsHand"]


class PinDialog(PlainDialog):
    """`open_by` takes as long as it likes.

    Signals:
        opened: the quick log of whoever gave the PIN, an `AuthorsHand`.
        broke: what has no words for people.
    """

    opened = Signal(object)
    broke = Signal(object)

    def __init__(self, authors: "Sequence[Author]", open_by: Open, parent: QWidget) -> None:
        super().__init__("quick_log_pin", _("Quick log"), parent)
        self._open, self._worker = open_by, Worker(self)
        self._who, self._pin = QComboBox(self), QLineEdit(self)
        self._refused, self._button = problem_label("pin_refused"), primary_button(_("Open the quick log"), None)
        self._who.addItem(_("Choose your name"), "")
        for author in authors:
            self._who.addItem(shown(author.name), author.uid)
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._lay_out()
        self._button.clicked.connect(self._try)
        self._worker.finished.connect(self._take)
        self._worker.failed.connect(self._refuse)
        self.setModal(True)
        self._who.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(field_box(_("Logged by"), self._who, "pin_author", required=True))
        self.body.addWidget(field_box(_("PIN"), self._pin, "pin", required=True))
        self.body.addWidget(self._refused)
        hint = label(
            _(
                "No case is opened: what you log is locked away at once, and becomes a case when somebody signs in. "
                "Text that you do not save waits for them, too."
            ),
            "hint",
        )
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self._button.setObjectName("open_by_pin")
        self._button.setDefault(True)
        self.end_with(way_out(self, _("Close")), self._button)

    def _try(self) -> None:
        show_problems(self, ())
        self._set_busy(True)
        self._worker.start(partial(self._open, str(self._who.currentData()), self._pin.text()))

    def _take(self, hand: "AuthorsHand") -> None:
        self._pin.clear()
        self.opened.emit(hand)
        self.accept()

    def _refuse(self, problem: BaseException) -> None:
        self._set_busy(False)
        if isinstance(problem, InvalidComplaint):
            show_problems(self, problem.problems)
        elif isinstance(problem, ComplaintError):
            self._refused.setText(shown(words_for(problem)))
            self._refused.show()
        else:
            self.broke.emit(problem)
            self.reject()
            return
        self.fit()
        self._pin.selectAll()
        (self._pin if self._who.currentData() else self._who).setFocus()

    def _set_busy(self, busy: bool) -> None:
        for each in (self._button, self._who, self._pin):
            each.setEnabled(not busy)
