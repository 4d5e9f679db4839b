"""A PC that is not to be trusted any more: replaced, or stolen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from app.domain.vocabulary import PeerState
from app.translation import _
from app.ui.exchange.code_edit import digits_in
from app.ui.exchange.saying import say_beside, wrapped
from app.ui.kit import field_box, label, primary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.shown_text import shown

MOST_FILES = 999_999


class RevokeDialog(PlainDialog):
    """Asks in which way.

    Signals:
        agreed: the id of the PC, replaced or stolen, and the number of its last good file or None.
    """

    agreed = Signal(str, str, object)

    def __init__(self, peer_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("revoke_dialog", _("No longer trust this PC"), parent)
        self._peer_id = peer_id
        self._replaced, self._stolen = QRadioButton(_("It was replaced by another PC")), QRadioButton(_("It is gone"))
        self._replaced.setObjectName("revoke_replaced")
        self._stolen.setObjectName("revoke_stolen")
        self._last = QLineEdit(self)
        self._last.setValidator(QIntValidator(0, MOST_FILES, self._last))
        self.body.addWidget(label(shown(name), "card_title"))
        self.body.addWidget(self._replaced)
        self.body.addWidget(
            wrapped(_("Files it made before are still taken, up to the number that you enter."), "caption")
        )
        self.body.addWidget(
            field_box(
                _("Number of its last file (empty: those that have come already)"),
                self._last,
                "last_number",
                required=False,
            )
        )
        self.body.addWidget(self._stolen)
        self.body.addWidget(
            wrapped(_("Nothing more is taken from it. It was stolen, lost or used by a stranger."), "caption")
        )
        self.body.addWidget(self._choice_problem())
        self._add_buttons()

    def _choice_problem(self) -> QWidget:
        problem = wrapped("", "problem")
        problem.setObjectName("revoke_problem")
        problem.hide()
        return problem

    def _add_buttons(self) -> None:
        cancel = way_out(self, _("Cancel"), "cancel_revoke")
        agree = primary_button(_("No longer trust"), None)
        agree.setObjectName("agree_revoke")
        agree.clicked.connect(self._agree)
        self.end_with(cancel, agree)

    def _agree(self) -> None:
        if not (self._replaced.isChecked() or self._stolen.isChecked()):
            say_beside(self, "revoke", _("Choose one of the two."))
            return
        last = digits_in(self._last.text())
        is_replaced = self._replaced.isChecked()
        number = int(last) if last and is_replaced else None
        self.agreed.emit(self._peer_id, PeerState.REPLACED if is_replaced else PeerState.STOLEN, number)
        self.accept()
