"""The page of sending and receiving: one big button each way, and everything that waits for somebody."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ComplaintError
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.dropped_files import DroppedFiles
from app.ui.exchange.file_dialogs import EXCHANGE_FILE, FileDialogs
from app.ui.exchange.lines import Line
from app.ui.exchange.pairing_steps import PairingSteps
from app.ui.exchange.parts import ExchangeParts
from app.ui.exchange.receiving import Receiving
from app.ui.exchange.recovering import Recovering
from app.ui.exchange.send_case_dialog import SendCaseDialog
from app.ui.exchange.sending import Sending
from app.ui.exchange.standing import Standing, standing
from app.ui.exchange.watching import Watching
from app.ui.pages import EXCHANGE, PageView

if TYPE_CHECKING:
    from app.services.office import Office

LATER_MS = 3000
Opener = Callable[["Office"], ExchangeDesk]


class ExchangePage(PageView):
    """Sends, receives, and says how both stand.

    Signals:
        sending_allowed: whether a case can be sent to a unit: at a centre with a ward.
        shown: everything was read and is on the page.
    """

    sending_allowed = Signal(bool)
    shown = Signal()

    def __init__(self, dialogs: FileDialogs, opened: Opener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exchange")
        self._opened = opened
        self._office: Office | None = None
        self._dropped: list[Path] = []
        self._desk: ExchangeDesk | None = None
        self._standing: Standing | None = None
        self._reader, self._later = Worker(self), QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._parts = ExchangeParts(self)
        self._sending, self._receiving = Sending(self, dialogs), Receiving(self, dialogs)
        self._pairing, self._recovering = PairingSteps(self, dialogs), Recovering(self._parts.recovery, self)
        self._watching = Watching(self, self._parts.watch, self._receiving, dialogs)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._parts)
        self._connect()

    def use(self, office: "Office") -> None:
        """Open the services of the exchange; that is slow, so it waits until somebody comes or nothing else is done."""
        self._office = office
        self.refresh()

    def refresh(self) -> None:
        """Read everything again, in a thread; where nobody looks, a little later."""
        if self.isVisible():
            self._read()
        else:
            self._later.start()

    def watch_drops(self, window: QWidget) -> None:
        """Take files of the exchange that are dropped anywhere on this window."""
        DroppedFiles(window).dropped.connect(self.take_files)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files that somebody dropped: those to receive, and those that connect PCs."""
        self.page_wanted.emit(EXCHANGE, "")
        if self._desk is None:
            self._dropped += paths
            return
        self._receiving.take([path for path in paths if path.suffix.lower() == EXCHANGE_FILE])
        for path in paths:
            if path.suffix.lower() != EXCHANGE_FILE:
                self._pairing.take_file(path)

    def send_case(self, number: str) -> None:
        """Ask to which unit a case goes, over whatever page is open."""
        if self._desk is not None and self._standing is not None:
            dialog = SendCaseDialog(self._desk.grants, number, self._standing.wards, self.window())
            dialog.changed.connect(self.changed)
            dialog.open()

    def close_down(self) -> None:
        """The window closes: let what has begun end."""
        self._later.stop()
        for steps in (self._receiving, self._pairing, self._recovering):
            steps.close_down()
        self._reader.wait()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._parts.take_keyboard()

    def _connect(self) -> None:
        parts = self._parts
        parts.send.clicked.connect(self._sending.ask)
        parts.receive.clicked.connect(self._receiving.ask)
        self._later.timeout.connect(self._read)
        self._reader.finished.connect(self._show)
        self._reader.failed.connect(self._fail)
        for steps in (self._sending, self._receiving, self._pairing, self._recovering):
            steps.told.connect(self._tell)
        self._receiving.changed.connect(self.changed)
        self._pairing.changed.connect(self.refresh)
        self._recovering.changed.connect(self.changed)
        self._recovering.confirmed.connect(self.refresh)
        for part in (parts.result, parts.to_decide, parts.own):
            part.case_wanted.connect(self.case_wanted)
        parts.peers.send_wanted.connect(self._sending.ask_for)
        parts.peers.code_wanted.connect(self._pairing.show_code)
        parts.peers.confirm_wanted.connect(self._pairing.confirm)
        parts.peers.revoke_wanted.connect(self._pairing.ask_to_revoke)
        parts.joining.request_wanted.connect(self._pairing.make_request)
        parts.joining.reply_wanted.connect(self._pairing.read_reply)
        parts.accept.accept_wanted.connect(self._pairing.accept_request)
        parts.to_decide.new_number_wanted.connect(self._recovering.give_new_number)

    def _read(self) -> None:
        if self._desk is not None:
            self._reader.start(partial(_read_all, self._desk))
        elif self._office is not None:
            self._reader.start(partial(_open_and_read, self._opened, self._office))

    def _show(self, read: tuple[ExchangeDesk, Standing]) -> None:
        desk, standing = read
        if self._desk is None:
            self._begin(desk)
        is_first, self._standing = self._standing is None, standing
        self._sending.show_outgoing(standing.outgoing)
        self._parts.show_standing(desk, standing)
        if is_first:
            self._parts.take_keyboard()
        self.counted.emit(standing.to_do)
        self.sending_allowed.emit(desk.is_centre and bool(standing.wards))
        self.shown.emit()

    def _begin(self, desk: ExchangeDesk) -> None:
        self._desk = desk
        for steps in (self._sending, self._receiving, self._pairing, self._recovering, self._watching):
            steps.use(desk)
        if self._dropped:
            dropped, self._dropped = self._dropped, []
            self.take_files(dropped)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, ComplaintError):
            raise error
        self._parts.result.show_result(_("This page cannot be shown"), [Line("bad", words_for(error))])

    def _tell(self, title: str, lines: Sequence[Line]) -> None:
        self._parts.result.show_result(title, lines)
        self.refresh()


def _open_and_read(opened: Opener, office: "Office") -> tuple[ExchangeDesk, Standing]:
    return _read_all(opened(office))


def _read_all(desk: ExchangeDesk) -> tuple[ExchangeDesk, Standing]:
    return desk, standing(desk)
