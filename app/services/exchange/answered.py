"""The centre's newest reply to each ward that asked: answered the same twice, and its check code shown again."""

import secrets

from sqlalchemy import Connection

from app.domain.errors import PairingProblem
from app.services.database import read_setting, write_setting
from app.services.exchange.pairing_papers import RANDOM_BYTES, Reply, Request, check_code, public_keys
from app.services.identity.peers import Peer, own_keys


def chance_of(connection: Connection, request: Request) -> str:
    """The random part of the reply: kept for each ward's newest request, so that it is answered the same twice."""
    kept = _kept(connection, request.keys.fingerprint)
    return kept["chance"] if kept.get("request") == request.hash else secrets.token_hex(RANDOM_BYTES)


def note_reply(connection: Connection, request: Request, reply: Reply, chance: str) -> None:
    """Remember the reply that was just written."""
    said = {"request": request.hash, "chance": chance, "reply": reply.hash}
    write_setting(connection, _setting(request.keys.fingerprint), said)


def code_again(connection: Connection, ward: Peer) -> str:
    """The check code of the newest reply to a ward, without any file.

    Raises:
        PairingProblem: read_again, when the reply was written by a version that did not remember it.
    """
    kept = _kept(connection, ward.id)
    if "reply" not in kept:
        raise PairingProblem("read_again", name=ward.name)
    reply = Reply(public_keys(own_keys(connection)), "", kept["request"], ward.code, kept["reply"])
    return check_code(ward.keys, reply)


def _kept(connection: Connection, fingerprint: str) -> dict[str, str]:
    kept = read_setting(connection, _setting(fingerprint))
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}


def _setting(fingerprint: str) -> str:
    return f"pairing_reply:{fingerprint}"
