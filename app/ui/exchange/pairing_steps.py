"""The steps by which a ward's PC and the centre's come to know each other, and stop doing so."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.exchange.rows import PeerRow
from app.translation import _
from app.ui.exchange.accept_dialog import AcceptDialog
from app.ui.exchange.attempts import Attempts
from app.ui.exchange.contracts import AcceptedRequest, ExchangeDesk
from app.ui.exchange.file_dialogs import PAIRING_FILE, FileDialogs
from app.ui.exchange.folders import free_path, sticks, usual_folder
from app.ui.exchange.lines import Line
from app.ui.exchange.reply_dialog import ReplyDialog
from app.ui.exchange.revoke_dialog import RevokeDialog


class PairingSteps(QObject):
    """Asks for files, opens the dialogs, and tells.

    Signals:
        told: a title and the sentences under it.
        changed: a PC is known, trusted, or not any more.
    """

    told = Signal(str, object)
    changed = Signal()

    def __init__(self, screen: QWidget, dialogs: FileDialogs) -> None:
        super().__init__(screen)
        self._screen, self._dialogs = screen, dialogs
        self._desk: ExchangeDesk | None = None
        # Taking back what a PC was trusted with counts all its cases anew: no step stands in the window's way.
        self._attempts = Attempts(self)
        self._attempts.told.connect(self.told)
        self._attempts.ended.connect(self.changed)

    def use(self, desk: ExchangeDesk) -> None:
        """Work with these services from now on."""
        self._desk = desk

    def make_request(self) -> None:
        """At a ward: the first step."""
        if self._desk is None:
            return
        name = _("Request of {ward}").format(ward=self._desk.name) + PAIRING_FILE
        path = self._dialogs.save_file(self._screen, _("Make a request file"), free_path(self._place(), name))
        if path is None:
            return
        words = _("The request is in {folder}: {name}. Take it to the centre, and come back with the reply.")
        done = words.format(folder=path.parent, name=path.name)
        self._attempts.make(partial(self._desk.pairing.request, path), _("Make a request file"), done)

    def read_reply(self) -> None:
        """At a ward: the second step."""
        for path in self._chosen(_("Read the reply")):
            self.take_file(path)

    def accept_request(self) -> None:
        """At the centre: read a request and make the reply beside it."""
        for path in self._chosen(_("Read a ward's request")):
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """A request at the centre, a reply at a ward."""
        if self._desk is None:
            return
        if not self._desk.is_centre:
            dialog = ReplyDialog(self._desk.pairing, path, self._screen)
            dialog.connected.connect(self._tell_connected)
            dialog.open()
            return
        name = _("Reply to {request}").format(request=path.stem) + PAIRING_FILE
        reply = self._dialogs.save_file(self._screen, _("Save the reply"), free_path(path.parent, name))
        if reply is not None:
            self._compare(partial(self._desk.pairing.accept, path, reply), _("No reply was made"))

    def show_code(self, peer_id: str) -> None:
        """At the centre: the digits once more, for a ward that calls later."""
        if self._desk is not None:
            self._compare(partial(self._desk.pairing.code_of, peer_id), _("The number cannot be shown"))

    def confirm(self, peer_id: str) -> None:
        """At the centre: the ward read the same digits, told later."""
        if self._desk is not None:
            done = _("The PC is connected. Files can go both ways now.")
            self._attempts.make(partial(self._desk.pairing.confirm, peer_id), _("Connect the PC of a ward"), done)

    def ask_to_revoke(self, peer_id: str) -> None:
        """Ask in which way a PC is not to be trusted any more."""
        if self._desk is not None:
            peer = next(peer for peer in self._desk.pairing.list() if peer.id == peer_id)
            dialog = RevokeDialog(peer.id, peer.name, self._screen)
            dialog.agreed.connect(self._revoke)
            dialog.open()

    def close_down(self) -> None:
        """Let what has begun end."""
        self._attempts.wait()

    def _compare(self, ask: Callable[[], AcceptedRequest], refused: str) -> None:
        if self._desk is not None:
            dialog = AcceptDialog(self._desk.pairing, ask, refused, self._screen)
            dialog.changed.connect(self.changed)
            dialog.open()

    def _revoke(self, peer_id: str, how: str, last_number: int | None) -> None:
        if self._desk is not None:
            work = partial(self._desk.pairing.revoke, peer_id, how, last_number=last_number)
            self._attempts.make(work, _("No longer trust this PC"), _("Nothing more is exchanged with it."))

    def _tell_connected(self, peer: PeerRow) -> None:
        words = _("This PC is connected with {peer}. Send your first file now.").format(peer=peer.name)
        self.told.emit(_("Connect this PC with the centre"), [Line("good", words)])
        self.changed.emit()

    def _chosen(self, title: str) -> list[Path]:
        return self._dialogs.open_files(self._screen, title, self._place(), PAIRING_FILE)[:1]

    def _place(self) -> Path:
        return usual_folder(self._desk.memory.last_folder() if self._desk else None, sticks())
