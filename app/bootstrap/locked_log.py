"""Joins the quick log of the lock screen: who may log is handed out, and what was logged is taken into the data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.locked_log.hand import AuthorsHand
    from app.services.locked_log.pins import Pins
    from app.services.office import Office
    from app.ui.quick_log.locked_door import LockedDoor
    from app.ui.quick_log.window import QuickLogWindow
    from app.ui.sign_in.screen import SignInScreen

BOX, LETTERS = "quick-log.json", "quick-log-letters"  # as `box_file` names them; what reads them is slow to import
DOOR = "locked_door"
MINUTE_MS = 60_000


def offer_quick_log(folder: Path, clock: Callable[[], datetime], screen: "SignInScreen") -> None:
    """Let those who have a PIN log from this screen; what it takes is imported when somebody first wants it."""
    if (folder / BOX).exists():
        screen.offer_quick_log()
        screen.quick_log_wanted.connect(partial(_open_quick_log, folder, clock, screen))


def _open_quick_log(folder: Path, clock: Callable[[], datetime], screen: "SignInScreen") -> None:
    with plain_imports():
        from app.ui.quick_log.locked_door import LockedDoor

    door = screen.findChild(LockedDoor, DOOR) or _door_of(folder, clock, screen)
    door.open()


def _door_of(folder: Path, clock: Callable[[], datetime], screen: "SignInScreen") -> "LockedDoor":
    with plain_imports():
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.locked_log.box import LockedLog
        from app.ui.application import application
        from app.ui.quick_log.locked_door import LockedDoor
        from app.ui.sign_in.idle import IdleWatch

    rules = sign_in_rules(clock().date())
    door = LockedDoor(LockedLog(folder, rules, clock), partial(_make_window, clock), screen)
    door.setObjectName(DOOR)
    door.broke.connect(_rise)
    watch = IdleWatch(application(), rules.idle.minutes * MINUTE_MS, door)
    watch.idle.connect(door.put_away)
    return door


def _make_window(clock: Callable[[], datetime], hand: "AuthorsHand", parent: "QWidget") -> "QuickLogWindow":
    with plain_imports():
        from app.ui.entry.moment_edit import MomentEdit
        from app.ui.quick_log.window import QuickLogWindow

    return QuickLogWindow(hand, hand, partial(MomentEdit, clock), parent)


def _rise(error: BaseException) -> None:
    raise error


def letters_taken_in(office: "Office") -> tuple[str, ...]:
    """Take in what was logged while the data were locked; what to tell of it."""
    folder = office.database.folder / LETTERS
    if not folder.exists() or not any(folder.iterdir()):
        return ()
    with plain_imports():
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.locked_log.taking_in import take_in

    return take_in(office.desk, office.roster, sign_in_rules(office.desk.now().date()).delay).words()


def with_letters_taken_in(office: "Office") -> "Office":
    """The office, with notices of what came in when it was opened."""
    words = letters_taken_in(office)
    return replace(office, notices=(*office.notices, *words)) if words else office


def hand_out_box(office: "Office") -> None:
    """Write the box for the lock screen anew, where anybody has a PIN."""
    pins = pins_of(office)
    if pins.holders():
        pins.refresh()


def pins_of(office: "Office") -> "Pins":
    """The PINs of this PC."""
    with plain_imports():
        from app.domain.sign_in_rules import sign_in_rules
        from app.services.accounts.passwords import calibrated
        from app.services.key_slots import Derivation
        from app.services.locked_log.pins import Pins

    rules = sign_in_rules(office.desk.now().date())

    def derivation() -> Derivation:
        return calibrated(rules.derivation)

    return Pins(office.desk, office.roster, rules, derivation)
