"""At a ward: the twenty digits that somebody from the centre reads out, before the centre is trusted."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.services.exchange.rows import PeerRow
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.exchange.code_edit import CodeEdit
from app.ui.exchange.contracts import PairingService
from app.ui.exchange.saying import say_beside, wrapped
from app.ui.kit import label, primary_button, problem_label
from app.ui.plain_dialog import PlainDialog, way_out


class ReplyDialog(PlainDialog):
    """Stays open until the digits are right, or somebody gives up.

    Signals:
        connected: the centre, a `PeerRow`.
    """

    connected = Signal(object)

    def __init__(self, pairing: PairingService, reply: Path, parent: QWidget | None = None) -> None:
        super().__init__("reply_dialog", _("Connect this PC with the centre"), parent)
        self._pairing, self._reply = pairing, reply
        self._code, self._worker = CodeEdit(self), Worker(self)
        self._worker.finished.connect(self._succeed)
        self._worker.failed.connect(self._refuse)
        self._code.edited.connect(self._show_whether_whole)
        self.body.addWidget(label(_("The number of 20 digits"), "card_title"))
        self.body.addWidget(wrapped(_instructions(), "body"))
        self.body.addWidget(self._code)
        self.body.addWidget(problem_label("code"))
        self._add_buttons()
        self._show_whether_whole()

    def _add_buttons(self) -> None:
        cancel = way_out(self, _("Cancel"), "cancel_reply")
        self._connect = primary_button(_("Connect"), "checkmark_circle")
        self._connect.setObjectName("connect")
        self._connect.setDefault(True)
        self._connect.clicked.connect(self._try)
        self.end_with(cancel, self._connect)

    def done(self, result: int) -> None:
        self._worker.wait()
        super().done(result)

    def _show_whether_whole(self) -> None:
        self._connect.setEnabled(self._code.is_whole())
        say_beside(self, "code", "")

    def _try(self) -> None:
        """Comparing takes most of a second on purpose, so it is done beside the window."""
        self._connect.setEnabled(False)
        self._worker.start(partial(self._pairing.finish, self._reply, self._code.code()))

    def _succeed(self, peer: PeerRow) -> None:
        self.connected.emit(peer)
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        say_beside(self, "code", words_for(error))
        self._connect.setEnabled(True)
        self.fit()


def _instructions() -> str:
    return _(
        "Call the centre at the number in your own telephone list, not at one that came with the file. "
        "Enter the number that is read out to you."
    )
