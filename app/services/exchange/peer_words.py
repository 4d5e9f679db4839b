"""The words for what another PC is and how far the pairing with it has come."""

from app.domain.labels import LABELS
from app.domain.vocabulary import PcRole, PeerState
from app.services.exchange.rows import PeerRow
from app.translation import _

# As many as are told apart at a glance; the whole ID stands in the answers for programs.
LAST_LETTERS = 6


def role_in_words(role: str) -> str:
    """Centre or ward."""
    return _(LABELS[PcRole(role)])


def state_in_words(state: str) -> str:
    """How far the pairing has come, or how it ended."""
    return _(LABELS[PeerState(state)])


def end_of_id(peer: PeerRow) -> str:
    """The last letters of the ID, to tell two PCs of one name apart."""
    return f"…{peer.id[-LAST_LETTERS:]}"
