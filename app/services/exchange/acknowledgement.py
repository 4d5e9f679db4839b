"""What a file says about what its sender holds: confirmations, requests, and the proof that a PC was set back."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.vocabulary import GrantClass, PcRole
from app.models.log_tables import (
    asked_case,
    change_value,
    compared_case,
    erased,
    origin,
    peer,
    quarantine,
    received_file,
    reported,
    save,
    sent_file,
    shared_case,
)
from app.services.exchange.erasure_confirmed import note_confirmed
from app.services.exchange.file_ids import is_own_file_id
from app.services.exchange.sharing import SHORT_HASH, asked_of, start_again
from app.services.identity.peers import Peer, own_keys
from app.services.log.commitments import canonical, owner_of
from app.services.log.heads import in_chunks
from app.services.node import origins_of_this_pc

MOST_CONFIRMED = 500


@dataclass(frozen=True)
class Statement:
    """What the manifest of a file says of its sender."""

    file_id: str
    number: int
    origins: tuple[str, ...]
    confirmed_origin: str
    confirmed_files: tuple[str, ...]
    tips: tuple[tuple[str, str], ...]
    complete: bool


def confirmations(connection: Connection, sender: Peer) -> tuple[str, list[str]]:
    """The present origin of the peer and the files of it that are here, the newest first."""
    present = sender.origins[-1] if sender.origins else ""
    query = select(received_file.c.file_id).where(
        received_file.c.peer_id == sender.id, received_file.c.origin == present
    )
    newest = query.order_by(received_file.c.number.desc(), received_file.c.file_id).limit(MOST_CONFIRMED)
    return present, list(connection.execute(newest).scalars())


def note_received(connection: Connection, sender: Peer, said: Statement, at: str) -> None:
    """Remember the file, to confirm it with the next one that goes back."""
    row = {
        "peer_id": sender.id,
        "file_id": said.file_id,
        "origin": said.origins[-1],
        "number": said.number,
        "received_at": at,
    }
    connection.execute(upsert(received_file).on_conflict_do_nothing(), row)


def proves_set_back(connection: Connection, sender: Peer, said: Statement) -> bool:
    """Whether the peer confirms a file, or knows a save, that this PC never wrote.

    A ward could claim so and stop the centre's numbering: it is believed for ids only that this PC's key has made.
    """
    own = origins_of_this_pc(connection)
    if sender.role == PcRole.CENTRE:
        return _knows_more(connection, own, said)
    return bool(_never_written(connection, own, said)) and _proves_it_wrote(connection, sender, said)


def claims_unproven(connection: Connection, sender: Peer, said: Statement) -> bool:
    """Whether a ward confirms files, or an origin, in this PC's name that this PC's key has not made."""
    own = origins_of_this_pc(connection)
    is_ours = owner_of(said.confirmed_origin) == owner_of(own[-1])
    claims = (is_ours and said.confirmed_origin not in own) or bool(_never_written(connection, own, said))
    return sender.role != PcRole.CENTRE and claims and not _proves_it_wrote(connection, sender, said)


def _knows_more(connection: Connection, own: Sequence[str], said: Statement) -> bool:
    if said.confirmed_origin and said.confirmed_origin not in own:
        # An origin of another PC proves nothing, and would not be learnt of either: each look would prove it again.
        return owner_of(said.confirmed_origin) == owner_of(own[-1])
    if _never_written(connection, own, said):
        return True
    tips = [tip for origin_uid, tip in said.tips if origin_uid == own[-1]]
    return bool(set(tips) - _those_in(connection, save.c.hash, tips))


def _never_written(connection: Connection, own: Sequence[str], said: Statement) -> set[str]:
    """The files that are confirmed in the name of this PC and stand in no list here."""
    if not said.confirmed_origin or owner_of(said.confirmed_origin) != owner_of(own[-1]):
        return set()
    if said.confirmed_origin in own[:-1]:
        return set()
    return set(said.confirmed_files) - _those_in(connection, sent_file.c.file_id, said.confirmed_files)


def _proves_it_wrote(connection: Connection, sender: Peer, said: Statement) -> bool:
    lacking = _never_written(connection, origins_of_this_pc(connection), said)
    keys = own_keys(connection)
    return any(is_own_file_id(keys, said.confirmed_origin, sender.id, each) for each in lacking)


def is_news(connection: Connection, sender: Peer, said: Statement) -> bool:
    """Whether this file may move what is known of the peer; one that comes with a new origin has confirmed nothing."""
    now, known = said.origins[-1], sender.origins[-1] if sender.origins else ""
    if now == known:
        if said.number <= sender.last_number:
            return False
    elif now in sender.origins and known not in said.origins:
        return False
    elif known:
        start_again(connection, sender.id)
    connection.execute(
        update(peer).where(peer.c.id == sender.id),
        {"origins": canonical(said.origins), "last_number": said.number, "last_file_id": said.file_id},
    )
    return True


def apply_confirmations(connection: Connection, sender: Peer, files: Sequence[str], at: str) -> None:
    """Move the bounds of the cases that these files carried and that were not shared anew since; `at` is now."""
    note_confirmed(connection, sender.id, files, at)
    for file_id in files:
        upto = (
            select(sent_file.c.upto)
            .where(
                sent_file.c.peer_id == sender.id,
                sent_file.c.file_id == file_id,
                sent_file.c.case_uid == shared_case.c.case_uid,
            )
            .scalar_subquery()
        )
        connection.execute(
            update(shared_case)
            .where(shared_case.c.peer_id == sender.id, upto > shared_case.c.acknowledged_upto)
            .values(acknowledged_upto=upto)
        )
    # Their rows are of no more use; the row without a case stays, it says that the file was written here.
    connection.execute(
        delete(sent_file).where(
            sent_file.c.peer_id == sender.id, sent_file.c.case_uid != "", sent_file.c.file_id.in_(files)
        )
    )


def note_reported(connection: Connection, sender: Peer, refused: Iterable[tuple[str, str]]) -> None:
    """Keep which saves the peer could not take, as it says now."""
    connection.execute(delete(reported).where(reported.c.peer_id == sender.id))
    rows = [{"peer_id": sender.id, "hash": each, "reason": reason} for each, reason in refused]
    if rows:
        connection.execute(upsert(reported).on_conflict_do_nothing(), rows)


def compare(connection: Connection, sender: Peer, listed: Mapping[str, Mapping[str, Sequence[int]]]) -> set[str]:
    """The cases of which every save and value that the sender lists is here.

    What is quarantined counts as seen, and what is erased too: else it would be asked for without end.
    """
    refused = {each[:SHORT_HASH] for each in connection.execute(_PUT_ASIDE, {"peer": sender.id}).scalars()}
    complete: set[str] = set()
    for chunk in in_chunks(listed):
        mine: dict[str, dict[str, set[int]]] = {uid: {} for uid in chunk}
        for row in connection.execute(_HELD, {"cases": chunk}).all():
            places = mine[row.case_uid].setdefault(row.hash[:SHORT_HASH], set())
            places.update(json.loads(f"[{row.places or ''}]"))
        complete |= {uid for uid in chunk if _is_complete(mine[uid], listed[uid], refused)}
    return complete


def already_compared(connection: Connection, sender: Peer) -> dict[str, str]:
    """The digest under which each case of the peer was last found to be here in full."""
    query = select(compared_case.c.case_uid, compared_case.c.digest).where(compared_case.c.peer_id == sender.id)
    return {row.case_uid: row.digest for row in connection.execute(query)}


def note_compared(connection: Connection, sender: Peer, complete: Mapping[str, str], lacking: Iterable[str]) -> None:
    """After a comparison: `complete` cases with their digests are no longer asked for, `lacking` ones are."""
    if complete:
        rows = [{"peer_id": sender.id, "case_uid": uid, "digest": digest} for uid, digest in complete.items()]
        connection.execute(_NOTE_COMPARED, rows)
        connection.execute(_STOP_ASKING, [{"b_peer": sender.id, "b_case": uid} for uid in complete])
    asked = [{"peer_id": sender.id, "case_uid": uid} for uid in lacking]
    if asked:
        connection.execute(upsert(asked_case).on_conflict_do_nothing(), asked)


def stop_asking_for_others(connection: Connection, sender: Peer, listed: Collection[str]) -> None:
    """What the peer no longer lists is not asked for any more."""
    gone = [uid for uid in asked_of(connection, sender.id) if uid not in listed]
    if gone:
        connection.execute(_STOP_ASKING, [{"b_peer": sender.id, "b_case": uid} for uid in gone])


def note_holders(
    connection: Connection, sender: Peer, shared: Collection[str], listed: Mapping[str, Collection[str]]
) -> None:
    """Note that a ward once got those cases that it lists and that are not `shared` with it.

    The grant may be lost: both PCs were set back, and nobody else had it. Erasures must reach the ward all the same.
    A save that another PC wrote proves that the ward was sent the case; to write into it, or to name it, does not.
    """
    proven: set[str] = set()
    for chunk in in_chunks([uid for uid in listed if uid not in shared]):
        rows = connection.execute(_WRITTEN_BY_OTHERS, {"cases": chunk, "peer": sender.id}).all()
        proven |= {row.case_uid for row in rows if row.hash[:SHORT_HASH] in listed[row.case_uid]}
    row = {"peer_id": sender.id, "class": GrantClass.ENDED, "acknowledged_upto": 0}
    if proven:
        rows_to_write = [{**row, "case_uid": uid} for uid in sorted(proven)]
        connection.execute(upsert(shared_case).on_conflict_do_nothing(), rows_to_write)


def _is_complete(mine: Mapping[str, set[int]], listed: Mapping[str, Sequence[int]], refused: Set[str]) -> bool:
    return all(
        short in refused or (short in mine and mine[short].issuperset(places)) for short, places in listed.items()
    )


def _those_in(connection: Connection, column: Column[str], wanted: Iterable[str]) -> set[str]:
    return set(connection.execute(select(column).where(column.in_(list(wanted)))).scalars())


_PUT_ASIDE = select(quarantine.c.hash).where(quarantine.c.peer == bindparam("peer"), quarantine.c.hash != "")
_CASES: BindParameter[str] = bindparam("cases", expanding=True)
_HELD_VALUES = (
    select(save.c.case_uid, save.c.hash, func.group_concat(change_value.c.position).label("places"))
    .outerjoin(change_value, and_(change_value.c.save_id == save.c.id, change_value.c.value.is_not(None)))
    .where(save.c.case_uid.in_(_CASES))
    .group_by(save.c.id)
)
_WRITTEN_BY_OTHERS = (
    select(save.c.case_uid, save.c.hash)
    .join(origin, origin.c.id == save.c.origin_id)
    .where(save.c.case_uid.in_(_CASES), origin.c.node != bindparam("peer"))
)
_ERASED_PLACES = (
    select(save.c.case_uid, save.c.hash, cast(erased.c.position, Text))
    .join(erased, erased.c.hash == save.c.hash)
    .where(save.c.case_uid.in_(_CASES))
)
_HELD = union_all(_HELD_VALUES, _ERASED_PLACES)
_INSERT_COMPARED = upsert(compared_case)
_NOTE_COMPARED = _INSERT_COMPARED.on_conflict_do_update(
    index_elements=["peer_id", "case_uid"], set_={"digest": _INSERT_COMPARED.excluded.digest}
)
_STOP_ASKING = delete(asked_case).where(
    asked_case.c.peer_id == bindparam("b_peer"), asked_case.c.case_uid == bindparam("b_case")
)
