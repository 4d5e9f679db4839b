"""What happens when this PC learns that its data were set back or copied: nothing is lost or said twice."""

from sqlalchemy import Connection

from app.services.desk import Desk
from app.services.exchange.recovery import end_when_all_reported
from app.services.exchange.recovery_state import begin_waiting, note_set_back
from app.services.exchange.taking_over import take_over
from app.services.exchange.traces import forget_left_traces
from app.services.kept_outside.witness import OLDER, SetBack
from app.services.node import read_node, take_new_origin
from app.services.numbers import highest_official_numbers


def put_right(desk: Desk, found: SetBack) -> None:
    """At the start: the witness says that the folder is older than it was, or a copy."""
    with desk.database.transaction() as connection:
        accept_set_back(connection, desk, forgotten=found.forgotten, may_end=found.code == OLDER)
    forget_left_traces(desk)


def accept_set_back(connection: Connection, desk: Desk, *, forgotten: str = "", may_end: bool = True) -> None:
    """Write under a new origin from now on; a ward waits for the centre's answer, a centre for its wards.

    A centre knows again what its ledger knows.

    Without wards there is nobody to wait for: where `may_end` and a ledger says which numbers were given, the centre
    goes on at once.
    """
    take_new_origin(connection, forgotten=forgotten)
    desk.node = read_node(connection)
    if not desk.node.is_centre:
        note_set_back(connection, desk.now().isoformat())
        return
    known = desk.outside.safekeeping.known() if desk.outside.safekeeping is not None else None
    begin_waiting(
        connection,
        desk.now().isoformat(),
        had=highest_official_numbers(connection),
        given={} if known is None else known.numbers,
    )
    if known is not None:
        take_over(connection, desk, known)
    desk.node = read_node(connection)
    if may_end and known is not None:
        end_when_all_reported(connection, desk)
