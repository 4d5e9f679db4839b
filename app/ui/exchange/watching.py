"""The option to look at a folder: its card, what is remembered of it, and the looking itself."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.translation import _
from app.ui.exchange.contracts import ExchangeDesk
from app.ui.exchange.file_dialogs import FileDialogs
from app.ui.exchange.receiving import Receiving
from app.ui.exchange.watch_card import WatchCard


class Watching(QObject):
    """Joins the card with the folder that is looked at."""

    def __init__(self, screen: QWidget, card: WatchCard, receiving: Receiving, dialogs: FileDialogs) -> None:
        super().__init__(screen)
        self._screen, self._card, self._receiving, self._dialogs = screen, card, receiving, dialogs
        self._desk: ExchangeDesk | None = None
        card.switched.connect(self._switch)
        card.folder_wanted.connect(self._choose)
        receiving.watched().missing.connect(self._say_missing)

    def use(self, desk: ExchangeDesk) -> None:
        """Look at the folder that is remembered."""
        self._desk = desk
        self._show()

    def _switch(self, is_on: bool) -> None:
        if self._desk is None:
            return
        folder = self._desk.memory.watched_folder()
        if is_on and folder is None:
            self._choose()
        else:
            self._watch(folder, is_on=is_on)

    def _choose(self) -> None:
        if self._desk is None:
            return
        memory = self._desk.memory
        start = memory.watched_folder() or memory.last_folder() or Path.home()
        folder = self._dialogs.folder(self._screen, _("Look into a folder for new files"), start)
        if folder is None:
            self._show()
        else:
            self._watch(folder, is_on=True)

    def _watch(self, folder: Path | None, *, is_on: bool) -> None:
        if self._desk is not None:
            self._desk.memory.keep_watching(folder, is_on=is_on)
            self._show()

    def _show(self) -> None:
        if self._desk is not None:
            self._card.show_watching(self._desk.memory.watched_folder(), is_on=self._desk.memory.is_watching())
            self._receiving.watch()

    def _say_missing(self, folder: str) -> None:
        words = _("The folder {folder} is not there at the moment. It is looked at again by itself.")
        self._card.show_note(words.format(folder=folder))
