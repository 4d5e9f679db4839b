"""What happened about signing in and with the data as a whole, kept in them: wrong tries, new passwords, old copies.

The newest entries stay. They never leave this PC, as what they speak of does not.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.sign_in_rules import DelayRule
from app.services.accounts.sign_in import SignedIn
from app.services.accounts.tries import PIN, Try
from app.services.database import Database, read_setting, write_setting

JOURNAL, LAST_SIGN_IN = "sign_in_journal", "last_sign_in"
WRONG_TRY, PASSWORD_SET, RECOVERY_MADE, RECOVERY_USED, REMOVED, PUT_BACK = (
    "wrong_try",
    "password_set",
    "recovery_made",
    "recovery_used",
    "account_removed",
    "copy_put_back",
)
PIN_SET, PIN_TAKEN = "pin_set", "pin_taken"


@dataclass(frozen=True)
class Noted:
    """One entry. `who` is the uid of the account it is about, empty for a name that nobody bears; `by` who did it."""

    at: str
    what: str
    who: str
    by: str = ""


def noted(connection: Connection) -> tuple[Noted, ...]:
    """Every entry, the oldest first."""
    kept = read_setting(connection, JOURNAL)
    return tuple(Noted(**each) for each in kept) if isinstance(kept, list) else ()


def note(connection: Connection, entries: Iterable[Noted], rule: DelayRule) -> None:
    """Add entries at the end."""
    kept = [*noted(connection), *entries][-rule.kept_tries :]
    write_setting(connection, JOURNAL, [asdict(each) for each in kept])


def moved_back_since(database: Database, now: datetime) -> datetime | None:
    """When somebody signed in last, where the clock says an earlier time now; from now on, now is the last time."""
    with database.transaction() as connection:
        last = read_setting(connection, LAST_SIGN_IN)
        write_setting(connection, LAST_SIGN_IN, now.isoformat())
    before = datetime.fromisoformat(str(last)) if last else None
    return before if before is not None and now < before else None


def note_sign_in(database: Database, signed: SignedIn, now: datetime, rule: DelayRule) -> int:
    """Write down what came before a sign-in; how many wrong tries were made as this account."""
    mine = [each for each in signed.wrong if each.tag == signed.tag]
    entries = [Noted(each.at.isoformat(), WRONG_TRY, _tried_as(each, signed)) for each in signed.wrong]
    if not signed.uid:
        entries.append(Noted(now.isoformat(), RECOVERY_USED, ""))
    if entries:
        with database.transaction() as connection:
            note(connection, entries, rule)
    return len(mine)


def _tried_as(each: Try, signed: SignedIn) -> str:
    if each.tag == signed.tag:
        return signed.uid
    return each.tag.removeprefix(PIN) if each.tag.startswith(PIN) else ""
