"""Lets a person in before the window is made, where any account of the data has a password."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.bootstrap.locked_log import offer_quick_log
from app.bootstrap.offices import wall_clock
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.services.accounts.sign_in import SignedIn
    from app.ui.sign_in.screen import SignInScreen
    from app.ui.window_memory import WindowMemory


class Entry(NamedTuple):
    """Who goes in: the account that was asked for, and what opens the data, None where they open by themselves."""

    staff: str | None
    signed: "SignedIn | None" = None


def entered(qt: "QApplication", folder: Path, staff: str | None, memory: "WindowMemory") -> Entry | None:
    """Ask for name and password where there are any; None when the person closed the screen instead.

    Raises:
        DataFolderProblem: a copy that is being put back is held up.
        PolicyProblem: the figures of signing in cannot be read.
    """
    from app.services.accounts.at_the_door import has_passwords

    if not has_passwords(folder):
        return Entry(staff)
    with plain_imports():
        from app.bootstrap.accounts import recovered
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.accounts.sign_in import SignIn
        from app.services.backup.swap import finish_swap
        from app.ui.colour_scheme import ColourScheme
        from app.ui.sign_in.screen import SignInScreen

    finish_swap(folder)
    colours = ColourScheme(qt, memory, qt)
    colours.prepare()
    colours.dress()
    screen = SignInScreen(SignIn(folder, sign_in_rules(wall_clock().date()), wall_clock).enter, staff or "")
    screen.offer_recovery(partial(recovered, folder))
    offer_quick_log(folder, wall_clock, screen)
    screen.exec()
    colours.deleteLater()
    return _said_on(screen)


def _said_on(screen: "SignInScreen") -> Entry | None:
    unexpected, signed = screen.unexpected(), screen.signed()
    if unexpected is not None:
        raise unexpected
    return None if signed is None else Entry(*signed)
