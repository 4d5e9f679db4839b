"""A centre that was set back: what it waits for, what is missing, and the word that ends it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.vocabulary import PcRole, PeerState
from app.models.projection_tables import complaint
from app.services.desk import Desk
from app.services.exchange.arrivals import Arrivals
from app.services.exchange.recovery_state import end_waiting, reported, set_back_since, state
from app.services.exchange.rows import AwaitsConfirmation
from app.services.exchange.taking_over import take_over
from app.services.identity.peers import peers
from app.services.node import read_node
from app.services.numbers import OFFICIAL, raise_official_counter

Numbers = Mapping[str, int]


class Recovery:
    """What an administrator sees and does after the centre's data were set back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> AwaitsConfirmation | None:
        """What the centre waits for and how much is missing; None when all is well."""
        with self._desk.database.reading() as connection:
            kept = state(connection)
            if kept is None:
                return None
            waiting = tuple(name for name in _wards_to_report(connection).values())
            highest = connection.execute(_HIGHEST).scalar_one_or_none()
            had, given = _numbers(kept.get("had")), _numbers(kept.get("given"))
            came_back = _come_back(connection, had, given)
        lost = sum(max(0, number - had.get(year, 0)) for year, number in given.items())
        last = max(given, default=None)
        return AwaitsConfirmation(
            datetime.fromisoformat(str(kept["since"])),
            waiting,
            highest,
            None if last is None else f"{last}/{given[last]:05}",
            lost - came_back,
            came_back,
        )

    def set_back_since(self) -> datetime | None:
        """At a ward that was set back: since when it waits for the answer of the centre; None when all is well."""
        with self._desk.database.reading() as connection:
            return set_back_since(connection)

    def confirm(self, highest: str | None = None) -> int:
        """Number and send again from now on; `highest` is the highest official number found on paper.

        Returns how many cases got their official number.

        Raises:
            NotAllowed: nothing waits here. InvalidComplaint: no such number.
        """
        with self._desk.database.transaction() as connection:
            if state(connection) is None:
                raise NotAllowed("nothing_to_confirm")
            if highest and not raise_official_counter(connection, highest):
                raise InvalidComplaint([Problem("highest", "not_an_official_number", {"value": highest})])
            numbered = go_on(connection, self._desk)
        self._desk.outside.keep_aside()
        return numbered


def end_when_all_reported(connection: Connection, desk: Desk) -> int | None:
    """Go on when every ward has sent all that it holds; how many cases got their number, None when it still waits."""
    if state(connection) is None or _wards_to_report(connection):
        return None
    return go_on(connection, desk)


def go_on(connection: Connection, desk: Desk) -> int:
    """Number and send from now on, above every number that is known to have been given; how many were numbered."""
    known = desk.outside.safekeeping.known() if desk.outside.safekeeping is not None else None
    if known is not None:
        take_over(connection, desk, known)
    for number in connection.execute(select(complaint.c.official_number).distinct()).scalars():
        if number:
            raise_official_counter(connection, number)
    end_waiting(connection)
    desk.node = read_node(connection)
    return _number_what_waits(connection, desk)


def _number_what_waits(connection: Connection, desk: Desk) -> int:
    waiting = connection.execute(_WITHOUT_NUMBER).scalars().all()
    Arrivals(connection, desk).settle(waiting)
    # A case without a time of receipt belongs to no year and goes on waiting.
    return len(waiting) - len(connection.execute(_WITHOUT_NUMBER).all())


def _wards_to_report(connection: Connection) -> dict[str, str]:
    """The names of the trusted wards that have not reported, by their ids."""
    heard = reported(connection)
    wards = [each for each in peers(connection) if each.role == PcRole.WARD and each.state == PeerState.TRUSTED]
    return {each.id: each.name for each in wards if each.id not in heard}


def _come_back(connection: Connection, had: Numbers, given: Numbers) -> int:
    """How many cases bear an official number that was missing when the centre noticed."""
    numbers = connection.execute(select(complaint.c.official_number).distinct()).scalars()
    found = [OFFICIAL.fullmatch(number) for number in numbers if number]
    return sum(1 for each in found if each and had.get(each[1], 0) < int(each[2]) <= given.get(each[1], 0))


def _numbers(kept: object) -> dict[str, int]:
    return {str(year): int(number) for year, number in kept.items()} if isinstance(kept, dict) else {}


_WITHOUT_NUMBER = (
    select(complaint.c.case_uid).where(complaint.c.official_number.is_(None)).order_by(complaint.c.received_at)
)
# By year, then as a number: 2569/100000 comes after 2569/99999.
_HIGHEST = (
    select(complaint.c.official_number)
    .where(complaint.c.official_number.is_not(None))
    .order_by(
        func.substr(complaint.c.official_number, 1, 4).desc(),
        func.length(complaint.c.official_number).desc(),
        complaint.c.official_number.desc(),
    )
    .limit(1)
)
