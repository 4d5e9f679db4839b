"""Accounts with passwords: made, given another password, removed; and the recovery code for when all is forgotten."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import InvalidComplaint, Problem
from app.domain.roles import Action, DataClass
from app.domain.sign_in_rules import SignInRules
from app.domain.vocabulary import Role
from app.services import key_file
from app.services.accounts.administrators import require_another_administrator, require_removable
from app.services.accounts.journal import PASSWORD_SET, RECOVERY_MADE, WRONG_TRY, Noted, noted
from app.services.accounts.journal import REMOVED as NOTED_REMOVED
from app.services.accounts.passwords import new_recovery_code, require_usable, spelled, spelled_code
from app.services.accounts.ring_writing import RingWriting
from app.services.accounts.rings import derivation_in, with_slots
from app.services.accounts.rows import AccountRow, row_of
from app.services.accounts.sign_in import RECOVERY, tag_for
from app.services.desk import Desk
from app.services.hospital.staff import Staff
from app.services.key_file import KeyFile, Ring
from app.services.key_slots import SALT_BYTES, Derivation, slot_for
from app.services.log.authority import REMOVED, STAFF
from app.services.log.store import Change
from app.services.node import Person, everybody, people, person_named
from app.services.rights import able_here, made_here


class Accounts:
    """Who may open the data of this PC.

    What writes the data anew closes them (`Database.close`), also when it is refused: whoever goes on opens the folder
    again. It returns the recovery code when one was made with it, and else an empty text.
    """

    def __init__(
        self, desk: Desk, rules: SignInRules, calibrate: Callable[[], Derivation], *, is_at_work: bool = False
    ) -> None:
        """`is_at_work`: the window has the data open; what would write them anew raises `NewKeyNeeded` instead."""
        self._desk, self._rules, self._calibrate = desk, rules, calibrate
        self._folder = desk.database.folder
        self._writing = RingWriting(desk, rules.delay, is_at_work=is_at_work)

    @property
    def key(self) -> KeyFile | None:
        """That of the file as it was written last, for whoever goes on."""
        return self._writing.key

    @property
    def left_open(self) -> tuple[Path, ...]:
        """The places with copies that open without a password still, or that were not there, after a new key."""
        return self._writing.left_open

    def rows(self) -> tuple[AccountRow, ...]:
        """Every account that was made on this PC, in the order in which they were made.

        Raises:
            NotAllowed: the person here may not read them.
        """
        self._desk.require(Action.READ, DataClass.ACCOUNTS)
        ring = key_file.ring_of(self._folder)
        with self._desk.database.reading() as connection:
            here, tries = made_here(connection, self._desk.node.fingerprint), _wrong_tries(connection)
            made = [person for person in everybody(connection) if person.uid in here]
        return tuple(row_of(person, ring, tries) for person in made)

    def without_password(self) -> tuple[str, ...]:
        """The names of the accounts by which the data open without a password; none when these are closed."""
        ring = key_file.ring_of(self._folder)
        if not ring.is_open:
            return ()
        with self._desk.database.reading() as connection:
            able = able_here(connection, self._desk.node.fingerprint, ring)
        return tuple(person.name for person in able if ring.slot(person.uid) is None)

    def add(self, name: str, roles: Sequence[str], unit: str, password: str) -> str:
        """Make an account with a password.

        Raises:
            NotAllowed: the person here may not. InvalidComplaint: the name or a role is refused, or the password is.
            DataFolderProblem: as `set_password`.
        """
        self._desk.require(Action.RECORD, DataClass.ACCOUNTS)
        staff, problems = Staff(self._desk), list[Problem]()
        for refusing in (
            partial(staff.require_addable, name, roles),
            partial(_require_own_name, key_file.ring_of(self._folder), name),
            partial(require_usable, password, self._rules.password),
        ):
            problems += _refused(refusing)
        if problems:
            raise InvalidComplaint(list({each.field: each for each in reversed(problems)}.values())[::-1])
        return self._give_password(staff.add_person(name, roles, unit), password, known_to_others=False)

    def change(self, name: str, roles: Sequence[str], unit: str) -> None:
        """Give an account other roles, or another unit.

        Raises:
            UnknownStaff: nobody here is called so. InvalidComplaint: a role is unknown.
            NotAllowed: no administrator would be left who can sign in, or the person here may not.
        """
        self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        with self._desk.database.reading() as connection:
            person = person_named(connection, name)
        if Role.ADMINISTRATOR not in roles:
            require_another_administrator(self._desk, person, key_file.ring_of(self._folder))
        Staff(self._desk).change_person(person.uid, roles, unit)

    def set_password(
        self, name: str, password: str, *, known_to_others: bool = False, by_recovery: bool = False
    ) -> str:
        """Give an account its first password, or another one; the former one does not open the data any more.

        One's own is everybody's to set, and any with the recovery code.

        When the last account gets its first one, the way in without a password is closed and a recovery code is made.
        The data are written anew then, and when the former password may be `known_to_others`.

        Raises:
            UnknownStaff: nobody here is called so. InvalidComplaint: the password, or a name that looks like another.
            NotAllowed: it is somebody else's, and the person here may not.
            DataFolderProblem: the key file or the data cannot be written; people are at work in them.
        """
        require_usable(password, self._rules.password)
        if not by_recovery and name not in (self._desk.person.uid, self._desk.person.name):
            self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        return self._give_password(name, password, known_to_others=known_to_others)

    def _give_password(self, name: str, password: str, *, known_to_others: bool) -> str:
        with self._desk.database.reading() as connection:
            person = person_named(connection, name)
        ring = self._ring()
        _require_own_name(ring, person.name, person.uid)
        slot = slot_for(person.uid, spelled(password), derivation_in(ring), tag_for(ring, person.name))
        changed, code = self._closed_if_all_may(with_slots(ring, person.uid, slot))
        entries = [self._noted(PASSWORD_SET, person.uid), *([self._noted(RECOVERY_MADE)] if code else [])]
        if known_to_others or (ring.is_open and not changed.is_open):
            self._writing.write_anew(changed, entries)
        else:
            self._writing.rewrite(changed, entries)
        return code

    def remove(self, name: str) -> str:
        """Nobody signs in with this account any more, and an old key file opens nothing that is written from now on.

        Raises:
            UnknownStaff: nobody here is called so. NotAllowed: it is one's own, or the last administrator's, or the
                person here may not.
            DataFolderProblem: people are at work in the data, or they cannot be written; nothing is removed.
        """
        self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        with self._desk.database.reading() as connection:
            # A removal that was broken off is gone on with; a new account may bear the name of a removed one.
            known = (*people(connection), *everybody(connection))
            person = _named(known, name) or person_named(connection, name)
        ring = key_file.ring_of(self._folder)
        require_removable(self._desk, person, ring)
        removal = [] if person.is_removed else [Change(f"{STAFF}{person.uid}", REMOVED, True)]
        changed, code = self._closed_if_all_may(with_slots(ring, person.uid), without=person.uid)
        entries = [self._noted(NOTED_REMOVED, person.uid), *([self._noted(RECOVERY_MADE)] if code else [])]
        if changed != ring:
            self._writing.write_anew(changed, entries, removal)
        elif removal:
            self._writing.write_down(ring, entries, removal)
        return code

    def new_recovery(self) -> str:
        """Make a recovery code; with the one before, which may lie anywhere, nothing is opened any more.

        Raises:
            NotAllowed: the person here may not. DataFolderProblem: as `set_password`.
        """
        self._desk.require(Action.CHANGE, DataClass.ACCOUNTS)
        ring, code = self._ring(), new_recovery_code(self._rules.recovery)
        changed = with_slots(ring, RECOVERY, slot_for(RECOVERY, spelled_code(code), derivation_in(ring)))
        if ring.slot(RECOVERY) is None:
            self._writing.rewrite(changed, [self._noted(RECOVERY_MADE)])
        else:
            self._writing.write_anew(changed, [self._noted(RECOVERY_MADE)])
        return code

    def _ring(self) -> Ring:
        """The ring, ready for a password: with the salt and the derivation of this PC."""
        ring = key_file.ring_of(self._folder)
        if ring.derivation is not None:
            return ring
        return replace(ring, salt=secrets.token_bytes(SALT_BYTES), derivation=self._calibrate())

    def _closed_if_all_may(self, ring: Ring, *, without: str = "") -> tuple[Ring, str]:
        """Without the way in that needs no password, once every account but `without` has one; with the recovery code
        made for it."""
        with self._desk.database.reading() as connection:
            able = able_here(connection, self._desk.node.fingerprint, ring)
        waits = [person for person in able if person.uid != without and ring.slot(person.uid) is None]
        if waits or not ring.is_open:
            return ring, ""
        closed = replace(ring, slots=tuple(slot for slot in ring.slots if slot.derivation is not None))
        if closed.slot(RECOVERY) is not None:
            return closed, ""
        code = new_recovery_code(self._rules.recovery)
        return with_slots(closed, RECOVERY, slot_for(RECOVERY, spelled_code(code), derivation_in(ring))), code

    def _noted(self, what: str, who: str = "") -> Noted:
        return Noted(self._desk.now().isoformat(), what, who, self._desk.person.uid)


def _require_own_name(ring: Ring, name: str, uid: str = "") -> None:
    """At the door names are the same when only the case of their letters, or their digits, differ."""
    tag = tag_for(ring, name) if ring.salt else ""
    if any(slot.tag and slot.tag == tag and slot.name != uid for slot in ring.slots):
        raise InvalidComplaint([Problem("name", "name_taken", {"name": name})])


def _named(persons: Sequence[Person], name: str) -> Person | None:
    return next((each for each in persons if name in (each.uid, each.name)), None)


def _refused(act: Callable[[], None]) -> tuple[Problem, ...]:
    try:
        act()
    except InvalidComplaint as refusal:
        return refusal.problems
    return ()


def _wrong_tries(connection: Connection) -> list[str]:
    return [each.who for each in noted(connection) if each.what == WRONG_TRY]
