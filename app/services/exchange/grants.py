"""Which PCs a case is shared with, and how much of it: the centre's word alone."""

import secrets
from datetime import datetime

from sqlalchemy import Connection

from app.domain.errors import NotAllowed
from app.domain.proceedings.contacts import NOTE
from app.domain.proceedings.standing import AT
from app.domain.restricted import is_restricted, rule_of_track
from app.domain.roles import Action
from app.domain.vocabulary import GrantClass, PcRole
from app.services.cases.case_state import state_from
from app.services.desk import Desk
from app.services.exchange.classes import GRANTABLE
from app.services.exchange.rows import GrantRow
from app.services.identity.peers import ENDED as ENDED_PAIRINGS
from app.services.identity.peers import Peer, peer_by, peers, unknown_peer
from app.services.log.authority import GRANT
from app.services.log.commitments import owner_of
from app.services.log.reading import Heads, newest, value_that_counts
from app.services.log.store import Change, heads_of
from app.services.numbers import case_uid_of

GRANTED, GRANT_ENDED = "granted", "grant_ended"


class Grants:
    """Sending a case to a unit, and ending that."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def grant(self, number: str, peer_word: str, klass: str = GrantClass.WORK, *, nevertheless: str = "") -> None:
        """Share a case with a PC under a class: summary, work, or identity.

        `nevertheless` is the reason why one of the restricted track is shared; it is kept as a note (INT-18).

        Raises:
            NotAllowed: this is not the centre, the pairing with the PC is not complete or has ended, or the case is
                restricted and no reason is given. UnknownCase. PairingProblem: no such PC.
        """
        if klass not in GRANTABLE:
            raise NotAllowed("unknown_class", klass=klass)
        self._write(number, peer_word, klass, GRANTED, nevertheless.strip())

    def end(self, number: str, peer_word: str) -> None:
        """Stop sharing a case; what was sent stays there, read only.

        Raises:
            As `grant`; NotAllowed: the PC does not have the case.
        """
        self._write(number, peer_word, GrantClass.ENDED, GRANT_ENDED)

    def of(self, number: str) -> tuple[GrantRow, ...]:
        """The PCs that have or had a case.

        Raises:
            UnknownCase.
        """
        with self._desk.database.reading() as connection:
            case_uid = self._desk.sight.find(connection, number)
            names = {peer.id: peer.name for peer in peers(connection)}
            heads = heads_of(connection, case_uid)
        rows = []
        for (entity, _unit), each in heads.items():
            if entity.startswith(GRANT):
                peer_id = entity.removeprefix(GRANT)
                since = datetime.fromisoformat(newest(each).saved_at)
                rows.append(GrantRow(peer_id, names.get(peer_id, peer_id[:8]), str(value_that_counts(each)), since))
        return tuple(rows)

    def _write(self, number: str, peer_word: str, klass: str, kind: str, nevertheless: str = "") -> None:
        if not self._desk.node.is_centre:
            raise NotAllowed("only_centre")
        with self._desk.database.transaction() as connection:
            case_uid, peer = case_uid_of(connection, number), self._ward(connection, peer_word)
            self._desk.sight.require(connection, Action.SHARE, case_uid)
            entity = f"{GRANT}{peer.id}"
            if klass != GrantClass.ENDED:
                _require_trusted(peer)
            case_heads = heads_of(connection, case_uid)
            heads = case_heads.get((entity, "class"), [])
            had = value_that_counts(heads) or (GrantClass.WORK if owner_of(case_uid) == peer.id else GrantClass.ENDED)
            if klass == GrantClass.ENDED and had == GrantClass.ENDED:
                raise NotAllowed("not_shared", number=number, name=peer.name)
            if klass == had and len(heads) == 1:
                return
            restricted = klass != GrantClass.ENDED and self._is_restricted(case_uid, case_heads)
            if restricted and not nevertheless:
                raise NotAllowed("restricted_case", number=number, rule=rule_of_track(self._desk.policy))
            # Every head is a parent: what the officer says now decides.
            parents = tuple(head.id for head in heads)
            reason = [self._note(nevertheless)] if restricted else []
            self._desk.save(
                connection, case_uid, kind, [Change(entity, "class", klass, parents), *reason], by_right=Action.SHARE
            )

    def _is_restricted(self, case_uid: str, heads: Heads) -> bool:
        return is_restricted(state_from(case_uid, heads).values, self._desk.policy)

    def _note(self, words: str) -> Change:
        """Why it was shared nevertheless stands in the case."""
        said = {AT: self._desk.now().isoformat(), "words": words}
        return Change(f"{NOTE.entity}{secrets.token_hex(8)}", NOTE.first.name, said)

    @staticmethod
    def _ward(connection: Connection, word: str) -> Peer:
        peer = peer_by(connection, word)
        if peer.role != PcRole.WARD:
            raise unknown_peer([each for each in peers(connection) if each.role == PcRole.WARD], word)
        return peer


def _require_trusted(peer: Peer) -> None:
    """Nothing goes to a PC that is stolen, replaced or not yet confirmed; a grant would say that it has the case."""
    if not peer.is_trusted:
        raise NotAllowed("pairing_ended" if peer.state in ENDED_PAIRINGS else "pairing_not_complete", name=peer.name)
