"""The steps of sending: what goes to whom, where to, the work itself, and what came of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError
from app.services.exchange.rows import Outgoing
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import run_with_progress
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.file_dialogs import FileDialogs
from app.ui.exchange.folders import sticks, usual_folder
from app.ui.exchange.lines import Line
from app.ui.exchange.send_dialog import SendDialog
from app.ui.exchange.sentences import exported_lines
from app.ui.exchange.transfers import Parcel, Sent, send_all


class Sending(QObject):
    """Asks, writes, and tells.

    Signals:
        told: a title and the sentences under it.
    """

    told = Signal(str, object)

    def __init__(self, screen: QWidget, dialogs: FileDialogs) -> None:
        super().__init__(screen)
        self._screen, self._dialogs = screen, dialogs
        self._desk: ExchangeDesk | None = None
        self._outgoing: dict[str, Outgoing] = {}

    def use(self, desk: ExchangeDesk) -> None:
        """Work with these services from now on."""
        self._desk = desk

    def show_outgoing(self, outgoing: dict[str, Outgoing]) -> None:
        """What would go now, by the id of the PC."""
        self._outgoing = outgoing

    def ask(self) -> None:
        """Show what would go to every PC, and where to."""
        self._ask(self._outgoing)

    def ask_for(self, peer_id: str) -> None:
        """Show what would go to one PC, and where to."""
        self._ask({peer_id: self._outgoing[peer_id]})

    def _ask(self, outgoing: dict[str, Outgoing]) -> None:
        if self._desk is None or not outgoing:
            return
        dialog = SendDialog(outgoing, self._desk.name, self._desk.now(), self._dialogs, self._screen)
        dialog.propose(usual_folder(self._desk.memory.last_folder(), sticks()))
        dialog.agreed.connect(self._send)
        dialog.open()

    def _send(self, parcels: Sequence[Parcel]) -> None:
        if self._desk is None:
            return
        self._desk.memory.keep_last_folder(parcels[0].path.parent)
        work = partial(send_all, self._desk.exchange, parcels)
        progress = run_with_progress(self._screen, _("Making the file"), work)
        progress.succeeded.connect(self._tell)
        progress.broke.connect(raised)

    def _tell(self, sent: Sent) -> None:
        lines: list[Line] = []
        for parcel, result in sent.results:
            if isinstance(result, ComplaintError):
                lines.append(Line("bad", _("{name}: {words}").format(name=parcel.peer, words=words_for(result))))
            else:
                lines += exported_lines(parcel.peer, result)
        if sent.was_cancelled:
            lines.append(Line("ask", _("You stopped it; what is not named here was not made.")))
        self.told.emit(_sent_in_words(sent), lines)


def raised(error: BaseException) -> None:
    """A bug in the work: it goes to the exception hook."""
    raise error


def _sent_in_words(sent: Sent) -> str:
    if not any(not isinstance(result, ComplaintError) for _parcel, result in sent.results):
        return _("No file was made")
    return _("Ready: take the file to its place")
