"""What goes to whom, and where the file is put: asked before anything is written."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.exchange.rows import Outgoing
from app.translation import _, language
from app.ui.exchange.file_dialogs import EXCHANGE_FILE, FileDialogs
from app.ui.exchange.folders import free_path
from app.ui.exchange.saying import explained, say_beside, wrapped
from app.ui.exchange.sentences import oldest_in_words, outgoing_in_words
from app.ui.exchange.transfers import Parcel
from app.ui.kit import field_box, label, primary_button, problem_label, scrolled, secondary_button
from app.ui.plain_dialog import PlainDialog, way_out
from app.ui.shown_text import plain, shown

FEW = 4  # wards that need no scroll bar
BUDDHIST = 543


class SendDialog(PlainDialog):
    """One PC with a name for its file, or several with one file each.

    Signals:
        agreed: the parcels to be made.
    """

    agreed = Signal(object)

    def __init__(
        self,
        outgoing: dict[str, Outgoing],
        own_name: str,
        now: datetime,
        dialogs: FileDialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("send_dialog", _("Send data"), parent)
        self._outgoing, self._own_name, self._now, self._dialogs = outgoing, own_name, now, dialogs
        self._folder, self._name = QLineEdit(self), QLineEdit(self)
        self._ticks: dict[str, QCheckBox] = {}
        self.body.addWidget(label(_("What goes, and to whom"), "card_title"))
        self.body.addWidget(self._whom())
        self.body.addLayout(self._where())
        if len(outgoing) == 1:
            self.body.addWidget(field_box(_("Name of the file"), self._name, "file_name", required=True))
        else:
            self._name.hide()
            self.body.addWidget(problem_label("file_name"))
        self._add_buttons()

    def propose(self, folder: Path) -> None:
        """Offer a folder, and a name that is not taken there."""
        self._folder.setText(str(folder))
        if len(self._outgoing) == 1:
            self._name.setText(free_path(folder, self._name_for(next(iter(self._outgoing.values())))).name)

    def _whom(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for peer_id, outgoing in self._outgoing.items():
            words = wrapped(outgoing_in_words(outgoing), "body" if len(self._outgoing) == 1 else "caption")
            words.setObjectName(f"outgoing_{peer_id}")
            oldest = oldest_in_words(outgoing)
            lines = (words, label(oldest, "caption")) if oldest else (words,)
            if len(self._outgoing) > 1:
                column.addLayout(explained(self._tick(peer_id, outgoing), *lines))
            else:
                for line in lines:
                    column.addWidget(line)
        return content if len(self._outgoing) <= FEW else scrolled(content, self)

    def _tick(self, peer_id: str, outgoing: Outgoing) -> QCheckBox:
        tick = QCheckBox(shown(outgoing.peer), self)
        tick.setObjectName(f"send_to_{peer_id}")
        tick.setChecked(True)
        self._ticks[peer_id] = tick
        return tick

    def _where(self) -> QHBoxLayout:
        choose = secondary_button(_("Choose…"), None)
        choose.setObjectName("choose_folder")
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field_box(_("Put into the folder"), self._folder, "folder", required=True), 1)
        row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _add_buttons(self) -> None:
        send = primary_button(_("Make the file"), "send")
        send.setObjectName("make_file")
        send.setDefault(True)
        send.clicked.connect(self._agree)
        self.end_with(way_out(self, _("Cancel"), "cancel_sending"), send)

    def _choose_folder(self) -> None:
        folder = self._dialogs.folder(self, _("Put into the folder"), Path(plain(self._folder.text())))
        if folder is not None:
            self.propose(folder)

    def _agree(self) -> None:
        folder = Path(plain(self._folder.text()).strip() or ".")
        is_there = folder.is_dir() and folder.is_absolute()
        say_beside(
            self, "folder", "" if is_there else _("This folder is not there. Put the stick in, or choose another.")
        )
        parcels = self._parcels(folder) if is_there else ()
        say_beside(self, "file_name", "" if parcels or not is_there else self._none_in_words())
        if parcels:
            self.agreed.emit(parcels)
            self.accept()

    def _none_in_words(self) -> str:
        return _("Give the file a name.") if len(self._outgoing) == 1 else _("Tick at least one ward.")

    def _parcels(self, folder: Path) -> Sequence[Parcel]:
        if len(self._outgoing) == 1:
            ((peer_id, outgoing),) = self._outgoing.items()
            name = plain(self._name.text()).strip().removesuffix(EXCHANGE_FILE)
            return [Parcel(peer_id, outgoing.peer, free_path(folder, name + EXCHANGE_FILE))] if name else []
        return [
            Parcel(peer_id, outgoing.peer, free_path(folder, self._name_for(outgoing)))
            for peer_id, outgoing in self._outgoing.items()
            if self._ticks[peer_id].isChecked()
        ]

    def _name_for(self, outgoing: Outgoing) -> str:
        year = self._now.year + (BUDDHIST if language() == "th" else 0)
        when = f"{year}-{self._now:%m-%d %H.%M}"
        words = _("{sender} to {peer} {moment}").format(sender=self._own_name, peer=outgoing.peer, moment=when)
        return words + EXCHANGE_FILE
