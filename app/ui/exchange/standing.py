"""How the exchange stands: everything the page shows, read at once in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.vocabulary import PcRole, PeerState
from app.services.cases.case_row import CaseRow
from app.services.exchange.rows import (
    AwaitsConfirmation,
    ErasureRow,
    Outgoing,
    OwnCaseRow,
    PeerRow,
    PeerStatus,
    ProposalRow,
    QuarantineRow,
)
from app.ui.exchange.contracts import ExchangeDesk


@dataclass(frozen=True)
class Standing:
    """One look at everything; `outgoing` is by the id of the PC that it would go to."""

    peers: Sequence[PeerRow]
    statuses: dict[str, PeerStatus]
    outgoing: dict[str, Outgoing]
    undecided: Sequence[CaseRow]
    numbered_twice: Sequence[CaseRow]
    quarantined: Sequence[QuarantineRow]
    proposals: Sequence[ProposalRow]
    erasures: Sequence[ErasureRow]
    own_cases: Sequence[OwnCaseRow]
    recovery: AwaitsConfirmation | None
    set_back_since: datetime | None

    @property
    def trusted(self) -> tuple[PeerRow, ...]:
        """The PCs that files are exchanged with."""
        return tuple(peer for peer in self.peers if peer.state == PeerState.TRUSTED)

    @property
    def wards(self) -> tuple[PeerRow, ...]:
        """The wards among them, to which cases can be sent."""
        return tuple(peer for peer in self.trusted if peer.role == PcRole.WARD)

    @property
    def to_do(self) -> int:
        """How many things wait for somebody here."""
        asking = sum(peer.state == PeerState.ACCEPTED for peer in self.peers)
        waiting = len(self.undecided) + len(self.quarantined) + len(self.proposals)
        waiting += len({row.number for row in self.numbered_twice})
        return waiting + asking + (self.recovery is not None) + (self.set_back_since is not None)


def standing(desk: ExchangeDesk) -> Standing:
    """Read everything; called in a worker thread."""
    peers = tuple(desk.pairing.list())
    return Standing(
        peers=peers,
        statuses={status.id: status for status in desk.exchange.overview()},
        outgoing={peer.id: desk.exchange.outgoing(peer.id) for peer in peers if peer.state == PeerState.TRUSTED},
        undecided=tuple(desk.cases.undecided()),
        numbered_twice=tuple(desk.cases.numbered_twice()) if desk.is_centre else (),
        quarantined=tuple(desk.exchange.quarantined()),
        proposals=tuple(desk.exchange.proposals()),
        erasures=tuple(desk.erasures.waiting()),
        own_cases=() if desk.is_centre else tuple(desk.cases.own()),
        recovery=desk.recovery.state() if desk.is_centre else None,
        set_back_since=None if desk.is_centre else desk.recovery.set_back_since(),
    )
