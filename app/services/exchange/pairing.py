"""Making two PCs known to each other, and ending that.

The ward writes a request, the centre a reply; both compare one code over the telephone, called at the number in the
centre's own list. The ward trusts with the right code, the centre when somebody confirms (exchange.md, Pairing).
"""

import hmac
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import PairingProblem
from app.domain.roles import Action, DataClass
from app.domain.vocabulary import PcRole, PeerState
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.exchange.answered import chance_of, code_again, note_reply
from app.services.exchange.pairing_papers import (
    Reply,
    Request,
    check_code,
    digits_in,
    is_ward_code,
    public_keys,
    read_reply,
    read_request,
    write_reply,
    write_request,
)
from app.services.exchange.rows import PeerRow
from app.services.hospital.staff import HOSPITAL
from app.services.identity.keys import PeerKeys
from app.services.identity.peers import ENDED, Peer, own_keys, peer_by, peer_of, peers, save_peer
from app.services.log.authority import PC, REFERENCE
from app.services.log.reading import value_that_counts
from app.services.log.store import Change, append, heads_of
from app.services.node import CENTRE_CODE, authority_here
from app.services.projection import rebuild

PENDING_REQUEST = "pairing_request"
LAST_WARD_CODE = "last_ward_code"
_HOW_IT_ENDS = {str(state): state for state in (PeerState.STOLEN, PeerState.REPLACED)}
# A name is data, in the language of the hospital; this one is used until the hospital has entered its own.
CENTRE_NAME = "ศูนย์รับเรื่องร้องเรียน"


@dataclass(frozen=True)
class Accepted:
    """A request was answered; `code` is what the ward must say over the telephone, 20 digits in groups of five."""

    code: str
    peer: PeerRow


