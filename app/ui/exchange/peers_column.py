"""The PCs that files are exchanged with, and the way to a new one."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.exchange.rows import PeerRow
from app.translation import _
from app.ui.exchange.contracts import ACCEPTED, ASKED, TRUSTED
from app.ui.exchange.peer_card import PeerCard
from app.ui.exchange.standing import Standing
from app.ui.kit import Card, label, secondary_button
from app.ui.rows import cleared

ORDER = {ACCEPTED: 0, TRUSTED: 1, ASKED: 2}


class PeersColumn(QWidget):
    """The centre lists its wards; a ward lists the centre.

    Signals:
        send_wanted, code_wanted, confirm_wanted, revoke_wanted: the id of the PC.
        accept_wanted: the centre has a ward's request.
    """

    send_wanted = Signal(str)
    code_wanted = Signal(str)
    confirm_wanted = Signal(str)
    revoke_wanted = Signal(str)
    accept_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peers")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._title = label("", "card_title")
        self._at_centre = self._centre_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(self._cards)
        column.addWidget(self._at_centre)
        self._at_centre.hide()

    def show_peers(self, standing: Standing, now: datetime, *, is_centre: bool) -> None:
        """Show every PC; what is not in use any more comes last."""
        self._title.setText(_("Wards") if is_centre else _("The centre"))
        cleared(self._cards)
        for peer in sorted(standing.peers, key=_in_order):
            card = PeerCard(peer, standing.statuses.get(peer.id), now, sends=is_centre, parent=self)
            card.send_wanted.connect(self.send_wanted)
            card.code_wanted.connect(self.code_wanted)
            card.confirm_wanted.connect(self.confirm_wanted)
            card.revoke_wanted.connect(self.revoke_wanted)
            self._cards.addWidget(card)
        self._at_centre.setVisible(is_centre)
        self._title.setVisible(is_centre or bool(standing.peers))

    def _centre_card(self) -> Card:
        card = Card(_("Connect the PC of a ward"), self)
        card.setObjectName("pairing_at_centre")
        words = label(_("The ward makes a request file and brings it here. Read it, and a reply is made."), "hint")
        words.setWordWrap(True)
        accept = secondary_button(_("Read a ward's request"), "document_add")
        accept.setObjectName("accept_request")
        accept.clicked.connect(self.accept_wanted)
        card.body.addWidget(words)
        card.body.addWidget(accept)
        return card


def _in_order(peer: PeerRow) -> tuple[int, str]:
    """What waits for somebody first, what is not in use any more last."""
    return ORDER.get(peer.state, len(ORDER)), peer.name
