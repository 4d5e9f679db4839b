"""One PC that files are exchanged with: how far both sides are, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.labels import LABELS
from app.domain.vocabulary import PeerState
from app.services.exchange.rows import PeerRow, PeerStatus
from app.translation import _
from app.ui.badges import Badge, Tone
from app.ui.exchange.sentences import last_in_words, not_acknowledged_in_words, refusals_in_words
from app.ui.kit import label, secondary_button
from app.ui.shown_text import shown

TONES: dict[str, Tone] = {PeerState.ACCEPTED: Tone.SOON, PeerState.STOLEN: Tone.OVERDUE}


class PeerCard(QFrame):
    """One PC.

    Signals:
        send_wanted: the id of the PC that is to get a file.
        code_wanted: the id of the PC whose digits are to be shown again.
        confirm_wanted: the id of the PC whose ward read the same digits.
        revoke_wanted: the id of the PC that is not to be trusted any more.
    """

    send_wanted = Signal(str)
    code_wanted = Signal(str)
    confirm_wanted = Signal(str)
    revoke_wanted = Signal(str)

    def __init__(
        self, peer: PeerRow, status: PeerStatus | None, now: datetime, *, sends: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"peer_{peer.id}")
        self.setProperty("class", "card")
        self._peer, self._now = peer, now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._column.addLayout(self._head(status))
        if peer.state == PeerState.TRUSTED and status is not None:
            self._add_status(status)
        if peer.state == PeerState.ACCEPTED:
            self._add_waiting()
        self._column.addStretch(1)
        self._add_buttons(sends=sends)

    def _head(self, status: PeerStatus | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = label(self._peer.name, "body_strong")
        name.setWordWrap(True)
        row.addWidget(name, 1)
        badge = Badge(self)
        badge.setObjectName(f"peer_state_{self._peer.id}")
        tone, words = self._standing(status)
        badge.show_badge(tone, words)
        row.addWidget(badge)
        return row

    def _standing(self, status: PeerStatus | None) -> tuple[Tone, str]:
        if self._peer.state != PeerState.TRUSTED:
            state = self._peer.state
            return TONES.get(state, Tone.LATER), _(LABELS[PeerState(state)])
        if status is None or not status.not_acknowledged:
            return Tone.DONE, _("All has arrived")
        return (Tone.OVERDUE if status.is_late else Tone.SOON), _("Not yet acknowledged")

    def _add_waiting(self) -> None:
        words = _("Call this ward at the number in your own telephone list and compare the 20 digits.")
        line = label(words, "caption")
        line.setObjectName(f"peer_waiting_{self._peer.id}")
        line.setWordWrap(True)
        self._column.addWidget(line)

    def _add_status(self, status: PeerStatus) -> None:
        lines = (not_acknowledged_in_words(status, self._now), *last_in_words(status), *refusals_in_words(status))
        for place, words in enumerate(filter(None, lines)):
            line = label(words, "caption")
            line.setObjectName(f"peer_line_{self._peer.id}_{place}")
            line.setWordWrap(True)
            self._column.addWidget(line)

    def _add_buttons(self, *, sends: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._peer.state == PeerState.ACCEPTED:
            self._column.addWidget(self._button("confirm", _("The ward read the same number"), self._confirm))
        if self._peer.state == PeerState.ACCEPTED:
            row.addWidget(self._button("show_code", _("Show the number again"), self._show_code))
        if self._peer.state == PeerState.TRUSTED and sends:
            row.addWidget(self._button("send", _("Send to this ward"), self._send))
        if self._peer.state in (PeerState.TRUSTED, PeerState.ACCEPTED):
            row.addWidget(self._button("revoke", _("No longer trust…"), self._revoke))
        row.addStretch(1)
        if row.count() > 1:
            self._column.addLayout(row)

    def _button(self, name: str, words: str, slot: object) -> QPushButton:
        button = secondary_button(shown(words), None)
        button.setObjectName(f"{name}_{self._peer.id}")
        button.setProperty("extent", "small")
        button.clicked.connect(slot)
        return button

    def _confirm(self) -> None:
        self.confirm_wanted.emit(self._peer.id)

    def _show_code(self) -> None:
        self.code_wanted.emit(self._peer.id)

    def _send(self) -> None:
        self.send_wanted.emit(self._peer.id)

    def _revoke(self) -> None:
        self.revoke_wanted.emit(self._peer.id)