class Pairing:
    """The steps of a pairing, each by the person at this desk, who must have the right to it (`Desk.require`)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def request(self, path: Path) -> None:
        """At a ward: write a request. Only the newest one can be answered.

        Raises:
            PairingProblem: wrong_role, already_paired, not_writable, disk_full.
        """
        self._require(PcRole.WARD)
        with self._desk.database.transaction() as connection:
            centre = _trusted_centre(connection)
            if centre is not None:
                raise PairingProblem("already_paired", name=centre.name)
            request = write_request(path, own_keys(connection), self._desk.node.unit)
            write_setting(connection, PENDING_REQUEST, request.hash)

    def accept(self, path: Path, reply_path: Path) -> Accepted:
        """At the centre: answer a request. The ward is not trusted before `confirm`; a trusted one stays trusted.

        Raises:
            PairingProblem: wrong_role, revoked, other_keys, or what is wrong with either file.
        """
        self._require(PcRole.CENTRE)
        request = read_request(path)
        with self._desk.database.transaction() as connection:
            ward = _asking(connection, request)
            save_peer(connection, ward)
            chance = chance_of(connection, request)
            keys, name = own_keys(connection), _name_of_centre(connection, self._desk.node.unit)
            reply = write_reply(reply_path, keys, name, request=request, code=ward.code, chance=chance)
            note_reply(connection, request, reply, chance)
        self._desk.outside.keep_aside()  # the code of the ward is not given again, whatever becomes of this
        return Accepted(check_code(request.keys, reply), _row(ward))

    def code_of(self, peer_word: str) -> Accepted:
        """At the centre: the code of a ward that waits for the confirmation, once more.

        Raises:
            PairingProblem: wrong_role, unknown_peer, ambiguous_peer, revoked, read_again.
        """
        self._require(PcRole.CENTRE)
        with self._desk.database.reading() as connection:
            ward = peer_by(connection, peer_word)
            if ward.state in ENDED:
                raise PairingProblem("revoked", name=ward.name)
            return Accepted(code_again(connection, ward), _row(ward))

    def finish(self, reply_path: Path, code: str) -> PeerRow:
        """At a ward: trust the centre that wrote this reply, if `code` is the one that the centre sees.

        Spaces, dashes and Thai digits in `code` do not matter. A wrong code changes nothing.

        Raises:
            PairingProblem: wrong_role, no_request, already_paired, reply_to_another_request, revoked, wrong_code, or
                what is wrong with the file.
        """
        self._require(PcRole.WARD)
        reply = read_reply(reply_path)
        with self._desk.database.transaction() as connection:
            centre = _answering(connection, reply)
            expected = check_code(public_keys(own_keys(connection)), reply)
            if not hmac.compare_digest(digits_in(code).encode(), digits_in(expected).encode()):
                raise PairingProblem("wrong_code")
            _keep(connection, centre)
            write_setting(connection, "code", reply.code)
            write_setting(connection, PENDING_REQUEST, None)
        self._desk.look_again()
        return _row(centre)

    def confirm(self, peer_word: str) -> PeerRow:
        """At the centre: trust a ward whose code was compared over the telephone.

        Raises:
            PairingProblem: wrong_role, unknown_peer, ambiguous_peer, revoked.
        """
        self._require(PcRole.CENTRE)
        with self._desk.database.transaction() as connection:
            ward = peer_by(connection, peer_word)
            if ward.state in ENDED:
                raise PairingProblem("revoked", name=ward.name)
            if not ward.is_trusted:
                ward = replace(ward, state=PeerState.TRUSTED, files_upto=None)
                save_peer(connection, ward)
                self._record(connection, "paired", ward)
        self._desk.outside.keep_aside()
        return _row(ward)

    def revoke(self, peer_word: str, how: str, *, last_number: int | None = None) -> PeerRow:
        """Stop trusting a PC that was `stolen` or `replaced`.

        Of a replaced PC the files up to `last_number` are still taken; None means those that have come already.

        Raises:
            PairingProblem: unknown_peer, ambiguous_peer, revoked (a stolen PC stays stolen), not_a_file_number.
        """
        self._desk.require(Action.CHANGE, DataClass.EXCHANGE)
        state = _HOW_IT_ENDS[how]
        if last_number is not None and last_number < 0:
            raise PairingProblem("not_a_file_number", number=last_number)
        with self._desk.database.transaction() as connection:
            known = peer_by(connection, peer_word)
            ended = replace(known, state=state, files_upto=_files_upto(known, state, last_number))
            if known.state == PeerState.STOLEN and ended != known:
                raise PairingProblem("revoked", name=known.name)
            if ended != known:
                _keep(connection, ended)
                self._record(connection, "revoked", ended)
        self._desk.outside.keep_aside()
        return _row(ended)

    def list(self) -> tuple[PeerRow, ...]:
        """Every PC that was ever paired with or asked to be, by name."""
        with self._desk.database.reading() as connection:
            return tuple(_row(each) for each in peers(connection))

    def named(self, peer_word: str) -> PeerRow:
        """The PC that is meant by its ID, the beginning of it, its name or its code.

        Raises:
            PairingProblem: unknown_peer, ambiguous_peer.
        """
        with self._desk.database.reading() as connection:
            return _row(peer_by(connection, peer_word))

    def _require(self, role: str) -> None:
        """That this is such a PC, and that the person may change with whom it exchanges files."""
        if self._desk.node.role != role:
            raise PairingProblem("wrong_role")
        self._desk.require(Action.CHANGE, DataClass.EXCHANGE)

    def _record(self, connection: Connection, kind: str, known: Peer) -> None:
        # Only the centre's word on trust counts; a ward's would stand everywhere as a proposal that nobody made.
        if self._desk.node.is_centre:
            author = self._desk.author(connection)
            changes = trust_changes(connection, known)
            append(connection, author, REFERENCE, kind, changes, self._desk.now().isoformat())


def _keep(connection: Connection, known: Peer) -> None:
    """Write what is known of a PC; when another centre's word counts from now on, the tables follow."""
    before = authority_here(connection)
    save_peer(connection, known)
    if authority_here(connection) != before:
        rebuild(connection)


