"""At the centre: the twenty digits to read out to a ward, and its answer that they are the same."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.exchange.code_edit import grouped
from app.ui.exchange.contracts import AcceptedRequest, PairingService
from app.ui.exchange.saying import say_beside, wrapped
from app.ui.kit import label, primary_button, problem_label, secondary_button
from app.ui.plain_dialog import PlainDialog
from app.ui.shown_text import shown


class AcceptDialog(PlainDialog):
    """Has the digits worked out by `ask`, then shows them; closing it leaves the ward waiting for the confirmation.

    Signals:
        changed: the digits are there, or a ward is trusted.
    """

    changed = Signal()

    def __init__(
        self, pairing: PairingService, ask: Callable[[], AcceptedRequest], refused: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("accept_dialog", _("Connect the PC of a ward"), parent)
        self._pairing, self._peer_id, self._refused = pairing, "", refused
        self._title, self._code = label(_("Working out the number…"), "card_title"), label("", "figure")
        self._title.setObjectName("accept_title")
        self._title.setWordWrap(True)
        self._code.setObjectName("accept_code")
        self._code.setProperty("part", "code")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words = wrapped("", "body")
        self._words.setObjectName("accept_words")
        for part in (self._title, self._words, self._code, problem_label("accept")):
            self.body.addWidget(part)
        self._later = secondary_button(_("Close"), None)
        self._later.setObjectName("accept_later")
        self._later.clicked.connect(self.reject)
        self._same = primary_button(_("The ward read the same number"), "checkmark_circle")
        self._same.setObjectName("accept_same")
        self._same.clicked.connect(self._confirm)
        self.end_with(self._later, self._same)
        self._begin(ask)

    def done(self, result: int) -> None:
        self._worker.wait()
        super().done(result)

    def _begin(self, ask: Callable[[], AcceptedRequest]) -> None:
        self._same.setEnabled(False)
        self._code.hide()
        self._worker = Worker(self)
        self._worker.finished.connect(self._show_code)
        self._worker.failed.connect(self._refuse)
        self._worker.start(ask)

    def _show_code(self, accepted: AcceptedRequest) -> None:
        self._peer_id = accepted.peer.id
        self._title.setText(shown(_("{ward}: compare this number").format(ward=accepted.peer.name)))
        self._words.setText(shown(_instructions()))
        self._code.setText(grouped(accepted.code))
        self._code.show()
        self._same.setEnabled(True)
        self._same.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()
        self.changed.emit()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        self._title.setText(shown(self._refused))
        say_beside(self, "accept", words_for(error))
        self.fit()

    def _confirm(self) -> None:
        try:
            self._pairing.confirm(self._peer_id)
        except ComplaintError as refusal:
            say_beside(self, "accept", words_for(refusal))
            return
        self.changed.emit()
        self.accept()


def _instructions() -> str:
    return _(
        "Give the ward the reply file. Then call it at the number in your own telephone list and read the number "
        "out. If the ward has another number, stop here: somebody may have exchanged the file."
    )
