"""The door of the quick log while the data are locked: who may log, and whose PIN is right."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag

from app.domain.errors import InvalidComplaint, NotAllowed, Problem
from app.domain.sign_in_rules import SignInRules
from app.services.accounts.tries import PIN, Tries
from app.services.locked_log.box_file import BoxFile, DamagedBox, PinSlot, box_in
from app.services.locked_log.hand import AuthorsHand, PinAuthor
from app.services.locked_log.sealing import unlocked_with


class LockedLog:
    """The quick log of one data folder that nobody has opened."""

    def __init__(self, folder: Path, rules: SignInRules, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock
        self._tries = Tries(folder, rules.delay, clock)

    def authors(self) -> tuple[PinAuthor, ...]:
        """Who has a PIN here, in the order of their names; nobody where the box cannot be read."""
        with contextlib.suppress(DamagedBox, OSError):
            box = box_in(self._folder)
            found = [PinAuthor(each.uid, each.name) for each in box.slots] if box is not None else []
            return tuple(sorted(found, key=_name))
        return ()

    def opened(self, uid: str, pin: str) -> AuthorsHand:
        """What an author writes with; slow, on purpose. It opens no data.

        Raises:
            InvalidComplaint: nobody is chosen, or no PIN is given.
            NotAllowed: wrong_pin, wait_to_sign_in, no_locked_log. DataFolderProblem: the folder cannot be written to.
        """
        problems = list(_missing((("pin_author", uid), ("pin", pin))))
        if problems:
            raise InvalidComplaint(problems)
        box, tag = self._box(), PIN + uid
        slot = box.slot(uid)
        if slot is None:
            raise NotAllowed("wrong_pin")
        self._tries.begin(tag)
        kept = _opened_by(slot, pin)
        wrong = tuple(each.at for each in self._tries.right(tag, None))
        return AuthorsHand(self._folder, PinAuthor(slot.uid, slot.name), kept, box, self._clock, wrong)

    def _box(self) -> BoxFile:
        with contextlib.suppress(DamagedBox, OSError):
            box = box_in(self._folder)
            if box is not None:
                return box
        raise NotAllowed("no_locked_log")


def _opened_by(slot: PinSlot, pin: str) -> dict[str, Any]:
    try:
        return unlocked_with(slot.key(pin), slot.kept, slot.uid)
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise NotAllowed("wrong_pin") from None


def _missing(given: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    return (Problem(name, "required") for name, text in given if not text)


def _name(author: PinAuthor) -> str:
    return author.name