def _asking(connection: Connection, request: Request) -> Peer:
    """The ward that asks, as it shall be kept.

    Raises:
        PairingProblem: revoked, or other_keys when a trusted PC asks with another key than it has.
    """
    known = peer_of(connection, request.keys.fingerprint)
    if known is None:
        return _new_ward(connection, request, None)
    if known.state in (PeerState.STOLEN, PeerState.REVOKED):
        raise PairingProblem("revoked", name=known.name)
    if known.is_trusted:
        if known.keys != request.keys:
            raise PairingProblem("other_keys", name=known.name)
        return known
    if known.state == PeerState.REPLACED:
        return _new_ward(connection, request, known)
    return replace(known, name=request.name or known.code, keys=request.keys, state=PeerState.ACCEPTED)


def _new_ward(connection: Connection, request: Request, known: Peer | None) -> Peer:
    code = _next_code(connection)
    name = request.name or code
    if known is not None:
        return replace(known, name=name, code=code, keys=request.keys, state=PeerState.ACCEPTED)
    return Peer(request.keys.fingerprint, name, PcRole.WARD, code, request.keys, PeerState.ACCEPTED)


def _next_code(connection: Connection) -> str:
    """The code of the next ward; one that was ever given is not given again."""
    given = {each.code for each in peers(connection)}
    for (entity, unit), heads in heads_of(connection, REFERENCE).items():
        # A centre that was set back may have forgotten a ward whose number its log still has.
        given |= {str(head.value) for head in heads if entity.startswith(PC) and unit == "code"}
    numbers = [int(code[1:]) for code in given if is_ward_code(code)]
    last = read_setting(connection, LAST_WARD_CODE)
    following = max([last if isinstance(last, int) else 0, *numbers]) + 1
    write_setting(connection, LAST_WARD_CODE, following)
    return f"W{following}"


def _answering(connection: Connection, reply: Reply) -> Peer:
    """The centre that answers, as it shall be kept when the code is right.

    Raises:
        PairingProblem: already_paired, no_request, reply_to_another_request, revoked.
    """
    trusted, pending = _trusted_centre(connection), read_setting(connection, PENDING_REQUEST)
    if trusted is not None:
        raise PairingProblem("already_paired", name=trusted.name)
    if pending is None:
        raise PairingProblem("no_request")
    if reply.request != pending:
        raise PairingProblem("reply_to_another_request")
    name = reply.name or CENTRE_NAME
    known = peer_of(connection, reply.keys.fingerprint)
    if known is None:
        return Peer(reply.keys.fingerprint, name, PcRole.CENTRE, CENTRE_CODE, reply.keys, PeerState.TRUSTED)
    if known.state != PeerState.REPLACED:
        raise PairingProblem("revoked", name=known.name)
    return replace(known, name=name, keys=reply.keys, state=PeerState.TRUSTED, files_upto=None)


def _trusted_centre(connection: Connection) -> Peer | None:
    return next((each for each in peers(connection) if each.role == PcRole.CENTRE and each.is_trusted), None)


def _name_of_centre(connection: Connection, unit: str) -> str:
    entered = value_that_counts(heads_of(connection, REFERENCE).get((HOSPITAL, "centre"), []))
    return unit or str(entered or CENTRE_NAME)


def _files_upto(known: Peer, state: str, last_number: int | None) -> int | None:
    if state != PeerState.REPLACED:
        return None
    return known.last_number if last_number is None else last_number


def trust_changes(connection: Connection, known: Peer) -> list[Change]:
    """Everything that is known of a PC, so that a restored centre can learn it from its wards."""
    entity, heads = f"{PC}{known.id}", heads_of(connection, REFERENCE)
    values = {**_keys_as_units(known.keys), "name": known.name, "role": known.role, "code": known.code}
    values |= {"trust": str(known.state), "files_upto": known.files_upto}
    return [
        Change(entity, unit, value, tuple(head.id for head in heads.get((entity, unit), ())))
        for unit, value in values.items()
    ]


def _keys_as_units(keys: PeerKeys) -> dict[str, object]:
    return {"key": keys.verify.hex(), "exchange_key": keys.recipient}


def _row(known: Peer) -> PeerRow:
    return PeerRow(known.id, known.name, known.role, str(known.state), known.code)
