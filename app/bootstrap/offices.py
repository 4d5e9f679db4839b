"""Opens data folders: services for one person at one PC, the demo's among them."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.policy import Policy
    from app.domain.working_days import Calendar
    from app.services.accounts.sign_in import SignedIn
    from app.services.database import Database
    from app.services.demo.cases import DemoClock
    from app.services.desk import Desk
    from app.services.node import SetUp
    from app.services.office import Office

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
POLICY = RESOURCES / "policy"
DEMO_DATA = RESOURCES / "demo"
WAITING = "waiting"  # the folder of files of a newer program; what reads them is slow to import
DEMO_MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")


def default_folder() -> Path:
    """The user's own data folder on this system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ComplaintCentre"
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "complaint-centre"


def place_outside() -> Path:
    """Where this user's PCs are remembered outside their data folders, so that a backup put back changes nothing."""
    given = os.environ.get("COMPLAINT_CENTRE_STATE")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ComplaintCentreState"
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local" / "state") / "complaint-centre"


def open_office(
    folder: Path,
    *,
    clock: Callable[[], datetime],
    staff: str | None = None,
    set_up: "SetUp | None" = None,
    outside: Path | None = None,
    signed: "SignedIn | None" = None,
) -> "Office":
    """Open a data folder, setting up a new one; `staff` is a name or uid, by default the first account.

    `signed` is who has given a password for the data, and acts then. `outside` is where it is remembered how far the
    data have come; without it older data are not noticed here.
    """
    from app.bootstrap.locked_log import with_letters_taken_in
    from app.bootstrap.signing_in import note_signed_in, require_signed_in
    from app.services.hospital.policy_in_use import refuse_lost_choices
    from app.services.office import office_at

    database = _opened(folder, clock, set_up, signed, outside)
    desk = _desk_at(database, clock, (signed.uid if signed else "") or staff, outside)
    require_signed_in(desk, signed)
    office = office_at(desk, draw_form, (*notices_at_start(desk), *note_signed_in(desk, signed)))
    database.at_close(desk.outside.keep_aside)
    with _closed_over_policy(database):
        refuse_lost_choices(
            database, desk.policy, POLICY
        )  # after the tables that say what is borne were brought up to date
    return with_letters_taken_in(office)


def _opened(
    folder: Path,
    clock: Callable[[], datetime],
    set_up: "SetUp | None",
    signed: "SignedIn | None",
    outside: Path | None,
) -> "Database":
    """The data of a folder, after what a put-back copy has left to do; a new folder is set up."""
    from app.services.accounts.former import forget_former
    from app.services.backup.swap import finish_swap, refuse_emptied
    from app.services.database import open_database
    from app.services.node import SetUp

    first = set_up or SetUp()
    finish_swap(folder)
    forget_former(folder)
    refuse_emptied(folder, outside)
    key = signed.key if signed else None
    return open_database(folder, lambda connection: first(connection, clock()), partial(_copied_first, clock), key=key)


def _desk_at(database: "Database", clock: Callable[[], datetime], staff: str | None, outside: Path | None) -> "Desk":
    """The desk of one person, under the rules that the folder was set up for."""
    from app.services.desk import Desk
    from app.services.kept_outside.safekeeping import Safekeeping

    policy = _policy_of(database)
    kept = Safekeeping(outside, database) if outside is not None else None
    return Desk(database, policy, partial(calendar_of, policy), clock, staff=staff, safekeeping=kept)


def _copied_first(clock: Callable[[], datetime], database: "Database") -> None:
    """Before the data are brought from an earlier version to this one; what copies is imported only then."""
    from app.services.backup.making import copy_before_migration

    try:
        copy_before_migration(database, clock())
    except BaseException:
        database.close()
        raise


def _policy_of(database: "Database") -> "Policy":
    """The rules that the folder was set up for."""
    from app.services.hospital.policy_changes import policy_here

    with _closed_over_policy(database), database.reading() as connection:
        return policy_here(connection, POLICY)


@contextlib.contextmanager
def _closed_over_policy(database: "Database") -> "Iterator[None]":
    """Let the data go when the policy is refused: without it nothing can be done with them."""
    from app.domain.errors import PolicyProblem

    try:
        yield
    except PolicyProblem:
        database.close()
        raise


def notices_at_start(desk: "Desk") -> tuple[str, ...]:
    """Notice data that were set back, and take files that waited for this version; what to tell of it."""
    from app.services.exchange.ledger_words import words_for_notice, words_for_taken

    words = [*_settled_after_restore(desk), *(words_for_notice(code, desk.node) for code in _noticed(desk))]
    if (desk.database.folder / WAITING).exists():
        from app.services.exchange.waiting import try_waiting_again

        taken = try_waiting_again(desk)
        words += [words_for_taken(taken)] if taken else []
    _free_of_traces(desk)
    return tuple(words)


def _free_of_traces(desk: "Desk") -> None:
    """Go on with an erasure that a power cut or an open file has kept from being finished."""
    from app.services.exchange.traces_left import traces_left

    with desk.database.reading() as connection:
        left = traces_left(connection)
    if left:
        from app.services.exchange.traces import forget_left_traces

        forget_left_traces(desk)


def _settled_after_restore(desk: "Desk") -> tuple[str, ...]:
    """After a copy was put back, or not wholly; what makes up for it is imported only then."""
    from app.services.backup.swap import CAME_BACK, STAGING

    if not any((desk.database.folder / name).exists() for name in (CAME_BACK, STAGING)):
        return ()
    from app.services.backup.came_back import settle

    return settle(desk)


def _noticed(desk: "Desk") -> list[str]:
    """What the witness says of the data; what makes up for a set-back is imported only after one."""
    kept = desk.outside.safekeeping
    if kept is None:
        return []
    found = kept.set_back(desk.database)
    if found is not None:
        from app.services.exchange.set_back import put_right

        put_right(desk, found)
    desk.outside.keep_aside()
    return [*([found.code] if found else []), *([kept.failure] if kept.failure else [])]


def draw_form(*arguments: object, **options: object) -> bytes:
    """Draw the Complaint Form; what draws is imported when the first paper is wanted."""
    from app.services.paper.complaint_form import complaint_form

    return complaint_form(*arguments, **options)  # type: ignore[arg-type]


def calendar_of(policy: "Policy") -> "Calendar":
    """The government calendar of the years that the product counts in."""
    from app.domain.government_calendar import government_calendar

    coverage = policy.calendar.coverage
    return government_calendar(coverage.first_year, coverage.last_year, policy.calendar)


def demo_office(folder: Path, clock: "DemoClock | None" = None) -> "Office":
    """A folder with fictional cases; its clock stands still, at the moment of the demo unless one is given."""
    from app.services.demo.cases import DemoClock, fill, first_person
    from app.services.node import SetUp

    clock = clock or DemoClock(DEMO_MOMENT)
    office = open_office(folder, clock=clock, set_up=SetUp(account_name=first_person(DEMO_DATA)))
    fill(office, clock, DEMO_DATA)
    return office


def wall_clock() -> datetime:
    """The moment in Asia/Bangkok, whose day and hour screens show and fill in, whatever zone the PC is set to."""
    from app.domain.buddhist_dates import BANGKOK

    return datetime.now(BANGKOK)


def demo_clock() -> datetime:
    return DEMO_MOMENT
