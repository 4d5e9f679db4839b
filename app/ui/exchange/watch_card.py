"""The option to look at a folder for new files by itself."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.translation import _
from app.ui.kit import Card, label, secondary_button
from app.ui.shown_text import shown


class WatchCard(Card):
    """On or off, and which folder.

    Signals:
        switched: whether the folder is to be looked at.
        folder_wanted: another folder is to be chosen.
    """

    switched = Signal(bool)
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Receive by itself"), parent)
        self.setObjectName("watch_card")
        self._switch = QCheckBox(_("Look into a folder for new files"), self)
        self._switch.setObjectName("watch_switch")
        self._switch.clicked.connect(self.switched)
        self._where, self._note = label("", "caption"), label("", "problem")
        self._where.setObjectName("watch_folder")
        self._note.setObjectName("watch_note")
        choose = secondary_button(_("Choose a folder…"), None)
        choose.setObjectName("watch_choose")
        choose.setProperty("extent", "small")
        choose.clicked.connect(self.folder_wanted)
        for part in (self._switch, self._where, self._note, choose):
            self.body.addWidget(part)
        for words in (self._where, self._note):
            words.setWordWrap(True)
        self._note.hide()

    def show_watching(self, folder: Path | None, *, is_on: bool) -> None:
        """Show the folder, and whether it is looked at."""
        self._switch.setChecked(is_on)
        words = _("Every file that comes into {folder} is read and then moved into “{received}”.")
        none = _("No folder has been chosen yet.")
        self._where.setText(shown(words.format(folder=folder, received=received_name()) if folder else none))
        self.show_note("")

    def show_note(self, words: str) -> None:
        """Say what is wrong with the folder; nothing when all is well."""
        self._note.setText(shown(words))
        self._note.setVisible(bool(words))


def received_name() -> str:
    """The folder into which files go that were read."""
    return _("received")
