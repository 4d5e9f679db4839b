"""Files of a newer program, tried again at the first start of another version; trust is checked again then."""

from contextlib import suppress

from app import VERSION
from app.domain.errors import UnusableExchangeFile
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.exchange.exchange import Exchange
from app.services.exchange.receiving import WAITS
from app.services.exchange.set_aside import WAITING, files_on

TRIED_BY = "waiting_tried_by"


def try_waiting_again(desk: Desk, version: str = VERSION) -> int:
    """Take the files that waited for an update; how many could be taken. Once for each version of the program.

    What is refused now goes away: its sender was not told that it came, and sends all of it again.
    """
    with desk.database.reading() as connection:
        if read_setting(connection, TRIED_BY) == version:
            return 0
    taken = 0
    for path in files_on(desk.database.folder, WAITING):
        try:
            if Exchange(desk).import_file(path).for_later:
                continue
            taken += 1
        except UnusableExchangeFile as refusal:
            if refusal.code == WAITS:
                continue
        with suppress(FileNotFoundError):
            path.unlink()
    with desk.database.transaction() as connection:
        write_setting(connection, TRIED_BY, version)
    return taken
