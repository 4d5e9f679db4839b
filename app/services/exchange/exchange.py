"""Sending files to another PC and receiving its files: what staff do on the page of the exchange."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select

from app.domain.errors import NotAllowed
from app.domain.protection import DISCLOSURE, PROTECTED_FIELDS
from app.domain.roles import Action, DataClass
from app.domain.vocabulary import PeerState
from app.models.log_tables import change_value, origin, quarantine, received_file, reported, save, shared_case
from app.models.projection_tables import complaint
from app.services.cases.protected_identity import value_withheld
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.exchange.outstanding import bounds_now, pending_files, pending_summary
from app.services.exchange.receiving import Receiving
from app.services.exchange.recovery_state import awaits_confirmation
from app.services.exchange.rows import Exported, Imported, Outgoing, PeerStatus, ProposalRow, QuarantineRow
from app.services.exchange.sending import Progress, Sending
from app.services.exchange.traces import forget_left_traces
from app.services.exchange.traces_left import tell_waiting_gone
from app.services.identity.peers import ENDED, Peer, peer_by, peers
from app.services.log.authority import PC, REFERENCE, STAFF
from app.services.log.heads import changes_of, in_chunks, proposed
from app.services.node import authority_here, names_of_accounts

MOST_PROPOSALS = 500
# Every PC makes its own accounts and says which key is its own: nobody has to decide on that.
MADE_ON_ITS_OWN_PC = (STAFF, PC)


def _nobody_watches(_done: int, _whole: int) -> None:
    """Progress that nobody looks at."""


def _nobody_stops() -> bool:
    return False


class Exchange:
    """Files between this PC and those that it was paired with."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def export(
        self,
        peer_word: str,
        path: Path,
        *,
        progress: Progress = _nobody_watches,
        cancelled: Callable[[], bool] = _nobody_stops,
    ) -> Exported:
        """Write everything that the PC has not confirmed to `path`, in parts when it is much.

        Raises:
            PairingProblem: no such PC. NotAllowed: the pairing is not complete, or was ended.
            UnusableExchangeFile: the file cannot be written. Cancelled: `cancelled` said so.
            NotAllowed: the person here has no right to send.
        """
        self._desk.require(Action.RECORD, DataClass.EXCHANGE)
        with self._desk.database.reading() as connection:
            peer = self._partner(connection, peer_word)
        sending = Sending(self._desk, peer, progress=progress, cancelled=cancelled)
        sending.write(path)
        self._desk.outside.keep_aside()
        with self._desk.database.transaction() as connection:
            write_setting(connection, f"sent_at:{peer.id}", self._desk.now().isoformat())
            only_asks = awaits_confirmation(connection)
            saves = sending.saves
            if only_asks:
                saves, _cases, _oldest = pending_summary(connection, self._desk.node, peer)
        return Exported(tuple(sending.files), sending.saves, len(sending.cases - {REFERENCE}), saves, only_asks)

    def import_file(
        self,
        path: Path,
        *,
        progress: Progress = _nobody_watches,
        cancelled: Callable[[], bool] = _nobody_stops,
    ) -> Imported:
        """Take a file: everything in it that passes the checks, in one transaction.

        Raises:
            UnusableExchangeFile: it is refused whole, and says why. Cancelled: nothing was taken.
            NotAllowed: the person here has no right to take files.
        """
        self._desk.require(Action.RECORD, DataClass.EXCHANGE)
        result = Receiving(self._desk, path, progress=progress, cancelled=cancelled).read()
        forget_left_traces(self._desk)
        self._desk.outside.keep_aside()
        return replace(result, waiting_gone=tell_waiting_gone(self._desk.database))

    def outgoing(self, peer_word: str) -> Outgoing:
        """What the next file to a PC would carry.

        Raises:
            PairingProblem, NotAllowed: as `export`.
        """
        with self._desk.database.reading() as connection:
            peer = self._partner(connection, peer_word)
            if awaits_confirmation(connection):
                return Outgoing(peer.name, 0, 0, 0, None, only_asks=True)
            bounds = bounds_now(connection, self._desk.node, peer)
            saves, cases, oldest = pending_summary(connection, self._desk.node, peer, bounds)
            files = pending_files(connection, self._desk.node, peer, bounds)
        return Outgoing(peer.name, saves, cases, files, _moment(oldest))

    def overview(self) -> tuple[PeerStatus, ...]:
        """How the exchange with every PC stands."""
        with self._desk.database.reading() as connection:
            return tuple(self._status(connection, peer) for peer in peers(connection))

    def quarantined(self) -> tuple[QuarantineRow, ...]:
        """Saves from other PCs that did not pass a check, the newest first."""
        with self._desk.database.reading() as connection:
            names = {peer.id: peer.name for peer in peers(connection)}
            query = select(quarantine, complaint.c.number).outerjoin(
                complaint, complaint.c.case_uid == quarantine.c.case_uid
            )
            return tuple(
                QuarantineRow(names.get(row.peer, row.peer), row.number, row.reason, _moment(row.arrived_at))
                for row in connection.execute(query.order_by(quarantine.c.id.desc()))
            )

    def proposals(self) -> tuple[ProposalRow, ...]:
        """Changes that came from PCs that may only propose them, the newest first, in what the person here sees."""
        seen = self._desk.sight.seen(save.c.case_uid)
        with self._desk.database.reading() as connection:
            authority, names = authority_here(connection), names_of_accounts(connection)
            foreign = select(save.c.case_uid).join(origin).where(origin.c.node.not_in(authority.centres)).distinct()
            foreign = foreign.where(or_(save.c.case_uid == REFERENCE, *seen)) if seen else foreign
            rows: list[ProposalRow] = []
            for chunk in in_chunks(connection.execute(foreign).scalars().all()):
                changes = changes_of(connection, chunk)
                for uid in chunk:
                    ids = [(c.save_id, c.id[1]) for c in proposed(uid, changes.get(uid, ()), authority) if c.place]
                    rows += self._proposal_rows(connection, ids, names)
        return tuple(sorted(rows, key=lambda row: row.at, reverse=True)[:MOST_PROPOSALS])

    def _partner(self, connection: Connection, word: str) -> Peer:
        peer = peer_by(connection, word)
        if peer.state != PeerState.TRUSTED:
            code = "pairing_ended" if peer.state in ENDED else "pairing_not_complete"
            raise NotAllowed(code, name=peer.name)
        return peer

    def _status(self, connection: Connection, peer: Peer) -> PeerStatus:
        # A case without a bound yet counts too: nobody may have written a file since it was recorded.
        sends = peer.is_trusted and not awaits_confirmation(connection)
        bounds = bounds_now(connection, self._desk.node, peer) if sends else shared_case
        saves, _cases, oldest = pending_summary(connection, self._desk.node, peer, bounds)
        received = select(func.max(received_file.c.received_at)).where(received_file.c.peer_id == peer.id)
        aside = select(func.count()).select_from(quarantine).where(quarantine.c.peer == peer.id)
        refused = select(func.count()).select_from(reported).where(reported.c.peer_id == peer.id)
        return PeerStatus(
            peer.id,
            peer.name,
            peer.role,
            peer.state,
            _moment(read_setting(connection, f"sent_at:{peer.id}")),
            _moment(connection.execute(received).scalar_one()),
            saves,
            _moment(oldest),
            int(connection.execute(aside).scalar_one()),
            int(connection.execute(refused).scalar_one()),
            self._is_late(_moment(oldest)),
        )

    def _is_late(self, since: datetime | None) -> bool:
        return since is not None and (self._desk.now() - since).days >= self._desk.policy.unacknowledged_late_days

    def _proposal_rows(
        self, connection: Connection, ids: list[tuple[int, int]], names: dict[str, str]
    ) -> list[ProposalRow]:
        rows = []
        for save_id, position in ids:
            row = connection.execute(_PROPOSAL, {"save": save_id, "position": position}).one()
            if not row.entity.startswith(MADE_ON_ITS_OWN_PC):
                rows.append(
                    ProposalRow(
                        row.case_number or "",
                        row.entity,
                        row.unit,
                        self._as_shown(row),
                        names.get(row.actor.partition("/")[2], row.actor),
                        datetime.fromisoformat(row.saved_at),
                    )
                )
        return rows

    def _as_shown(self, row: Row[*tuple[Any, ...]]) -> object:
        """What is proposed; where people sign in, but for what would name a complainant who is not to be named."""
        value = None if row.value is None else json.loads(row.value)
        if not self._desk.people_sign_in():
            return value
        case = {name: row._mapping[name] for name in (DISCLOSURE, *PROTECTED_FIELDS)}
        return value_withheld(row.entity, row.unit, value, case)


def _moment(kept: object) -> datetime | None:
    return datetime.fromisoformat(kept) if isinstance(kept, str) else None


_PROPOSAL = (
    select(
        change_value.c.entity,
        change_value.c.unit,
        change_value.c.value,
        save.c.actor,
        save.c.saved_at,
        complaint.c.number.label("case_number"),
        *(complaint.c[name] for name in (DISCLOSURE, *PROTECTED_FIELDS)),
    )
    .join(save, save.c.id == change_value.c.save_id)
    .outerjoin(complaint, complaint.c.case_uid == save.c.case_uid)
    .where(change_value.c.save_id == bindparam("save"), change_value.c.position == bindparam("position"))
)
