"""Whose file this is, and whether it is taken at all: the checks before anything in it is read."""

from pathlib import Path

from app.domain.errors import UnusableExchangeFile
from app.domain.vocabulary import PeerState
from app.services.desk import Desk
from app.services.exchange.container import ClearLine, OpenedFile, clear_line_of, opened
from app.services.exchange.file_kinds import code_for
from app.services.exchange.set_aside import KEPT, set_aside
from app.services.identity.peers import Peer, own_keys, peer_of


def opened_from_peer(desk: Desk, path: Path) -> tuple[Peer, OpenedFile]:
    """The PC that wrote the file, and the file, verified.

    Raises:
        UnusableExchangeFile: it is refused whole; that of a PC that was stolen or replaced is kept for an officer.
    """
    clear = _clear_line(path)
    with desk.database.transaction() as connection:
        keys, sender = own_keys(connection), peer_of(connection, clear.sender)
    if sender is None:
        code = "from_yourself" if clear.sender == keys.fingerprint else "not_paired"
        raise UnusableExchangeFile(path, code)
    if sender.state in (PeerState.ASKED, PeerState.ACCEPTED):
        raise UnusableExchangeFile(path, "pairing_not_confirmed", name=sender.name)
    if sender.state == PeerState.REVOKED:
        raise UnusableExchangeFile(path, "revoked_sender", name=sender.name)
    file = opened(path, keys, sender.keys)
    _require_taken(desk, path, sender, file.clear)
    return sender, file


def _require_taken(desk: Desk, path: Path, sender: Peer, clear: ClearLine) -> None:
    """Files of a PC that was stolen, and later ones of a replaced one, are only looked into by an officer."""
    if sender.state == PeerState.STOLEN:
        set_aside(desk.database.folder, KEPT, path, clear)
        raise UnusableExchangeFile(path, "kept_of_stolen", name=sender.name)
    upto = sender.files_upto or 0
    if sender.state == PeerState.REPLACED and clear.number > upto:
        set_aside(desk.database.folder, KEPT, path, clear)
        raise UnusableExchangeFile(path, "kept_of_replaced", name=sender.name, number=clear.number, upto=upto)


def _clear_line(path: Path) -> ClearLine:
    """The clear line of an exchange file; of another kind of file, where it belongs."""
    try:
        return clear_line_of(path)
    except UnusableExchangeFile as refusal:
        code = code_for(path, refusal.code)
        raise UnusableExchangeFile(path, code, **refusal.data) from refusal
