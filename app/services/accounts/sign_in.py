"""Signing in: from a name and a password to the key of the data, as slowly for who is unknown as for who is not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.errors import NotAllowed
from app.domain.sign_in_rules import SignInRules
from app.domain.thai_text import UnusableText, one_line, search_key
from app.services import key_file
from app.services.accounts.passwords import spelled, spelled_code
from app.services.accounts.tries import Tries, Try
from app.services.key_file import KeyFile, Ring
from app.services.key_slots import SALT_BYTES, Slot, tag_of

RECOVERY = "recovery"


@dataclass(frozen=True)
class SignedIn:
    """Who signed in, with what opens the data; `uid` is empty after the recovery code. `wrong` are the tries before,
    those as this account under its `tag`, the others as nobody."""

    uid: str
    key: KeyFile
    tag: str = ""
    wrong: tuple[Try, ...] = ()


class SignIn:
    """The door of one data folder."""

    def __init__(self, folder: Path, rules: SignInRules, clock: Callable[[], datetime]) -> None:
        self._folder, self._tries = folder, Tries(folder, rules.delay, clock)

    def require_turn(self, name: str | None) -> None:
        """Refuse before anything is typed.

        Raises:
            NotAllowed: wait_to_sign_in or say_who. DataFolderProblem: the folder or its key file cannot be used.
        """
        ring = key_file.ring_of(self._folder)
        self._tries.require_turn(_found(ring, name)[1])

    def by_password(self, name: str | None, password: str) -> SignedIn:
        """Open the data; without a name, as the only account that has a password.

        Raises:
            NotAllowed: wrong_sign_in, the same for an unknown name; wait_to_sign_in; say_who.
            DataFolderProblem: the folder or its key file cannot be used.
        """
        ring = key_file.ring_of(self._folder)
        return self._opened(ring, *_found(ring, name), spelled(password))

    def enter(self, name: str, password: str) -> tuple[str, SignedIn | None]:
        """At the window: as `by_password`; who has no password goes in without, as long as the data open without.

        Raises:
            NotAllowed, DataFolderProblem: as `by_password`.
        """
        if not password and not asks(self._folder, name):
            return name, None
        signed = self.by_password(name, password)
        return signed.uid, signed

    def by_recovery(self, code: str) -> SignedIn:
        """Open the data with the code that was printed.

        Raises:
            NotAllowed: wrong_recovery or wait_to_sign_in. DataFolderProblem: as `by_password`.
        """
        ring = key_file.ring_of(self._folder)
        return self._opened(ring, ring.slot(RECOVERY), RECOVERY, spelled_code(code))

    def _opened(self, ring: Ring, slot: Slot | None, tag: str, password: bytes) -> SignedIn:
        self._tries.begin(tag)
        key = None
        if slot is not None:
            key = key_file.read_by(self._folder, slot.name, password)
        elif ring.derivation is not None:
            ring.derivation.key(password, bytes(SALT_BYTES))  # nobody is to tell by the time who has an account
        if slot is None or key is None:
            raise NotAllowed("wrong_recovery" if tag == RECOVERY else "wrong_sign_in")
        wrong = self._tries.right(tag, {RECOVERY, *(each.tag for each in ring.slots)})
        return SignedIn("" if slot.name == RECOVERY else slot.name, key, tag, wrong)


def asks(folder: Path, name: str | None) -> bool:
    """Whether who gives this name must give a password; with no name, whether nobody opens the data without one.

    Raises:
        DataFolderProblem: the key file cannot be used.
    """
    ring = key_file.ring_of(folder)
    return not ring.is_open or (name is not None and _slot_of(ring, name) is not None)


def _found(ring: Ring, name: str | None) -> tuple[Slot | None, str]:
    """The slot, and the tag under which its tries are counted, also when nobody is called so."""
    slot = _only_slot(ring) if name is None else _slot_of(ring, name)
    return slot, slot.tag if slot is not None else tag_for(ring, name or "")


def _slot_of(ring: Ring, name: str) -> Slot | None:
    if not ring.salt:
        return None
    tag = tag_for(ring, name)
    people = [slot for slot in ring.slots if slot.tag]
    return next((slot for slot in people if slot.tag == tag or slot.name == name), None)


def _only_slot(ring: Ring) -> Slot:
    people = [slot for slot in ring.slots if slot.tag]
    if len(people) != 1:
        raise NotAllowed("say_who")
    return people[0]


def tag_for(ring: Ring, name: str) -> str:
    try:
        spelled_name = search_key(one_line(name))
    except UnusableText:
        spelled_name = ""
    return tag_of(ring.salt, spelled_name)
