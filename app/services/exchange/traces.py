"""What an erasure leaves beside the tables, taken away after its commit; what could not be is tried again later."""

from app.services.desk import Desk
from app.services.exchange.kept import forget_erased
from app.services.exchange.traces_left import note_freed, traces_left


def forget_left_traces(desk: Desk) -> bool:
    """Free kept files, waiting files and old pages of what was erased; True when none holds any of it.

    It is called after whatever may erase, and at every start: a power cut, somebody who still reads, or a file that
    another program holds open leaves the rest to the next time.
    """
    with desk.database.reading() as connection:
        left = traces_left(connection)
    if not left:
        return True
    try:
        forget_erased(desk)
    except OSError:
        return False
    if not desk.database.forget_old_pages():
        return False
    with desk.database.transaction() as connection:
        note_freed(connection, left)
    return True
