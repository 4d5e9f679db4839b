"""What others can say of these data: the witness and the ledger outside the folder, and the PCs that they went to."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.domain.vocabulary import PeerState
from app.models.log_tables import asked_case, save, shared_case
from app.services.accounts.journal import PUT_BACK, WRONG_TRY, noted
from app.services.audit.rows import Found, Seriousness
from app.services.desk import Desk
from app.services.exchange.exchange import Exchange
from app.services.exchange.recovery_state import awaits_confirmation, set_back_since
from app.services.exchange.rows import PeerStatus
from app.services.kept_outside.witness import OLDER
from app.services.node import origins_of_this_pc, people
from app.services.numbers import highest_official_numbers

KNOW, LOOK, STOP = Seriousness.KNOW, Seriousness.LOOK, Seriousness.STOP


@dataclass(frozen=True)
class Heard:
    """What the database says of another PC."""

    confirmed_upto: int
    asked: int


def said_outside(desk: Desk) -> Iterator[Found]:
    """Whether the data are older than this PC remembers outside their folder, or a copy (exchange.md).

    What stands outside is read first: people go on recording meanwhile, and what they add is in the data before.
    """
    kept = desk.outside.safekeeping
    if kept is None:
        yield Found("no_witness", KNOW)
        return
    if kept.failure:
        yield Found("not_kept_outside", LOOK)
    found = kept.set_back(desk.database)
    if found is not None:
        yield Found(found.code, STOP if found.code == OLDER else LOOK)
    known = kept.known()
    with desk.database.reading() as connection:
        here = highest_official_numbers(connection)
    for year, given in sorted(known.numbers.items() if known else ()):
        if given > here.get(year, 0):
            yield Found("numbers", STOP, {"year": year, "given": given, "here": here.get(year, 0)})


def said_of_the_past(connection: Connection) -> Iterator[Found]:
    """That the data were put back before, whether that is still being made up for, and who tried to get in."""
    if awaits_confirmation(connection) or set_back_since(connection) is not None:
        yield Found("waiting", LOOK)
    times = len(origins_of_this_pc(connection)) - 1
    if times:
        yield Found("origins", KNOW, {"count": times})
    back = [each for each in noted(connection) if each.what == PUT_BACK]
    if back:
        names = {each.uid: each.name for each in people(connection)}
        by = names.get(back[-1].by, "–")
        yield Found("put_back", KNOW, {"count": len(back), "at": back[-1].at, "by": by})
    tries = [each.at for each in noted(connection) if each.what == WRONG_TRY]
    if tries:
        yield Found("wrong_tries", KNOW, {"count": len(tries), "at": max(tries)})


def said_by_peers(desk: Desk) -> Iterator[Found]:
    """What other PCs confirmed, against what is here.

    Their own tips are compared when a file of theirs is read: what they hold more than this PC is a proof of a set-back
    then. Between files it is known how far they have confirmed.
    """
    statuses = [each for each in Exchange(desk).overview() if each.state == PeerState.TRUSTED]
    if not statuses:
        yield Found("alone", KNOW)
    with desk.database.reading() as connection:
        newest = connection.execute(select(func.max(save.c.arrival))).scalar() or 0
        heard = {each.id: _heard(connection, each.id) for each in statuses}
    for status in statuses:
        if heard[status.id].confirmed_upto > newest:
            yield Found("confirmed_more", STOP, {"pc": status.name})
        yield from _standing(status, heard[status.id])


def _standing(status: PeerStatus, heard: Heard) -> Iterator[Found]:
    counts = (
        ("put_aside", LOOK, status.quarantined),
        ("refused_there", LOOK, status.refused_there),
        ("late", LOOK, status.not_acknowledged if status.is_late else 0),
        ("asked", KNOW, heard.asked),
        ("not_confirmed", KNOW, 0 if status.is_late else status.not_acknowledged),
    )
    for code, seriousness, count in counts:
        if count:
            yield Found(code, seriousness, {"pc": status.name, "count": count})


def _heard(connection: Connection, peer_id: str) -> Heard:
    upto = select(func.max(shared_case.c.acknowledged_upto)).where(shared_case.c.peer_id == peer_id)
    asked = select(func.count()).select_from(asked_case).where(asked_case.c.peer_id == peer_id)
    return Heard(connection.execute(upto).scalar() or 0, connection.execute(asked).scalar_one())
