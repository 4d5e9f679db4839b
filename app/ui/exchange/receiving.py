"""The steps of receiving: choosing or dropping files, reading them, and what they brought."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import ComplaintError, UnusableExchangeFile
from app.services.exchange.rows import Imported
from app.services.words.messages import words_for
from app.translation import _
from app.ui.background import Worker, run_with_progress
from app.ui.exchange.contracts import ExchangeDesk, ExchangeService
from app.ui.exchange.file_dialogs import EXCHANGE_FILE, FileDialogs
from app.ui.exchange.folders import sticks, usual_folder
from app.ui.exchange.lines import Line
from app.ui.exchange.sending import raised
from app.ui.exchange.sentences import imported_lines
from app.ui.exchange.transfers import Received, receive_all
from app.ui.exchange.watch_card import received_name
from app.ui.exchange.watched_folder import WatchedFolder, put_away

# In a folder that several PCs share, files of others are no mistake.
OTHERS = frozenset({"for_somebody_else", "from_yourself"})


class Receiving(QObject):
    """Reads files, those of the watched folder without a word as long as all is well.

    Signals:
        told: a title and the sentences under it.
        changed: something new is here; no number, because it may be many cases.
    """

    told = Signal(str, object)
    changed = Signal(str)

    def __init__(self, screen: QWidget, dialogs: FileDialogs) -> None:
        super().__init__(screen)
        self._screen, self._dialogs = screen, dialogs
        self._desk: ExchangeDesk | None = None
        self._folder, self._quiet = WatchedFolder(self), Worker(self)
        self._waiting: list[Path] = []
        self._is_reading = False
        self._folder.arrived.connect(self._take_quietly)
        self._quiet.finished.connect(self._tell_quietly)
        self._quiet.failed.connect(raised)

    def use(self, desk: ExchangeDesk) -> None:
        """Work with these services from now on."""
        self._desk = desk

    def watched(self) -> WatchedFolder:
        """The folder that is looked at."""
        return self._folder

    def watch(self) -> None:
        """Look at the folder that is remembered, if that is switched on."""
        if self._desk is not None:
            memory = self._desk.memory
            self._folder.watch(memory.watched_folder() if memory.is_watching() else None)

    def close_down(self) -> None:
        """Look no more, and let what has begun end."""
        self._folder.watch(None)
        self._quiet.wait()

    def ask(self) -> None:
        """Let somebody choose files."""
        if self._desk is not None:
            start = usual_folder(self._desk.memory.last_folder(), sticks())
            self.take(self._dialogs.open_files(self._screen, _("Receive data"), start, EXCHANGE_FILE))

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files under a progress bar."""
        if self._desk is None or not paths:
            return
        work = partial(receive_all, self._desk.exchange, paths)
        progress = run_with_progress(self._screen, _("Reading the file"), work)
        progress.succeeded.connect(self._tell)
        progress.broke.connect(raised)

    def _tell(self, received: Received) -> None:
        lines = [line for path, result in received.results for line in _lines(path, result)]
        if received.was_cancelled:
            lines.append(Line("ask", _("You stopped it; what is not named here was not read.")))
        self.told.emit(_received_in_words(received), lines)
        self.changed.emit("")

    def _take_quietly(self, paths: Sequence[Path]) -> None:
        self._waiting += paths
        self._go_on_quietly()

    def _go_on_quietly(self) -> None:
        """Nobody asked, so nobody is shown a bar; one lot after the other."""
        if self._desk is None or self._is_reading or not self._waiting:
            return
        self._is_reading = True
        paths, self._waiting = self._waiting, []
        self._quiet.start(partial(_receive_and_put_away, self._desk.exchange, paths, received_name()))

    def _tell_quietly(self, ended: tuple[Received, Sequence[Path]]) -> None:
        self._is_reading = False
        received, moved = ended
        self._folder.forget(moved)
        lines: list[Line] = []
        for path, result in received.results:
            if isinstance(result, UnusableExchangeFile) and result.code in OTHERS:
                continue
            lines += _lines(path, result)
            if not isinstance(result, ComplaintError) and path not in moved:
                words = _("{name} was read but could not be moved away. Move it yourself.")
                lines.append(Line("ask", words.format(name=path.name)))
        if lines:
            self.told.emit(_("From the folder {folder}").format(folder=self._folder.folder()), lines)
            self.changed.emit("")
        self._go_on_quietly()


def _receive_and_put_away(
    service: ExchangeService, paths: Sequence[Path], folder_name: str
) -> tuple[Received, Sequence[Path]]:
    """What came of the files, and which of them were read and moved away; called in a worker thread."""
    received = receive_all(service, paths, _unreported)
    good = [path for path, result in received.results if not isinstance(result, ComplaintError)]
    return received, [path for path in good if put_away(path, folder_name)]


def _unreported(_done: int, _all_of_it: int) -> None:
    """Nobody watches."""


def _lines(path: Path, result: Imported | ComplaintError) -> Sequence[Line]:
    if isinstance(result, ComplaintError):
        return [Line("bad", _("{name}: {words}").format(name=path.name, words=words_for(result)))]
    return list(imported_lines(result))


def _received_in_words(received: Received) -> str:
    if not any(not isinstance(result, ComplaintError) for _path, result in received.results):
        return _("Nothing was received")
    return _("Received: what came")
