"""What the ledger knows is put back into the data of a centre that was set back, before anything else happens."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from app.models.log_tables import save
from app.services.desk import Desk
from app.services.exchange.erased_places import ERASED_KIND, erase_places, forget_traces
from app.services.exchange.pairing import trust_changes
from app.services.identity.peers import Peer, peer_of, save_peer
from app.services.kept_outside.ledger import Fact, Known
from app.services.log.authority import ERASURE, REFERENCE
from app.services.log.heads import in_chunks
from app.services.log.store import Change, append, heads_of
from app.services.numbers import raise_official_counter
from app.services.projection import project_case

PUT_BACK = "put_back"


def take_over(connection: Connection, desk: Desk, known: Known) -> None:
    """Trust, removed accounts, holds, numbers and erasures as they were.

    What concerns a case that has not come back yet is done when this is called again; done twice, nothing changes.
    """
    for peer in known.peers:
        _trust_as_before(connection, desk, peer)
    for year, number in known.numbers.items():
        raise_official_counter(connection, f"{year}/{number}")
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in known.facts:
        facts[fact.case_uid].append(fact)
    for case_uid in _cases_here(connection, facts):
        _say_again(connection, desk, case_uid, facts[case_uid])
    _erase_again(connection, known)


def _trust_as_before(connection: Connection, desk: Desk, kept: Peer) -> None:
    here = peer_of(connection, kept.id)
    if here is not None:
        kept = replace(kept, origins=here.origins, last_number=here.last_number, last_file_id=here.last_file_id)
    if kept != here:
        save_peer(connection, kept)
        _save(connection, desk, REFERENCE, PUT_BACK, trust_changes(connection, kept))


def _say_again(connection: Connection, desk: Desk, case_uid: str, facts: Sequence[Fact]) -> None:
    heads = heads_of(connection, case_uid)
    lacking = [fact for fact in facts if fact.value not in [h.value for h in heads.get((fact.entity, fact.unit), ())]]
    erasures = [fact for fact in lacking if fact.entity == ERASURE]
    for kind, some in ((ERASED_KIND, erasures), (PUT_BACK, [fact for fact in lacking if fact not in erasures])):
        changes = [
            Change(f.entity, f.unit, f.value, tuple(head.id for head in heads.get((f.entity, f.unit), ())))
            for f in some
        ]
        _save(connection, desk, case_uid, kind, changes)


def _save(connection: Connection, desk: Desk, case_uid: str, kind: str, changes: list[Change]) -> None:
    if changes:
        append(connection, desk.author(connection), case_uid, kind, changes, desk.now().isoformat())
        if case_uid != REFERENCE:
            project_case(connection, case_uid)


def _erase_again(connection: Connection, known: Known) -> None:
    """Take every erased value away that is here again, and what could still hold it."""
    if not erase_places(connection, [f"{hash_}/{position}" for hash_, position in sorted(known.erased)]):
        return
    cases = set()
    for chunk in in_chunks({hash_ for hash_, _position in known.erased}):
        cases |= set(connection.execute(_CASES_OF, {"hashes": chunk}).scalars())
    for case_uid in sorted(cases - {REFERENCE}):
        project_case(connection, case_uid)
    forget_traces(connection, cases)


def _cases_here(connection: Connection, case_uids: Iterable[str]) -> list[str]:
    here: set[str] = set()
    for chunk in in_chunks(case_uids):
        here |= set(connection.execute(_KNOWN_CASES, {"cases": chunk}).scalars())
    return sorted(here)


_KNOWN_CASES = select(save.c.case_uid).where(save.c.case_uid.in_(bindparam("cases", expanding=True))).distinct()
_CASES_OF = select(save.c.case_uid).where(save.c.hash.in_(bindparam("hashes", expanding=True))).distinct()
