"""Signs people in before their data are opened: on the command line with a prompt."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.translation import _, language, ngettext

if TYPE_CHECKING:
    import argparse

    from app.services.accounts.sign_in import SignedIn
    from app.services.desk import Desk


def signed_in(folder: Path, arguments: "argparse.Namespace", clock: Callable[[], datetime]) -> "SignedIn | None":
    """Ask for the password, or for the recovery code; None where the data open without one.

    Raises:
        NotAllowed: the answer was wrong, came too soon after wrong ones, or it is not said who signs in.
        DataFolderProblem: the key file cannot be used.
    """
    from app.services import key_file
    from app.services.accounts.sign_in import asks
    from app.services.backup.swap import finish_swap

    finish_swap(folder)  # before anybody signs in by a key file that is to be replaced
    by_code = bool(getattr(arguments, "forgotten", False))
    if not (folder / key_file.FILE_NAME).exists() or not (by_code or asks(folder, arguments.staff)):
        return None
    from app.commands.passwords import asked
    from app.domain.sign_in_rules import sign_in_rules
    from app.services.accounts.sign_in import SignIn

    door = SignIn(folder, sign_in_rules(clock().date()), clock)
    if by_code:
        return door.by_recovery(asked(_("Recovery code: ")))
    door.require_turn(arguments.staff)
    return door.by_password(arguments.staff, asked(_("Password: ")))


def require_signed_in(desk: "Desk", signed: "SignedIn | None") -> None:
    """Whoever has a password acts only by it, also where others open the data without one.

    Raises:
        NotAllowed: say_who; the data are closed again.
    """
    if signed is not None:
        return
    from app.domain.errors import NotAllowed
    from app.services import key_file

    if key_file.ring_of(desk.database.folder).slot(desk.person.uid) is not None:
        desk.database.close()
        raise NotAllowed("say_who")


def note_signed_in(desk: "Desk", signed: "SignedIn | None") -> tuple[str, ...]:
    """Write down the wrong tries before this sign-in; what to tell the person of those that were made as them."""
    if signed is None:
        return ()
    from app.domain.sign_in_rules import sign_in_rules
    from app.services.accounts.journal import moved_back_since, note_sign_in

    now = desk.now()
    before = moved_back_since(desk.database, now)
    count = note_sign_in(desk.database, signed, now, sign_in_rules(now.date()).delay)
    return (*_of_clock(now, before), *_of_tries(count))


def _of_clock(now: "datetime", before: "datetime | None") -> tuple[str, ...]:
    """The clock is not trusted to refuse anybody, but everybody is to know."""
    if before is None:
        return ()
    from app.domain.buddhist_dates import moment_short

    words = _(
        "The clock of this PC says {now}, and somebody signed in at {before} already. Look at its day and hour and set "
        "them right: times that you do not type yourself are taken from it."
    )
    return (words.format(now=moment_short(now, language()), before=moment_short(before, language())),)


def _of_tries(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    words = ngettext(
        "Before you, somebody tried {count:,} time to sign in as you with a wrong password. "
        "If that was not you, tell the administrator.",
        "Before you, somebody tried {count:,} times to sign in as you with a wrong password. "
        "If that was not you, tell the administrator.",
        count,
    )
    return (words.format(count=count),)
