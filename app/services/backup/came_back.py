"""What the first start after a restore does and says: the data are set back, so they take a new origin."""

from datetime import datetime

from app.domain.buddhist_dates import moment_long
from app.services.backup.restoring import forget_broken_off
from app.services.backup.swap import RESTORED
from app.services.database import read_setting, write_setting
from app.services.desk import Desk
from app.services.exchange.ledger_words import words_for_notice
from app.services.exchange.set_back import accept_set_back
from app.services.exchange.traces import forget_left_traces
from app.services.kept_outside.witness import OLDER
from app.translation import _, language


def settle(desk: Desk) -> tuple[str, ...]:
    """Take a new origin when a copy was put back; what to tell of it, or of a restore that was broken off."""
    if forget_broken_off(desk.database.folder):
        return (_("Putting back a copy was broken off before anything was changed. The data are as they were."),)
    with desk.database.reading() as connection:
        restored = read_setting(connection, RESTORED)
    if not isinstance(restored, dict):
        return ()
    code = _take_new_origin(desk)
    return _told(desk, str(restored["made_at"]), str(restored["kept"])), words_for_notice(code, desk.node)


def _take_new_origin(desk: Desk) -> str:
    """Which notice says what follows from it: put back into another folder of this PC, the data are a copy."""
    found = desk.safekeeping.set_back(desk.database) if desk.safekeeping is not None else None
    code = found.code if found is not None else OLDER
    with desk.database.transaction() as connection:
        accept_set_back(connection, desk, forgotten=found.forgotten if found else "", may_end=code == OLDER)
        write_setting(connection, RESTORED, None)
    forget_left_traces(desk)
    desk.keep_aside()
    return code


def _told(desk: Desk, made_at: str, kept: str) -> str:
    moment = moment_long(datetime.fromisoformat(made_at), language())
    if not kept:
        return _("The copy of {moment} was put back.").format(moment=moment)
    words = _("The copy of {moment} was put back. The data from before are kept in {folder}.")
    return words.format(moment=moment, folder=desk.database.folder / kept)
