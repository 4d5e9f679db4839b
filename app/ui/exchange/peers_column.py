"""The PCs that files are exchanged with."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.vocabulary import PeerState
from app.services.exchange.rows import PeerRow
from app.translation import _
from app.ui.exchange.card_grid import CardGrid
from app.ui.exchange.peer_card import PeerCard
from app.ui.exchange.standing import Standing
from app.ui.kit import label

ORDER: dict[str, int] = {PeerState.ACCEPTED: 0, PeerState.TRUSTED: 1, PeerState.ASKED: 2}


class PeersColumn(QWidget):
    """The centre lists its wards; a ward lists the centre.

    Signals:
        send_wanted, code_wanted, confirm_wanted, revoke_wanted: the id of the PC.
    """

    send_wanted = Signal(str)
    code_wanted = Signal(str)
    confirm_wanted = Signal(str)
    revoke_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peers")
        self._cards = CardGrid(self)
        self._title = label("", "card_title")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._cards)

    def show_peers(self, standing: Standing, now: datetime, *, is_centre: bool) -> None:
        """Show every PC; what is not in use any more comes last."""
        self._title.setText(_("Wards") if is_centre else _("The centre"))
        cards = []
        for peer in sorted(standing.peers, key=_in_order):
            card = PeerCard(peer, standing.statuses.get(peer.id), now, sends=is_centre, parent=self)
            card.send_wanted.connect(self.send_wanted)
            card.code_wanted.connect(self.code_wanted)
            card.confirm_wanted.connect(self.confirm_wanted)
            card.revoke_wanted.connect(self.revoke_wanted)
            cards.append(card)
        self._cards.show_cards(cards)
        self._title.setVisible(is_centre or bool(standing.peers))


def _in_order(peer: PeerRow) -> tuple[int, str]:
    """What waits for somebody first, what is not in use any more last."""
    return ORDER.get(peer.state, len(ORDER)), peer.name
