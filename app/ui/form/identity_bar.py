"""Says beside the fields that who complained is withheld, and asks for the reason of whoever opens it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.services.words.messages import words_for_problem
from app.translation import _
from app.ui.kit import BUTTON_GAP, GAP, field_box, label, primary_button, secondary_button
from app.ui.shown_text import shown

if TYPE_CHECKING:
    from app.services.rows import CaseRecord

MARGIN = 12
REASON = "identity_reason"


class IdentityBar(QFrame):
    """Hidden where nothing is protected.

    Signals:
        open_wanted: the reason for which somebody wants to see who complained, as typed.
    """

    open_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("identity_bar")
        self.setProperty("kind", "banner")
        self.setProperty("tone", "info")
        self._may_open, self._is_kept, self._uid = False, False, ""
        self._words = label("", "body")
        self._words.setObjectName("identity_words")
        self._words.setWordWrap(True)
        self._ask = secondary_button(_("Open what is withheld…"), "shield_checkmark")
        self._reason, self._asking = QLineEdit(self), QWidget(self)
        self._open, self._cancel = primary_button(_("Show it"), None), secondary_button(_("Cancel"), None)
        for button, name in (
            (self._ask, "identity_ask"),
            (self._open, "identity_open"),
            (self._cancel, "identity_cancel"),
        ):
            button.setObjectName(name)
        self._lay_out()
        self._connect()
        self.hide()

    def allow(self, allowed: bool) -> None:
        """Whether the person here may open it at all."""
        self._may_open = allowed

    def show_record(self, record: "CaseRecord | None") -> None:
        """Show how it stands with a case; a reason that was begun for this one stays."""
        is_protected = record is not None and record.is_protected
        is_withheld = record is not None and bool(record.withheld)
        self._words.setText(shown(_words_of(is_withheld=is_withheld, may_open=self._may_open)))
        uid = record.uid if record is not None else ""
        if not is_withheld or uid != self._uid:
            self._stop_asking()
        self._uid = uid
        self._ask.setVisible(is_withheld and self._may_open and self._asking.isHidden())
        # Where nobody signs in nothing is withheld, and nothing to be said about it.
        self._is_kept = self._is_kept or is_withheld
        self.setVisible(is_protected and self._is_kept)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say beside the reason what is wrong with it."""
        words = " ".join(words_for_problem(each) for each in problems)
        for place in self.findChildren(QLabel, f"{REASON}_problem"):
            place.setText(shown(words))
            place.setVisible(bool(words))

    def _begin_asking(self) -> None:
        self._asking.show()
        self._ask.hide()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        self._asking.hide()
        self._reason.clear()
        self.show_problems(())

    def _give_up(self) -> None:
        self._stop_asking()
        self._ask.show()
        self._ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.open_wanted.emit(self._reason.text())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._words, 1)
        top.addWidget(self._ask)
        buttons = QHBoxLayout()
        buttons.setSpacing(BUTTON_GAP)
        hint = label(_("It is kept in the audit with your name and the time. Write no names in it."), "hint")
        hint.setWordWrap(True)
        buttons.addWidget(hint, 1)
        buttons.addWidget(self._open)
        buttons.addWidget(self._cancel)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(field_box(_("Reason for opening"), self._reason, REASON, required=True))
        asking.addLayout(buttons)
        self._asking.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addLayout(top)
        column.addWidget(self._asking)

    def _connect(self) -> None:
        self._ask.clicked.connect(self._begin_asking)
        self._open.clicked.connect(self._tell)
        self._reason.returnPressed.connect(self._tell)
        self._cancel.clicked.connect(self._give_up)


def _words_of(*, is_withheld: bool, may_open: bool) -> str:
    if not is_withheld:
        return _("Who complained is not to be named. It is open to you until you leave this case.")
    if may_open:
        return _("Who complained is withheld: the complainant did not agree to be named.")
    return _("Who complained is withheld from you: the complainant did not agree to be named.")
